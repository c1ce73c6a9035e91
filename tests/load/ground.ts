/** What load goes to: a store in a process of its own, a proxy that can fail, a server in another. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Dataset } from '../../functions/model/release.ts'
import { liveTimes } from '../../functions/store/database/budgets.ts'
import { openStore } from '../../functions/store/database/connect.ts'
import { encodeRelease, type EncodedRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { localStore } from '../../seed/stores/local-store.ts'
import { startStore } from '../bench/processes.ts'
import { startFaultProxy, type FaultProxy } from '../support/fault-proxy.ts'
import { publishTo } from '../support/store.ts'
import type { Command, Measured } from './serving-process.ts'

export type Ground = {
  readonly url: string
  readonly dataset: Dataset
  readonly proxy: FaultProxy
  readonly tell: (command: Command) => Promise<Measured>
  /** What the server holds once its callers have gone. */
  readonly measure: (handles?: number) => Promise<Measured>
  /** Makes it active; the server's next request looks at the head. */
  readonly publish: (release: EncodedRelease) => Promise<void>
  /** The next request looks at the head. */
  readonly advance: () => Promise<unknown>
  readonly close: () => Promise<void>
}

export async function openGround(dataset: Dataset, keptBytes?: number): Promise<Ground> {
  const { endpoint, close: closeStore } = await startStore()
  const store = openStore(localStore(endpoint, 'load'))
  await createWriter(store).ensureTable()
  let generation = 0
  const activate = async (release: EncodedRelease): Promise<void> =>
    publishTo(store, release, generation++)
  await activate(encodeRelease(dataset))
  const proxy = await startFaultProxy(endpoint)

  const child = fork(
    join(import.meta.dirname, 'serving-process.ts'),
    [proxy.url, store.table, ...(keptBytes === undefined ? [] : [String(keptBytes)])],
    { execArgv: ['--expose-gc'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  )
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`the server ended with ${String(code)}`)
  })
  // Whoever waits for a reply meets it; nobody waits for the end itself.
  ended.catch(() => undefined)
  const reply = async <T>(): Promise<T> => {
    const [message]: [T] = await Promise.race([once(child, 'message') as Promise<[T]>, ended])
    return message
  }
  const url = await reply<string>()

  async function tell(command: Command): Promise<Measured> {
    const answered = reply<Measured>()
    child.send(command)
    return answered
  }

  async function measure(handles = 0): Promise<Measured> {
    // The server hears of a closed connection a moment later.
    for (let tries = 0; ; tries++) {
      const measured = await tell({ do: 'measure' })
      if (handles === 0 || measured.handles <= handles + 2 || tries === 50) return measured
      await sleep(20)
    }
  }

  const advance = async (): Promise<Measured> => tell({ do: 'advance', ms: liveTimes.ttlMs + 1 })

  return {
    url,
    dataset,
    proxy,
    tell,
    measure,
    advance,
    async publish(release) {
      await activate(release)
      await advance()
    },
    async close() {
      child.disconnect()
      await ended.catch(() => undefined)
      await proxy.close()
      store.client.destroy()
      closeStore()
    },
  }
}

/** So many at a time: a system holds only some hundred that nobody has accepted yet. */
export async function openMany<T>(count: number, open: () => Promise<T>): Promise<T[]> {
  const opened: T[] = []
  while (opened.length < count) {
    const batch = Math.min(200, count - opened.length)
    opened.push(...(await Promise.all(Array.from({ length: batch }, open))))
  }
  return opened
}
