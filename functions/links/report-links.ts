/** A check of links as a report: what the command line and the weekly function have in common. */
import type { LinkState } from '../model/codes.ts'
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

/** So small a share of pages is as good as none. */
const reachedShare = 0.1

/** Fewer may have agreed to let in no program. */
const enoughHosts = 5

/**
 * Why a report must not be recorded; undefined when it may be. Through a network that fails, or is
 * refused everywhere, nothing can be told of any link, and what was known of them must not be lost.
 */
export function doubtAbout({ results }: LinkReport): string | undefined {
  const looked = results.filter(({ checkedAt }) => checkedAt !== null)
  if (looked.length === 0 && results.length > 0) return 'there was no time for any link'
  if (looked.length < enoughToTell) return undefined
  const of = `of ${looked.length} links`
  const failed = looked.filter((one) => one.failed === true).length
  if (failed > looked.length / 2) {
    return `${failed} ${of} look broken: more likely the network here is`
  }
  const hosts = new Set(looked.map(({ url }) => URL.parse(url)?.host))
  if (hosts.size < enoughHosts) return undefined
  const reached = looked.filter(({ state }) => isWorking(state)).length
  if (reached < looked.length * reachedShare) {
    return `${reached} ${of} show a page: more likely this network is let in nowhere`
  }
  const worked = looked.filter((one) => isWorking(one.known?.state ?? one.state))
  const lost = worked.filter(({ state }) => state === 'unchecked').length
  if (worked.length < enoughToTell || lost <= worked.length / 2) return undefined
  return `${lost} of ${worked.length} links that worked tell nothing now: more likely the network here is to blame`
}

function isWorking(state: LinkState): boolean {
  return state === 'ok' || state === 'moved'
}

/** A path of the API means nothing to the owner of a site, but names the project. */
function contactOf({ report, publisher }: Manifest): string {
  return report.startsWith('/') ? (publisher.url ?? report) : report
}
