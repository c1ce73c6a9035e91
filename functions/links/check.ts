/**
 * Checks links: many hosts at once, each host one request at a time with a pause, within time limits,
 * as every site may ask of a program (robots.txt). Addresses outside the public internet
 * are not contacted.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { linkKey, type Link, type LinkReport, type LinkResult } from '../model/link-report.ts'
import { isPublicAddress } from './addresses.ts'
import { checkLink, type LinkFinding } from './check-link.ts'
import { conclude } from './conclude.ts'
import { Stopped } from './faults.ts'
import { createHostGate } from './host-gate.ts'
import { request, type LinkAnswer, type LinkRequest } from './request.ts'
import { systemResolve, type Resolve } from './resolve.ts'
import { createRobots, type Robots } from './robots.ts'

/** What robots.txt files know us by. */
export const productToken = 'immuno-directory-links'

function userAgent(contact: string): string {
  // Header values are ASCII here; a contact in other characters would be refused by Node.
  return `${productToken}/1 (+${contact.replaceAll(/[^!-'*-~]/g, '')})`
}

export const linkLimits = {
  /** Links looked at at the same time. */
  concurrency: 8,
  /** Between two requests to one host. */
  pauseMs: 1_000,
  connectMs: 7_000,
  requestMs: 20_000,
} as const

export type CheckOptions = {
  /** Where the owner of a site can reach us: an address that `userAgent` puts into each request. */
  readonly contact: string
  readonly limits?: Partial<Record<keyof typeof linkLimits, number>>
  /** Which addresses may be contacted: those of the public internet, unless given. */
  readonly mayContact?: (address: string) => boolean
  readonly resolve?: Resolve
  readonly now?: () => Date
  /** What the check before found: a link is broken when both saw the same. */
  readonly earlier?: LinkReport | undefined
  /** Links that a person has looked at: seen twice in this check, their fault is believed. */
  readonly sure?: ReadonlySet<string>
  /** Once it is aborted no request is begun; what was not looked at to the end is `unchecked`. */
  readonly signal?: AbortSignal
  readonly onResult?: (result: LinkResult, done: number, of: number) => void
}

/** A result for each link, in the order of the links. An address that stands twice is asked once. */
export async function checkLinks(
  links: readonly Link[],
  options: CheckOptions,
): Promise<LinkResult[]> {
  const { concurrency, pauseMs, connectMs, requestMs } = { ...linkLimits, ...options.limits }
  const { now = () => new Date(), resolve = systemResolve, mayContact = isPublicAddress } = options
  const network = {
    resolve,
    mayContact,
    connectMs,
    requestMs,
    userAgent: userAgent(options.contact),
  }
  const gate = createHostGate(pauseMs, pause)
  const isStopped = (): boolean => options.signal?.aborted === true
  /** One request in its host's turn; `spent` is told how long it took. */
  const asking = async (
    url: URL,
    ask: LinkRequest,
    spent: (ms: number) => void,
  ): Promise<LinkAnswer> =>
    gate(url.host, async () => {
      if (isStopped()) throw new Stopped()
      const started = performance.now()
      try {
        return await request(url, ask, network)
      } finally {
        spent(performance.now() - started)
      }
    })
  const createRules = () =>
    createRobots(
      async (url, bodyBytes) => asking(url, { method: 'GET', bodyBytes }, () => undefined),
      productToken,
    )

  async function check(url: string, robots: Robots): Promise<Checked> {
    if (isStopped()) return { ...notLookedAt, milliseconds: 0 }
    let milliseconds = 0
    const ask = async (to: URL, what: LinkRequest): Promise<LinkAnswer> =>
      asking(to, what, (ms) => (milliseconds += Math.round(ms)))
    try {
      const finding = await checkLink(url, { ask, robots })
      return { ...finding, checkedAt: now().toISOString(), milliseconds }
    } catch (error) {
      if (!(error instanceof Stopped)) throw error
      return { ...notLookedAt, milliseconds }
    }
  }

  const byUrl = Map.groupBy(links, ({ url }) => url)
  const before = new Map(options.earlier?.results.map((one) => [linkKey(one), one]))
  const results = new Map<Link, LinkResult>()
  const isSure = ({ id }: Link): boolean => options.sure?.has(id) === true
  function settle(url: string, checked: Checked, confirmed: boolean): void {
    for (const link of byUrl.get(url) ?? []) {
      const found = resultOf(link, checked, confirmed)
      const result = conclude(found, before.get(linkKey(link)))
      results.set(link, result)
      options.onResult?.(result, results.size, links.length)
    }
  }
  /** All of them, a few at a time. */
  async function each(urls: Iterable<string>, work: (url: string) => Promise<void>): Promise<void> {
    const waiting = interleaved([...urls])
    const lane = async (): Promise<void> => {
      for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) await work(url)
    }
    await Promise.all(Array.from({ length: concurrency }, lane))
  }

  const doubtful = new Map<string, Checked>()
  const robots = createRules()
  await each(byUrl.keys(), async (url) => {
    const checked = await check(url, robots)
    const sure = checked.proof !== undefined && byUrl.get(url)?.some(isSure) === true
    if (checked.again === true || sure) doubtful.set(url, checked)
    else settle(url, checked, false)
  })
  const laterRobots = createRules()
  await each(doubtful.keys(), async (url) => {
    const first = doubtful.get(url)
    const second = await check(url, laterRobots)
    const checked = second.checkedAt === null && first !== undefined ? first : second
    settle(url, checked, first !== checked && first?.proof === checked.proof)
  })
  return links.flatMap((link) => results.get(link) ?? [])
}

type Checked = LinkFinding & Pick<LinkResult, 'checkedAt' | 'milliseconds'>

function resultOf({ id, url }: Link, checked: Checked, confirmed: boolean): LinkResult {
  const { again: _, proof: kind, ...rest } = checked
  const { checkedAt: since } = rest
  if (kind === undefined || since === null) return { id, url, ...rest }
  const state = confirmed ? 'broken' : rest.state
  return { id, url, ...rest, state, proof: { kind, since } }
}

const notLookedAt = {
  state: 'unchecked',
  status: null,
  finalUrl: null,
  reason: 'not looked at: the check was stopped',
  checkedAt: null,
} as const

/** Neighbours are of different hosts as far as possible, so that lanes seldom wait for the same one. */
function interleaved(urls: readonly string[]): string[] {
  const hosts = [...Map.groupBy(urls, (url) => URL.parse(url)?.host ?? '').values()]
  const most = Math.max(0, ...hosts.map(({ length }) => length))
  return Array.from({ length: most }, (_, i) => hosts.flatMap((host) => host[i] ?? [])).flat()
}
