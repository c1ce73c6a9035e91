/** What the checks between records hold against each record, as far as flawed files tell it. */
import { plainHost } from '../../../functions/model/hosts.ts'
import { Manifest } from '../../../functions/model/manifest.ts'
import {
  forEach,
  isKeyed,
  keyedCollections,
  keyOfRecord,
  type KeyedCollection,
} from '../../../functions/model/release.ts'
import type { Entry } from '../entry.ts'
import type { DataFile } from '../files.ts'
import { keyOfName } from '../kinds.ts'
import { fieldOf } from '../select.ts'
import { partIds } from './part-ids.ts'

export type Facts = {
  readonly keys: Readonly<Record<KeyedCollection, ReadonlySet<string>>>
  /** Ids of notes, national and EU-wide. */
  readonly notes: ReadonlySet<string>
  /** Undefined where the manifest does not say: what depends on it is then not judged. */
  readonly defaultLocale: string | undefined
  readonly locales: readonly string[] | undefined
  /** Hosts without `www.`: with it, it is the same one. */
  readonly sourceHosts: readonly string[] | undefined
  readonly copyHosts: readonly string[] | undefined
  readonly plainHttpHosts: readonly string[] | undefined
  readonly rightToLeftLocales: ReadonlySet<string | number>
}

/** The id or code of a record, or undefined when it has none that is a text. */
export function keyOf({ collection, value }: Entry): string | undefined {
  return isKeyed(collection) ? keyOfRecord(collection, value) : undefined
}

/** What a file is named after counts as there, even when what it holds cannot be read. */
export function gatherFacts(entries: readonly Entry[], files: readonly DataFile[]): Facts {
  const manifest = entries.find(({ collection }) => collection === 'manifest')?.value
  const { defaultLocale, sourceHosts, copyHosts, plainHttpHosts } = Manifest.shape
  const none = manifest === undefined ? undefined : []
  const locales = Manifest.shape.locales.safeParse(fieldOf(manifest, 'locales')).data
  const keysOf = (collection: KeyedCollection): ReadonlySet<string> => {
    const held = entries.filter((one) => one.collection === collection).map(keyOf)
    const named = files
      .filter((one) => one.collection === collection)
      .map(({ name }) => keyOfName(collection, name))
    return new Set([...held, ...named].filter((key) => key !== undefined))
  }
  return {
    keys: forEach(keyedCollections, keysOf),
    notes: new Set(entries.flatMap((entry) => partIds(entry).map(({ id }) => id))),
    defaultLocale: defaultLocale.safeParse(fieldOf(manifest, 'defaultLocale')).data,
    locales: locales?.map(({ tag }) => tag),
    sourceHosts: namesIn(sourceHosts.safeParse(fieldOf(manifest, 'sourceHosts')).data),
    // A manifest that cannot be read does not say that it lists none.
    copyHosts: copyHosts.safeParse(fieldOf(manifest, 'copyHosts') ?? none).data?.map(plainHost),
    plainHttpHosts: plainHttpHosts
      .safeParse(fieldOf(manifest, 'plainHttpHosts') ?? none)
      .data?.map(plainHost),
    rightToLeftLocales: new Set(
      locales?.filter(({ direction }) => direction === 'rtl').map(({ tag }) => tag),
    ),
  }
}

function namesIn(fields: object | undefined): string[] | undefined {
  return fields === undefined ? undefined : Object.keys(fields).map(plainHost)
}
