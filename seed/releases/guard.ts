/**
 * Stops what looks like an accident: a generated file that doubled, a folder that was lost, a script
 * that rewrote every link. It asks for nothing but to be told how much is meant to change.
 */
import { itemKindNames } from '../../functions/model/coverage.ts'
import { markedIn, treeOfRecords } from '../../functions/model/marked-records.ts'
import {
  isKeyed,
  recordsOf,
  type Dataset,
  type KeyedCollection,
} from '../../functions/model/release.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import { placesOf } from '../../functions/model/walk.ts'
import { itemKinds } from '../dataset/items.ts'
import { keyedKinds, kindOrder, kinds } from '../dataset/kinds.ts'
import { fieldsOf } from '../dataset/select.ts'
import type { Edge } from '../stores/stage.ts'
import type { Diff, FieldChange } from './diff.ts'
import type { Theirs } from './find-base.ts'
import {
  goneCodes,
  guardRules,
  theirsCodes,
  type GuardCode,
  type Objection,
} from './guard-rules.ts'
import { weightyChanges } from './outdated.ts'

/**
 * What every dataset has in the same number, whatever happens to the rest: the words of pages too,
 * which are as many as the code asks for.
 */
const fixed = new Set<ItemKind>([...kindOrder.filter((one) => !isKeyed(one)), 'pages'])
/** Kinds with fewer items are judged with all others only: one of three is no accident. */
const judgedAlone = 10

/** What speaks against replacing one dataset by the other; nothing when all is well. */
export function judge(before: Dataset, after: Dataset, diff: Diff): Objection[] {
  return [
    ...judgeNumbers(diff),
    ...judgeHosts(before, after, diff),
    ...judgeLocales(before, after),
    ...goneCodes.flatMap((code) =>
      keyedKinds
        .filter((one) => kinds[one].whenGone === code)
        .flatMap((one) => gone(code, keysOf(before, one), keysOf(after, one))),
    ),
  ]
}

type Numbers = { readonly what: string } & Diff['items'][ItemKind]

function judgeNumbers({ items }: Diff): Objection[] {
  const all = itemKindNames.map((kind): Numbers => ({ what: itemKinds[kind][1], ...items[kind] }))
  const counted = itemKindNames.filter((kind) => !fixed.has(kind)).map((kind) => items[kind])
  const sum = (name: keyof Diff['items'][ItemKind]): number =>
    counted.reduce((total, one) => total + one[name], 0)
  const whole: Numbers = {
    what: 'things in all',
    before: sum('before'),
    after: sum('after'),
    added: sum('added'),
    changed: sum('changed'),
    removed: sum('removed'),
  }
  return [whole, ...all.filter(({ before }) => before >= judgedAlone)].flatMap(judgeNumber)
}

function judgeNumber({ what, before, after, changed, removed }: Numbers): Objection[] {
  if (before === 0) return []
  const found: Objection[] = []
  const fall = (before - after) / before
  if (fall > guardRules['items-fall'].threshold) {
    found.push({ code: 'items-fall', found: `${what}: ${after} instead of ${before}` })
  }
  if (after / before >= guardRules['items-double'].threshold) {
    found.push({ code: 'items-double', found: `${what}: ${after} instead of ${before}` })
  }
  const touched = changed + removed
  if (touched / before > guardRules['items-change'].threshold) {
    found.push({ code: 'items-change', found: `${what}: ${touched} of ${before} change or go` })
  }
  return found
}

function judgeHosts(before: Dataset, after: Dataset, diff: Diff): Objection[] {
  const old = linksIn(before)
  const hosts = new Set(old.map(hostOf))
  const next = new Set(linksIn(after).map(hostOf))
  const lost = [...hosts].filter((host) => !next.has(host)).length
  const come = [...next].filter((host) => !hosts.has(host)).length
  const moved = diff.changes.flatMap(({ fields }) => fields).filter(changesHost).length
  const most = guardRules['hosts-change'].threshold
  const found: Objection[] = []
  if (hosts.size > 0 && Math.max(lost, come) / hosts.size > most) {
    const message = `${come} new and ${lost} lost among ${hosts.size} hosts that links lead to`
    found.push({ code: 'hosts-change', found: message })
  }
  if (old.length > 0 && moved / old.length > most) {
    const message = `${moved} of ${old.length} links lead to another host`
    found.push({ code: 'hosts-change', found: message })
  }
  return found
}

/** Every address a reader can follow, in the order of the records. */
function linksIn(dataset: Dataset): string[] {
  return markedIn(dataset, 'address').flatMap(({ collection, value }) =>
    isKeyed(collection) && typeof value === 'string' ? [value] : [],
  )
}

const linkFields = new Set(
  keyedKinds.flatMap((collection) =>
    placesOf(treeOfRecords(collection), 'address').map(({ place }) => nameIn(place)),
  ),
)

/** The last step of a field. */
function nameIn(field: string): string {
  return field.slice(field.lastIndexOf('.') + 1)
}

function changesHost({ field, before, after }: FieldChange): boolean {
  if (!linkFields.has(nameIn(field)) || typeof before !== 'string' || typeof after !== 'string')
    return false
  return hostOf(before) !== hostOf(after)
}

function hostOf(address: string): string {
  return URL.parse(address)?.host ?? address
}

function judgeLocales(before: Dataset, after: Dataset): Objection[] {
  const [listed, held] = [tagsOf(after), heldTags(after)]
  const had = heldTags(before)
  const kept = tagsOf(before).filter(
    (tag) => listed.includes(tag) && (held.includes(tag) || !had.includes(tag)),
  )
  return gone('locale-gone', tagsOf(before), kept)
}

/** What others did that would be taken back, by who did it; what a rollback took back, with its reason. */
export function judgeTheirs({ base, items }: Theirs): Objection[] {
  if (base?.from === 'gone') return [{ code: 'base-gone', found: `release ${base.release}` }]
  const bySwitch = Map.groupBy(items, ({ what, since }) => `${what} ${since.to}`)
  return [...bySwitch.values()].flatMap(([first, ...others]): Objection[] => {
    if (first === undefined) return []
    const { by, message, to } = first.since
    const did = first.since.kind === 'rollback' ? 'rolled back' : 'published'
    const ids = cut([first, ...others].map(({ id }) => id))
    return [
      {
        code: theirsCodes[first.what],
        found: `${ids}: ${by} ${did} generation ${to}, "${message}"`,
      },
    ]
  })
}

/** Translations that stay behind a change on which something turns. `written`: as the files hold it. */
export function judgeOutdated(before: Dataset, written: Dataset): Objection[] {
  return nameAll('outdated-meaning', weightyChanges(before, written))
}

/** Languages that an edge was not built with, or not as the default: no count confirms them. */
export function judgeEdge(
  dataset: Dataset,
  { locales, defaultLocale }: Pick<Edge, 'locales' | 'defaultLocale'>,
): Objection[] {
  const wanted = dataset.manifest.defaultLocale
  const found = `${wanted} instead of ${defaultLocale}`
  return [
    ...gone('locale-not-at-edge', tagsOf(dataset), locales),
    ...(wanted === defaultLocale ? [] : [{ code: 'default-locale-not-at-edge', found } as const]),
  ]
}

function tagsOf({ manifest }: Dataset): string[] {
  return manifest.locales.map(({ tag }) => tag)
}

/** Languages in which there is anything to read. */
function heldTags(dataset: Dataset): string[] {
  const texts = markedIn(dataset, 'text').filter(({ collection }) => isKeyed(collection))
  const held = new Set(texts.flatMap(({ value }) => fieldsOf(value).map(([tag]) => tag)))
  return tagsOf(dataset).filter((tag) => held.has(tag))
}

function keysOf(dataset: Dataset, collection: KeyedCollection): string[] {
  return recordsOf(dataset, collection).map(([key]) => key)
}

/** What a person takes in at once. */
const named = 12

function gone(code: GuardCode, before: readonly string[], after: readonly string[]): Objection[] {
  return nameAll(
    code,
    before.filter((key) => !after.includes(key)),
  )
}

function nameAll(code: GuardCode, all: readonly string[]): Objection[] {
  return all.length === 0 ? [] : [{ code, found: cut(all) }]
}

function cut(keys: readonly string[]): string {
  const more = keys.length > named ? ` and ${keys.length - named} more` : ''
  return `${keys.slice(0, named).join(', ')}${more}`
}
