/**
 * A dataset as an admin thinks of it: not in files, but in things that are said. A note, a
 * reimbursement or the words for a code is an item of its own, whatever record holds it.
 */
import type { CancerType } from '../../functions/model/cancer-type.ts'
import type { Country } from '../../functions/model/country.ts'
import type { Collection, Dataset } from '../../functions/model/release.ts'
import type { TextByLocale } from '../../functions/model/text.ts'
import type { FieldPath } from './rules/problems.ts'

/** The kinds of items, with the words for one and for several. */
export const itemKinds = {
  manifest: ['settings', 'settings'],
  terms: ['term', 'terms'],
  medicines: ['medicine', 'medicines'],
  cancerTypes: ['cancer type', 'cancer types'],
  euNotes: ['EU note', 'EU notes'],
  countries: ['country', 'countries'],
  reimbursements: ['reimbursement', 'reimbursements'],
  earlyAccess: ['early access', 'early access'],
  notes: ['national note', 'national notes'],
  resources: ['resource', 'resources'],
  publications: ['publication', 'publications'],
} as const satisfies Readonly<Record<string, readonly [one: string, several: string]>>
export type ItemKind = keyof typeof itemKinds
export const itemKindNames = Object.keys(itemKinds) as readonly ItemKind[]

/** The record that holds an item, and where in it. */
export type Home = {
  readonly collection: Collection
  /** The id or code of the record; empty for the manifest and the terms. */
  readonly key: string
  readonly path: FieldPath
}

export type Item = {
  readonly kind: ItemKind
  /** As a person would name it: `be-melanoma-1`, `BE`, `BE.reimbursement`, `terms.kind.guide`. */
  readonly id: string
  /** What it is about, for people. */
  readonly about: string
  readonly home: Home
  readonly value: object
  /** Items that this one holds in an order of their own. */
  readonly order?: readonly string[]
}

/** Every item, by kind and in the order of the records. */
export function itemsOf(dataset: Dataset): Item[] {
  const name = (text: TextByLocale<{ name: string }>): string =>
    text[dataset.manifest.defaultLocale]?.name ?? ''
  return [
    {
      kind: 'manifest',
      id: 'manifest',
      about: dataset.manifest.name,
      home: { collection: 'manifest', key: '', path: [] },
      value: dataset.manifest,
    },
    ...termItems(dataset),
    ...dataset.medicines.map((medicine): Item => {
      const home = { collection: 'medicines', key: medicine.id, path: [] } as const
      const about = medicine.brand ?? ''
      return { kind: 'medicines', id: medicine.id, about, home, value: medicine }
    }),
    ...dataset.cancerTypes.flatMap((type) => cancerTypeItems(type, name(type.text))),
    ...dataset.countries.flatMap((country) => countryItems(country, name(country.text))),
    ...dataset.resources.map((resource): Item => {
      const home = { collection: 'resources', key: resource.id, path: [] } as const
      const about = resource.text[dataset.manifest.defaultLocale]?.title ?? ''
      return { kind: 'resources', id: resource.id, about, home, value: resource }
    }),
    ...dataset.publications.map((publication): Item => {
      const home = { collection: 'publications', key: publication.id, path: [] } as const
      const about = publication.text[dataset.manifest.defaultLocale]?.title ?? ''
      return { kind: 'publications', id: publication.id, about, home, value: publication }
    }),
  ]
}

function termItems({ terms }: Dataset): Item[] {
  return Object.entries(terms).flatMap(([set, codes]) =>
    Object.entries(codes).map(([code, term]): Item => {
      const home = { collection: 'terms', key: '', path: [set, code] } as const
      return { kind: 'terms', id: `terms.${set}.${code}`, about: '', home, value: term }
    }),
  )
}

function cancerTypeItems({ euWide, ...type }: CancerType, name: string): Item[] {
  const home = { collection: 'cancerTypes', key: type.id } as const
  const note = { cancerType: type.id, ...euWide }
  return [
    { kind: 'cancerTypes', id: type.id, about: name, home: { ...home, path: [] }, value: type },
    {
      kind: 'euNotes',
      id: euWide.id,
      about: `EU, ${type.id}`,
      home: { ...home, path: ['euWide'] },
      value: note,
    },
  ]
}

function countryItems(country: Country, name: string): Item[] {
  const { reimbursement, earlyAccess, availability, ...rest } = country
  const { code } = country
  const home = { collection: 'countries', key: code } as const
  const order = availability.map(({ id }) => id)
  return [
    { kind: 'countries', id: code, about: name, home: { ...home, path: [] }, value: rest, order },
    {
      kind: 'reimbursements',
      id: `${code}.reimbursement`,
      about: name,
      home: { ...home, path: ['reimbursement'] },
      value: reimbursement,
    },
    ...(earlyAccess === null
      ? []
      : [
          {
            kind: 'earlyAccess' as const,
            id: `${code}.earlyAccess`,
            about: name,
            home: { ...home, path: ['earlyAccess'] },
            value: earlyAccess,
          },
        ]),
    ...availability.map((note, i): Item => {
      const about = [code, note.region, note.cancerType].filter((part) => part !== null).join(', ')
      const value = { country: code, ...note }
      return {
        kind: 'notes',
        id: note.id,
        about,
        home: { ...home, path: ['availability', i] },
        value,
      }
    }),
  ]
}
