/** What a program tells of its calls: whole answers, and some of what their types let it read. */
import { createHash } from 'node:crypto'

type Call = {
  readonly bodies: readonly unknown[]
  readonly seen: readonly (string | number | undefined)[]
}
type Name =
  | 'resources'
  | 'resource'
  | 'access'
  | 'availability'
  | 'search'
  | 'changes'
  | 'texts'
  | 'missing'
  | 'refused'
export type Told = Readonly<Record<Name, Call>>

export function cursorOf(next: string | null | undefined): string {
  return new URL(next ?? '', 'http://none').searchParams.get('cursor') ?? ''
}

export function digest(text: string | undefined): string {
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex')
}
