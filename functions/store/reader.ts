/**
 * Reads the head, whole releases and reports about links: GetItem and Query on one table, consistent,
 * and nothing else.
 */
import type { ReleaseId } from '../model/ids.ts'
import type { LinkReport } from '../model/link-report.ts'
import type { Dataset } from '../model/release.ts'
import { storeBudgets, type Budget } from './database/budgets.ts'
import { databaseOf, type Store } from './database/connect.ts'
import type { Head } from './head/head.ts'
import { readHead } from './head/read.ts'
import type { ReportOpening } from './link-reports/format.ts'
import { readOpenings, readReport, type ReportList } from './link-reports/read.ts'
import { loadRelease } from './releases/load.ts'

export type Reader = {
  /**
   * The head; undefined when nothing was ever staged here. `attempts` lowers what the budget allows,
   * for callers that ask again anyway.
   */
  head(attempts?: number): Promise<Head | undefined>
  /**
   * A whole release, checked against its hashes. `ahead`: its records are parsed as well, in slices,
   * so that nobody who is served meanwhile waits for that.
   */
  release(id: ReleaseId, ahead?: boolean): Promise<Dataset>
  /** The reports about links that are said to be there, newest first; a single attempt. */
  linkReports(): Promise<ReportList>
  /** One of them; undefined when it is not whole. A single attempt. */
  linkReport(opening: ReportOpening): Promise<LinkReport | undefined>
}

/** Every method rejects with `Unavailable` when the store fails or holds something else. */
export function createReader(
  store: Store,
  budget: Budget = storeBudgets.reader,
  loadBudget: Budget = storeBudgets.load,
): Reader {
  return {
    async head(attempts = budget.attempts) {
      const fewer = { ...budget, attempts: Math.min(attempts, budget.attempts) }
      return readHead(databaseOf(store, fewer))
    },
    release: async (id, ahead) => loadRelease(databaseOf(store, loadBudget), id, ahead),
    linkReports: async () => readOpenings(databaseOf(store, { ...budget, attempts: 1 })),
    linkReport: async (opening) =>
      readReport(databaseOf(store, { ...loadBudget, attempts: 1 }), opening),
  }
}
