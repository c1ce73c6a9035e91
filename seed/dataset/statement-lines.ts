/** Statements that want a review, in words. */
import { itemKinds } from './items.ts'
import { printable } from './rules/problems.ts'
import type { Statement } from './statements.ts'

/** `2026-12-31 national note be-melanoma-1 (BE, melanoma)`. */
export function describeStatement({ kind, id, about, due, asOf }: Statement): string {
  const [one] = itemKinds[kind]
  const date = asOf === null ? 'undated   ' : (due ?? '').padEnd(10)
  return printable(`${date}  ${one} ${id} (${about})`)
}

/** Where to look: the official page, else what was read. */
export function pagesOf({ officialPage, sources }: Statement): readonly string[] {
  if (officialPage !== null) return [officialPage]
  return sources.length > 0 ? sources : ['(no page is named)']
}
