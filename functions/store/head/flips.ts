/** The changes of the head that are written down: each is one conditional write with its record. */
import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { canonicalJson } from '../../model/canonical.ts'
import type { ReleaseId } from '../../model/ids.ts'
import { headKey, keyAttributes } from '../database/keys.ts'
import { LostRace, WrongState } from './errors.ts'
import {
  firstPublication,
  type Act,
  type ChangeRecord,
  type PublisherHead,
  type ReleaseEntry,
  type ReleaseState,
} from './head.ts'

/** Part of an update of the head. */
type HeadUpdate = {
  readonly set: readonly string[]
  readonly conditions: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
}

/** A change, and what its record says of it. */
export type Decision = Pick<ChangeRecord, 'kind' | 'releases' | 'to'> & {
  readonly update: HeadUpdate
}

/**
 * An update with the record of itself, by one conditional write: nothing is changed that is not
 * written down, and nothing is written down that was not changed.
 */
export function auditedUpdate(table: string, update: HeadUpdate, record: ChangeRecord) {
  return {
    TableName: table,
    Key: keyAttributes(headKey),
    UpdateExpression: `SET ${[...update.set, '#revision = :revision', '#last = :record'].join(', ')}`,
    ConditionExpression: [...update.conditions, '#revision = :before'].join(' AND '),
    ExpressionAttributeNames: { ...update.names, '#revision': 'revision', '#last': 'last' },
    ExpressionAttributeValues: marshall({
      ...update.values,
      ':revision': record.revision,
      ':before': record.revision - 1,
      ':record': record,
    }),
    ReturnValues: 'ALL_NEW',
  } satisfies UpdateItemCommandInput
}

export type Flip = Act & {
  /** The generation that the decision to publish was made on. */
  readonly from: number
  readonly message: string
  readonly kind?: 'publish' | 'rollback'
  /** The copy of a staged release that was written and proved: no other one is made active. */
  readonly copy?: string | undefined
}

/**
 * Makes a staged or retired release active, as the next generation; for a rollback, a retired one.
 * Throws `LostRace` or `WrongState` when the head speaks against it.
 */
export function decideFlip(head: PublisherHead, id: ReleaseId, flip: Flip): Decision {
  const { from, kind = 'publish', copy } = flip
  if (head.generation !== from) throw new LostRace(head, from)
  const state = head.releases[id]?.state
  if (state !== 'retired' && (state !== 'staged' || kind === 'rollback')) {
    throw new WrongState(id, state, 'made active')
  }
  if (state === 'staged' && copy !== undefined && copy !== head.copies[id]) {
    throw new WrongState(id, state, 'made active: it was removed and begun again meanwhile')
  }
  const first = firstPublication(head.releases[id]) ?? flip.at
  const update = flipTo(flip, { id, state, previous: head.active, first })
  return { kind, releases: [id], to: from + 1, update }
}

type Seen = {
  readonly id: ReleaseId
  readonly state: 'staged' | 'retired'
  /** The release that was active. */
  readonly previous: ReleaseId | null
  /** When it was first made active: now, or before. */
  readonly first: string
}

function flipTo(
  { copy, from, message, at, by }: Flip,
  { id, state, previous, first }: Seen,
): HeadUpdate {
  const activate = [
    '#generation = :next',
    '#active = :id',
    '#authors.#id = :by',
    '#releases.#id.#state = :active',
    '#releases.#id.#generation = :next',
    '#releases.#id.#publishedAt = :at',
    '#releases.#id.#firstPublishedAt = :first',
    '#releases.#id.#message = :message',
  ]
  const retire = ['#releases.#previous.#state = :retired', '#releases.#previous.#retiredAt = :at']
  // A staged release may have been removed and begun again: then this is not what was proved.
  const sameCopy = state === 'staged' && copy !== undefined
  return {
    set: [...activate, ...(previous === null ? [] : retire)],
    conditions: [
      '#generation = :from',
      '#releases.#id.#state = :state',
      ...(sameCopy ? ['#copies.#id = :copy'] : []),
    ],
    names: {
      '#generation': 'generation',
      '#active': 'active',
      '#authors': 'authors',
      '#releases': 'releases',
      '#id': id,
      '#state': 'state',
      '#publishedAt': 'publishedAt',
      '#firstPublishedAt': 'firstPublishedAt',
      '#message': 'message',
      ...(sameCopy && { '#copies': 'copies' }),
      ...(previous !== null && { '#previous': previous, '#retiredAt': 'retiredAt' }),
    },
    values: {
      ':from': from,
      ':next': from + 1,
      ':id': id,
      ':by': by,
      ':at': at,
      ':first': first,
      ':message': message,
      ':state': state,
      ':active': 'active' satisfies ReleaseState,
      ...(sameCopy && { ':copy': copy }),
      ...(previous !== null && { ':retired': 'retired' satisfies ReleaseState }),
    },
  }
}

/** An expression may have 4 KB. */
export const markedAtOnce = 16

/** Marks releases for removal that are as they were in `seen`; undefined when there are none. */
export function decideRemoval(
  head: PublisherHead,
  ids: readonly ReleaseId[],
  seen: PublisherHead,
): Decision | undefined {
  const same = unchanged(ids, seen, head)
  if (same.length === 0) return undefined
  const releases = same.map(([id]) => id)
  return { kind: 'prune', releases, to: head.generation, update: markForRemoval(same) }
}

type Unchanged = readonly (readonly [ReleaseId, ReleaseEntry])[]

/** Those that may be removed and are as they were seen. */
function unchanged(ids: readonly ReleaseId[], seen: PublisherHead, now: PublisherHead): Unchanged {
  return ids.flatMap((id) => {
    const before = seen.releases[id]
    const entry = now.releases[id]
    if (before === undefined || entry === undefined) return []
    const removable = entry.state === 'staged' || entry.state === 'retired'
    const same =
      seen.copies[id] === now.copies[id] && canonicalJson(before) === canonicalJson(entry)
    return removable && same ? [[id, entry] as const] : []
  })
}

function markForRemoval(seen: Unchanged): HeadUpdate {
  const conditions = seen.map(
    // A staging that was renewed meanwhile is somebody's work.
    ([, { state }], i) =>
      `#releases.#id${i}.#state = :${state} AND #releases.#id${i}.#stagedAt = :at${i}`,
  )
  return {
    set: seen.map((_, i) => `#releases.#id${i}.#state = :deleting`),
    conditions,
    names: {
      '#releases': 'releases',
      '#state': 'state',
      '#stagedAt': 'stagedAt',
      ...Object.fromEntries(seen.map(([id], i) => [`#id${i}`, id])),
    },
    values: {
      ':deleting': 'deleting' satisfies ReleaseState,
      ...Object.fromEntries(seen.map(([, { state }]) => [`:${state}`, state])),
      ...Object.fromEntries(seen.map(([, { stagedAt }], i) => [`:at${i}`, stagedAt])),
    },
  }
}
