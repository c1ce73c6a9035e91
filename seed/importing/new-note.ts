/** What no note of ours says: a new one, what it replaces where that is certain, else a question. */
import type { NationalNote } from '../../functions/model/note.ts'
import type { NationalStatus } from '../../functions/model/statement-codes.ts'
import { asked, findingOf } from './finding.ts'
import type { Finding, ProposedNote, Write } from './proposals.ts'
import type { Register } from './register.ts'
import { isOtherUse, twinOf } from './replacing.ts'
import { unsure, type Statement } from './statement.ts'

type Known = Statement & { readonly status: NationalStatus }

/** What a statement comes to that is no decision we hold, or why it comes to nothing. */
export function proposeNew(
  one: Statement,
  notes: readonly NationalNote[],
  all: readonly Statement[],
  register: Register,
): readonly Finding[] | { readonly passed: string } {
  const { verdict, types, words } = one.verdict
  const older = { passed: 'older than what we hold' }
  if (verdict === 'outside') return { passed: `another disease: ${words.join(', ')}` }
  const [type] = types
  if (!isPlain(one) || type === undefined) {
    // What names no cancer may be a use that we do not have, however old it is.
    return isOlder(one, notes) && !(verdict === 'none' && isNews(one, register))
      ? older
      : [{ ...findingOf(one, 'question', null), question: asked(one) }]
  }
  const others = notes.filter(
    ({ cancerType, medicines }) =>
      cancerType === type && medicines.some((id) => one.medicines.includes(id)),
  )
  if (isOlder(one, others)) return older
  const isContrary = others.some(
    ({ status, use }) => status !== one.status && !isOtherUse(one.use, use),
  )
  const twin = twinOf(one, all)
  const caution =
    one.caution ??
    (twin && `${twin.row} (${twin.status}) speaks of the same use: do both hold?`) ??
    null
  const replacing =
    others.length === 0 ? null : `Does it replace what we hold: ${others.map(inShort).join(', ')}?`
  return [
    {
      ...findingOf(one, isContrary || caution !== null ? 'question' : 'new', null),
      question: [caution, replacing].filter((part) => part !== null).join(' ') || null,
      writes: [addNote(one, type, [], register)],
    },
  ]
}

/** The same of the same use, decided later: otherwise, or anew. */
export function proposeInstead(one: Statement, note: NationalNote, register: Register): Finding[] {
  if (!isPlain(one)) return []
  const replacing = [addNote(one, note.cancerType, [note.id], register)]
  if (one.status !== note.status) {
    return [{ ...findingOf(one, 'changed', note), writes: replacing }]
  }
  const sources = one.sources.map((url): Write => ({ do: 'add-source', statement: note.id, url }))
  const confirming: Write[] = [...sources, { do: 'confirm', statement: note.id }]
  return [
    {
      ...findingOf(one, 'question', note),
      question:
        one.decidedOn === null
          ? `It says what we hold from elsewhere, ${inShort(note)}. Is it the same decision?`
          : `It was decided again on ${one.decidedOn}. Does it replace ${inShort(note)}?`,
      writes: one.decidedOn === null ? confirming : replacing,
    },
  ]
}

/** The last edition did not say it. */
export function isNews({ row, about, remembered }: Statement, { isNew }: Register): boolean {
  return isNew?.({ row, about, text: remembered }) === true
}

/** One cancer type of ours, a yes or a no, and nothing that a person has to look at. */
function isPlain(one: Statement): one is Known {
  return one.verdict.verdict === 'one' && one.status !== null && unsure(one) === null
}

function inShort({ id, status, decidedOn }: NationalNote): string {
  return `${id} (${status}, ${decidedOn ?? 'no date'})`
}

/** We hold a later decision: what we left out of history stays out. */
export function isOlder(
  { decidedOn, medicines, verdict }: Statement,
  notes: readonly NationalNote[],
): boolean {
  return (
    decidedOn !== null &&
    notes.some(
      (note) =>
        note.decidedOn !== null &&
        note.decidedOn >= decidedOn &&
        note.medicines.some((id) => medicines.includes(id)) &&
        (verdict.types.length === 0 || verdict.types.includes(note.cancerType)),
    )
  )
}

function addNote(
  one: Known,
  type: string,
  supersedes: readonly string[],
  { country, region }: Register,
): Write {
  const note: ProposedNote = {
    cancerType: type,
    region,
    status: one.status,
    use: one.use,
    medicines: [...one.medicines],
    combination: one.medicines.length > 1,
    decidedOn: one.decidedOn,
    inForceFrom: one.inForceFrom,
    inForceUntil: one.inForceUntil,
    reviewBy: one.reviewBy,
    superseded: false,
    supersededBy: [],
    confidence: 'verified',
    sources: one.sources.map((url) => ({ url, title: null })),
    officialPage: one.link,
  }
  return { do: 'add-note', country, note, supersedes: [...supersedes] }
}
