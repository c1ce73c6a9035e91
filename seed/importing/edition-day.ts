/**
 * Of which day an edition is. What a file says itself counts; its name does so only where a register
 * has no date of its own, and never against what stands in the file.
 */
import { Day } from '../../functions/model/dates.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { SourceFile } from './source.ts'

type Content = {
  /** The day that the file says it is of. */
  readonly written?: Day | undefined
  /** The newest day in its rows: no older edition could have it. */
  readonly newest?: Day | null
}

/** Of several files the oldest; undefined where no name bears one. */
export function dayInNames(
  files: readonly Pick<SourceFile, 'name'>[],
  { written, newest = null }: Content,
): Day | undefined {
  const named = files.flatMap(({ name }) => daysIn(name).map((day) => ({ name, day })))
  for (const { name, day } of named) {
    if (written !== undefined && day !== written)
      throw contradiction(name, day, `it is of ${written}`)
    if (newest !== null && day < newest)
      throw contradiction(name, day, `a row of it is of ${newest}`)
  }
  return named.map(({ day }) => day).toSorted()[0]
}

function contradiction(name: string, day: Day, content: string): Refusal {
  return new Refusal('invalid-data', `${quote(name)} bears ${day} in its name, and ${content}`, [
    'Is it the file that you meant? Then call it by the day on which it was downloaded.',
  ])
}

/** `2026-03-14`, `20260314`. */
function daysIn(name: string): Day[] {
  return [...name.matchAll(/(?<!\d)(20\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?!\d)/g)].flatMap(
    ([, year, , month, day]) => Day.safeParse(`${year}-${month}-${day}`).data ?? [],
  )
}
