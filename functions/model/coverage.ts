/**
 * What a record says, and how much of it each language holds. Readers and admins are told by the same
 * counts; only what must be held in a language is the admins' own.
 */
import type { Day } from './dates.ts'
import { officialIn } from './hosts.ts'
import { treeOfRecords } from './marked-records.ts'
import type { Part } from './marks.ts'
import { collectionNames, recordsOf, type Collection, type Dataset } from './release.ts'
import {
  isDue,
  readStatement,
  type ItemKind,
  type Statement,
  type StatementKind,
} from './statements.ts'
import { findMarked, nameSteps, placesOf, valueAt, type Path } from './walk.ts'

/** Each kind of record with what is said within it. */
export const itemKindNames: readonly ItemKind[] = [
  ...new Set(collectionNames.flatMap((collection) => [collection, ...partsOf(collection)])),
]

function partsOf(collection: Collection): Part[] {
  return placesOf(treeOfRecords(collection), 'part').flatMap(({ tree }) => tree.mark.part ?? [])
}

/** What is said, and in which record. */
type Place = {
  readonly collection: Collection
  /** The id or code of the record; empty for the manifest and the terms. */
  readonly key: string
  readonly path: Path
}

export type SaidStatement = Statement & {
  /** As the command line names it: `be-melanoma-1`, `BE.reimbursement`. */
  readonly id: string
  readonly kind: StatementKind
  /** The code of the country it is about; `EU` for what holds in all of the EU. */
  readonly country: string
  /** Null for what concerns every one. */
  readonly cancerType: string | null
}

export type SaidText = Place & {
  readonly kind: ItemKind
  /** By locale. */
  readonly text: unknown
  /** Readers of a language that does not hold it get one composed from codes. */
  readonly composed: boolean
  /** The statements that it stands in. */
  readonly statements: readonly Statement[]
}

export type Said = {
  readonly texts: readonly SaidText[]
  readonly statements: readonly SaidStatement[]
}

/** What each record says, one by one: there may be very many. */
export function* saidIn(dataset: Dataset): Generator<Said> {
  const isOfficial = officialIn(dataset.manifest.sourceHosts)
  for (const collection of collectionNames) {
    for (const [key, record] of recordsOf(dataset, collection)) {
      yield saidBy({ collection, key, record }, isOfficial)
    }
  }
}

type Holder = Omit<Place, 'path'> & { readonly record: object }

function saidBy({ collection, key, record }: Holder, isOfficial: (page: string) => boolean): Said {
  const tree = treeOfRecords(collection)
  const parts = new Map<string, ItemKind>()
  for (const { path, tree: own } of findMarked(tree, record, 'part')) {
    parts.set(nameOf(path), own.mark.part ?? collection)
  }
  const kindAt = (path: Path): ItemKind => around(path, parts).at(-1) ?? collection
  const idAt = (path: Path): string => {
    const named = stepsOf(path).findLast(
      (step) => parts.has(nameOf(step)) && typeof valueAt(record, [...step, 'id']) === 'string',
    )
    if (named === undefined) return [key || collection, ...nameSteps(record, path)].join('.')
    const within = nameSteps(valueAt(record, named), path.slice(named.length))
    return [valueAt(record, [...named, 'id']), ...within].join('.')
  }
  const statements = new Map<string, SaidStatement>()
  for (const { path, value } of findMarked(tree, record, 'dated')) {
    // What is superseded, or stands in what is, nobody need read again.
    if (stepsOf(path).some((step) => valueAt(record, [...step, 'superseded']) === true)) continue
    const read = readStatement(value, isOfficial)
    if (read === undefined) continue
    const kind = kindAt(path)
    const isWithin = kind === 'euNotes' && !parts.has(nameOf(path))
    const type = valueAt(value, ['cancerType'])
    statements.set(nameOf(path), {
      ...read,
      id: idAt(path),
      kind: isWithin ? 'authorisations' : kind,
      country: collection === 'countries' ? key : 'EU',
      cancerType: collection === 'cancerTypes' ? key : typeof type === 'string' ? type : null,
    })
  }
  const texts = findMarked(tree, record, 'text').map(({ path, value: text, tree: { mark } }) => ({
    collection,
    key,
    path,
    kind: kindAt(path),
    text,
    composed: mark.composed === true,
    statements: around(path, statements),
  }))
  return { texts, statements: [...statements.values()] }
}

function nameOf(path: Path): string {
  return path.join(' ')
}

/** The places that hold this one, from the whole record to itself. */
function stepsOf(path: Path): Path[] {
  return Array.from({ length: path.length + 1 }, (_, i) => path.slice(0, i))
}

function around<T>(path: Path, byName: ReadonlyMap<string, T>): T[] {
  return stepsOf(path).flatMap((step) => byName.get(nameOf(step)) ?? [])
}

/** Texts: each title with its description, each note, … is one. */
export type TextCounts = {
  readonly held: number
  /** Of those held: originals and checked translations; the others. */
  readonly reviewed: number
  readonly unreviewed: number
  /** Of those held: in statements that somebody should have read again by today. */
  readonly due: number
  /** Of those that are not held: what readers get composed from codes instead; the others. */
  readonly composed: number
  readonly missing: number
}

const counted = ['held', 'reviewed', 'unreviewed', 'due', 'composed', 'missing'] as const

/** Of one text in one language. */
export function countText({ text, composed, statements }: SaidText, tag: string, today: Day) {
  const state = valueAt(text, [tag, 'state'])
  const held = Number(state !== undefined)
  const unreviewed = Number(state === 'unreviewed')
  const isOld = held > 0 && statements.some((one) => isDue(one, today))
  return {
    held,
    reviewed: held - unreviewed,
    unreviewed,
    due: Number(isOld),
    composed: Number(composed) * (1 - held),
    missing: Number(!composed) * (1 - held),
  } satisfies TextCounts
}

export function sumCounts(all: readonly TextCounts[]): TextCounts {
  const sum = { held: 0, reviewed: 0, unreviewed: 0, due: 0, composed: 0, missing: 0 }
  for (const one of all) for (const name of counted) sum[name] += one[name]
  return sum
}
