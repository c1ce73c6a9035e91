/**
 * Reads the head, whole releases and reports about links: GetItem and Query on one table, consistent,
 * and nothing else.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { GetItemCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb'
import type { ReleaseId } from '../model/ids.ts'
import type { LinkReport } from '../model/link-report.ts'
import type { Dataset } from '../model/release.ts'
import { corrupt } from '../model/unavailable.ts'
import { storeBudgets, type Budget } from './database/budgets.ts'
import { send } from './database/call.ts'
import type { Store } from './database/connect.ts'
import { parseItem, parseReleaseItem, plain, type Item } from './database/items.ts'
import { manifestSortKey } from './database/keys.ts'
import { queryItems } from './database/query-items.ts'
import { Head } from './head/head.ts'
import { getHead } from './head/requests.ts'
import {
  decodeReport,
  itemsBySortKey,
  openingsOf,
  type ReportOpening,
} from './link-reports/format.ts'
import { queryReportOpenings, queryReportParts } from './link-reports/requests.ts'
import { createDecoder, releaseIdOf, type Decoder } from './releases/format.ts'
import { parseManifest } from './releases/inventory.ts'
import { queryRelease } from './releases/requests.ts'

export type Reader = {
  /**
   * The head; undefined when nothing was ever staged here. `attempts` lowers what the budget allows,
   * for callers that ask again anyway.
   */
  head(attempts?: number): Promise<Head | undefined>
  /** A whole release, checked against its hashes. */
  release(id: ReleaseId): Promise<Dataset>
  /** The reports about links that are said to be there, newest first; a single attempt. */
  linkReports(): Promise<ReportList>
  /** One of them; undefined when it is not whole. A single attempt. */
  linkReport(opening: ReportOpening): Promise<LinkReport | undefined>
}

type ReportList = {
  readonly openings: readonly ReportOpening[]
  /** Items that should say of a report that it is there, and cannot be read. */
  readonly malformed: number
}

/** Every method rejects with `Unavailable` when the store fails or holds something else. */
export function createReader(
  store: Store,
  budget: Budget = storeBudgets.reader,
  loadBudget: Budget = storeBudgets.load,
): Reader {
  async function reportItems(input: QueryCommandInput, allowed: Budget) {
    const found: Item[] = []
    for await (const item of queryItems(store, input, { ...allowed, attempts: 1 })) found.push(item)
    return itemsBySortKey(found)
  }

  return {
    async head(attempts = budget.attempts) {
      const { Item } = await send(
        store,
        new GetItemCommand(getHead(store.table, true)),
        { ...budget, attempts: Math.min(attempts, budget.attempts) },
        // An empty answer reads as "no item": believed only when it stays that way.
        { accept: (output) => output.Item !== undefined },
      )
      return Item && parseItem(Head, Item, 'the head')
    },

    async release(id) {
      let decoder: Decoder | undefined
      for await (const item of queryItems(store, queryRelease(store.table, id), loadBudget)) {
        const { sk, data } = parseReleaseItem(item)
        if (sk === manifestSortKey) decoder = openRelease(id, item)
        else decoder?.add({ sk, data })
        // Unpacking keeps the event loop; requests are served between two segments.
        await nextTurn()
      }
      if (decoder === undefined) throw corrupt('the manifest is missing')
      return decoder.finish()
    },

    async linkReports() {
      const items = await reportItems(queryReportOpenings(store.table), budget)
      const openings = openingsOf(items)
      return { openings, malformed: items.size - openings.length }
    },

    async linkReport(opening) {
      const parts = await reportItems(queryReportParts(store.table, opening.slot), loadBudget)
      return decodeReport(opening, parts)
    },
  }
}

function openRelease(id: ReleaseId, item: Item): Decoder {
  const manifest = parseManifest(plain(item))
  if (releaseIdOf(manifest.sha256) !== id) throw corrupt('the manifest is of another release')
  return createDecoder(manifest)
}
