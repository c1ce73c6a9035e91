/** `verify` finds whatever was done to the table behind our backs, and names it. */
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import {
  DeleteItemCommand,
  PutItemCommand,
  ScanCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb'
import { describe, expect } from 'vitest'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import { send } from '../../../functions/store/database/call.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { runHere } from '../../support/cli.ts'
import { seededRandom, syntheticDataset } from '../../support/datasets.ts'
import { it } from '../../support/store-test.ts'
import { publishTo, type TestStore } from '../../support/store.ts'

const long = process.env['LONG'] === '1'
const corruptions = long ? 1_000 : 200

type Item = Record<string, AttributeValue>
/** What was done, and the keys of which at least one must be named. */
type Corruption = { readonly put?: Item; readonly removed?: Item; readonly keys: readonly string[] }

const releases = [260, 4, 5].map((resources) =>
  encodeRelease(syntheticDataset({ resources, locales: ['en'] })),
)
let tests: TestStore
let store: Store
let items: Item[]

it.beforeAll(async ({ stores }) => {
  tests = stores
  store = await tests.createTable()
  for (const [i, one] of releases.entries()) await publishTo(store, one, i)
  items = await allItems()
}, 120_000)

async function allItems(): Promise<Item[]> {
  const scan = new ScanCommand({ TableName: store.table })
  return (await send(store, scan, storeBudgets.publisher)).Items ?? []
}

async function put(item: Item): Promise<void> {
  const request = new PutItemCommand({ TableName: store.table, Item: item })
  await send(store, request, storeBudgets.publisher)
}

async function remove({ pk, sk }: Item): Promise<void> {
  const Key = { pk, sk } as Record<'pk' | 'sk', AttributeValue>
  const request = new DeleteItemCommand({ TableName: store.table, Key })
  await send(store, request, storeBudgets.publisher)
}

async function verifyNow(...args: readonly string[]) {
  const target = ['--table', store.table, '--endpoint', tests.endpoint]
  return runHere(['verify', ...args, ...target])
}

function nameOf(item: Item): string {
  const key = `${item['pk']?.S ?? ''} ${item['sk']?.S ?? ''}`
  return key === 'head head' ? 'head' : key
}

const text = (sk: string): AttributeValue => ({ S: sk })

/** The same data with a bit turned over, such that something else is read from it, or nothing. */
function turned(data: Uint8Array, random: () => number): Uint8Array {
  const before = brotliDecompressSync(data)
  for (;;) {
    const other = Uint8Array.from(data)
    const at = Math.floor(random() * other.length)
    other[at] = (other[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    try {
      if (!brotliDecompressSync(other).equals(before)) return other
    } catch {
      return other
    }
  }
}

/** Each takes an item of a release, or its manifest, or none. */
const kinds = {
  'deleted item': ({ any }) => ({ removed: any, keys: [nameOf(any)] }),
  'turned bit': ({ segment, random }) => ({
    put: { ...segment, data: { B: turned(dataOf(segment), random) } },
    keys: [nameOf(segment)],
  }),
  'other text, well packed': ({ segment }) => {
    const other = brotliDecompressSync(dataOf(segment)).toString().replace('"', '" ')
    return { put: { ...segment, data: { B: brotliCompressSync(other) } }, keys: [nameOf(segment)] }
  },
  'cut data': ({ segment }) => ({
    put: { ...segment, data: { B: dataOf(segment).slice(0, -3) } },
    keys: [nameOf(segment)],
  }),
  'data of another type': ({ segment }) => ({
    put: { ...segment, data: text('gone') },
    keys: [nameOf(segment)],
  }),
  'extra item': ({ segment }) => {
    const extra = { ...segment, sk: text('segment#resources#0077') }
    return { put: extra, keys: [nameOf(extra)] }
  },
  'extra item of no collection': ({ segment }) => {
    const extra = { ...segment, sk: text('segment#recipes#0000') }
    return { put: extra, keys: [nameOf(extra)] }
  },
  'item moved within its release': ({ segment }) => {
    const moved = { ...segment, sk: text('segment#resources#0078') }
    return { put: moved, removed: segment, keys: [nameOf(segment)] }
  },
  'item moved to another release': ({ segment, random }) => {
    const others = releases.filter(({ id }) => segment['pk']?.S !== `release#${id}`)
    const { id = '' } = others[Math.floor(random() * others.length)] ?? {}
    const moved = { ...segment, pk: text(`release#${id}`), sk: text('segment#terms#0099') }
    return { put: moved, removed: segment, keys: [nameOf(segment)] }
  },
  'wrong count in a manifest': ({ manifest }) => {
    const counts = { ...manifest['counts']?.M, resources: { N: '1' } }
    return { put: { ...manifest, counts: { M: counts } }, keys: [nameOf(manifest)] }
  },
  'wrong hash of a manifest': ({ manifest, random }) => {
    const id = manifest['pk']?.S?.slice(-16) ?? ''
    const sha256 = random() < 0.5 ? `${id}${'0'.repeat(48)}` : 'f'.repeat(64)
    return { put: { ...manifest, sha256: text(sha256) }, keys: [nameOf(manifest)] }
  },
  'wrong hash of a segment': ({ manifest }) => {
    const [first, ...rest] = manifest['segments']?.L ?? []
    const wrong = { M: { ...first?.M, sha256: text('0'.repeat(64)) } }
    return { put: { ...manifest, segments: { L: [wrong, ...rest] } }, keys: [nameOf(manifest)] }
  },
  'manifest without a field': ({ manifest }) => {
    const { segments: _, ...rest } = manifest
    return { put: rest, keys: [nameOf(manifest)] }
  },
  'manifest that leaves a segment out': ({ manifest }) => {
    const segments = { L: (manifest['segments']?.L ?? []).slice(1) }
    return { put: { ...manifest, segments }, keys: [nameOf(manifest)] }
  },
  'time to live on an item': ({ any }) => ({
    put: { ...any, expires: { N: '1800000000' } },
    keys: [nameOf(any)],
  }),
  'item of another copy': ({ any }) => ({
    put: { ...any, copy: text('another') },
    keys: [nameOf(any)],
  }),
  'wrong count in the head': ({ head, random }) => {
    const { id = '' } = releases[Math.floor(random() * releases.length)] ?? {}
    const all = structuredClone(head['releases']?.M ?? {})
    const counts = all[id]?.M?.['counts']?.M
    if (counts) counts['notes'] = { N: '1' }
    return { put: { ...head, releases: { M: all } }, keys: ['head'] }
  },
  'record missing in the log': ({ record }) => ({ removed: record, keys: [nameOf(record)] }),
  'altered record of the log': ({ record }) => ({
    put: { ...record, from: { N: '7' } },
    keys: [nameOf(record)],
  }),
} as const satisfies Record<string, (parts: Parts) => Corruption>

type Parts = {
  readonly any: Item
  readonly segment: Item
  readonly manifest: Item
  readonly record: Item
  readonly head: Item
  readonly random: () => number
}

function dataOf(item: Item): Uint8Array {
  return item['data']?.B ?? new Uint8Array()
}

function choose(random: () => number): Parts {
  const one = (found: readonly Item[]): Item => found[Math.floor(random() * found.length)] ?? {}
  const of = (prefix: string): Item[] => items.filter((item) => nameOf(item).startsWith(prefix))
  const any = of('release#')
  return {
    any: one(any),
    segment: one(any.filter((item) => item['data'] !== undefined)),
    manifest: one(any.filter((item) => item['sk']?.S === 'manifest')),
    // The last one stands in the head as well, and is not missed.
    record: one(of('log change#').slice(0, -1)),
    head: one(of('head')),
    random,
  }
}

describe('npm run seed -- verify', () => {
  it('finds nothing in what was published, and ends with 0', async () => {
    const { code, out, err } = await verifyNow()
    expect([code, err]).toEqual([0, ''])
    expect(out.trim().split('\n').at(-1)).toBe('3 of 3 releases are sound; the log holds 3 changes')
  })

  it(
    `O-03 finds each of ${corruptions} seeded corruptions, names its key and ends with 6`,
    async () => {
      const random = seededRandom(3)
      const names = Object.keys(kinds) as (keyof typeof kinds)[]
      for (let i = 0; i < corruptions; i++) {
        const name = names[i % names.length] ?? 'deleted item'
        const corruption: Corruption = kinds[name](choose(random))
        const { removed, put: other, keys } = corruption
        if (removed) await remove(removed)
        if (other) await put(other)
        const { code, out, err } = await verifyNow('--json')
        const { findings } = JSON.parse(out) as { findings: { key: string; problem: string }[] }
        const named = findings.map(({ key }) => key)
        expect([i, name, code, named]).toEqual([i, name, 6, expect.arrayContaining([...keys])])
        expect(err).toContain('not as ')
        if (other && !items.some((item) => nameOf(item) === nameOf(other))) await remove(other)
        for (const item of items) {
          if ([other, removed].some((one) => one && nameOf(one) === nameOf(item))) await put(item)
        }
      }
      expect(new Set((await allItems()).map(nameOf))).toEqual(new Set(items.map(nameOf)))
      expect((await verifyNow()).code).toBe(0)
    },
    long ? 600_000 : 120_000,
  )

  it('O-03 names two things in one release, each once', async () => {
    const random = seededRandom(4)
    const { segment, manifest } = choose(random)
    await put({ ...segment, data: { B: turned(dataOf(segment), random) } })
    const extra = { ...manifest, sk: { S: 'zebra' } }
    await put({ ...extra, pk: segment['pk'] ?? { S: '' } })
    const { code, out } = await verifyNow(segment['pk']?.S?.slice(-16) ?? '')
    expect(code).toBe(6)
    expect(out.match(/^ {2}release#/gm)?.length).toBeGreaterThanOrEqual(2)
    expect(out).toContain(`${nameOf(segment)}:`)
    expect(out).toContain(' zebra: ')
    await put(segment)
    await remove({ ...extra, pk: segment['pk'] ?? { S: '' } })
    expect((await verifyNow()).code).toBe(0)
  })
})
