/**
 * What a reader is told of a publication: not records but things, such as a country's note on one
 * cancer type, so that whoever follows a country and a type hears of nothing else.
 */
import { changeOf, pairsOf, type ChangeKind } from '../model/changes.ts'
import type { Country } from '../model/country.ts'
import type { NationalNote } from '../model/note.ts'
import type { Dataset } from '../model/release.ts'
import { createPauses } from './slices.ts'

/** Whom something concerns; none named means every one. */
type Concern = { readonly countries: readonly string[]; readonly cancerTypes: readonly string[] }

type Kind =
  | { readonly kind: 'note'; readonly note: NationalNote; readonly country: Country }
  | { readonly kind: 'eu-note' | 'country' | 'cancer-type' | 'resource' | 'publication' }

export type Thing = Kind & {
  readonly id: string
  readonly concern: Concern
  /** What makes it another one when it changes. */
  readonly value: object
}

export type News = { readonly change: ChangeKind; readonly thing: Thing }

/** The words of codes and pages, names of medicines and settings are no news of their own. */
function thingsIn({ countries, cancerTypes, resources, publications }: Dataset): Thing[] {
  const ofEu = countries.filter((one) => one.euAuthorisationApplies).map(({ code }) => code)
  return [
    ...countries.flatMap((country): Thing[] => {
      const { availability, ...value } = country
      const { code } = country
      const notes = availability.map((note): Thing => {
        const concern = { countries: [code], cancerTypes: [note.cancerType] }
        return { kind: 'note', id: note.id, concern, value: note, note, country }
      })
      const concern = { countries: [code], cancerTypes: [] }
      return [...notes, { kind: 'country', id: code, concern, value }]
    }),
    ...cancerTypes.flatMap(({ euWide, ...value }): Thing[] => {
      const { id } = value
      return [
        { kind: 'eu-note', id, concern: { countries: ofEu, cancerTypes: [id] }, value: euWide },
        { kind: 'cancer-type', id, concern: { countries: [], cancerTypes: [id] }, value },
      ]
    }),
    ...resources.map((value): Thing => ({ kind: 'resource', id: value.id, concern: value, value })),
    ...publications.map((value): Thing => ({
      kind: 'publication',
      id: value.id,
      concern: { countries: [], cancerTypes: [] },
      value,
    })),
  ]
}

function byName(dataset: Dataset): Map<string, Thing> {
  return new Map(thingsIn(dataset).map((thing) => [`${thing.kind} ${thing.id}`, thing]))
}

export async function findNews(before: Dataset, after: Dataset): Promise<readonly News[]> {
  const pause = createPauses()
  const news: News[] = []
  for (const { was, is } of pairsOf(byName(before), byName(after))) {
    const change = changeOf({ was: was?.value, is: is?.value })
    const thing = is ?? was
    if (change !== undefined && thing !== undefined) news.push({ change, thing })
    await pause()
  }
  return news
}

export type Interest = {
  readonly country?: readonly string[] | undefined
  readonly cancerType?: readonly string[] | undefined
}

/** An empty list of the record means that it serves everything. */
function serves(held: readonly string[], wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || held.length === 0 || wanted.some((one) => held.includes(one))
}

export function concerns({ thing }: News, { country, cancerType }: Interest): boolean {
  const { concern } = thing
  return serves(concern.countries, country) && serves(concern.cancerTypes, cancerType)
}
