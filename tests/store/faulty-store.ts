/** A published release behind a fault proxy, for the tests of one file. */
import type { Dataset } from '../../functions/model/release.ts'
import { liveTimes, storeBudgets, type Budget } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { linksPartition } from '../../functions/store/database/keys.ts'
import { createLiveView, type LiveView } from '../../functions/store/live/live.ts'
import { createReader } from '../../functions/store/reader.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { syntheticDataset } from '../support/datasets.ts'
import type { FaultProxy } from '../support/fault-proxy.ts'
import { it } from '../support/store-test.ts'
import { publishTo, type TestStore } from '../support/store.ts'

function exampleOf(resources: number) {
  const dataset = syntheticDataset({ resources })
  return { dataset, encoded: encodeRelease(dataset) }
}

export const first = exampleOf(30)
export const second = exampleOf(31)

type Parts = {
  readonly tests: TestStore
  /** The table, without and with the proxy in between. */
  readonly direct: Store
  readonly store: Store
  readonly proxy: FaultProxy
}

/** Registers the hooks; what it returns is filled by them. */
export function useFaultyStore() {
  let tests: TestStore
  let direct: Store
  let store: Store
  let proxy: FaultProxy
  const fired = new Set<string>()

  it.beforeAll(async ({ stores }) => {
    tests = stores
    direct = await tests.createTable()
    await publishTo(direct, first.encoded, 0)
  })
  it.beforeEach(({ proxy: own }) => {
    proxy = own
    store = tests.reopen(direct, proxy.url)
  })
  it.afterEach(({ proxy: own }) => {
    for (const kind of own.fired.keys()) fired.add(kind)
  })

  return Object.assign(
    faultyOf(() => ({ tests, direct, store, proxy })),
    {
      /** The faults that really happened in this file. */
      fired,
      /** For a test that runs beside others: with a clock of its own, behind its own proxy. */
      alone(own: FaultProxy): Faulty {
        const through = tests.reopen(direct, own.url)
        return faultyOf(() => ({ tests, direct, store: through, proxy: own }))
      },
    },
  )
}

type Faulty = ReturnType<typeof faultyOf>

function faultyOf(parts: () => Parts) {
  const faulty = {
    /** Milliseconds on the clock of every view; only tests move it. */
    clock: 0,
    get tests() {
      return parts().tests
    },
    get direct() {
      return parts().direct
    },
    get store() {
      return parts().store
    },
    get proxy() {
      return parts().proxy
    },
    /** Calls about head and releases, of one operation or in all. */
    count(operation?: string): number {
      return parts().proxy.calls.filter(
        (call) => !isAboutLinks(call) && (operation === undefined || call.operation === operation),
      ).length
    },
    openView(at: Store = parts().store, budget: Budget = storeBudgets.reader): LiveView<Dataset> {
      return createLiveView({
        reader: createReader(at, budget),
        build: (dataset) => dataset,
        now: () => faulty.clock,
      })
    },
    /** A view that holds the active release, is due for a refresh, and has made no calls since. */
    async warmView(at?: Store): Promise<LiveView<Dataset>> {
      const view = faulty.openView(at)
      await view.current()
      parts().proxy.clear()
      faulty.clock += liveTimes.ttlMs
      return view
    },
  }
  return faulty
}

/** Whether a call looks for a report about links, which every refresh does beside the head. */
export function isAboutLinks({ body }: { readonly body: string }): boolean {
  return body.includes(`{"S":"${linksPartition}"}`)
}

/** How a promise settled, and when. */
export async function timed<T>(
  promise: Promise<T>,
): Promise<{ readonly ms: number; readonly value?: T; readonly error?: unknown }> {
  const started = performance.now()
  try {
    const value = await promise
    return { value, ms: performance.now() - started }
  } catch (error) {
    return { error, ms: performance.now() - started }
  }
}
