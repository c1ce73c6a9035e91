/** Problems and warnings of dataset files as a person reads them: each in its place, each code once. */
import type { Dataset } from '../../../functions/model/release.ts'
import { countWarnings } from '../../dataset/reading/find-warnings.ts'
import { loadBoth } from '../../dataset/reading/sound.ts'
import { compare, formatProblems, type FileProblem } from '../../dataset/rules/problems.ts'
import type { Rule } from '../../dataset/rules/rule.ts'
import { warningRules } from '../../dataset/rules/warnings.ts'
import type { Warning } from '../../dataset/warnings/placed-text.ts'
import { count } from './counts.ts'
import type { Door } from './door.ts'

/** The problems, and below them each code once with what it means. */
export function describeProblems<Code extends string>(
  problems: readonly FileProblem<Code>[],
  table: Readonly<Record<Code, Rule>>,
  severity?: 'warning',
): string[] {
  const codes = [...new Set(problems.map(({ code }) => code))].toSorted(compare)
  return [
    ...formatProblems(problems, severity),
    '',
    ...codes.map((code) => {
      const { meaning, example, fix } = table[code]
      return `${code}: ${meaning} (${example}); ${fix}`
    }),
  ]
}

export function noteWarnings(warnings: readonly Warning[], { note }: Door): void {
  if (warnings.length === 0) return
  describeProblems(warnings, warningRules, 'warning').forEach(note)
  note(`${count(warnings.length, 'warning')}: none of them stops a publication`)
}

/**
 * The dataset for whoever would publish it, and as its files hold it; says how many warnings it has,
 * and where to read them.
 */
export async function loadToPublish(
  dir: string,
  { note }: Door,
): Promise<{ readonly dataset: Dataset; readonly written: Dataset }> {
  const both = await loadBoth(dir)
  const warnings = countWarnings(both.written)
  if (warnings > 0) note(`${count(warnings, 'warning')}, to be read with: npm run seed -- validate`)
  return both
}
