/** What an import says to the person who runs it. */
import { compare, formatProblems, printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Import, ImportResult } from '../translate/import-file.ts'
import type { Change, NotTaken } from '../translate/match-units.ts'
import type { ReadNote } from '../translate/read-xliff.ts'
import { exchangeRules } from '../translate/rules.ts'
import type { Door } from './terminal/door.ts'
import { printJson } from './terminal/print.ts'

/** Units that are named one by one; the rest is counted. */
const listed = 20

type Refused = Extract<ImportResult, { readonly problems: unknown }>

/** Prints the problems, each code once with what it means, and gives the end to throw. */
export function refuseImport(
  { problems, notes }: Refused,
  json: boolean,
  { out, note }: Door,
): Refusal {
  if (json) {
    const said = notes.map(({ id, text }) => ({ id, text }))
    printJson({ out }, { outcome: 'refused', problems, notes: said })
  } else {
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
export function noteNotTaken(file: string, units: readonly NotTaken[], { note }: Door): void {
  if (units.length === 0) return
  for (const { id, place, isCopy } of units.slice(0, listed)) {
    const why = isCopy ? 'its state is initial and it is a copy of the original' : initial
    note(printable(`${file}:${place.line}:${place.column}: not taken, ${why}: ${id}`))
  }
  if (units.length > listed) note(`and ${units.length - listed} more`)
  note(howToTake)
}

const initial = 'its state is initial'
const howToTake =
  'Set state="translated" on the segments of those that are translated, or take all but copies with --take-initial.'

/** The end to throw when translations stayed behind; undefined when none did. */
export function leftBehind(units: readonly NotTaken[]): Refusal | undefined {
  const lost = units.filter(({ isCopy }) => !isCopy).length
  if (lost === 0) return undefined
  return new Refusal('invalid-data', countNotTaken(lost))
}

function countNotTaken(n: number): string {
  return `${counted(n, 'translation')} not taken (state="initial")`
}

export function noteNotes(file: string, notes: readonly ReadNote[], { note }: Door): void {
  for (const { id, place, text } of notes) {
    const about = id === '' ? '' : `, ${id}`
    note(printable(`${file}:${place.line}:${place.column}: note of a translator${about}: ${text}`))
  }
}

type Options = { readonly dryRun: boolean; readonly json: boolean }

export function describeImport(
  { locale, changes, notTaken, notes, files }: Import & Pick<ImportResult, 'notes'>,
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
    const rest = {
      files: [...files.keys()],
      notTaken: notTaken.map(({ id }) => id),
      notes: notes.map(({ id, text }) => ({ id, text })),
    }
    printJson({ out }, { outcome, locale, texts, ...rest })
    return
  }
  for (const change of changes) out(`${outcome} ${describeChange(change)}`)
  const states = countStates(changes)
  const left = notTaken.length === 0 ? '' : `; ${countNotTaken(notTaken.length)}`
  const nothing =
    left === ''
      ? `unchanged: the dataset holds these translations into ${locale} already`
      : `unchanged: nothing new was taken into ${locale}${left}`
  out(
    changes.length === 0
      ? nothing
      : `${outcome} ${counted(changes.length, 'text')} in ${counted(files.size, 'file')} (${locale}): ${states}${left}`,
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
