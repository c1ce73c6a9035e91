/** The requests on the head item. Whatever commits is one conditional write here. */
import type {
  GetItemCommandInput,
  PutItemCommandInput,
  UpdateItemCommandInput,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { ReleaseId } from '../model/ids.ts'
import type { PublisherHead, ReleaseState, StagedEntry } from './head.ts'
import { headKey, keyAttributes, keyNames } from './keys.ts'

const key = keyAttributes(headKey)

/** `forReaders` leaves out who published. */
export function getHead(table: string, forReaders: boolean) {
  return {
    TableName: table,
    Key: key,
    ConsistentRead: true,
    ...(forReaders && {
      ProjectionExpression: '#generation, #active, #releases',
      ExpressionAttributeNames: {
        '#generation': 'generation',
        '#active': 'active',
        '#releases': 'releases',
      },
    }),
  } satisfies GetItemCommandInput
}

export type Staging = { readonly id: ReleaseId; readonly entry: StagedEntry; readonly by: string }

/** The very first head, with its first staged release. */
export function firstHead({ id, entry, by }: Staging): PublisherHead {
  return { generation: 0, active: null, releases: { [id]: entry }, authors: { [id]: by } }
}

export function createHead(table: string, head: PublisherHead) {
  return {
    TableName: table,
    Item: { ...key, ...marshall(head) },
    ConditionExpression: 'attribute_not_exists(#pk)',
    ExpressionAttributeNames: { '#pk': keyNames['#pk'] },
  } satisfies PutItemCommandInput
}

/** Registers a staged release, or renews the staging of one that is staged already. */
export function stageRelease(table: string, { id, entry, by }: Staging) {
  return {
    TableName: table,
    Key: key,
    UpdateExpression: 'SET #releases.#id = :entry, #authors.#id = :by',
    ConditionExpression:
      'attribute_exists(#pk) AND (attribute_not_exists(#releases.#id) OR #releases.#id.#state = :staged)',
    ExpressionAttributeNames: {
      '#pk': keyNames['#pk'],
      '#releases': 'releases',
      '#authors': 'authors',
      '#state': 'state',
      '#id': id,
    },
    ExpressionAttributeValues: marshall({
      ':entry': entry,
      ':by': by,
      ':staged': 'staged' satisfies ReleaseState,
    }),
    ReturnValues: 'ALL_NEW',
  } satisfies UpdateItemCommandInput
}

export type Flip = {
  readonly id: ReleaseId
  /** The generation that the decision to publish was made on. */
  readonly from: number
  /** The release that was active in that generation. */
  readonly previous: ReleaseId | null
  readonly message: string
  readonly at: string
  readonly by: string
  readonly token: string
}

/** Makes a staged or retired release active, as the next generation. */
export function flipTo(table: string, flip: Flip) {
  const { id, from, previous, message, at, by, token } = flip
  const activate = [
    '#generation = :next',
    '#active = :id',
    '#authors.#id = :by',
    '#releases.#id.#state = :active',
    '#releases.#id.#generation = :next',
    '#releases.#id.#publishedAt = :at',
    '#releases.#id.#message = :message',
    '#releases.#id.#flip = :token',
  ]
  const retire = ['#releases.#previous.#state = :retired', '#releases.#previous.#retiredAt = :at']
  return {
    TableName: table,
    Key: key,
    UpdateExpression: `SET ${[...activate, ...(previous === null ? [] : retire)].join(', ')}`,
    ConditionExpression: '#generation = :from AND #releases.#id.#state IN (:staged, :retired)',
    ExpressionAttributeNames: {
      '#generation': 'generation',
      '#active': 'active',
      '#authors': 'authors',
      '#releases': 'releases',
      '#id': id,
      '#state': 'state',
      '#publishedAt': 'publishedAt',
      '#message': 'message',
      '#flip': 'flip',
      ...(previous !== null && { '#previous': previous, '#retiredAt': 'retiredAt' }),
    },
    ExpressionAttributeValues: marshall({
      ':from': from,
      ':next': from + 1,
      ':id': id,
      ':by': by,
      ':at': at,
      ':message': message,
      ':token': token,
      ':active': 'active' satisfies ReleaseState,
      ':staged': 'staged' satisfies ReleaseState,
      ':retired': 'retired' satisfies ReleaseState,
    }),
    ReturnValues: 'ALL_NEW',
  } satisfies UpdateItemCommandInput
}
