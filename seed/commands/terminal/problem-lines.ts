/** Problems and warnings of dataset files as a person reads them: each in its place, each code once. */
import type { Dataset } from '../../../functions/model/release.ts'
import { countWarnings, mostCounted, type Warnings } from '../../dataset/reading/find-warnings.ts'
import { loadBoth } from '../../dataset/reading/sound.ts'
import { compare, formatProblems, type FileProblem } from '../../dataset/rules/problems.ts'
import type { Rule } from '../../dataset/rules/rule.ts'
import { warningRules } from '../../dataset/rules/warnings.ts'
import { missingTranslation, type Shortage } from '../../dataset/warnings/missing-translations.ts'
import type { Warning } from '../../dataset/warnings/placed-text.ts'
import { count } from './counts.ts'
import type { Door } from './door.ts'

/** The problems, and below them each code once with what it means. */
export function describeProblems<Code extends string>(
  problems: readonly FileProblem<Code>[],
  table: Readonly<Record<Code, Rule>>,
): string[] {
  return [
    ...formatProblems(problems),
    '',
    ...explain(
      problems.map(({ code }) => code),
      table,
    ),
  ]
}

/** Each code once, with what it means. */
function explain<Code extends string>(
  codes: readonly Code[],
  table: Readonly<Record<Code, Rule>>,
): string[] {
  return [...new Set(codes)].toSorted(compare).map((code) => {
    const { meaning, example, fix } = table[code]
    return `${code}: ${meaning} (${example}); ${fix}`
  })
}

/**
 * Languages that lack texts in a line each, then texts that lack languages, then, where the eye is,
 * what is wrong with texts that are there.
 */
export function noteWarnings(
  warnings: Warnings,
  shortages: readonly Shortage[],
  { all }: { readonly all: boolean },
  { note }: Door,
): void {
  const { listed, missing: single, others, codes, isWhole } = warnings
  if (single + others + shortages.length === 0) return
  explain([...codes, ...(shortages.length === 0 ? [] : [gap])], warningRules).forEach(note)
  note('')
  for (const { locale, missing, of } of shortages) {
    const what = `${locale} lacks ${missing} of ${count(of, 'text')} that it is to hold`
    note(`warning ${gap} ${what}: all of them with --all, or "coverage --locale ${locale}"`)
  }
  const isGap = ({ code }: Warning): boolean => code === gap
  for (const [some, of] of [
    [listed.filter(isGap), single],
    [listed.filter((one) => !isGap(one)), others],
  ] as const) {
    formatProblems(some, { level: 'warning', all, of, isWhole }).forEach(note)
  }
  const missing = shortages.reduce((sum, one) => sum + one.missing, 0)
  const counts = [
    ...(missing === 0 ? [] : [count(missing, 'missing translation')]),
    ...(single + others === 0 ? [] : [atLeast(count(single + others, 'warning'), warnings)]),
  ]
  const rest = isWhole ? '' : '; --all counts them all'
  note(`${counts.join(', ')}: none of them stops a publication${rest}`)
}

export function atLeast(counted: string, { isWhole }: Pick<Warnings, 'isWhole'>): string {
  return isWhole ? counted : `at least ${counted}`
}

const gap = missingTranslation

/**
 * The dataset for whoever would publish it, and as its files hold it; says how many warnings it has,
 * and where to read them.
 */
export async function loadToPublish(
  dir: string,
  { note }: Door,
): Promise<{ readonly dataset: Dataset; readonly written: Dataset }> {
  const { entries, ...both } = await loadBoth(dir)
  const warnings = countWarnings(both.written, entries)
  const many =
    warnings > mostCounted ? `more than ${mostCounted} warnings` : count(warnings, 'warning')
  if (warnings > 0) note(`${many}, to be read with: npm run seed -- validate`)
  return both
}
