import { compare, formatProblems, printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Import } from '../translate/import-file.ts'
import type { Change } from '../translate/match-units.ts'
import type { ReadUnit } from '../translate/read-xliff.ts'
import { exchangeRules, type ExchangeProblem } from '../translate/rules.ts'
/** What an import says to the person who runs it. */
import type { Door } from './terminal/door.ts'

/** Units that are named one by one; the rest is counted. */
const listed = 20

/** Prints the problems, each code once with what it means, and gives the end to throw. */
export function refuseImport(
  problems: readonly ExchangeProblem[],
  json: boolean,
  { out, note }: Door,
): Refusal {
  if (json) out(JSON.stringify({ outcome: 'refused', problems }, null, 2))
  else {
    formatProblems(problems).forEach(note)
    note('')
    for (const code of [...new Set(problems.map((one) => one.code))].toSorted(compare)) {
      const { meaning, example, fix } = exchangeRules[code]
      note(`${code}: ${meaning} (${example}); ${fix}`)
    }
  }
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`
  return new Refusal('invalid-data', `${count}: nothing was changed`)
}

/** A translation that nobody marked as begun is not taken for one; nor is it passed over in silence. */
export function noteNotTaken(file: string, units: readonly ReadUnit[], { note }: Door): void {
  if (units.length === 0) return
  for (const { id, place } of units.slice(0, listed)) {
    note(printable(`${file}:${place.line}:${place.column}: not taken, its state is initial: ${id}`))
  }
  if (units.length > listed) note(`and ${units.length - listed} more`)
  note('Set state="translated" on the segments of those that are translated.')
}

type Options = { readonly dryRun: boolean; readonly json: boolean }

export function describeImport(
  { locale, changes, notTaken, files }: Import,
  { dryRun, json }: Options,
  { out, note }: Door,
): void {
  const outcome = changes.length === 0 ? 'unchanged' : dryRun ? 'would change' : 'changed'
  if (json) {
    const texts = changes.map(({ block, before, translation }) => ({
      id: block.id,
      file: block.file,
      before,
      state: translation.state,
    }))
    const rest = { files: [...files.keys()], notTaken: notTaken.map(({ id }) => id) }
    out(JSON.stringify({ outcome, locale, texts, ...rest }, null, 2))
    return
  }
  for (const change of changes) out(`${outcome} ${describeChange(change)}`)
  const states = countStates(changes)
  out(
    changes.length === 0
      ? `unchanged: the dataset holds these translations into ${locale} already`
      : `${outcome} ${counted(changes.length, 'text')} in ${counted(files.size, 'file')} (${locale}): ${states}`,
  )
  if (changes.length > 0 && !dryRun) note('see what they could do better: npm run seed -- validate')
}

function describeChange({ block, before, translation }: Change): string {
  const from = before === translation.state ? 'new words' : `was ${before}`
  return `${block.file} ${block.id}: ${translation.state}, ${from}`
}

function countStates(changes: readonly Change[]): string {
  const reviewed = changes.filter(({ translation }) => translation.state === 'reviewed').length
  return `${reviewed} reviewed, ${changes.length - reviewed} unreviewed`
}

function counted(n: number, one: string): string {
  return `${n} ${n === 1 ? one : `${one}s`}`
}
