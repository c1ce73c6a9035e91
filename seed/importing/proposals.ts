/**
 * What a register proposes: one item for each statement, with what it said, the words that decided
 * and what accepting it would write. A person decides; nothing here touches the dataset.
 */
import * as z from 'zod'
import { Day } from '../../functions/model/dates.ts'
import { CountryCode, RecordId } from '../../functions/model/ids.ts'
import { Authorisation, NationalNote } from '../../functions/model/note.ts'

const ProposalKind = z.enum(['new', 'changed', 'confirmed', 'question'])

/**
 * A statement as a register says it: `confirmedOn` is the date of the edition, put in when it is
 * accepted; the text stays `{}`, for what codes say is composed in every language.
 */
const proposedNote = NationalNote.omit({ id: true, text: true, confirmedOn: true })
const proposedUse = Authorisation.omit({ confirmedOn: true })
export type ProposedNote = z.infer<typeof proposedNote>

/** What accepting it changes in the dataset, all of it or nothing. */
export const Write = z.discriminatedUnion('do', [
  /** The edition still says it: only `confirmedOn` of the statement moves, never back. */
  z.strictObject({ do: z.literal('confirm'), statement: z.string() }),
  /** A plain field of a statement or a record; refused when `from` is no longer what stands there. */
  z.strictObject({
    do: z.literal('set'),
    /** A record is named by its id, a statement by its own: `pembrolizumab`, `ch-bcc-1`. */
    of: z.string(),
    field: z.string(),
    from: z.json(),
    to: z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]),
  }),
  /** One more page that was read; a statement that has it stays as it is. */
  z.strictObject({ do: z.literal('add-source'), statement: z.string(), url: z.httpUrl() }),
  /** A new national note; its id is found when it is written. `supersedes`: ids of what it replaces. */
  z.strictObject({
    do: z.literal('add-note'),
    country: CountryCode,
    note: proposedNote,
    supersedes: z.array(RecordId).default([]),
  }),
  /** A use that the EU authorised, under the EU note of its cancer type. */
  z.strictObject({
    do: z.literal('add-use'),
    cancerType: RecordId,
    authorisation: proposedUse,
  }),
])
export type Write = z.infer<typeof Write>

/** What a source hands over for one statement of a row. */
const Finding = z.strictObject({
  kind: ProposalKind,
  /** The register's own key of the row: a product number, dossier or indication code. */
  row: z.string().min(1),
  /** Whom it is about, for a person: `Keytruda (pembrolizumab)`. */
  about: z.string().min(1),
  medicines: z.array(RecordId),
  /** None where the words name none of ours, several where they fit several. */
  cancerTypes: z.array(RecordId),
  /** The statement of ours it is about: `ch-bcc-1`, `eu-nsclc-1.authorisations.2`; null where there is none. */
  statement: z.string().nullable(),
  /** What the register says, cleaned; empty where it says nothing any more. */
  theySay: z.string(),
  /** The words of it that decided, as they stand there. */
  words: z.array(z.string()),
  /** What a person is asked, in a sentence; null where it is no question. */
  question: z.string().nullable(),
  /** Where a person reads the whole of it. */
  link: z.httpUrl(),
  writes: z.array(Write),
  /** A yes to it holds for its edition alone: what made it a question is as doubtful in the next. */
  asksAgain: z.literal(true).optional(),
})
export type Finding = z.infer<typeof Finding> & {
  /**
   * By which it is told whether a later edition says the same, where that is not what a person is
   * shown: a status and a day besides, or words whose licence forbids that they are kept.
   */
  readonly remembered?: string
}

/** A finding of an edition, to be decided on. */
export const Proposal = z.strictObject({
  /** Made of source, row, hash and what it is about: the same one has the same id in every edition. */
  id: z.string().regex(/^[a-z-]+-[0-9a-f]{8}$/),
  ...Finding.shape,
  /** Of what the row says, whatever our dataset says to it. */
  hash: z.string(),
  /** What our statement said when this was proposed; null where there is none. */
  weSay: z.string().nullable(),
  edition: Day,
  /** Hash of it as it was made: a person who edits it changes all but this. */
  made: z.string(),
})
export type Proposal = z.infer<typeof Proposal>

/** Whether nothing moves but the date on which a statement was last seen to hold. */
export function isConfirmation({ writes }: Pick<Finding, 'writes'>): boolean {
  return writes.length > 0 && writes.every((write) => write.do === 'confirm')
}
