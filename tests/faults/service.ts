/** API and pages over a store that a test can take away, with waits a fifth as long or less. */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createPages, join } from '../../functions/compose-site.ts'
import { createAppOver } from '../../functions/compose.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { keepAnswers, keepNothing } from '../../functions/http/kept-answers.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { storeBudgets, type Budget } from '../../functions/store/database/budgets.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { createLiveView, type LiveView } from '../../functions/store/live/live.ts'
import { createReader, type Reader } from '../../functions/store/reader.ts'
import { readAssetsOf } from '../../seed/local/read-asset.ts'

const folder = fileURLToPath(new URL('../../functions/site', import.meta.url))

/** That the real ones end in time, tests/store shows; here the same chain is waited for in less. */
const quick: Budget = {
  connectMs: 60,
  attempts: 3,
  attemptMs: 80,
  backoffBaseMs: 5,
  backoffCapMs: 20,
  deadlineMs: 300,
}
const quickTimes = { warmWaitMs: 60, coldWaitMs: 340, linksWaitMs: 20 } as const

export const siteParts = {
  readAsset: readAssetsOf(folder),
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
  readonly readFrom: (store: Store, patient?: boolean) => void
}

export function serviceOver(store: Store, now: () => number, patient = false): FaultyService {
  const log: LogLine[] = []
  const readerAt = (at: Store, isPatient: boolean) =>
    isPatient ? createReader(at, storeBudgets.reader) : createReader(at, quick, quick)
  let reader = readerAt(store, patient)
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
    ...(!patient && quickTimes),
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
    readFrom(at, isPatient = patient) {
      reader = readerAt(at, isPatient)
    },
  }
}
