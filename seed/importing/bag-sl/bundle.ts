/**
 * One line of the Swiss list: a FHIR bundle of a product, as the guide of the Federal Office of Public
 * Health has it (fhir.ch/ig/ch-epl), with no more than limitations need. Every resource is read by its
 * type; what the bundle does not hold is a fault of the line.
 */
import * as z from 'zod'
import { Day } from '../../../functions/model/dates.ts'
import { fieldOf } from '../../dataset/select.ts'

const Coded = z.object({
  coding: z.array(z.object({ system: z.string().optional(), code: z.string().optional() })),
})
const Reference = z.object({ reference: z.string() })

const Detail = z.object({
  url: z.string(),
  valueDate: Day.optional(),
  valueString: z.string().optional(),
  valueCodeableConcept: Coded.optional(),
  valueIdentifier: z.object({ value: z.string() }).optional(),
  valueReference: Reference.optional(),
  valuePeriod: z.object({ start: Day.optional(), end: Day.optional() }).optional(),
})
type Detail = z.infer<typeof Detail>
const Extension = z.object({ url: z.string(), extension: z.array(Detail).default([]) })

const Product = z.object({
  resourceType: z.literal('MedicinalProductDefinition'),
  classification: z.array(Coded).default([]),
  name: z.array(z.object({ productName: z.string() })).min(1),
})
const Authorisation = z.object({
  resourceType: z.literal('RegulatedAuthorization'),
  type: Coded,
  identifier: z.array(z.object({ value: z.string() })).default([]),
  extension: z.array(Extension).default([]),
  subject: z.array(Reference).default([]),
  indication: z.array(z.object({ extension: z.array(Extension).default([]) })).default([]),
})
const Ingredient = z.object({
  resourceType: z.literal('Ingredient'),
  substance: z.object({ code: z.object({ concept: z.object({ text: z.string() }) }) }),
})
const ClinicalUse = z.object({
  resourceType: z.literal('ClinicalUseDefinition'),
  id: z.string(),
  indication: z.object({
    diseaseSymptomProcedure: z.object({ concept: z.object({ text: z.string() }) }),
  }),
})
const Resource = z.discriminatedUnion('resourceType', [
  Product,
  Authorisation,
  Ingredient,
  ClinicalUse,
])
type Resource = z.infer<typeof Resource>
const known: ReadonlySet<unknown> = new Set(
  Resource.options.map((one) => one.shape.resourceType.value),
)

/**
 * Packs and what a later guide may add are left out before they are read, for they are most of the
 * list; what is read must have its form.
 */
export const Bundle = z.object({
  resourceType: z.literal('Bundle'),
  entry: z
    .array(z.unknown())
    .transform((entries) =>
      entries
        .map((one) => fieldOf(one, 'resource'))
        .filter((resource) => known.has(fieldOf(resource, 'resourceType'))),
    )
    .pipe(z.array(Resource)),
})
export type Bundle = z.infer<typeof Bundle>

/** Codes of the guide's tables. */
const marketing = '756000002001'
const reimbursement = '756000002003'
const atcSystem = 'http://www.whocc.no/atc'

export type ReadLimitation = {
  /** Of the ClinicalUseDefinition: a short name and a number, or the short name alone. */
  readonly id: string
  /** Of the table of states of a limitation. */
  readonly status: string
  readonly statusDate: Day | null
  readonly firstDate: Day | null
  readonly from: Day | null
  readonly until: Day | null
  /** Dossier and number, as "19989.01", which prescriptions and invoices name; "19989.XX" is none. */
  readonly code: string | null
  readonly text: string
}

export type ReadProduct = {
  /** Of the marketing authorisation, which several products and packs can share. */
  readonly registration: string
  readonly names: readonly string[]
  readonly atc: readonly string[]
  readonly substances: readonly string[]
  readonly limitations: readonly ReadLimitation[]
}

/** What a bundle says, or what it lacks. */
export function readProduct({
  entry: resources,
}: Bundle): ReadProduct | { readonly fault: string } {
  const product = ofType(resources, 'MedicinalProductDefinition')
  const authorisations = ofType(resources, 'RegulatedAuthorization')
  const [registration] = authorisations
    .filter((one) => hasCode(one.type, marketing))
    .flatMap(({ identifier }) => identifier.map(({ value }) => value))
    .toSorted((a, b) => a.length - b.length)
  if (product.length === 0 || registration === undefined) {
    return { fault: 'the bundle names no product or no registration' }
  }
  const texts = new Map(
    ofType(resources, 'ClinicalUseDefinition').map((one) => [
      one.id,
      one.indication.diseaseSymptomProcedure.concept.text,
    ]),
  )
  const limitations: ReadLimitation[] = []
  for (const one of authorisations.filter(({ type }) => hasCode(type, reimbursement))) {
    for (const { url, extension } of one.indication.flatMap((use) => use.extension)) {
      if (!url.endsWith('/regulatedAuthorization-limitation')) continue
      const read = readLimitation(extension, texts)
      if ('fault' in read) return read
      limitations.push(read)
    }
  }
  return {
    registration,
    names: product.flatMap(({ name }) => name.map(({ productName }) => productName)),
    atc: product.flatMap(({ classification }) =>
      classification.flatMap(({ coding }) =>
        coding.flatMap(({ system, code }) =>
          system === atcSystem && code !== undefined ? [code] : [],
        ),
      ),
    ),
    substances: ofType(resources, 'Ingredient').map(({ substance }) => substance.code.concept.text),
    limitations,
  }
}

function readLimitation(
  details: readonly Detail[],
  texts: ReadonlyMap<string, string>,
): ReadLimitation | { readonly fault: string } {
  const of = new Map(details.map((one) => [one.url, one]))
  const id = of.get('limitationIndication')?.valueReference?.reference.split('/').at(-1)
  const text = id === undefined ? undefined : texts.get(id)
  const status = of.get('status')?.valueCodeableConcept?.coding[0]?.code
  if (id === undefined || text === undefined) return { fault: 'a limitation names no text' }
  if (status === undefined) return { fault: `limitation ${id} has no status` }
  const period = of.get('period')?.valuePeriod
  return {
    id,
    status,
    statusDate: of.get('statusDate')?.valueDate ?? null,
    firstDate: of.get('firstLimitationDate')?.valueDate ?? null,
    from: period?.start ?? null,
    until: period?.end ?? null,
    code: of.get('indicationCode')?.valueString ?? null,
    text,
  }
}

function ofType<T extends Resource['resourceType']>(
  resources: readonly Resource[],
  type: T,
): Extract<Resource, { resourceType: T }>[] {
  return resources.filter(
    (one): one is Extract<Resource, { resourceType: T }> => one.resourceType === type,
  )
}

function hasCode({ coding }: z.infer<typeof Coded>, wanted: string): boolean {
  return coding.some(({ code }) => code === wanted)
}
