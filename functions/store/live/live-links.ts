/**
 * The newest report about links, kept in memory and looked for whenever the head is. It is told as an
 * extra: whatever is wrong with it, the earlier one stays, and nothing is ever refused for it.
 */
import { indexLinks, nothingChecked, type LinkIndex } from '../../model/link-index.ts'
import type { ReportOpening } from '../link-reports/format.ts'
import type { Reader } from '../reader.ts'

export type LiveLinks = {
  /** The same object as long as the report is the same. */
  current(): LinkIndex
  /** Looks for a newer report, once at a time. Never rejects. */
  refresh(): Promise<void>
  /** Whether the last look failed: the next one need not be waited for. */
  failed(): boolean
}

type LiveLinksParts = {
  readonly reader: Pick<Reader, 'linkReports' | 'linkReport'>
  readonly onFault: (error: Error) => void
}

export function createLiveLinks({ reader, onFault }: LiveLinksParts): LiveLinks {
  let links = nothingChecked
  let held: ReportOpening | undefined
  let failed = false
  let looking: Promise<void> | undefined

  async function look(): Promise<void> {
    const faults: Error[] = []
    const fault = (detail: string, cause?: unknown) =>
      void faults.push(new Error(detail, { cause }))
    await take(fault)
    failed = faults.length > 0
    faults.forEach(onFault)
  }

  async function take(fault: (detail: string, cause?: unknown) => void): Promise<void> {
    try {
      const { openings, malformed } = await reader.linkReports()
      if (malformed > 0) fault('what says which reports about links there are is malformed')
      for (const opening of openings) {
        if (held && !isNews(opening, held)) return
        const report = await reader.linkReport(opening)
        if (report !== undefined) {
          links = indexLinks(report)
          held = opening
          return
        }
        fault(`report ${opening.number} about links is not whole`)
      }
    } catch (error) {
      fault('no report about links could be read', error)
    }
  }

  return {
    current: () => links,
    failed: () => failed,
    async refresh() {
      looking ??= look().finally(() => {
        looking = undefined
      })
      return looking
    },
  }
}

/**
 * By its time and not by its number, which begins again at 1 in a table that was restored: what was
 * found earlier never takes the place of what was found later.
 */
function isNews(opening: ReportOpening, held: ReportOpening): boolean {
  const same = opening.number === held.number && opening.sha256 === held.sha256
  return !same && opening.startedAt >= held.startedAt
}
