/** A check of links as a report: what the command line and the weekly function have in common. */
import type { Link, LinkReport } from '../model/link-report.ts'
import type { Manifest } from '../model/manifest.ts'
import { checkLinks, type CheckOptions } from './check.ts'

export type ReportOptions = Omit<CheckOptions, 'contact'> & {
  /** Where the owner of a site can reach us: what the manifest says, unless given. */
  readonly contact?: string | undefined
}

export async function reportLinks(
  links: readonly Link[],
  manifest: Manifest,
  options: ReportOptions = {},
): Promise<LinkReport> {
  const { now = () => new Date(), contact = contactOf(manifest) } = options
  const startedAt = now().toISOString()
  return { startedAt, results: await checkLinks(links, { ...options, contact }) }
}

/** A path of the API means nothing to the owner of a site, but names the project. */
function contactOf({ report, publisher }: Manifest): string {
  return report.startsWith('/') ? (publisher.url ?? report) : report
}
