/** Statements that want a review, in words. */
import { printable } from './rules/problems.ts'
import { statementKinds, type Statement } from './statements.ts'

/** `2026-12-31 national note be-melanoma-1 (BE, melanoma)`. */
export function describeStatement({ kind, id, about, due }: Statement): string {
  const [one] = statementKinds[kind]
  return printable(`${(due ?? 'undated').padEnd(10)}  ${one} ${id} (${about})`)
}

/** `decided 2025-03-04, confirmed 2026-05`; of a text, when what it says was true. */
export function describeDates(statement: Statement): string {
  const { status, decidedOn, inForceUntil, confirmedOn, reviewBy } = statement
  const said = status === undefined ? 'true' : 'confirmed'
  const dates = [
    decidedOn === null ? undefined : `decided ${decidedOn}`,
    confirmedOn === null ? undefined : `${said} ${confirmedOn}`,
    inForceUntil === null ? undefined : `in force until ${inForceUntil}`,
    reviewBy === null ? undefined : `to be read again by ${reviewBy}`,
  ].filter((one) => one !== undefined)
  return dates.length === 0 ? 'no date is known' : dates.join(', ')
}

/** Where to look: the official page, else what was read. */
export function pagesOf({ officialPage, sources }: Statement): readonly string[] {
  if (officialPage !== null) return [officialPage]
  return sources.length > 0 ? sources : ['(no page is named)']
}
