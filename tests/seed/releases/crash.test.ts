/**
 * A laptop that is closed, at any moment. The short form kills every command at a spread of its store
 * calls; LONG=1 at every call, before, after and in the reply.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { publishDataset } from '../../../seed/releases/publish.ts'
import {
  cuts,
  findFaults,
  killAt,
  runWhole,
  stopAt,
  through,
  whatReadersSee,
  type Cut,
} from '../../support/kills.ts'
import { edited, writeDataset, type Files } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { copyItems } from '../../support/store.ts'
import { temporaryRoot } from '../../support/temporary.ts'

const long = process.env['LONG'] === '1'
const limit = long ? 1_800_000 : 150_000

/** Resources beside the example's records: how many makes no call more. */
const many: Files = {
  'resources/many.yaml': JSON.stringify({
    resources: Array.from({ length: long ? 200 : 20 }, (_, i) => ({
      id: `link-${i}`,
      kind: 'guide',
      url: `https://example.org/${i}`,
      languages: ['en'],
      countries: [],
      cancerTypes: [],
      audiences: ['patient'],
      confidence: 'general-knowledge',
      checkedOn: null,
      sources: [],
      text: { en: { title: `Link ${i}`, description: `About ${i}.`, state: 'original' } },
    })),
  }),
}
const variants = ['A guide', 'Another guide', 'A third guide', 'A fourth', 'A fifth', 'A sixth']

type Prepared = { readonly cwd: string; readonly folders: string[]; readonly contents: Dataset[] }

/** Written and read once: nothing here changes them. */
let prepared: Promise<Prepared>
beforeAll(() => {
  const cwd = mkdtempSync(join(temporaryRoot, 'crash-'))
  prepared = datasets(cwd)
  return () => rmSync(cwd, { recursive: true, force: true })
})

async function datasets(cwd: string): Promise<Prepared> {
  const folders = await Promise.all(
    variants.map((title, i) => {
      const guide = edited('resources/example-guide.yaml', 'A guide', title)
      return writeDataset({ ...many, ...guide }, `${cwd}/${i}`)
    }),
  )
  const loaded = await Promise.all(folders.map(async (folder) => loadDataset(folder)))
  return { cwd, folders, contents: loaded.flatMap(({ dataset }) => dataset ?? []) }
}

type Scenario = {
  /** How many of the datasets are published before the command. */
  readonly published: number
  readonly calls: number
  readonly args: (folders: readonly string[]) => readonly string[]
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'a first publish': {
    published: 0,
    calls: 10,
    args: ([first = '']) => ['publish', '-m', 'first', '--yes', '--data', first],
  },
  'a second publish': {
    published: 1,
    calls: 10,
    args: ([, second = '']) => ['publish', '-m', 'second', '--yes', '--data', second],
  },
  'a rollback': {
    published: 2,
    calls: 5,
    args: () => ['rollback', '-m', 'regret', '--yes'],
  },
  'a prune': {
    published: 6,
    calls: 10,
    args: () => ['prune', '--older-than', '0', '--keep', '1', '--yes', '--force'],
  },
}

async function prepare(store: Store, contents: readonly Dataset[]): Promise<void> {
  for (const dataset of contents) {
    await publishDataset({
      dataset,
      store,
      message: 'prepared',
      by: 'tests',
      now: () => new Date(),
      prove: () => Promise.resolve({ requests: 0, failures: [] }),
    })
  }
}

/** All of them, or a spread that meets the first, the last and every kind of cut. */
function chosen(calls: number): readonly (readonly [number, Cut])[] {
  const all = Array.from({ length: calls }, (_, index) =>
    Object.keys(cuts).map((cut) => [index, cut as Cut] as const),
  ).flat()
  if (long) return all
  const step = (all.length - 1) / 2
  return Array.from({ length: 3 }, (_, i) => all[Math.round(i * step)]).filter(
    (one) => one !== undefined,
  )
}

describe('P-08 kill -9 in the middle of', () => {
  it.for(Object.keys(scenarios))(
    '%s leaves readers the old release or the new one, and the same command finishes it',
    { timeout: limit },
    async (name, { stores, proxy }) => {
      const scenario = scenarios[name]
      if (scenario === undefined) throw new RangeError(name)
      const { cwd, folders, contents } = await prepared
      const published = contents.slice(0, scenario.published)
      const whole = await stores.createTable()
      await prepare(whole, published)
      const begun = await stores.createTable()
      await copyItems(whole, begun)
      const before = await whatReadersSee(whole)
      const command = { args: scenario.args(folders), cwd }
      const { calls, code, err } = await runWhole(proxy, through(proxy, whole, command))
      expect([code, code === 0 ? '' : err]).toEqual([0, ''])
      const after = await whatReadersSee(whole)
      expect(calls).toBeGreaterThanOrEqual(scenario.calls)

      let kills = 0
      for (const [index, cut] of chosen(calls)) {
        const at = `call ${index}, ${cut}`
        const store = await stores.createTable()
        await copyItems(begun, store)
        const typed = through(proxy, store, command)
        if (await killAt(proxy, typed, index, cut)) kills += 1
        const seen = await whatReadersSee(store)
        expect([at, [before, after].includes(seen)]).toEqual([at, true])
        const again = await runWhole(proxy, typed)
        expect([at, again.code, again.code === 0 ? '' : again.err]).toEqual([at, 0, ''])
        expect([at, await whatReadersSee(store)]).toEqual([at, after])
        expect([at, await findFaults(store)]).toEqual([at, []])
      }
      expect(kills).toBe(chosen(calls).length)
    },
  )
})

describe('P-09 a signal in the middle of a publish', () => {
  const points = (long ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [1, 5, 9]).map(
    (index, i) => [i % 2 === 0 ? 'SIGINT' : 'SIGTERM', index] as const,
  )
  it.for(points)(
    'by %s at call %d ends at once, says what remains, and the same command finishes it',
    { timeout: limit },
    async ([signal, index], { store, proxy }) => {
      const { cwd, folders, contents } = await prepared
      await prepare(store, contents.slice(0, 1))
      const before = await whatReadersSee(store)
      const args = ['publish', '-m', 'second', '--yes', '--data', folders[1] ?? '']
      const command = through(proxy, store, { args, cwd })
      const { code, out, err, milliseconds } = await stopAt(proxy, command, index, signal)
      expect([code, out]).toEqual([signal === 'SIGINT' ? 130 : 143, ''])
      expect(err).toContain('the same command again')
      expect(milliseconds).toBeLessThan(2_000)
      expect(await whatReadersSee(store)).toBe(before)
      expect((await runWhole(proxy, command)).code).toBe(0)
      expect(await whatReadersSee(store)).not.toBe(before)
      expect(await findFaults(store)).toEqual([])
    },
  )
})
