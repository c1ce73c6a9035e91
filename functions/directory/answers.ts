/**
 * The shapes that readers meet, derived from the model's. What does not apply is `null` (lists
 * `[]`), never left out.
 */
import * as z from 'zod'
import { Code, otherNames } from '../model/cancer-type.ts'
import {
  Audience,
  Confidence,
  Direction,
  EuStatus,
  Group,
  Kind,
  Role,
  Scope,
  State,
  Status,
  termSets,
  Topic,
  Translation,
  type TermSet,
} from '../model/codes.ts'
import { WaitIndicator } from '../model/country.ts'
import { Day, PartialDate } from '../model/dates.ts'
import { CountryCode, RecordId } from '../model/ids.ts'
import { LinkResult } from '../model/link-report.ts'
import { Manifest } from '../model/manifest.ts'
import { Medicine } from '../model/medicine.ts'
import { Publication } from '../model/publication.ts'
import { Counts } from '../model/release.ts'
import { Body, Source } from '../model/source.ts'
import { LocaleTag } from '../model/text.ts'
import { WebAddress } from '../model/web-address.ts'

/** In which language a text is shown, and in which else it is held. */
const textBlock = {
  locale: LocaleTag,
  availableLocales: z.array(LocaleTag),
  translation: Translation,
}
/** Of texts that belong to a fact and go with it, whatever `fallback` permits. */
const neverLeftOut =
  'whatever `fallback` says, in the best language of the whole chain: see `locale`'
export type TextBlock = { locale: string; availableLocales: string[]; translation: Translation }

export const ServedSource = z
  .strictObject({
    url: Source.shape.url,
    title: z.string().nullable(),
    publisher: z.string().nullable(),
  })
  .meta({ id: 'Source' })
export type ServedSource = z.infer<typeof ServedSource>

export const ServedBody = Body.omit({ text: true })
  .extend({
    name: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    sources: z.array(ServedSource),
  })
  .meta({ id: 'Body' })
export type ServedBody = z.infer<typeof ServedBody>

export const ServedResource = z
  .strictObject({
    id: RecordId,
    kind: Kind,
    url: WebAddress,
    languages: z.array(LocaleTag).meta({ description: 'languages of the target' }),
    countries: z.array(CountryCode).meta({ description: 'empty: serves every country' }),
    cancerTypes: z.array(RecordId).meta({ description: 'empty: concerns every cancer type' }),
    audiences: z.array(Audience),
    title: z.string(),
    description: z.string(),
    ...textBlock,
    checkedOn: Day.nullable(),
    confidence: Confidence,
    sources: z.array(ServedSource),
    link: z
      .strictObject({
        state: LinkResult.shape.state,
        checkedAt: LinkResult.shape.checkedAt.meta({
          description:
            'when the address was last looked at, even if that could not tell; null when it never was',
        }),
      })
      .meta({
        description:
          'whether readers get a page at the address: a fact about now and not of the release, from a check that is made from time to time',
      }),
  })
  .meta({ id: 'Resource' })
export type ServedResource = z.infer<typeof ServedResource>

export const ServedMedicine = Medicine.omit({ id: true }).meta({ id: 'Medicine' })
export type ServedMedicine = z.infer<typeof ServedMedicine>

export const ServedNote = z
  .strictObject({
    id: RecordId,
    scope: Scope,
    country: CountryCode.nullable(),
    region: z.string().nullable().meta({ description: 'limits the status to this region' }),
    cancerType: RecordId,
    status: Status,
    medicines: z.array(ServedMedicine),
    text: z.string(),
    ...textBlock,
    since: PartialDate.nullable(),
    asOf: PartialDate.nullable(),
    asOfNote: z.string().nullable(),
    reviewBy: Day.nullable(),
    stale: z.boolean().meta({
      description: 'past its review day, undated or read only second-hand: history, no status',
    }),
    superseded: z.boolean(),
    confidence: Confidence,
    sources: z.array(ServedSource),
    officialPage: WebAddress.nullable().meta({
      description:
        'the place to check: a page of the official body, not the page that was read; named where that one cannot be shown',
    }),
  })
  .meta({ id: 'Note' })
export type ServedNote = z.infer<typeof ServedNote>

export const ServedCancerType = z
  .strictObject({
    id: RecordId,
    name: z.string(),
    synonyms: z.array(z.string()).meta({ description: otherNames }),
    ...textBlock,
    group: Group,
    codes: z.array(Code),
    euStatus: EuStatus,
    euStatusAsOf: PartialDate.nullable(),
    euStatusStale: z.boolean().meta({ description: 'the EU-wide note is `stale`: see it first' }),
    medicines: z.array(ServedMedicine),
    euWide: ServedNote.nullable().optional().meta({ description: 'on a single cancer type only' }),
  })
  .meta({ id: 'CancerType' })
export type ServedCancerType = z.infer<typeof ServedCancerType>

export const ServedCountry = z
  .strictObject({
    code: CountryCode,
    name: z.string(),
    ...textBlock,
    locales: z.array(LocaleTag),
    euAuthorisationApplies: z.boolean(),
    notes: z.int().nonnegative().meta({ description: 'national notes, superseded ones left out' }),
  })
  .meta({ id: 'Country' })
export type ServedCountry = z.infer<typeof ServedCountry>

export const CountryName = z.strictObject({ code: CountryCode, name: z.string() })
export type CountryName = z.infer<typeof CountryName>
export const CancerTypeName = z.strictObject({ id: RecordId, name: z.string() })
export type CancerTypeName = z.infer<typeof CancerTypeName>

export const Ask = z
  .strictObject({
    name: z.string().meta({ description: neverLeftOut }),
    ...textBlock,
    url: WebAddress.nullable(),
    role: Role,
  })
  .meta({ id: 'Ask' })
export type Ask = z.infer<typeof Ask>

export const Entry = z
  .strictObject({
    cancerType: CancerTypeName,
    country: CountryName,
    state: State.meta({
      description: 'of all notes that are held, whether or not `fallback` permits their texts',
    }),
    euWide: ServedNote.nullable().meta({
      description:
        'null where the EU marketing authorisation does not apply, or when `fallback` permits no text of it',
    }),
    national: z.array(ServedNote),
    ask: z.array(Ask).meta({
      description:
        'where to ask; filled unless a note that is neither stale nor superseded is shown',
    }),
  })
  .meta({ id: 'Entry' })
export type Entry = z.infer<typeof Entry>

export const CountryAvailability = z
  .strictObject({ country: CountryName, entries: z.array(Entry) })
  .meta({ id: 'CountryAvailability' })
export type CountryAvailability = z.infer<typeof CountryAvailability>

export const CancerTypeAvailability = z
  .strictObject({
    cancerType: CancerTypeName,
    euWide: ServedNote.nullable(),
    countries: z.array(Entry),
  })
  .meta({ id: 'CancerTypeAvailability' })
export type CancerTypeAvailability = z.infer<typeof CancerTypeAvailability>

export const ServedReimbursement = z
  .strictObject({
    country: CountryName,
    summary: z.string(),
    ...textBlock,
    assessment: z.array(ServedBody).meta({ description: 'HTA bodies' }),
    decision: ServedBody,
    payer: ServedBody,
    earlyAccess: z
      .strictObject({
        name: z.string(),
        body: z.string(),
        text: z.string(),
        ...textBlock,
        confidence: Confidence,
        sources: z.array(ServedSource),
      })
      .nullable(),
    waitIndicators: z.array(
      WaitIndicator.omit({ text: true }).extend({
        edition: z.string().meta({ description: neverLeftOut }),
        metric: z.string().meta({ description: neverLeftOut }),
        ...textBlock,
        source: ServedSource,
      }),
    ),
    asOf: PartialDate.nullable(),
    reviewBy: Day.nullable(),
    stale: z.boolean(),
    confidence: Confidence,
    sources: z.array(ServedSource),
  })
  .meta({ id: 'Reimbursement' })
export type ServedReimbursement = z.infer<typeof ServedReimbursement>

export const Access = Entry.extend({
  reimbursement: ServedReimbursement.nullable(),
  resources: z.array(ServedResource).max(20).meta({ description: 'the country’s own first' }),
  resourcesTotal: z.int().nonnegative(),
}).meta({ id: 'AccessWithoutLinks' })
export type Access = z.infer<typeof Access>

export const ServedPublication = z
  .strictObject({
    id: RecordId,
    title: z.string(),
    description: z.string(),
    ...textBlock,
    publisher: z.string(),
    members: Publication.shape.members,
    dated: Publication.shape.dated,
    language: LocaleTag,
    statements: z.array(z.strictObject({ about: Topic, text: z.string(), ...textBlock })),
  })
  .meta({ id: 'Publication' })
export type ServedPublication = z.infer<typeof ServedPublication>

export const ServedTerm = z
  .strictObject({
    set: z.enum(Object.keys(termSets) as [TermSet, ...TermSet[]]),
    code: z.string(),
    label: z.string(),
    definition: z.string(),
    ...textBlock,
  })
  .meta({ id: 'Term' })
export type ServedTerm = z.infer<typeof ServedTerm>

export const ServedLocale = z
  .strictObject({
    tag: LocaleTag,
    name: z.string(),
    direction: Direction,
    fallback: z.array(LocaleTag),
    coverage: z
      .strictObject({
        held: z.int().nonnegative(),
        reviewed: z
          .int()
          .nonnegative()
          .meta({ description: 'originals and reviewed translations' }),
        unreviewed: z.int().nonnegative(),
        missing: z.int().nonnegative(),
      })
      .meta({ description: 'text blocks of the whole dataset' }),
  })
  .meta({ id: 'Locale' })
export type ServedLocale = z.infer<typeof ServedLocale>

export const Facet = z
  .strictObject({
    param: z.enum(['country', 'cancerType', 'kind', 'audience', 'language']),
    items: z.array(
      z.strictObject({
        key: z.string().meta({ description: '`*` for what serves everywhere' }),
        label: z.string(),
        count: z.int().positive(),
      }),
    ),
  })
  .meta({ id: 'Facet' })
export type Facet = z.infer<typeof Facet>

export const Notice = z.strictObject({
  text: z.string(),
  locale: LocaleTag,
  translation: Translation,
})
export type Notice = z.infer<typeof Notice>

export const Description = z
  .strictObject({
    name: z.string(),
    release: z.string(),
    locales: z.array(LocaleTag),
    defaultLocale: LocaleTag,
    counts: Counts,
    licence: Manifest.shape.licence,
    publisher: Manifest.shape.publisher,
    report: Manifest.shape.report,
  })
  .meta({ id: 'DescriptionWithoutLinks' })
export type Description = z.infer<typeof Description>
