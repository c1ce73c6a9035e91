/** The ids in titles, and the page that says what each promises. */
import { parseAst } from 'vitest/node'
import type { SourceFile } from './arrows.ts'

const ids = /\b(?:[A-Z]-\d{2}\b|T\d{1,2}(?=[ ),]))/g

type Promised = { readonly id: string; readonly says: string; readonly files: string }

/** Every text of a file, with the fixed parts of templates: titles stand in calls and in tables of cases. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn)
  if (typeof value !== 'object' || value === null) return []
  if ('cooked' in value) return [String(value.cooked)]
  if ('type' in value && value.type === 'Literal' && 'value' in value) return [String(value.value)]
  return Object.values(value).flatMap(textsIn)
}

/** The files that have an id in a title, by id. */
export function promisesIn(files: readonly SourceFile[]): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { path, text } of files) {
    // oxlint-disable-next-line typescript/no-deprecated -- TypeScript 7 has no parser to call, vitest no other
    const texts = textsIn(parseAst(text, { lang: 'ts' }))
    for (const id of new Set(texts.flatMap((one) => one.match(ids) ?? []))) {
      found.set(id, [...(found.get(id) ?? []), path])
    }
  }
  return found
}

/** The rows of the page. */
export function promisesOf(page: string): Promised[] {
  return [...page.matchAll(/^\| ([A-Z]-?\d+) +\| (.+?) +\| (.*?) +\|$/gm)].map(
    ([, id = '', says = '', files = '']) => ({ id, says, files }),
  )
}

/** The ids that the page says there are: `S-01..40` is forty of them. */
export function idsOf(page: string): string[] {
  const [, ranges = ''] = /^All ids there are: (.*?)\. /m.exec(page) ?? []
  return ranges.split(', ').flatMap((range) => {
    const [, letter = '', first = '', last = first] =
      /^([A-Z])-(\d{2})(?:\.\.(\d{2}))?$/.exec(range) ?? []
    const count = Number(last) - Number(first) + 1
    return Array.from(
      { length: count },
      (_, n) => `${letter}-${String(Number(first) + n).padStart(2, '0')}`,
    )
  })
}
