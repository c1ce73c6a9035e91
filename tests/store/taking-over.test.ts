/** A large release takes the place of another: in small pieces, between which answers are given. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest'
import { piecesPerSlice } from '../../functions/directory/slices.ts'
import type { ReleaseId } from '../../functions/model/ids.ts'
import { prepare } from '../../functions/prepare.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { segmentLimits } from '../../functions/store/releases/segments.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { viewStore } from '../../functions/view-store.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { publishTo, startTestStore, type TestStore } from '../support/store.ts'

let testStore: TestStore
beforeAll(async () => {
  testStore = await startTestStore()
})
afterAll(() => testStore.close())

/** The most that was parsed between two turns of the event loop: a list as its records, else one. */
function watchParsing() {
  const parse = JSON.parse
  let [now, most] = [0, 0]
  const spy = vi.spyOn(JSON, 'parse').mockImplementation((...args) => {
    const value: unknown = parse(...args)
    now += Array.isArray(value) ? value.length : 1
    most = Math.max(most, now)
    return value
  })
  onTestFinished(() => spy.mockRestore())
  return {
    turn: () => void (now = 0),
    most: () => most,
  }
}

it('L-09 of 3,000 records no turn parses more than one segment has, and each turn answers', async () => {
  const store = await testStore.createTable()
  await createWriter(store).ensureTable()
  const [first, second] = [20, 3_000].map((resources) =>
    encodeRelease(syntheticDataset({ resources })),
  )
  if (!first || !second) throw new Error('no releases')
  await publishTo(store, first, 0)
  let ahead = 0
  const view = viewStore(store, { now: () => Date.now() + ahead, prepare })
  await view.start()
  await publishTo(store, second, 1)

  ahead += liveTimes.ttlMs + 1
  const parsing = watchParsing()
  const one = view.current()
  const served: ReleaseId[] = []
  while (served.at(-1) !== second.id) {
    served.push((await view.current()).release.id)
    await nextTurn()
    parsing.turn()
  }
  await one
  const segments = second.inventory.segments.length
  expect(segments).toBeGreaterThan(12)
  // Once to parse its records and once, in several languages, to order them.
  expect(served.indexOf(second.id)).toBeGreaterThan(2 * segments)
  // The store is in this process too: a few pages of what it says, in some turn.
  expect(parsing.most()).toBeLessThanOrEqual(Math.max(segmentLimits.records, piecesPerSlice) + 5)
})
