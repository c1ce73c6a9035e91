import { randomBytes } from 'node:crypto'
import { brotliCompressSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { canonicalJson, sha256 } from '../../functions/model/canonical.ts'
import { limits } from '../../functions/model/limits.ts'
import { recordSchemas } from '../../functions/model/records.ts'
import {
  collectionNames,
  countsOf,
  schemaVersion,
  type Dataset,
} from '../../functions/model/release.ts'
import { Resource } from '../../functions/model/resource.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { TooLarge } from '../../functions/store/database/errors.ts'
import {
  decodeRelease,
  encodeRelease,
  identifyRelease,
} from '../../functions/store/releases/format.ts'
import { parseInventory } from '../../functions/store/releases/inventory.ts'
import { segmentLimits } from '../../functions/store/releases/segments.ts'
import { sixLocales, syntheticDataset } from '../support/datasets.ts'

const dataset = syntheticDataset({ resources: 600 })
const encoded = encodeRelease(dataset)

/** The same value with the keys of every object the other way round. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toReversed()
  return Object.fromEntries(entries.map(([key, member]) => [key, backwards(member)]))
}

function withFirstResource(change: (resource: Resource) => Resource): Dataset {
  const [first, ...others] = dataset.resources
  if (first === undefined) throw new Error('no resources')
  return { ...dataset, resources: [change(first), ...others] }
}

function withTitle(title: string): Dataset {
  return withFirstResource((resource) => ({
    ...resource,
    text: { en: { title, description: 'A text', state: 'original' } },
  }))
}

async function reasonOf(act: () => Promise<unknown>): Promise<unknown> {
  try {
    await act()
  } catch (error) {
    return error instanceof Unavailable ? error.reason : error
  }
  return 'nothing was thrown'
}

describe('canonical JSON', () => {
  it('sorts keys by code units, whatever they look like', () => {
    expect(canonicalJson({ b: 1, a: { é: 1, z: 2, Z: 3, 10: 4, 9: 5 } })).toBe(
      '{"a":{"10":4,"9":5,"Z":3,"z":2,"é":1},"b":1}',
    )
  })

  it('leaves out what is undefined, keeps null, and keeps the order of lists', () => {
    expect(canonicalJson({ a: undefined, b: null, c: [3, 1, 2] })).toBe('{"b":null,"c":[3,1,2]}')
  })

  it.each([[Number.NaN], [Infinity], [1n], [undefined], [new Date(0)], [new Map()], [() => 1]])(
    'refuses what JSON cannot hold: %s',
    (value) => {
      expect(() => canonicalJson([value])).toThrow(TypeError)
    },
  )
})

describe('the id of a release', () => {
  it('is told without packing it', () => {
    expect(identifyRelease(dataset)).toBe(encoded.id)
    const bare = { ...dataset, resources: [], publications: [] }
    expect(identifyRelease(bare)).toBe(encodeRelease(bare).id)
  })

  it('does not depend on the order of keys', () => {
    const other = backwards(dataset) as Dataset
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(dataset))
    expect(encodeRelease(other).id).toBe(encoded.id)
  })

  it('does not depend on the order of records', () => {
    const other = {
      ...dataset,
      countries: dataset.countries.toReversed(),
      cancerTypes: dataset.cancerTypes.toReversed(),
      resources: dataset.resources.toReversed(),
    }
    expect(encodeRelease(other)).toEqual(encoded)
  })

  it('does not depend on the Unicode form in which a file was saved', () => {
    const [composed, decomposed] = ['Café', 'Cafe\u0301'].map((title) =>
      encodeRelease(withFirstResource(() => Resource.parse(withTitle(title).resources[0]))),
    )
    expect(decomposed?.id).toBe(composed?.id)
  })

  it('changes with one changed character', () => {
    expect(encodeRelease(withTitle('A title')).id).not.toBe(encodeRelease(withTitle('A titlf')).id)
  })

  it('changes with the order of a list, which may mean something', () => {
    const one = withFirstResource((resource) => ({ ...resource, languages: ['en', 'fr'] }))
    const other = withFirstResource((resource) => ({ ...resource, languages: ['fr', 'en'] }))
    expect(encodeRelease(one).id).not.toBe(encodeRelease(other).id)
  })

  it('is the beginning of the full hash, and the same on every machine', () => {
    expect(encoded.inventory.sha256.startsWith(encoded.id)).toBe(true)
    // Every word of a page that comes would be another id.
    const withoutWords = { ...syntheticDataset({ resources: 3 }), pages: [] }
    expect(encodeRelease(withoutWords).id).toMatchInlineSnapshot(`"ba23794ba1f462ac"`)
  })

  it('is a hash over schema version and records, whatever the segments', () => {
    const hash = [`${schemaVersion}\n`]
    for (const name of collectionNames.toSorted()) {
      const records = name === 'manifest' || name === 'terms' ? [dataset[name]] : dataset[name]
      hash.push(`${name}\n`, ...records.map((record) => `${canonicalJson(record)}\n`))
    }
    expect(encoded.inventory.sha256).toBe(sha256(hash.join('')))
  })

  it('cannot be taken over a dataset that holds a record twice', () => {
    const { resources } = dataset
    expect(() => encodeRelease({ ...dataset, resources: [...resources, ...resources] })).toThrow(
      'twice',
    )
  })
})

describe('a release', () => {
  it('reads back as it was written', async () => {
    expect(await decodeRelease(encoded.inventory, encoded.segments)).toEqual(dataset)
    expect(encoded.counts).toEqual(countsOf(dataset))
  })

  it('reads back from segments in any order', async () => {
    expect(await decodeRelease(encoded.inventory, encoded.segments.toReversed())).toEqual(dataset)
  })

  it('is cut into segments of at most 250 records, each well under the limit of an item', () => {
    const { segments } = encoded.inventory
    expect(segments.filter(({ sk }) => sk.startsWith('segment#resources#'))).toHaveLength(3)
    expect(Math.max(...segments.map(({ count }) => count))).toBe(segmentLimits.records)
    expect(Math.max(...encoded.segments.map(({ data }) => data.byteLength))).toBeLessThan(
      limits.itemBytes / 2,
    )
  })

  it('of big records is cut into more segments, until each fits into an item', async () => {
    // Nothing compresses random text: 40 records of 150 KB are 6 MB, and still 4.5 MB packed.
    const resources = syntheticDataset({ resources: 40 }).resources.map((resource) => ({
      ...resource,
      url: `https://data.example.org/${randomBytes(75_000).toString('hex')}`,
    }))
    const big = encodeRelease({ ...dataset, resources })
    const sizes = big.segments.map(({ data }) => data.byteLength)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(segmentLimits.packedBytes)
    expect((await decodeRelease(big.inventory, big.segments)).resources).toEqual(resources)
  })

  it('with a record that no item can hold is refused before anything is written', () => {
    const [resource] = syntheticDataset({ resources: 1 }).resources
    const url = `https://data.example.org/${randomBytes(400_000).toString('base64url')}`
    const resources = resource === undefined ? [] : [{ ...resource, url }]
    expect(() => encodeRelease({ ...dataset, resources })).toThrow(TooLarge)
  })

  it('may have empty collections', async () => {
    const bare = { ...dataset, resources: [], publications: [] }
    const { id, inventory, segments } = encodeRelease(bare)
    expect(await decodeRelease(inventory, segments)).toEqual(bare)
    expect(id).not.toBe(encoded.id)
  })
})

describe('P-20 the publisher refuses at 80 % of what a reader accepts', () => {
  const [resource] = dataset.resources
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ ...resource, id: `r-${i}`, text: {} }))

  it.each([
    ['records', { resources: many(limits.records * 0.8) }],
    ['locales', { manifest: { ...dataset.manifest, locales: Array(33).fill('en') } }],
    ['bytes of resources', { resources: [{ ...resource, url: 'x'.repeat(limits.recordBytes) }] }],
  ])('%s', (what, change) => {
    const act = () => encodeRelease(Object.assign({ ...dataset }, change))
    expect(act).toThrow(TooLarge)
    expect(act).toThrow(what)
  })
})

describe('S-28 S-29 a stored release that is not what its manifest says', () => {
  const { inventory, segments } = encoded
  const decode = (stored: unknown, parts = segments) =>
    reasonOf(async () => decodeRelease(parseInventory(stored), parts))
  const firstOf = (change: object) => ({
    ...inventory,
    segments: inventory.segments.map((one, i) => (i === 0 ? { ...one, ...change } : one)),
  })
  const altered = segments.map((segment, i) => {
    const data = Uint8Array.from(segment.data)
    data[100] = (data[100] ?? 0) ^ 1
    return i === 0 ? { ...segment, data } : segment
  })

  it.each([
    ['has a segment less', inventory, segments.slice(0, -1)],
    ['has the first segment missing', inventory, segments.slice(1)],
    ['has a segment with one bit changed', inventory, altered],
    [
      'has two segments swapped',
      inventory,
      segments.map(({ sk }, i) => ({ sk, data: segments.at(-1 - i)?.data ?? new Uint8Array() })),
    ],
    ['counts a record more in a segment', firstOf({ count: 7 }), segments],
    ['counts a byte less in a segment', firstOf({ bytes: 1 }), segments],
    ['has another hash for a segment', firstOf({ sha256: '0'.repeat(64) }), segments],
    ['has another hash for the whole', { ...inventory, sha256: '0'.repeat(64) }, segments],
    [
      'counts otherwise',
      { ...inventory, counts: { ...inventory.counts, resources: 599 } },
      segments,
    ],
    ['lacks a count', { ...inventory, counts: { resources: 600 } }, segments],
    ['names a segment twice', { ...inventory, segments: Array(2).fill(inventory.segments[0]) }, []],
    [
      'names segments out of order',
      { ...inventory, segments: inventory.segments.toReversed() },
      [],
    ],
    [
      'names a segment of no collection',
      firstOf({ sk: 'segment#nothing#0000' }),
      [{ sk: 'segment#nothing#0000', data: segments[0]?.data ?? new Uint8Array() }],
    ],
    ['names no segments at all', { ...inventory, segments: [] }, segments],
    ['has no schema version', { ...inventory, schemaVersion: undefined }, segments],
    ['is no object', 'manifest', segments],
    [
      'names more records than a release may hold',
      {
        ...inventory,
        segments: Array.from({ length: 201 }, (_, i) => ({
          ...inventory.segments[0],
          sk: `segment#resources#${String(i).padStart(4, '0')}`,
          count: 250,
        })),
      },
      segments,
    ],
    ['names more bytes than a release may hold', firstOf({ bytes: limits.releaseBytes }), segments],
  ])('is corrupt when it %s', async (_, stored, parts) => {
    expect(await decode(stored, parts)).toBe('release-corrupt')
  })

  it('inflates no more than the manifest names: a bomb of 200 MB is corrupt, at once', async () => {
    const bomb = brotliCompressSync(Buffer.alloc(200 * 1024 * 1024), { params: { 1: 1 } })
    const before = process.memoryUsage().arrayBuffers
    const started = performance.now()
    const parts = segments.map(({ sk, data }, i) => ({ sk, data: i === 0 ? bomb : data }))
    expect(await decode(inventory, parts)).toBe('release-corrupt')
    expect(performance.now() - started).toBeLessThan(500)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024)
  })

  it('is unsupported when its schema version is another, whatever else it holds', async () => {
    expect(await decode({ schemaVersion: schemaVersion + 1, other: 'form' })).toBe(
      'release-unsupported',
    )
  })

  it('is whole with an attribute more, which a later version may add', async () => {
    expect(await decode({ ...inventory, note: 'from the future' })).toBe('nothing was thrown')
  })

  it('is whole with a segment more: the hash says what belongs to it', async () => {
    const stray = { sk: 'segment#resources#0009', data: new Uint8Array([1, 2, 3]) }
    const early = { sk: 'segment#a', data: new Uint8Array() }
    expect(await decodeRelease(inventory, [stray, early, ...segments])).toEqual(dataset)
  })
})

describe('a synthetic dataset', () => {
  it.each([[['en']], [['en', 'fr']], [['en', 'pt-BR', 'pt', 'ar']], [sixLocales]])(
    'is valid in locales %j',
    (locales) => {
      const made = syntheticDataset({ resources: 20, locales })
      for (const name of collectionNames) {
        const records = name === 'manifest' || name === 'terms' ? [made[name]] : made[name]
        for (const record of records) {
          expect(recordSchemas[name].safeParse(record)).toEqual({
            success: true,
            data: record,
          })
        }
      }
    },
  )

  it('is the same every time, and another at another size', () => {
    const ids = [5, 5, 6].map((resources) => encodeRelease(syntheticDataset({ resources })).id)
    expect(ids[0]).toBe(ids[1])
    expect(ids[0]).not.toBe(ids[2])
  })
})
