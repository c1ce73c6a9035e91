/** What a check of links found, for people: what needs them line by line, the rest in numbers. */
import { linkStates, type LinkState } from '../../functions/model/codes.ts'
import { countLinks, looksBroken, type LinkResult } from '../../functions/model/link-report.ts'
import { printable } from '../dataset/rules/problems.ts'

/** The most pressing first. */
const shown = ['broken', 'moved', 'unchecked'] as const satisfies readonly LinkState[]
const widest = 40

export function describeLinks(results: readonly LinkResult[]): string[] {
  const sections = shown.flatMap((state) => {
    const rows = results
      .filter((one) => one.state === state)
      .toSorted((a, b) => Number(looksBroken(b)) - Number(looksBroken(a)))
    return section(`${state}: ${linkStates[state]}`, rows, reasonOf)
  })
  const suspects = results.filter(({ suspect }) => suspect !== undefined)
  const title = 'suspect: a page answered that may not be the one that was meant'
  return [
    ...sections,
    ...section(title, suspects, ({ suspect }) => suspect),
    describeLinkCounts(results),
  ]
}

function reasonOf({ reason, known }: LinkResult): string | null {
  if (known === undefined) return reason
  return `${reason ?? ''} (${known.state} on ${known.at.slice(0, 10)})`
}

function section(
  title: string,
  rows: readonly LinkResult[],
  why: (row: LinkResult) => string | null | undefined,
): string[] {
  if (rows.length === 0) return []
  const width = Math.min(widest, Math.max(...rows.map(({ id }) => id.length)))
  const lines = rows.map((row) => `  ${row.id.padEnd(width)}  ${row.url}  ${why(row) ?? ''}`)
  return [title, ...lines.map(printable), '']
}

export function describeLinkCounts(results: readonly LinkResult[]): string {
  const { ok, moved, broken, unchecked } = countLinks(results)
  const links = results.length === 1 ? 'link' : 'links'
  const suspected = results.filter(looksBroken).length - broken
  const seen = suspected === 0 ? '' : ` (${suspected} seen broken once)`
  return `${results.length} ${links}: ${ok} ok, ${moved} moved, ${broken} broken, ${unchecked} unchecked${seen}`
}
