/** The dataset a command works on, or the refusal that lists what is wrong with it. */
import { countedCollections, type Counts, type Dataset } from '../../functions/model/release.ts'
import { kinds } from '../dataset/kinds.ts'
import { countWarnings } from '../dataset/reading/find-warnings.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import { compare, formatProblems, type FileProblem } from '../dataset/rules/problems.ts'
import type { Rule } from '../dataset/rules/rule.ts'
import { rules } from '../dataset/rules/rules.ts'
import { warningRules } from '../dataset/rules/warnings.ts'
import type { Warning } from '../dataset/warnings/placed-text.ts'
import type { Door } from './door.ts'
import { Refusal } from './exit-codes.ts'

export async function loadSound(dir: string, door: Door): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(dir)
  if (dataset !== undefined) return dataset
  throw refuseDataset(problems, door)
}

/** The same for whoever would publish it; says how many warnings it has, and where to read them. */
export async function loadToPublish(dir: string, door: Door): Promise<Dataset> {
  const dataset = await loadSound(dir, door)
  const warnings = countWarnings(dataset)
  if (warnings > 0)
    door.note(`${count(warnings, 'warning')}, to be read with: npm run seed -- validate`)
  return dataset
}

/** Prints the problems, each code once with what it means, and gives the end to throw. */
export function refuseDataset(problems: readonly FileProblem[], { note }: Door): Refusal {
  formatProblems(problems).forEach(note)
  explain(problems, rules, note)
  const files = new Set(problems.map(({ path }) => path)).size
  const summary = `${count(problems.length, 'problem')} in ${count(files, 'file')}`
  return new Refusal('invalid-data', `${summary}: nothing was published`)
}

/** Prints warnings as problems are printed. */
export function noteWarnings(warnings: readonly Warning[], { note }: Door): void {
  if (warnings.length === 0) return
  formatProblems(warnings, 'warning').forEach(note)
  explain(warnings, warningRules, note)
  note(`${count(warnings.length, 'warning')}: none of them stops a publication`)
}

function explain<Code extends string>(
  problems: readonly FileProblem<Code>[],
  table: Readonly<Record<Code, Rule>>,
  note: Door['note'],
): void {
  note('')
  for (const code of [...new Set(problems.map((one) => one.code))].toSorted(compare)) {
    const { meaning, example, fix } = table[code]
    note(`${code}: ${meaning} (${example}); ${fix}`)
  }
}

export function describeCounts(counts: Counts): string {
  return [
    ...countedCollections.map((name) => count(counts[name], ...kinds[name].words)),
    count(counts.notes, 'availability note'),
  ].join(', ')
}

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}
