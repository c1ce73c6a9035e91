/** What a person is shown of a national statement, and what it leaves open. */
import type { NationalNote } from '../../functions/model/note.ts'
import type { Finding } from './proposals.ts'
import { unsure, type Statement } from './statement.ts'

export function findingOf(
  one: Statement,
  kind: Finding['kind'],
  note: NationalNote | null,
): Finding {
  return {
    kind,
    row: one.row,
    about: one.about,
    medicines: [...one.medicines],
    cancerTypes: note === null ? [...one.verdict.types] : [note.cancerType],
    statement: note?.id ?? null,
    theySay: one.aside === null ? one.text : `${one.text} (${one.aside})`,
    words: [
      one.named,
      // Where the words name no cancer, the day did.
      ...(one.verdict.words.length === 0 && note !== null && one.decidedOn !== null
        ? [one.decidedOn]
        : one.verdict.words),
    ],
    question: null,
    link: one.link,
    writes: [],
    remembered: rememberedOf(one),
  }
}

function rememberedOf({
  remembered,
  status,
  decidedOn,
  inForceUntil,
  reviewBy,
}: Statement): string {
  return [remembered, status, decidedOn, inForceUntil, reviewBy].join(' | ')
}

/** Why it cannot be decided without a person. */
export function asked(one: Statement): string {
  const { status } = one
  const { verdict, types, words } = one.verdict
  const reason = unsure(one)
  if (reason !== null) return reason
  switch (verdict) {
    case 'none':
      return 'The text names no cancer: which one is meant stands on the page.'
    case 'broader':
      return `The text speaks of more than our type (${types.join(', ')}): "${words.join('", "')}".`
    case 'several':
      return `The text names several of our types: ${types.join(', ')}.`
    case 'one':
    case 'outside':
      return status === null
        ? 'The register gives no yes and no no: the page says what was decided.'
        : 'Is this about a cancer of ours?'
    default:
      return verdict satisfies never
  }
}
