/** The record that a person means by an id: its own, that of a note in it, or a country's code. */
import {
  isKeyed,
  recordsOf,
  type Collection,
  type Dataset,
} from '../../../functions/model/release.ts'
import { itemsOf } from '../items.ts'
import { kindOrder, kinds } from '../kinds.ts'
import { quote, type FieldPath } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { didYouMean } from '../rules/suggest.ts'

export type FoundRecord = {
  readonly collection: Collection
  readonly key: string
  readonly record: object
  /** Where in the record the thing lies that was named; empty when it is the record itself. */
  readonly path: FieldPath
}

/** Refuses an id that names nothing, or more than one record. */
export function findRecord(dataset: Dataset, id: string, collection?: Collection): FoundRecord {
  const wanted = id.toLowerCase()
  const items = itemsOf(dataset).filter(
    (one) => (collection ?? one.home.collection) === one.home.collection,
  )
  const named = items.filter((item) => item.id.toLowerCase() === wanted)
  const single = kindOrder.filter((one) => !isKeyed(one) && one === wanted)
  const homes = new Map(
    [
      ...named.map(({ home }) => home),
      ...single.map((one) => ({ collection: one, key: '', path: [] })),
    ].map((home) => [`${home.collection} ${home.key}`, home]),
  )
  const [home, other] = homes.values()
  if (home === undefined) {
    const branded = dataset.medicines.find(({ brand }) => brand?.toLowerCase() === wanted)
    if (branded !== undefined) {
      const message = `nothing has the id ${quote(id)}; it is a brand: did you mean "${branded.id}"?`
      throw new Refusal('usage', message)
    }
    const hint = didYouMean(id, ['terms', ...items.map((item) => item.id)])
    throw new Refusal('usage', `nothing has the id ${quote(id)}${hint}`)
  }
  if (other !== undefined) {
    const found = [...homes.values()].map((one) => one.collection)
    throw new Refusal('usage', `${quote(id)} names several things`, [
      `Say which: ${found.map((one) => `--kind ${kinds[one].name}`).join(' or ')}`,
    ])
  }
  const { collection: holder, key } = home
  const record = recordsOf(dataset, holder).find(([one]) => one === key)?.[1]
  if (record === undefined) throw new Error(`${holder} holds no ${key}`)
  return { collection: holder, key, record, path: home.path }
}

export const kindNames: readonly string[] = kindOrder.map((one) => kinds[one].name)
