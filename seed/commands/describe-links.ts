/** What a check of links found, for people: what needs them line by line, the rest in numbers. */
import { linkStates, type LinkState } from '../../functions/model/codes.ts'
import { countLinks, type LinkResult } from '../../functions/model/link-report.ts'
import { printable } from '../dataset/rules/problems.ts'

/** The most pressing first. */
const shown = ['broken', 'moved', 'unchecked'] as const satisfies readonly LinkState[]
const widest = 40

export function describeLinks(results: readonly LinkResult[]): string[] {
  const sections = shown.flatMap((state) => {
    const rows = results.filter((one) => one.state === state)
    if (rows.length === 0) return []
    const width = Math.min(widest, Math.max(...rows.map(({ id }) => id.length)))
    return [
      `${state}: ${linkStates[state]}`,
      ...rows.map((row) => printable(lineOf(row, width))),
      '',
    ]
  })
  return [...sections, describeLinkCounts(results)]
}

function lineOf({ id, url, reason }: LinkResult, width: number): string {
  return `  ${id.padEnd(width)}  ${url}  ${reason ?? ''}`
}

export function describeLinkCounts(results: readonly LinkResult[]): string {
  const { ok, moved, broken, unchecked } = countLinks(results)
  const links = results.length === 1 ? 'link' : 'links'
  return `${results.length} ${links}: ${ok} ok, ${moved} moved, ${broken} broken, ${unchecked} unchecked`
}
