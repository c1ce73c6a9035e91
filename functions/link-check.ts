/** The check of all links by itself: from the active release to a report that the API finds. */
import type { CheckOptions } from './links/check.ts'
import { resourceLinks } from './links/links-of.ts'
import { doubtAbout, reportLinks } from './links/report-links.ts'
import { formatFault, formatLinkCheck } from './log.ts'
import { byCodeUnits } from './model/canonical.ts'
import { indexLinks, nothingChecked } from './model/link-index.ts'
import { countLastKnown, type Link, type LinkReport, type LinkResult } from './model/link-report.ts'
import type { Dataset } from './model/release.ts'
import { Unavailable } from './model/unavailable.ts'
import { storeBudgets } from './store/database/budgets.ts'
import type { Store } from './store/database/connect.ts'
import { readLinkReports } from './store/link-reports/read.ts'
import { recordLinkReport } from './store/link-reports/record.ts'
import { createReader } from './store/reader.ts'

/**
 * Left when the last request begins: 20 s for its end, 8 s for those that still wait for the same host,
 * the rest for the store.
 */
const recordingMs = 60_000

type LinkCheckParts = {
  /** Needs GetItem and Query on the table, and PutItem in the partition of links. */
  readonly store: Store
  /** Told one line of JSON by each check. */
  readonly write: (line: string) => void
  readonly options?: Pick<CheckOptions, 'limits' | 'mayContact' | 'resolve' | 'now'>
}

/**
 * Checks every link once, in `timeLeftMs` at most. Throws when no report could be recorded, also when
 * somebody else recorded one meanwhile.
 */
export function createLinkCheck({ store, write, options }: LinkCheckParts) {
  return async (timeLeftMs: number): Promise<void> => {
    const started = performance.now()
    try {
      const signal = AbortSignal.timeout(Math.max(timeLeftMs - recordingMs, 0))
      const results = await checkAll(store, { ...options, signal })
      write(formatLinkCheck(countLastKnown(results), Math.round(performance.now() - started)))
    } catch (error) {
      write(formatFault(error, 'links-failed'))
      throw error
    }
  }
}

async function checkAll(
  store: Store,
  options: Omit<CheckOptions, 'contact' | 'earlier'>,
): Promise<readonly LinkResult[]> {
  const dataset = await readActive(store)
  const { newest: earlier } = await readLinkReports(store, storeBudgets.publisher)
  const links = longestAgoFirst(resourceLinks(dataset), earlier)
  const report = await reportLinks(links, dataset.manifest, { ...options, earlier })
  const doubt = doubtAbout(report)
  if (doubt !== undefined) throw new Error(`not recorded: ${doubt}`)
  // What there was no time for keeps its earlier state, and the date of that.
  const recorded = await recordLinkReport(store, report, links)
  return recorded.report.results
}

/** So that a check which is stopped every time comes to all of them in the end. */
function longestAgoFirst(links: readonly Link[], earlier: LinkReport | undefined): Link[] {
  const known = earlier === undefined ? nothingChecked : indexLinks(earlier)
  const age = (link: Link): string => known.of(link).checkedAt ?? ''
  return links.toSorted((a, b) => byCodeUnits(age(a), age(b)))
}

async function readActive(store: Store): Promise<Dataset> {
  const reader = createReader(store, storeBudgets.publisher, storeBudgets.publisher)
  const head = await reader.head()
  if (head === undefined || head.active === null) throw new Unavailable('no-active-release')
  return reader.release(head.active)
}
