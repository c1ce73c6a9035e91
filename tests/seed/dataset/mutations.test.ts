/** F-61: files bent by chance. Short here; LONG=1 runs the long form. A failure prints its seed. */
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import type { Dataset } from '../../../functions/model/release.ts'
import { decodeRelease, encodeRelease } from '../../../functions/store/releases/format.ts'
import { datasetFiles } from '../../../seed/dataset/editing/dataset-files.ts'
import { loadDataset, type Loaded } from '../../../seed/dataset/reading/load.ts'
import { rules } from '../../../seed/dataset/rules/rules.ts'
import { seededRandom } from '../../support/datasets.ts'
import { namesFix } from '../../support/fixes.ts'
import { mutate, operatorNames, type Draws } from '../../support/mutations.ts'
import { exampleFiles, writeDataset, type Files } from '../../support/seed.ts'

const long = process.env['LONG'] === '1'
const limit = long ? 3_600_000 : 120_000
const today = '2026-11-23'
const slowest = 2_000

/** The example dataset in one folder, of which some files are other ones for a while. */
async function bendable() {
  const dir = await writeDataset()
  const example = new Map<string, string | Uint8Array>(Object.entries(exampleFiles))
  const put = async (path: string, content: string | Uint8Array | null): Promise<void> =>
    content === null ? rm(join(dir, path), { force: true }) : writeFile(join(dir, path), content)
  return async (changes: Files): Promise<Loaded & { readonly ms: number }> => {
    for (const [path, content] of Object.entries(changes)) await put(path, content)
    const started = performance.now()
    const loaded = await loadDataset(dir, { today })
    const ms = performance.now() - started
    for (const path of Object.keys(changes)) await put(path, example.get(path) ?? null)
    return { ...loaded, ms }
  }
}

function expectRefused({ dataset, problems }: Loaded): void {
  expect(dataset).toBeUndefined()
  expect(problems.length).toBeGreaterThan(0)
  for (const { code, line, column, message } of problems) {
    expect(Object.keys(rules)).toContain(code)
    expect(Math.min(line, column)).toBeGreaterThan(0)
    expect(message).toSatisfy(namesFix)
  }
}

/** Written as a release and as files, and read again, it says the same. */
async function expectKept(dataset: Dataset): Promise<void> {
  const { id, inventory, segments } = encodeRelease(dataset)
  const decoded = await decodeRelease(inventory, segments)
  expect(decoded).toEqual(dataset)
  const files = datasetFiles(decoded).map(({ path, text }) => [path, text] as const)
  const gone = Object.keys(exampleFiles).map((path) => [path, null] as const)
  const dir = await writeDataset({ ...Object.fromEntries(gone), ...Object.fromEntries(files) })
  const again = await loadDataset(dir, { today })
  expect(again.problems).toEqual([])
  expect(again.dataset === undefined ? undefined : encodeRelease(again.dataset).id).toBe(id)
  await rm(dir, { recursive: true })
}

describe('a dataset with one change (F-61)', () => {
  const draws: fc.Arbitrary<Draws> = fc.record({
    one: fc.nat(),
    other: fc.nat(),
    text: fc.string({ unit: 'binary', maxLength: 30 }),
  })
  const read = (text: string): unknown => parseDocument(text).toJS()

  it(
    'of at least 25 kinds is refused, or means the same when written and read again',
    async () => {
      expect(operatorNames.length).toBeGreaterThanOrEqual(25)
      const load = await bendable()
      const seen = { kept: 0, refused: 0 }
      const one = fc.asyncProperty(
        fc.constantFrom(...operatorNames),
        fc.constantFrom(...Object.entries(exampleFiles)),
        draws,
        async (operator, file, drawn) => {
          const loaded = await load(mutate(operator, file, read, drawn))
          expect(loaded.ms).toBeLessThan(slowest)
          if (loaded.dataset === undefined) expectRefused(loaded)
          else await expectKept(loaded.dataset)
          seen[loaded.dataset === undefined ? 'refused' : 'kept'] += 1
        },
      )
      await fc.assert(one, { numRuns: long ? 2_000 : 200 })
      // Without both the test has no power.
      expect(Math.min(seen.kept, seen.refused)).toBeGreaterThan(20)
    },
    limit,
  )
})

describe('a file with bits turned round (F-61)', () => {
  it(
    'is read to its end or refused: no crash, none over 2 s, at most 512 MB',
    async () => {
      const random = seededRandom(61)
      const below = (n: number): number => Math.floor(random() * n)
      const load = await bendable()
      const files = Object.entries(exampleFiles)
      const seen = { refused: 0, slowest: 0 }
      for (let run = 0; run < (long ? 50_000 : 300); run++) {
        const [path, text] = files[below(files.length)] ?? ['', '']
        const bytes = Buffer.from(text)
        for (let flips = 1 + below(8); flips > 0; flips--) {
          const at = below(bytes.length)
          bytes[at] = run % 2 === 0 ? (bytes[at] ?? 0) ^ (1 << below(8)) : below(256)
        }
        const loaded = await load({ [path]: bytes })
        if (loaded.dataset === undefined) expectRefused(loaded)
        seen.refused += loaded.dataset === undefined ? 1 : 0
        seen.slowest = Math.max(seen.slowest, loaded.ms)
      }
      expect(seen.refused).toBeGreaterThan(100)
      expect(seen.slowest).toBeLessThan(slowest)
      expect(process.resourceUsage().maxRSS / 1024).toBeLessThan(512)
    },
    limit,
  )
})
