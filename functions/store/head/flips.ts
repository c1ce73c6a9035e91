/** The changes of the head that are written down: each is one conditional write with its record. */
import type { UpdateItemCommandInput } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ReleaseId } from '../../model/ids.ts'
import { headKey, keyAttributes } from '../database/keys.ts'
import type { ReleaseEntry, ReleaseState } from './head.ts'
import type { ChangeRecord } from './log-records.ts'

/** Part of an update of the head. */
export type HeadUpdate = {
  readonly set: readonly string[]
  readonly conditions: readonly string[]
  readonly names: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, unknown>>
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

export type Flip = {
  readonly id: ReleaseId
  /** As it was seen. */
  readonly state: 'staged' | 'retired'
  /** Of a staged release, the copy that was written and proved. */
  readonly copy: string | undefined
  /** The generation that the decision to publish was made on. */
  readonly from: number
  /** The release that was active in that generation. */
  readonly previous: ReleaseId | null
  readonly message: string
  readonly at: string
  readonly by: string
}

/** Makes a staged or retired release active, as the next generation. */
export function flipTo({ id, state, copy, from, previous, message, at, by }: Flip): HeadUpdate {
  const activate = [
    '#generation = :next',
    '#active = :id',
    '#authors.#id = :by',
    '#releases.#id.#state = :active',
    '#releases.#id.#generation = :next',
    '#releases.#id.#publishedAt = :at',
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

/** Marks releases, as they were seen, for removal. */
export function markForRemoval(seen: readonly (readonly [ReleaseId, ReleaseEntry])[]): HeadUpdate {
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
