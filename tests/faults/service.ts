/** API and pages over a store that a test can take away, waiting for it less or longer than in earnest. */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createPages, join } from '../../functions/compose-site.ts'
import { createAppOver } from '../../functions/compose.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { keepAnswers, keepNothing } from '../../functions/http/kept-answers.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import type { AssetName } from '../../functions/site/assets.ts'
import { storeBudgets, type Budget } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { createLiveView, type LiveView } from '../../functions/store/live/live.ts'
import { createReader, type Reader } from '../../functions/store/reader.ts'
import { readAssetsOf } from '../../seed/local/read-asset.ts'

const folder = fileURLToPath(new URL('../../functions/site', import.meta.url))

const { reader: real } = storeBudgets
/** That the real waits end in time, tests/store shows; here the same chain is waited for in less. */
const quick: Budget = {
  ...real,
  connectMs: 60,
  attemptMs: 80,
  backoffBaseMs: 5,
  backoffCapMs: 20,
  deadlineMs: 300,
}
/** For faults that are told at once: a busy machine does not make other ones of them. */
const unhurried: Budget = { ...real, connectMs: 5_000, attemptMs: 5_000, deadlineMs: 20_000 }

const brief = { warmWaitMs: 60, coldWaitMs: 340, linksWaitMs: 20 } as const
const ample = { warmWaitMs: 5_000, coldWaitMs: 20_000, startWaitMs: 20_000 } as const

const paces = {
  quick: { head: quick, load: quick, times: brief },
  /** The head is well, and is waited for. */
  quickRelease: { head: unhurried, load: quick, times: brief },
  unhurried: { head: unhurried, load: unhurried, times: ample },
} as const
export type Pace = keyof typeof paces

const read = readAssetsOf(folder)
const held = new Map<string, Promise<string>>()

export const siteParts = {
  // Once for all services: they are the same files, and some are large.
  readAsset: async (name: AssetName) => {
    const text = held.get(name) ?? read(name)
    held.set(name, text)
    return text
  },
  origin: () => 'https://directory.example',
} as const

export type FaultyService = {
  /** Its answers are kept, as they are when it serves readers. */
  readonly app: Hono
  /** Over the same view, and every answer is made anew. */
  readonly anew: Hono
  readonly live: LiveView<Directory>
  readonly log: LogLine[]
  /** From here on the store is at another address, or back. */
  readonly readFrom: (store: Store, pace: Pace) => void
}

export function serviceOver(store: Store, now: () => number, pace: Pace): FaultyService {
  const log: LogLine[] = []
  const readerAt = (at: Store, { head, load }: (typeof paces)[Pace]) => createReader(at, head, load)
  let reader = readerAt(store, paces[pace])
  const moving: Reader = {
    head: async (attempts) => reader.head(attempts),
    release: async (id) => reader.release(id),
    linkReports: async () => reader.linkReports(),
    linkReport: async (opening) => reader.linkReport(opening),
  }
  const live = createLiveView({
    reader: moving,
    build: createDirectory,
    now,
    ...paces[pace].times,
  })
  const over = (kept: typeof keepNothing) => {
    const options = { now, kept, log: (line: LogLine) => void log.push(line) }
    return join(createAppOver(live, options), createPages(live, { ...siteParts, ...options }))
  }
  return {
    app: over(keepAnswers()),
    anew: over(keepNothing),
    live,
    log,
    readFrom(at, as) {
      reader = readerAt(at, paces[as])
    },
  }
}
