/**
 * What we answer of the Human Services Data Specification 3.1 of Open Referral: of its fields those
 * that a resource can fill. What is not known is left out, as there, and never null.
 */
import * as z from 'zod'
import { textBlock } from '../../directory/answers/parts.ts'
import { Day } from '../../model/dates.ts'
import { LocaleTag } from '../../model/text.ts'
import { WebAddress } from '../../model/web-address.ts'

const Uuid = z.uuid().meta({ description: 'made of what it names alone: it stays' })

export const HsdsApi = z.strictObject({
  version: z.literal('3.1'),
  profile: z.url().meta({ description: 'the specification itself: there is no profile beside it' }),
})
export type HsdsApi = z.infer<typeof HsdsApi>

const HsdsTerm = z
  .strictObject({
    id: Uuid,
    code: z.string(),
    name: z.string(),
    description: z.string(),
    taxonomy: z
      .string()
      .meta({ description: 'the set of /v1/terms; our cancer types; countries by ISO 3166-1' }),
    language: LocaleTag,
  })
  .meta({ id: 'HsdsTaxonomyTerm' })
export type HsdsTerm = z.infer<typeof HsdsTerm>

const HsdsAttribute = z
  .strictObject({
    id: Uuid,
    link_id: Uuid,
    link_entity: z.enum(['service', 'organization']),
    link_type: z
      .enum(['notice', 'attribution', 'kind', 'audience', 'confidence', 'cancerType', 'country'])
      .meta({ description: '`notice`: show it. `attribution`: say it.' }),
    value: z.string().optional(),
    taxonomy_term_id: Uuid.optional(),
    taxonomy_term: HsdsTerm.optional(),
  })
  .meta({ id: 'HsdsAttribute' })
export type HsdsAttribute = z.infer<typeof HsdsAttribute>

const HsdsProvider = z
  .strictObject({
    id: Uuid,
    name: z.string(),
    description: z.string().meta({ description: 'what of it this directory lists' }),
  })
  .meta({ id: 'HsdsProvider' })
export type HsdsProvider = z.infer<typeof HsdsProvider>

const listed = {
  id: Uuid,
  organization_id: Uuid.optional(),
  name: z.string(),
  description: z.string(),
  url: WebAddress,
  status: z
    .enum(['active', 'inactive'])
    .meta({ description: '`inactive`: a register that another has replaced' }),
  alert: z.string().optional().meta({ description: 'where the last check found the link broken' }),
  assured_date: Day.optional().meta({ description: 'when a person last looked at it' }),
  organization: HsdsProvider.optional().meta({
    description: 'only where the directory knows it from the host and from the title',
  }),
  ...textBlock,
}

const HsdsListedService = z.strictObject(listed).meta({ id: 'HsdsListedService' })
export type HsdsListedService = z.infer<typeof HsdsListedService>

const ofService = { id: Uuid, service_id: Uuid }

export const HsdsService = z
  .strictObject({
    ...listed,
    phones: z.array(
      z
        .strictObject({ ...ofService, number: z.string(), type: z.literal('voice') })
        .meta({ id: 'HsdsPhone' }),
    ),
    languages: z.array(
      z
        .strictObject({ ...ofService, name: z.string(), code: z.string() })
        .meta({ id: 'HsdsLanguage' }),
    ),
    service_areas: z.array(
      z.strictObject({ ...ofService, name: z.string() }).meta({ id: 'HsdsServiceArea' }),
    ),
    attributes: z.array(HsdsAttribute),
  })
  .meta({ id: 'HsdsService' })
export type HsdsService = z.infer<typeof HsdsService>

export const HsdsServices = z.strictObject({
  total_items: z.int(),
  total_pages: z.int(),
  page_number: z.int(),
  size: z.int().meta({ description: 'of this page' }),
  first_page: z.boolean(),
  last_page: z.boolean(),
  empty: z.boolean(),
  contents: z
    .array(
      HsdsService.partial({
        phones: true,
        languages: true,
        service_areas: true,
        attributes: true,
      }).meta({ id: 'HsdsServiceInList' }),
    )
    .meta({ description: 'whole with `full=true`, else without its four lists' }),
})
export type HsdsServices = z.infer<typeof HsdsServices>

export const HsdsOrganization = z.strictObject({
  ...HsdsProvider.shape,
  services: z.array(HsdsListedService),
  attributes: z.array(HsdsAttribute),
})
export type HsdsOrganization = z.infer<typeof HsdsOrganization>
