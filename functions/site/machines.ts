/**
 * What pages say to machines (schema.org, as JSON-LD): only what is current today, each fact as the
 * page says it to people. A page on which nothing is current says nothing to them.
 */
import type { Access } from '../directory/answers/availability.ts'
import type { ServedCancerType } from '../directory/answers/cancer-type.ts'
import type { ServedReimbursement } from '../directory/answers/country.ts'
import type { ServedAuthorisation, ServedNote } from '../directory/answers/note.ts'
import type { CancerTypeName, CountryName, ServedMedicine } from '../directory/answers/parts.ts'
import { getCancerType } from '../directory/cancer-types.ts'
import { serveMedicines } from '../directory/medicines.ts'
import type { PartialDate } from '../model/dates.ts'
import type { Freshness } from '../model/statement-codes.ts'
import { codeSystemNames } from './code-systems.ts'
import { knowsOrigin, type PageContext } from './page-context.ts'
import { term } from './speaking.ts'

type Dated = {
  readonly confirmedOn: PartialDate | null
  readonly freshness: Freshness
  readonly superseded?: boolean
}

function isCurrent({ freshness, superseded = false }: Dated): boolean {
  return freshness === 'current' && !superseded
}

/**
 * The day on which all that the page still holds for true had been confirmed: that of its oldest
 * statement, current or not confirmed since. None where one of them bears no such day.
 */
function lastReviewed(said: readonly Dated[]): { readonly lastReviewed?: PartialDate } {
  const standing = said.filter(
    ({ freshness, superseded = false }) => freshness !== 'past' && !superseded,
  )
  const days = standing.flatMap(({ confirmedOn }) => confirmedOn ?? [])
  const [oldest] = days.toSorted()
  return oldest === undefined || days.length < standing.length ? {} : { lastReviewed: oldest }
}

/** Codes that name just this type; one that covers more would make it another disease. */
function condition({ name, synonyms, codes }: ServedCancerType): object {
  const exact = codes.filter(({ match }) => match === 'exact')
  return {
    '@type': 'MedicalCondition',
    name,
    ...(synonyms.length > 0 && { alternateName: synonyms }),
    ...(exact.length > 0 && {
      code: exact.map(({ system, code }) => ({
        '@type': 'MedicalCode',
        codeValue: code,
        codingSystem: codeSystemNames[system],
      })),
    }),
  }
}

function conditionCalled({ id }: CancerTypeName, { directory, view }: PageContext): object[] {
  const held = directory.cancerTypes.get(id)
  const type = held && getCancerType(directory, held, view)
  return type === undefined ? [] : [condition(type)]
}

function drug(medicine: ServedMedicine, context: PageContext): object {
  const { inn, internationalInn, brand } = medicine
  return {
    '@type': 'Drug',
    name: inn,
    nonProprietaryName: internationalInn,
    ...(brand !== null && { proprietaryName: brand }),
    drugClass: {
      '@type': 'DrugClass',
      name: term(context, 'medicineClass', medicine.class).text,
    },
  }
}

/** Each once, however many statements name it. */
function drugs(ids: readonly string[], context: PageContext): object[] {
  const { directory, view } = context
  return serveMedicines(directory, [...new Set(ids)], view).map((one) => drug(one, context))
}

type Told = {
  readonly title: string
  readonly about: readonly object[]
  readonly mentions?: readonly object[]
  readonly country?: CountryName
  readonly said: readonly Dated[]
}

function pageOf({ title, about, mentions = [], country, said }: Told, context: PageContext) {
  const { directory, view, absolute, address } = context
  const { publisher, licence } = directory.dataset.manifest
  const [path = ''] = address.split('?')
  return {
    '@context': 'https://schema.org',
    '@type': 'MedicalWebPage',
    name: title,
    inLanguage: view.locale.tag,
    ...(knowsOrigin(context) && { url: absolute(path) }),
    ...lastReviewed(said),
    about,
    ...(mentions.length > 0 && { mentions }),
    ...(country && { spatialCoverage: countryOf(country) }),
    publisher: { '@type': 'Organization', name: publisher.name },
    license: licence.url,
  }
}

function countryOf({ code, name }: CountryName): object {
  return { '@type': 'Country', name, identifier: code }
}

/** Of an answer: the medicines of the country's own statements, and as old as the EU's if that is older. */
export function machinesOfAnswer(title: string, found: Access, context: PageContext): object[] {
  const current = found.national.filter(isCurrent)
  if (current.length === 0) return []
  const named = current.flatMap(({ medicines }) => medicines.map(({ id }) => id))
  return [
    pageOf(
      {
        title,
        about: conditionCalled(found.cancerType, context),
        mentions: drugs(named, context),
        country: found.country,
        said: [
          ...found.national,
          ...(found.euWide === null ? [] : [found.euWide]),
          ...datesOfTexts(found.reimbursement),
        ],
      },
      context,
    ),
  ]
}

/** Of the texts on who decides and pays, and on early access. */
function datesOfTexts(how: ServedReimbursement | null) {
  const texts = [how, how?.earlyAccess].filter((text) => text !== null && text !== undefined)
  return texts.map(({ asOf, freshness }) => ({ confirmedOn: asOf, freshness }))
}

type OfCountry = {
  readonly title: string
  readonly country: CountryName
  readonly how: ServedReimbursement | undefined
}

/** Of a country: as old as its text on who decides and pays, and on early access. */
export function machinesOfCountry({ title, country, how }: OfCountry, context: PageContext) {
  if (how === undefined || how.freshness !== 'current') return []
  return [pageOf({ title, about: [countryOf(country)], said: datesOfTexts(how) }, context)]
}

type OfCancerType = {
  readonly title: string
  readonly type: ServedCancerType
  readonly euWide: ServedNote | null
}

/** Of a cancer type: the medicines of the uses that the EU now has a decision on. */
export function machinesOfCancerType({ title, type, euWide }: OfCancerType, context: PageContext) {
  if (euWide === null || !isCurrent(euWide)) return []
  const uses = euWide.authorisations.filter(isCurrent)
  const mentions = drugs(
    uses.flatMap(({ medicines }) => medicines),
    context,
  )
  return [pageOf({ title, about: [condition(type)], mentions, said: [euWide] }, context)]
}

type OfMedicine = {
  readonly title: string
  readonly medicine: ServedMedicine
  readonly eu: readonly { type: CancerTypeName; uses: readonly ServedAuthorisation[] }[]
  readonly stated: readonly { cancerType: CancerTypeName; notes: readonly ServedNote[] }[]
}

/** Of a medicine: the cancer types on which the EU or a country says something of it today. */
export function machinesOfMedicine(of: OfMedicine, context: PageContext): object[] {
  const { title, medicine, eu, stated } = of
  const said: readonly { type: CancerTypeName; said: readonly Dated[] }[] = [
    ...eu.map(({ type, uses }) => ({ type, said: uses })),
    ...stated.map(({ cancerType: type, notes }) => ({ type, said: notes })),
  ]
  const current = said.filter((one) => one.said.some(isCurrent)).map(({ type }) => type)
  if (current.length === 0) return []
  const types = new Map(current.map((type) => [type.id, type]))
  return [
    pageOf(
      {
        title,
        about: [drug(medicine, context)],
        mentions: [...types.values()].flatMap((type) => conditionCalled(type, context)),
        said: said.flatMap((one) => one.said),
      },
      context,
    ),
  ]
}
