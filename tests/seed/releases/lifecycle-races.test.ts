/**
 * Two admins at once, at every moment: the order of their store calls is decided by a seed. The short
 * form tries some orders; LONG=1 as many as RELIABILITY asks for.
 */
import { describe, expect } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import { Unavailable } from '../../../functions/model/unavailable.ts'
import { storeBudgets } from '../../../functions/store/database/budgets.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { LostRace, WrongState } from '../../../functions/store/head/errors.ts'
import { createReader } from '../../../functions/store/reader.ts'
import { identifyRelease } from '../../../functions/store/releases/format.ts'
import { inspectRelease } from '../../../functions/store/releases/inspect.ts'
import { createWriter } from '../../../functions/store/writer.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { explainFailure } from '../../../seed/commands/terminal/failures.ts'
import { Refusal } from '../../../seed/dataset/rules/refusal.ts'
import { prune } from '../../../seed/releases/prune.ts'
import { publishDataset, type Prove } from '../../../seed/releases/publish.ts'
import { judgeReleases, leastRetention } from '../../../seed/releases/retention.ts'
import { planRollback, rollback } from '../../../seed/releases/rollback.ts'
import { checkLog } from '../../../seed/releases/verify.ts'
import { seededRandom, syntheticDataset } from '../../support/datasets.ts'
import { gate, interleave } from '../../support/gate.ts'
import { it } from '../../support/store-test.ts'
import { copyItems, type TestStore } from '../../support/store.ts'

const long = process.env['LONG'] === '1'
const minutes = 60_000

const base = syntheticDataset({ resources: 3, locales: ['en'] })
/** As many small datasets as there are numbers. */
const content = (i: number): Dataset => ({
  ...base,
  manifest: { ...base.manifest, name: `Directory ${i}` },
})
const idOf = (i: number): string => identifyRelease(content(i))

/** What is proved is another test's matter. */
const prove: Prove = async () => ({ requests: 1, failures: [] })
const longAgo = (): Date => new Date('2026-11-01T12:00:00Z')
const now = (): Date => new Date('2026-11-23T12:00:00Z')

let tests: TestStore
let six: Store
it.beforeAll(async ({ stores }) => {
  tests = stores
  six = await tests.createTable()
  for (let i = 0; i < 6; i++) await publishContent(six, i, { clock: longAgo })
})

type Who = { readonly by?: string; readonly clock?: () => Date }

async function publishContent(store: Store, i: number, { by = 'ann@host', clock = now }: Who = {}) {
  const message = `content ${i}`
  return publishDataset({ store, dataset: content(i), message, by, now: clock, prove })
}

async function goBack(store: Store, to: string | undefined, by = 'ann@host') {
  const head = await headOf(store)
  const message = 'regret'
  const plan = planRollback(head, to, { message })
  return rollback({ store, plan, head, message, by, now, prove })
}

async function tidy(store: Store, by = 'bob@host') {
  const head = await headOf(store)
  const verdicts = judgeReleases(head, now(), leastRetention)
  const pause = async (): Promise<void> => undefined
  return prune({ store, head, verdicts, message: 'tidy', by, now, pause })
}

async function headOf(store: Store) {
  const head = await createWriter(store).head()
  if (head === undefined) throw new Error('there is no head')
  return head
}

/** Active release whole by hash and count, log without a gap, nothing left of what was removed. */
async function expectSound(store: Store): Promise<void> {
  const writer = createWriter(store)
  const head = await headOf(store)
  expect(checkLog(await writer.log(), head)).toEqual([])
  for (const [id, entry] of Object.entries(head.releases)) {
    if (entry.state !== 'active' && entry.state !== 'retired') continue
    const expected = { counts: entry.counts, copy: head.copies[id] }
    const { findings } = await inspectRelease(store, storeBudgets.publisher, id, expected)
    expect(findings).toEqual([])
  }
  await createReader(store).release(head.active ?? '')
}

/** Releases 0 to 5, published in turn long ago; 5 is active, 0 and 1 may be removed. */
async function sixReleases(): Promise<Store> {
  const store = await tests.createTable()
  await copyItems(six, store)
  return store
}

/** One who loses is told so: by another's switch, or because the release is being removed. */
function expectRefused(error: unknown): void {
  const refused = error instanceof LostRace || error instanceof WrongState
  const gone = error instanceof Refusal || error instanceof Unavailable
  const { ending } = explainFailure(error)
  expect([refused || gone, ending]).toEqual([true, expect.stringMatching(/^(lost-race|verif)/)])
}

describe('a rollback and a prune', () => {
  const rounds = long ? 200 : 24

  it(
    `P-17 of its target, in ${rounds} interleavings of their store calls: one wins, and the active release is always whole`,
    async () => {
      const outcomes = { rolledBack: 0, removed: 0 }
      for (let seed = 1; seed <= rounds; seed++) {
        const store = await sixReleases()
        const [first, second] = [0, 1].map(() => tests.reopen(store, tests.endpoint))
        if (first === undefined || second === undefined) throw new Error('no stores')
        const [back, pruned] = await interleave(
          [
            { gate: gate(first), run: async () => goBack(first, idOf(1)) },
            { gate: gate(second), run: async () => tidy(second) },
          ],
          seededRandom(seed),
        )
        const head = await headOf(store)
        const won = back?.status === 'fulfilled'
        if (back?.status === 'rejected') expectRefused(back.reason)
        outcomes[won ? 'rolledBack' : 'removed'] += 1
        const state = head.releases[idOf(1)]?.state
        expect([seed, head.generation, head.active, state]).toEqual(
          won ? [seed, 7, idOf(1), 'active'] : [seed, 6, idOf(5), undefined],
        )
        expect([seed, pruned?.status]).toEqual([seed, 'fulfilled'])
        expect(head.releases[idOf(0)]).toBeUndefined()
        await expectSound(store)
      }
      // Without both, these orders would prove nothing.
      expect(Math.min(outcomes.rolledBack, outcomes.removed)).toBeGreaterThanOrEqual(rounds / 12)
    },
    long ? 20 * minutes : 2 * minutes,
  )

  it(
    `P-17 two prunes, a publication and a rollback at once, in ${rounds / 2} interleavings: what is published is always whole`,
    async () => {
      for (let seed = 1; seed <= rounds / 2; seed++) {
        const store = await sixReleases()
        const runs: ((own: Store) => Promise<unknown>)[] = [
          async (own) => tidy(own, 'bob@host'),
          async (own) => tidy(own, 'cem@host'),
          async (own) => goBack(own, idOf(2), 'dee@host'),
          // The content of a release that the prunes are after.
          async (own) => publishContent(own, 0, { by: 'eve@host' }),
        ]
        const actors = runs.map((run) => {
          const own = tests.reopen(store, tests.endpoint)
          return { gate: gate(own), run: async () => run(own) }
        })
        const settled = await interleave(actors, seededRandom(1_000 + seed))
        for (const one of settled) if (one.status === 'rejected') expectRefused(one.reason)
        await expectSound(store)
        expect((await headOf(store)).generation).toBeGreaterThanOrEqual(6)
      }
    },
    long ? 20 * minutes : 2 * minutes,
  )
})

describe('a publisher who is late', () => {
  it('P-15 and paused just before the switch, while another publishes twice and prunes, fails with 5 and changes nothing', async () => {
    const store = await sixReleases()
    const own = tests.reopen(store, tests.endpoint)
    const sleeping = gate(own)
    const flips = (operation: string, input: unknown): boolean =>
      operation === 'UpdateItemCommand' && JSON.stringify(input).includes('#generation = :next')
    sleeping.hold(flips)
    const late = publishContent(own, 20).catch((error: unknown) => error)
    await sleeping.until()

    await publishContent(store, 21, { by: 'bob@host' })
    await publishContent(store, 22, { by: 'bob@host' })
    const { removed } = await tidy(store)
    expect(removed.toSorted()).toEqual([idOf(0), idOf(1), idOf(2), idOf(3)].toSorted())
    await sleeping.open()
    const error = await late
    const { ending, lines } = explainFailure(error)
    expect(exitCodes[ending]).toBe(5)
    expect(lines[0]).toBe('lost the race: bob@host published generation 8 in the meantime')
    expect(await headOf(store)).toMatchObject({ generation: 8, active: idOf(22) })
    await expectSound(store)
  })

  it('P-15 and paused before a rollback fails with 5, told that another has rolled back', async () => {
    const store = await sixReleases()
    const own = tests.reopen(store, tests.endpoint)
    const sleeping = gate(own)
    sleeping.hold((operation) => operation === 'UpdateItemCommand')
    const late = goBack(own, idOf(3)).catch((error: unknown) => error)
    await sleeping.until()
    await goBack(store, idOf(4), 'bob@host')
    await sleeping.open()
    const { ending, lines } = explainFailure(await late)
    expect(exitCodes[ending]).toBe(5)
    expect(lines[0]).toBe('lost the race: bob@host rolled back, as generation 7 in the meantime')
    expect(await headOf(store)).toMatchObject({ generation: 7, active: idOf(4) })
  })

  it('P-07 does not depend on clocks that are ten minutes apart', async ({ store }) => {
    const slow = (): Date => new Date('2026-11-23T11:50:00Z')
    const fast = (): Date => new Date('2026-11-23T12:10:00Z')
    await publishContent(store, 0, { clock: fast })
    await publishContent(store, 1, { clock: slow })
    await publishContent(store, 2, { clock: fast })
    expect(await headOf(store)).toMatchObject({ generation: 3, active: idOf(2) })
    await expectSound(store)
  })
})

describe('admins who publish at once', () => {
  const twoRounds = long ? 200 : 25
  const tenRounds = long ? 20 : 3

  it(
    `P-13 two of them, ${twoRounds} rounds: exactly one succeeds, the other ends with 5 and is told who won, and what it began can be removed`,
    async ({ store }) => {
      const admins = ['ann@host', 'bob@host'] as const
      let next = 0
      const wins = new Map<string, number>()
      for (let round = 0; round < twoRounds; round++) {
        const before = (await createWriter(store).head())?.generation ?? 0
        const settled = await Promise.allSettled(
          admins.map(async (by) => publishContent(store, next++, { by })),
        )
        const head = await headOf(store)
        const winners = admins.filter((_, i) => settled[i]?.status === 'fulfilled')
        const [winner = ''] = winners
        expect([round, winners.length, head.generation]).toEqual([round, 1, before + 1])
        const lost = settled.find((one) => one.status === 'rejected')
        const { ending, lines } = explainFailure(lost?.reason)
        expect(exitCodes[ending]).toBe(5)
        expect(lines[0]).toBe(
          `lost the race: ${winner} published generation ${head.generation} in the meantime`,
        )
        wins.set(winner, (wins.get(winner) ?? 0) + 1)
      }
      await expectSound(store)
      const { changes } = await createWriter(store).log()
      expect(changes).toHaveLength(twoRounds)
      expect(changes.map(({ to }) => to)).toEqual(changes.map((_, i) => i + 1))
      expect(new Set(changes.map(({ token }) => token)).size).toBe(twoRounds)

      const head = await headOf(store)
      const staged = Object.entries(head.releases).filter(([, { state }]) => state === 'staged')
      expect(staged.length).toBeGreaterThan(0)
      const tomorrow = new Date(now().getTime() + 25 * 60 * minutes)
      const verdicts = judgeReleases(head, tomorrow, leastRetention)
      const going = verdicts.filter(({ remove }) => remove).map(({ id }) => id)
      expect(going.toSorted()).toEqual(staged.map(([id]) => id).toSorted())
    },
    long ? 10 * minutes : minutes,
  )

  it(
    `P-14 ten of them, ${tenRounds} rounds: what succeeded is a straight line, no generation left out or used twice`,
    async ({ store }) => {
      let published = 0
      for (let round = 0; round < tenRounds; round++) {
        const ten = Array.from({ length: 10 }, (_, i) => round * 10 + i)
        const settled = await Promise.allSettled(
          ten.map(async (i) => publishContent(store, i, { by: `admin ${i}` })),
        )
        const winners = ten.filter((_, i) => settled[i]?.status === 'fulfilled')
        const losers = settled.flatMap((one) =>
          one.status === 'rejected' ? [one.reason as unknown] : [],
        )
        expect(losers.every((reason) => reason instanceof LostRace)).toBe(true)
        // A late one may have begun after the first had switched, and then succeeds as well.
        expect(winners.length).toBeGreaterThanOrEqual(1)
        published += winners.length
      }
      const { changes } = await createWriter(store).log()
      expect(changes.map(({ from, to }) => [from, to])).toEqual(
        Array.from({ length: published }, (_, i) => [i, i + 1]),
      )
      expect((await headOf(store)).generation).toBe(published)
      await expectSound(store)
    },
    long ? 10 * minutes : minutes,
  )

  it('P-28 of whom one meets a store that is down ends with 4, and changes nothing', async () => {
    const store = await sixReleases()
    const own = tests.reopen(store, 'http://127.0.0.1:1')
    const { client } = own
    const hasty = { ...storeBudgets.publisher, attempts: 2, backoffBaseMs: 1 }
    const failed = createWriter({ client, table: own.table }, hasty).head()
    await expect(failed).rejects.toBeInstanceOf(Unavailable)
    expect(exitCodes[explainFailure(await failed.catch((error: unknown) => error)).ending]).toBe(4)
    await expectSound(store)
  })
})
