/** A check of links as a report: what the command line and the weekly function have in common. */
import type { Link, LinkReport } from '../model/link-report.ts'
import type { Manifest } from '../model/manifest.ts'
import { checkLinks, type CheckOptions } from './check.ts'

type LinkReportOptions = Omit<CheckOptions, 'contact'> & {
  /** Where the owner of a site can reach us: what the manifest says, unless given. */
  readonly contact?: string | undefined
}

export async function reportLinks(
  links: readonly Link[],
  manifest: Manifest,
  options: LinkReportOptions = {},
): Promise<LinkReport> {
  const { now = () => new Date(), contact = contactOf(manifest) } = options
  const startedAt = now().toISOString()
  return { startedAt, results: await checkLinks(links, { ...options, contact }) }
}

/** Fewer may well be of one host. */
const enoughToTell = 10

/**
 * Why a report must not be recorded; undefined when it may be. Through a network that fails every link
 * looks broken, and readers must not be told so.
 */
export function doubtAbout({ results }: LinkReport): string | undefined {
  const looked = results.filter(({ checkedAt }) => checkedAt !== null)
  if (looked.length === 0 && results.length > 0) return 'there was no time for any link'
  const failed = looked.filter((one) => one.failed === true).length
  if (looked.length < enoughToTell || failed <= looked.length / 2) return undefined
  return `${failed} of ${looked.length} links look broken: more likely the network here is`
}

/** A path of the API means nothing to the owner of a site, but names the project. */
function contactOf({ report, publisher }: Manifest): string {
  return report.startsWith('/') ? (publisher.url ?? report) : report
}
