/** What first answers of a release would wait for, made before it is served: a little in each turn. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Directory } from './directory/directory.ts'
import { ranksOf } from './directory/helpfulness.ts'
import { prepareOrders } from './directory/selecting/orders.ts'
import { indexedFields, placesBy } from './directory/selecting/resource-index.ts'
import { permitted } from './directory/view.ts'
import { findAsked } from './directory/where-to-ask.ts'

/** Each looks once at every record: some milliseconds of 10,000. */
const passes: readonly ((directory: Directory) => unknown)[] = [
  ({ resources }) => resources,
  ({ languages }) => languages,
  ({ called }) => called,
  ({ composing }) => composing,
  ranksOf,
  ...(Object.keys(indexedFields) as (keyof typeof indexedFields)[]).map(
    (field) => (directory: Directory) => placesBy(directory, field),
  ),
]

export async function prepare(directory: Directory): Promise<void> {
  for (const pass of passes) {
    await nextTurn()
    pass(directory)
  }
  await nextTurn()
  await prepareOrders(directory)
  for (const locale of directory.locales.values()) {
    for (const country of directory.dataset.countries) {
      await findAsked(directory, country, permitted(locale, 'any'))
      await nextTurn()
    }
  }
}
