/** Where the things of a sound dataset stand in its files. */
import type { Dataset } from '../../../functions/model/release.ts'
import { keyOf } from '../checks/facts.ts'
import type { Entry } from '../entry.ts'
import type { Home } from '../items.ts'
import { loadDataset } from '../reading/load.ts'
import { UnsoundDataset } from '../reading/sound.ts'
import type { FieldPath, Place } from '../rules/problems.ts'

export type PlacedDataset = {
  /** As its files hold it. */
  readonly dataset: Dataset
  /** The file of a thing, and the path in that file. */
  readonly locate: (home: Home) => Place & { readonly file: string; readonly path: FieldPath }
  /** The place of a field of a thing. */
  readonly placeOf: (home: Home, field: FieldPath) => Place
}

/** Refuses a dataset with problems, which it lists. */
export async function loadPlaced(dir: string): Promise<PlacedDataset> {
  const { written: dataset, problems, entries } = await loadDataset(dir)
  if (dataset === undefined) throw new UnsoundDataset(problems)
  const byHome = new Map(
    entries.map((entry) => [nameOf(entry.collection, keyOf(entry) ?? ''), entry]),
  )
  const entryOf = ({ collection, key }: Home): Entry => {
    const entry = byHome.get(nameOf(collection, key))
    if (entry === undefined) throw new Error(`no file holds ${collection} ${key}`)
    return entry
  }
  return {
    dataset,
    locate(home) {
      const { file, base, yaml } = entryOf(home)
      const path = [...base, ...home.path]
      return { file, path, ...yaml.placeOf(path) }
    },
    placeOf(home, field) {
      const { base, yaml } = entryOf(home)
      return yaml.placeOf([...base, ...home.path, ...field])
    },
  }
}

function nameOf(collection: string, key: string): string {
  return `${collection} ${key}`
}
