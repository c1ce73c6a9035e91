/** What an import says to the person who runs it. */
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { Import, ImportResult } from '../translate/import-file.ts'
import { reasons, type Change, type NotTaken } from '../translate/match-units.ts'
import type { ReadNote } from '../translate/read-document.ts'
import { exchangeRules, type ExchangeProblem } from '../translate/rules.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { printJson } from './terminal/print.ts'
import { describeProblems } from './terminal/problem-lines.ts'

/** Units that are named one by one; the rest is counted. */
const listed = 20

type Refused = Extract<ImportResult, { readonly refused: unknown }>

/** Prints why nothing of a file can be taken, and gives the end to throw. */
export function refuseImport({ refused, notes }: Refused, json: boolean, door: Door): Refusal {
  if (json) printJson(door, { outcome: 'refused', problems: refused, notes: notes.map(plainNote) })
  else describeProblems(refused, exchangeRules).forEach(door.note)
  return new Refusal('invalid-data', `${count(refused.length, 'problem')}: nothing was changed`)
}

/** Every reason for which a text is not taken, and what can be done. */
export function noteLeft(file: string, { problems, notTaken }: Import, { note }: Door): void {
  if (problems.length > 0) describeProblems(problems, exchangeRules).forEach(note)
  for (const { id, place, reason } of notTaken.slice(0, listed)) {
    const { why } = reasons[reason]
    note(printable(`${file}:${place.line}:${place.column}: not taken, ${why}: ${id}`))
  }
  if (notTaken.length > listed) note(`and ${notTaken.length - listed} more`)
  for (const [reason, hint] of Object.entries(hints)) {
    if (notTaken.some((one) => one.reason === reason)) note(hint)
  }
}

const hints = {
  initial:
    'Set state="translated" on the segments of those that are translated, or take all but copies with --take-initial.',
  copy: 'A name may be the same in both languages: look at them, and take them with --take-copies.',
  'source-changed': 'Export these again before anybody translates them.',
} as const satisfies Partial<Record<NotTaken['reason'], string>>

/** The end to throw when translations stayed behind; undefined when nothing was lost. */
export function leftBehind({ problems, notTaken, changes }: Import): Refusal | undefined {
  const lost = notTaken.filter(({ reason }) => reasons[reason].lost).length
  if (problems.length + lost === 0) return undefined
  const parts = [
    ...(problems.length === 0 ? [] : [count(problems.length, 'problem')]),
    ...(lost === 0 ? [] : [`${count(lost, 'translation')} not taken`]),
  ]
  const rest = changes.length === 0 ? 'nothing was changed' : 'everything else was taken'
  return new Refusal('invalid-data', `${parts.join(', ')}: ${rest}`)
}

export function noteNotes(file: string, notes: readonly ReadNote[], { note }: Door): void {
  for (const { id, place, text } of notes) {
    const about = id === '' ? '' : `, ${id}`
    note(printable(`${file}:${place.line}:${place.column}: note of a translator${about}: ${text}`))
  }
}

function plainNote({ id, text }: ReadNote): Pick<ReadNote, 'id' | 'text'> {
  return { id, text }
}

type Options = { readonly dryRun: boolean; readonly json: boolean }

export function describeImport(
  { locale, changes, problems, notTaken, notes, files }: Import & Pick<ImportResult, 'notes'>,
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
      problems,
      notTaken: notTaken.map(({ id, reason }) => ({ id, reason })),
      notes: notes.map(plainNote),
    }
    printJson({ out }, { outcome, locale, texts, ...rest })
    return
  }
  for (const change of changes) out(`${outcome} ${describeChange(change)}`)
  const left = describeLeft(problems, notTaken)
  const nothing =
    left === ''
      ? `unchanged: the file has no translation into ${locale} that the dataset does not hold`
      : `unchanged: nothing new was taken into ${locale}${left}`
  out(
    changes.length === 0
      ? nothing
      : `${outcome} ${count(changes.length, 'text')} in ${count(files.size, 'file')} (${locale}): ${countStates(changes)}${left}`,
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

/** `; not taken: 2 initial, 1 with a problem`. */
function describeLeft(problems: readonly ExchangeProblem[], notTaken: readonly NotTaken[]): string {
  const flawed = new Set(problems.map(({ field, line }) => (field === '' ? line : field))).size
  const counts = Object.entries(words).flatMap(([reason, word]) => {
    const own = notTaken.filter((one) => one.reason === reason).length
    return own === 0 ? [] : [`${own} ${word}`]
  })
  const parts = [...counts, ...(flawed === 0 ? [] : [`${flawed} with a problem`])]
  return parts.length === 0 ? '' : `; not taken: ${parts.join(', ')}`
}

const words = {
  initial: 'initial',
  'initial-copy': 'initial copies of the original',
  copy: 'equal to the original',
  'source-changed': 'of which the original has changed',
} as const satisfies Record<NotTaken['reason'], string>
