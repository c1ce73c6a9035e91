/** Every way in which the store can fail a reader, and how each is answered: cold, and warm. */
import type { UnavailableReason } from '../../functions/model/unavailable.ts'
import { isAboutLinks } from '../store/faulty-store.ts'
import { seededRandom } from '../support/datasets.ts'
import { awsError, type Fault, type FaultRule } from '../support/fault-proxy.ts'
import { alterData, outages } from './outages.ts'

export type Mode = {
  readonly name: string
  /** A new one for each view, since some count. */
  readonly rule: () => FaultRule
  /** C and its reason, B, or 200 as if nothing had been. */
  readonly cold: UnavailableReason | 'internal' | 'fresh'
  /** What /health says afterwards, W either way; a fault of the release alone is not met. */
  readonly warm: 'stale' | 'ok' | 'not met'
  /** In place of the proxy: an address at which nothing answers. */
  readonly elsewhere?: string
  /** It would be met only by a reader that asks in another way than ours. */
  readonly never?: true
}

type Item = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>
type Told = { readonly Item?: Item; readonly Items?: readonly Item[] }

/** The right answer, with something else in it. */
function altered(change: (told: Told) => unknown): Fault {
  return { kind: 'altered', alter: (text) => JSON.stringify(change(JSON.parse(text) as Told)) }
}

type Call = Parameters<FaultRule>[0]
const isOfHead = ({ operation }: Call) => operation === 'GetItem'
const isOfRelease = (call: Call) => call.operation === 'Query' && !isAboutLinks(call)

/** Of the release alone: the head is well. */
function ofRelease(fault: Fault): () => FaultRule {
  return () => (call) => (isOfRelease(call) ? fault : undefined)
}

function ofHead(fault: Fault): () => FaultRule {
  return () => (call) => (isOfHead(call) ? fault : undefined)
}

/** The first calls, and good from then on. */
function passing(times: number, fault: Fault, concerns = isOfHead): () => FaultRule {
  return () => {
    let met = 0
    return (call) => {
      if (!concerns(call) || met === times) return undefined
      met += 1
      return fault
    }
  }
}

const without = (item: Item, name: string): Item =>
  Object.fromEntries(Object.entries(item).filter(([one]) => one !== name))
const isSegment = ({ sk }: Item) => String(sk?.['S']).startsWith('segment#')

const damagedHeads: readonly (readonly [name: string, change: (head: Item) => Item])[] = [
  ['lacks its generation', (head) => without(head, 'generation')],
  ['has a text for a number', (head) => ({ ...head, generation: { S: 'one' } })],
  ['has null for the active release', (head) => ({ ...head, active: { NULL: true } })],
  ['names a release that nobody knows', (head) => ({ ...head, active: { S: '0'.repeat(16) } })],
  ['has a set for the releases', (head) => ({ ...head, releases: { SS: ['a'] } })],
]

const damagedReleases: readonly (readonly [
  name: string,
  change: (items: readonly Item[]) => readonly Item[],
])[] = [
  ['S-28 the manifest is missing', (items) => items.filter(isSegment)],
  [
    'S-28 the manifest has another hash',
    (items) =>
      items.map((one) => (isSegment(one) ? one : { ...one, sha256: { S: 'f'.repeat(64) } })),
  ],
  ['S-29 one item is missing', (items) => items.filter((_, at) => at !== 1)],
  ['S-29 the last item is missing', (items) => items.slice(0, -1)],
]

/** A page without items, and word of another one. */
const emptyPage: Fault = altered(({ Items = [] }) => ({
  Items: [],
  Count: 0,
  ScannedCount: 0,
  LastEvaluatedKey: { pk: Items[0]?.['pk'] ?? { S: 'release' }, sk: { S: '!' } },
}))

export const modes: readonly Mode[] = [
  ...outages.map(({ name, fault, reason = 'store-unavailable' }): Mode => ({
    name,
    rule: () => () => fault,
    cold: reason,
    warm: 'stale',
  })),
  ...outages
    .filter(({ reason }) => reason === undefined)
    .map(({ name, fault }): Mode => ({
      name: `${name}, of the release alone`,
      rule: ofRelease(fault),
      cold: 'store-unavailable',
      warm: 'not met',
    })),
  ...['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'].map(
    (type, at): Mode => ({
      name: `S-10 ${type}, then good`,
      rule: passing(1 + (at % 2), awsError(type)),
      cold: 'fresh',
      warm: 'ok',
    }),
  ),
  {
    name: 'S-15 wrong bytes in a release',
    rule: ofRelease(alterData),
    cold: 'release-corrupt',
    warm: 'not met',
  },
  {
    name: 'S-17 refused connections',
    rule: () => () => undefined,
    elsewhere: 'http://127.0.0.1:1',
    cold: 'store-unavailable',
    warm: 'stale',
  },
  {
    name: 'S-21 90 ms late, 80 more or less',
    rule: () => {
      const random = seededRandom(21)
      return () => ({ kind: 'delay', ms: 10 + 160 * random() })
    },
    cold: 'fresh',
    warm: 'ok',
  },
  {
    name: 'S-22 a name that does not resolve',
    rule: () => () => undefined,
    elsewhere: 'http://nothing-has-this-name.invalid:8000',
    cold: 'store-unavailable',
    warm: 'stale',
  },
  ...[3_600_000, -3_600_000].map((skewMs): Mode => ({
    name: `S-25 a clock ${skewMs} ms off, once`,
    rule: passing(1, awsError('InvalidSignatureException', 400, skewMs)),
    cold: 'fresh',
    warm: 'ok',
  })),
  {
    name: 'S-26 a request that we made wrong',
    rule: () => () => awsError('ValidationException'),
    cold: 'internal',
    warm: 'stale',
  },
  ...damagedHeads.map(([name, change]): Mode => ({
    name: `S-27 the head ${name}`,
    rule: ofHead(altered((told) => ({ ...told, Item: change(told.Item ?? {}) }))),
    cold: 'release-corrupt',
    warm: 'stale',
  })),
  ...damagedReleases.map(([name, change]): Mode => ({
    name,
    rule: ofRelease(altered((told) => ({ ...told, Items: change(told.Items ?? []) }))),
    cold: 'release-corrupt',
    warm: 'not met',
  })),
  {
    name: 'S-28 the schema version is newer',
    rule: ofRelease(
      altered(({ Items = [], ...rest }) => ({
        ...rest,
        Items: Items.map((one) => (isSegment(one) ? one : { ...one, schemaVersion: { N: '99' } })),
      })),
    ),
    cold: 'release-unsupported',
    warm: 'not met',
  },
  {
    name: 'S-30 what is not read consistently is old',
    rule: () => (call) =>
      isAboutLinks(call) || call.body.includes('"ConsistentRead":true')
        ? undefined
        : { kind: 'empty-object' },
    cold: 'fresh',
    warm: 'ok',
    never: true,
  },
  {
    name: 'S-31 three pages without items, then all',
    rule: passing(3, emptyPage, isOfRelease),
    cold: 'fresh',
    warm: 'not met',
  },
]
