/** The one way in which a command gives its result: as JSON for scripts, else in lines for people. */
import type { Door } from './door.ts'

type Format = { readonly json?: boolean | undefined }

export function print(
  { out }: Pick<Door, 'out'>,
  { json }: Format,
  result: unknown,
  lines: () => readonly string[],
): void {
  if (json === true) printJson({ out }, result)
  else lines().forEach(out)
}

/** For what is told in lines as it goes on, and as JSON at its end. */
export function printJson({ out }: Pick<Door, 'out'>, result: unknown): void {
  out(JSON.stringify(result, null, 2))
}
