/** What no note of ours says: a new one where the words are plain, else a question. */
import type { NationalNote } from '../../functions/model/note.ts'
import type { NationalStatus } from '../../functions/model/statement-codes.ts'
import { asked, findingOf } from './finding.ts'
import type { Finding, ProposedNote } from './proposals.ts'
import type { Register } from './register.ts'
import type { Statement } from './statement.ts'

export function proposeNew(
  one: Statement,
  notes: readonly NationalNote[],
  register: Register,
): Finding[] {
  const { verdict, types } = one.verdict
  // What is about another disease alone is none of ours.
  if (verdict === 'outside') return []
  const [type] = types
  const { status } = one
  if (
    verdict !== 'one' ||
    type === undefined ||
    status === null ||
    (one.doubt ?? one.open) !== null
  ) {
    return isOlder(one, notes)
      ? []
      : [{ ...findingOf(one, 'question', null), question: asked(one) }]
  }
  const others = notes.filter(
    ({ cancerType, medicines }) =>
      cancerType === type && medicines.some((id) => one.medicines.includes(id)),
  )
  if (isOlder(one, others)) return []
  const finding = findingOf(one, 'new', null)
  return [
    {
      ...finding,
      question:
        others.length === 0
          ? null
          : `Does it replace what we hold: ${others.map((note) => `${note.id} (${note.status}, ${note.decidedOn ?? 'no date'})`).join(', ')}?`,
      writes: [
        {
          do: 'add-note',
          country: register.country,
          note: noteOf({ ...one, status }, type, register),
          supersedes: [],
        },
      ],
    },
  ]
}

/** We hold a later decision: what we left out of history stays out. */
function isOlder(
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

function noteOf(
  one: Statement & { readonly status: NationalStatus },
  type: string,
  { region, vocabulary }: Register,
): ProposedNote {
  return {
    cancerType: type,
    region,
    status: one.status,
    use: vocabulary.findUse(one.use),
    medicines: [...one.medicines],
    combination: one.medicines.length > 1,
    decidedOn: one.decidedOn,
    inForceFrom: null,
    inForceUntil: null,
    reviewBy: one.reviewBy,
    superseded: false,
    supersededBy: [],
    confidence: 'verified',
    sources: one.sources.map((url) => ({ url, title: null })),
    officialPage: one.link,
  }
}
