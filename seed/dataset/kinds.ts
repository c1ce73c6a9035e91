/**
 * Every kind of record as admins meet it, in the order in which they read of them. A collection of
 * the model that has no entry here does not compile.
 */
import {
  collections,
  isKeyed,
  type Collection,
  type KeyedCollection,
} from '../../functions/model/release.ts'
import type { Path } from '../../functions/model/walk.ts'
import { cancerTypes } from './kinds/cancer-types.ts'
import { countries } from './kinds/countries.ts'
import type { Guidance, Kind } from './kinds/kind.ts'
import { manifest } from './kinds/manifest.ts'
import { medicines } from './kinds/medicines.ts'
import { pages } from './kinds/pages.ts'
import { publications } from './kinds/publications.ts'
import { resources } from './kinds/resources.ts'
import { terms } from './kinds/terms.ts'

export const kinds: Readonly<Record<Collection, Kind>> = {
  manifest,
  terms,
  medicines,
  cancerTypes,
  countries,
  resources,
  publications,
  pages,
}
export const kindOrder = Object.keys(kinds) as readonly Collection[]
export const keyedKinds: readonly KeyedCollection[] = kindOrder.filter(isKeyed)

/** `a medicine`. */
export function oneOf(collection: Collection): string {
  const [one] = kinds[collection].words
  return `${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`
}

/** The collection that the command line calls so; undefined when there is none. */
export function collectionNamed(name: string): Collection | undefined {
  return kindOrder.find((collection) => kinds[collection].name === name)
}

/** What translators are told about the text at a path. */
export function guidanceFor(collection: Collection, path: Path): Guidance {
  const fits = (place: string): boolean => {
    const steps = place.split('.')
    return (
      steps.length === path.length && steps.every((step, i) => step === '*' || step === path[i])
    )
  }
  const found = Object.entries(kinds[collection].texts).find(([place]) => fits(place))?.[1]
  if (found !== undefined) return found
  throw new TypeError(`kinds/${kinds[collection].name} has no words for ${path.join('.')}`)
}

/** The file of a record, without its folder: `be.yaml`. */
export function fileNameOf(collection: Collection, key: string): string {
  if (collections[collection].key === null) return `${collection}.yaml`
  return `${isCode(collection) ? key.toLowerCase() : key}.yaml`
}

/** The key of the record that a file of this name is to hold. */
export function keyOfName(collection: Collection, name: string): string {
  const stem = name.replace(/\.yaml$/, '')
  return isCode(collection) ? stem.toUpperCase() : stem
}

/** Codes are in capitals, names of files never. */
function isCode(collection: Collection): boolean {
  return collections[collection].key === 'code'
}
