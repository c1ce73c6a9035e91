/** Sorting gives the event loop back, and sorts. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { selectResources } from '../../functions/directory/resources.ts'
import { prepareOrders } from '../../functions/directory/selecting/orders.ts'
import {
  comparisonsPerSlice,
  sortInSlices,
} from '../../functions/directory/selecting/sort-in-slices.ts'
import { createView } from '../../functions/directory/view.ts'
import { releaseOf } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { seededRandom, syntheticDataset } from '../support/datasets.ts'

/** Counts turns of the event loop while something goes on; `each` is told of every one, before it. */
async function turnsWhile(act: () => Promise<unknown>, each?: () => void): Promise<number> {
  let turns = 0
  const state = { isDone: false }
  const count = async () => {
    while (!state.isDone) {
      await nextTurn()
      turns += 1
      each?.()
    }
  }
  const counting = count()
  await act().finally(() => (state.isDone = true))
  await counting
  return turns
}

describe('sorting in slices', () => {
  it('sorts as a stable sort does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 })), async (keys) => {
        const compare = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0)
        const places = Uint32Array.from(keys.keys())
        const sorted = await sortInSlices(places, compare)
        expect([...sorted]).toEqual([...keys.keys()].toSorted(compare))
        expect([...places]).toEqual([...keys.keys()])
      }),
    )
  })

  it('never compares more often than a slice may between two turns of the event loop', async () => {
    const random = seededRandom(7)
    const keys = Array.from({ length: 25_000 }, random)
    let [inTurn, most, all] = [0, 0, 0]
    const compare = (a: number, b: number) => {
      inTurn += 1
      all += 1
      most = Math.max(most, inTurn)
      return (keys[a] ?? 0) - (keys[b] ?? 0)
    }
    await turnsWhile(
      () => sortInSlices(Uint32Array.from(keys.keys()), compare),
      () => (inTurn = 0),
    )
    expect(all).toBeGreaterThan(300_000)
    expect(most).toBeLessThanOrEqual(comparisonsPerSlice)
  })
})

describe('the first list in a locale', () => {
  it('is sorted in slices, and a question meanwhile is answered before it', async () => {
    const dataset = syntheticDataset({ resources: 4_000, locales: ['en'] })
    const app = createProofApp(dataset, releaseOf(dataset))
    const answered: string[] = []
    const first = turnsWhile(() =>
      ask(app, '/v1/resources?limit=1').then(() => answered.push('list')),
    )
    await nextTurn()
    await ask(app, '/v1/countries/BE').then(() => answered.push('country'))
    // A merge sort of 4,000 needs more than 40,000 comparisons.
    expect(await first).toBeGreaterThanOrEqual(Math.floor(40_000 / comparisonsPerSlice))
    expect(answered).toEqual(['country', 'list'])
  })
  it('need not be sorted any more where orders were prepared', async () => {
    const dataset = syntheticDataset({ resources: 4_000, locales: ['en', 'fr'] })
    const directory = createDirectory(dataset)
    await prepareOrders(directory)
    for (const locale of dataset.manifest.locales) {
      const view = createView(locale, 'any', '2026-11-28')
      const turns = await turnsWhile(async () => {
        expect(await selectResources(directory, view, {})).toHaveLength(4_000)
      })
      expect(turns).toBeLessThanOrEqual(1)
    }
  })
})
