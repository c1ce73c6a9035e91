/**
 * P-25: the life of releases held against a model of a few lines, and every interleaving of store
 * calls that chance finds. Short here; LONG=1 runs the long form. A failure prints its seed.
 */
import * as fc from 'fast-check'
import { describe, expect } from 'vitest'
import type { Store } from '../../functions/store/database/connect.ts'
import { LostRace, WrongState } from '../../functions/store/head/errors.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { publishDataset } from '../../seed/releases/publish.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { it } from '../support/store-test.ts'
import { copyItems } from '../support/store.ts'

const long = process.env['LONG'] === '1'
const limit = long ? 3_600_000 : 120_000

const contents = [3, 4, 5, 6].map((resources) =>
  syntheticDataset({ resources, locales: ['en', 'fr'] }),
)
const ids = contents.map((dataset) => encodeRelease(dataset).id)

const act = (by: string) => ({ by, at: '2026-11-23T12:00:00.000Z' })

async function put(store: Store, index: number): Promise<void> {
  const dataset = contents[index]
  if (dataset === undefined) throw new RangeError(`no content ${index}`)
  await publishDataset({
    dataset,
    store,
    message: 'model',
    by: 'model',
    now: () => new Date('2026-11-23T12:00:00Z'),
    prove: () => Promise.resolve({ requests: 0, failures: [] }),
  })
}

/** Makes a published release active again, if it is retired. */
async function goBack(store: Store, index: number): Promise<void> {
  const writer = createWriter(store)
  const head = await writer.head()
  const id = ids[index]
  if (head === undefined || id === undefined) return
  const why = { ...act('rollback'), message: 'back', kind: 'rollback' as const }
  await writer.activate(id, { ...why, from: head.generation })
}

/** Removes every release that is not active. */
async function clean(store: Store): Promise<void> {
  const writer = createWriter(store)
  const seen = await writer.head()
  if (seen === undefined) return
  const old = Object.keys(seen.releases).filter((id) => id !== seen.active)
  const marked = await writer.markDeleting(old, { ...act('prune'), message: 'tidy', seen })
  const going = Object.entries(marked.releases).filter(([, { state }]) => state === 'deleting')
  for (const [id] of going) await writer.remove(id, marked)
}

/** What a reader gets: the generation and the whole active release, checked by its hash. */
async function read(store: Store): Promise<{ generation: number; id: string | null }> {
  const reader = createReader(store)
  const head = await reader.head()
  if (head === undefined || head.active === null) return { generation: 0, id: null }
  await reader.release(head.active)
  return { generation: head.generation, id: head.active }
}

type Model = {
  generation: number
  active: string | null
  states: Map<string, 'active' | 'retired'>
}
type Real = { store: Store }
type Step = fc.AsyncCommand<Model, Real>

function flip(model: Model, id: string): void {
  if (model.active === id) return
  if (model.active !== null) model.states.set(model.active, 'retired')
  model.states.set(id, 'active')
  model.active = id
  model.generation += 1
}

async function agree(model: Model, { store }: Real): Promise<void> {
  expect(await read(store)).toEqual({ generation: model.generation, id: model.active })
  const head = await createReader(store).head()
  const states = Object.entries(head?.releases ?? {}).map(([id, { state }]) => [id, state])
  expect(new Map(states as [string, string][])).toEqual(model.states)
}

const publishing = (index: number): Step => ({
  check: () => true,
  toString: () => `publish ${index}`,
  run: async (model, real) => {
    await put(real.store, index)
    flip(model, ids[index] ?? '')
    await agree(model, real)
  },
})

const goingBack = (index: number): Step => ({
  check: (model) => model.states.get(ids[index] ?? '') === 'retired',
  toString: () => `rollback to ${index}`,
  run: async (model, real) => {
    await goBack(real.store, index)
    flip(model, ids[index] ?? '')
    await agree(model, real)
  },
})

const cleaning = (): Step => ({
  check: () => true,
  toString: () => 'prune',
  run: async (model, real) => {
    await clean(real.store)
    for (const [id, state] of model.states) if (state === 'retired') model.states.delete(id)
    await agree(model, real)
  },
})

describe('P-25 the life of releases', () => {
  it(
    'is that of the model, whatever is done in whatever order',
    async ({ stores }) => {
      const content = fc.integer({ min: 0, max: contents.length - 1 })
      const steps = [content.map(publishing), content.map(goingBack), fc.constant(cleaning())]
      await fc.assert(
        fc.asyncProperty(fc.commands(steps, { maxCommands: 50 }), async (commands) => {
          const store = await stores.createTable()
          const begin = () => ({
            model: { generation: 0, active: null, states: new Map() } satisfies Model,
            real: { store },
          })
          await fc.asyncModelRun(begin, commands)
        }),
        { numRuns: long ? 500 : 10 },
      )
    },
    limit,
  )

  it(
    'survives every interleaving of two publishers, a rollback, a prune and two readers',
    async ({ stores, store: begun }) => {
      await put(begun, 0)
      await put(begun, 1)
      let raced = 0
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const direct = await stores.createTable()
          await copyItems(begun, direct)
          const store = stores.reopen(direct, stores.endpoint)
          // Every store call waits for its turn; chance decides whose it is.
          store.client.middlewareStack.add(
            (next) => async (args) => {
              await scheduler.schedule(Promise.resolve())
              return next(args)
            },
            { step: 'initialize' },
          )
          const seen: number[][] = [[], []]
          const reading = async (n: number) => {
            for (let i = 0; i < 3; i++) seen[n]?.push((await read(store)).generation)
          }
          const all = Promise.allSettled([
            put(store, 2),
            put(store, 3),
            goBack(store, 0),
            clean(store),
            reading(0),
            reading(1),
          ])
          await scheduler.waitFor(all)
          const ended = await all
          for (const one of ended) {
            if (one.status === 'fulfilled') continue
            raced += 1
            // A prune may take a release from under a slow reader or rollback; never anything else.
            expect([LostRace.name, WrongState.name, 'Unavailable']).toContain(
              (one.reason as Error).name,
            )
          }
          for (const generations of seen)
            expect(generations).toEqual(generations.toSorted((a, b) => a - b))
          const now = await read(direct)
          expect(ids).toContain(now.id)
          expect(now.generation).toBeGreaterThanOrEqual(2)
          const { changes } = await createWriter(direct).log()
          const flips = changes.filter(({ from, to }) => from !== to).map(({ to }) => to)
          expect(flips.toSorted((a, b) => a - b)).toEqual(
            Array.from({ length: now.generation }, (_, i) => i + 1),
          )
        }),
        { numRuns: long ? 1_000 : 20 },
      )
      expect(raced).toBeGreaterThan(0)
    },
    limit,
  )
})
