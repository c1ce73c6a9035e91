/**
 * The schema of what each operation answers. The document, the proof and tests read them; what
 * serves readers imports their types alone, so that no function that starts has to construct them.
 */
import * as z from 'zod'
import {
  Access,
  CancerTypeAvailability,
  CountryAvailability,
} from '../directory/answers/availability.ts'
import { ServedCancerType, ServedMedicineWithTypes } from '../directory/answers/cancer-type.ts'
import { RecordChange } from '../directory/answers/change.ts'
import { ServedCountry, ServedReimbursement } from '../directory/answers/country.ts'
import { Coverage } from '../directory/answers/coverage.ts'
import { Description, Notice, ServedLocale, ServedTerm } from '../directory/answers/discovery.ts'
import { Empty } from '../directory/answers/empty.ts'
import { Licence } from '../directory/answers/parts.ts'
import { ServedPublication } from '../directory/answers/publication.ts'
import { Facet, ServedResource } from '../directory/answers/resource.ts'
import { ReleaseId } from '../model/ids.ts'
import { Manifest } from '../model/manifest.ts'
import { ReleaseSummary } from '../model/release.ts'
import { LocaleTag } from '../model/text.ts'
import { SearchAnswer } from '../search/answer.ts'
import { HsdsApi, HsdsOrganization, HsdsService, HsdsServices } from './hsds/shapes.ts'

const Meta = z
  .strictObject({
    locale: LocaleTag.meta({ description: 'the negotiated locale; each text names its own' }),
    release: ReleaseId,
    publishedAt: z.iso.datetime().meta({ description: 'of the first publication of `release`' }),
    notice: Notice.meta({ description: 'show it with every answer' }),
    licence: Licence,
    report: Manifest.shape.report,
  })
  .meta({ id: 'Meta' })
export type Meta = z.infer<typeof Meta>

/** By the id of the operation: what stands under `data`; of one without envelope, all of it. */
export const answers = {
  describeDirectory: Description.extend({
    links: z.record(z.string(), z.string()).meta({
      description: 'relative addresses; those with braces are URI templates (RFC 6570)',
    }),
  }).meta({ id: 'Description' }),
  search: SearchAnswer,
  getAccess: Access.extend({
    links: z
      .strictObject({
        resources: z.string(),
        availability: z.string(),
        reimbursement: z.string(),
      })
      .meta({ id: 'AccessLinks' }),
  }).meta({ id: 'Access' }),
  listResources: z.array(ServedResource),
  getResource: ServedResource,
  listCancerTypes: z.array(ServedCancerType),
  getCancerType: ServedCancerType,
  listCancerTypeAvailability: CancerTypeAvailability,
  listCountries: z.array(ServedCountry),
  getCountry: ServedCountry,
  getReimbursement: ServedReimbursement,
  listCountryAvailability: CountryAvailability,
  listMedicines: z.array(ServedMedicineWithTypes),
  getMedicine: ServedMedicineWithTypes,
  listPublications: z.array(ServedPublication),
  getPublication: ServedPublication,
  listTerms: z.array(ServedTerm),
  listLocales: z.array(ServedLocale),
  getCoverage: Coverage,
  listReleases: z.array(ReleaseSummary.meta({ id: 'Release' })),
  listChanges: z.array(RecordChange),
  downloadRelease: z.string(),
  followChanges: z.string(),
  describeHsds: HsdsApi.extend({ meta: Meta }),
  listHsdsServices: HsdsServices.extend({ meta: Meta }),
  getHsdsService: HsdsService.extend({ meta: Meta }),
  getHsdsOrganization: HsdsOrganization.extend({ meta: Meta }),
} as const satisfies Readonly<Record<string, z.ZodType>>
type Answers = typeof answers
export type OperationId = keyof Answers
/** What stands under `data` in the answer of an operation. */
export type DataOf<I extends OperationId> = z.output<Answers[I]>

const PageInfo = z
  .strictObject({
    limit: z.int(),
    total: z.int(),
    next: z.string().nullable().meta({ description: 'relative address of the next page' }),
  })
  .meta({ id: 'PageInfo' })

type AnswerForm = {
  readonly id: OperationId
  readonly enveloped: boolean
  readonly paged?: true | 'in parts'
  readonly empties?: true
}

/** The schema of the whole answer of an operation; of one that is not JSON, of its text. */
export function answerOf({ id, enveloped, paged, empties }: AnswerForm): z.ZodType {
  if (!enveloped) return answers[id]
  return z.strictObject({
    data: answers[id],
    ...(paged && { page: PageInfo, facets: z.array(Facet).optional() }),
    ...(empties && {
      empty: z.array(Empty).min(1).optional().meta({ description: 'only where a list is empty' }),
    }),
    meta: Meta,
  })
}
