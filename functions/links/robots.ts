/** What a host asks of programs (RFC 9309), and whether a page may be looked at. */
import { LinkFault } from './faults.ts'
import type { LinkAnswer } from './request.ts'

type RobotsRule = { readonly allow: boolean; readonly pattern: string }

/** RFC 9309 asks for at least 500 KiB to be read. */
const robotsBytes = 500 * 1024
const maxRedirects = 5

/** The rules for a product token: of its own groups, else of those for everybody. */
export function robotsRules(text: string, token: string): RobotsRule[] {
  const own: RobotsRule[] = []
  const everybody: RobotsRule[] = []
  let named = false
  let agents: string[] = []
  let inRules = false
  for (const { field, value } of linesOf(text)) {
    if (field === 'user-agent') {
      if (inRules) agents = []
      inRules = false
      agents.push(value.toLowerCase().split(/[/\s]/, 1)[0] ?? '')
      named ||= agents.includes(token)
    } else if (field === 'allow' || field === 'disallow') {
      inRules = true
      // An empty pattern matches nothing.
      const rules = value === '' ? [] : [{ allow: field === 'allow', pattern: normal(value) }]
      if (agents.includes(token)) own.push(...rules)
      if (agents.includes('*')) everybody.push(...rules)
    }
  }
  return named ? own : everybody
}

function* linesOf(text: string): Generator<{ field: string; value: string }> {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)) {
    const [content = ''] = line.split('#', 1)
    const colon = content.indexOf(':')
    if (colon < 0) continue
    yield {
      field: content.slice(0, colon).trim().toLowerCase(),
      value: content.slice(colon + 1).trim(),
    }
  }
}

/** The longest pattern decides; of two alike the one that allows. */
export function robotsAllow(rules: readonly RobotsRule[], { pathname, search }: URL): boolean {
  const path = normal(pathname + search)
  const [first] = rules
    .filter(({ pattern }) => matches(pattern, path))
    .toSorted((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow))
  return first?.allow ?? true
}

/** Characters beyond ASCII percent-encoded, and escapes in capitals. */
function normal(path: string): string {
  return path
    .toWellFormed()
    .replaceAll(/[^\p{ASCII}]+/gu, encodeURIComponent)
    .replaceAll(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase())
}

/** Step by step and never back: a hostile pattern costs no more than its length. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const [start = '', ...parts] = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(start)) return false
  let at = start.length
  const last = anchored ? parts.pop() : undefined
  for (const part of parts) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!anchored) return true
  if (last === undefined) return at === path.length
  return path.length - last.length >= at && path.endsWith(last)
}

export type Robots = {
  /**
   * Why a page must not be looked at; undefined when it may be. Rejects with a `LinkFault` when there
   * is no connection to the host, so that the page could not be had either.
   */
  refusal(url: URL): Promise<RobotsRefusal | undefined>
}

type RobotsRefusal = {
  readonly words: string
  /** They could not be read: not the wish of anybody. */
  readonly failed?: true
  /** May be over in a minute. */
  readonly again?: true
}
type RobotsVerdict = { readonly rules: readonly RobotsRule[] } | { readonly refusal: RobotsRefusal }

/** Reads the wishes of each origin once. `get` asks for a page, with as much of its body. */
export function createRobots(
  get: (url: URL, bodyBytes: number) => Promise<LinkAnswer>,
  token: string,
): Robots {
  const known = new Map<string, Promise<RobotsVerdict>>()

  async function read(origin: string): Promise<RobotsVerdict> {
    let url = new URL('/robots.txt', origin)
    try {
      return judge(await fetchRobots(url, (next) => (url = next)))
    } catch (error) {
      if (!(error instanceof LinkFault)) throw error
      if (url.origin === origin && !error.connected) throw error
      return unread(error.message, error.again)
    }
  }

  async function fetchRobots(from: URL, onTurn: (next: URL) => void): Promise<LinkAnswer> {
    let url = from
    for (let hop = 0; ; hop++) {
      onTurn(url)
      const answer = await get(url, robotsBytes)
      const next =
        answer.status >= 300 && answer.status < 400 && answer.location !== undefined
          ? URL.parse(answer.location, url.href)
          : null
      if (next === null || hop === maxRedirects || !/^https?:$/.test(next.protocol)) return answer
      url = next
    }
  }

  function judge({ status, body }: LinkAnswer): RobotsVerdict {
    if (status >= 200 && status < 300) return { rules: robotsRules(body, token) }
    // RFC 9309: what is not there forbids nothing; a server that fails may forbid everything.
    if (status < 500 && status !== 429) return { rules: [] }
    return unread(String(status), status === 502 || status === 504)
  }

  /** RFC 9309, 2.3.1.4: wishes that cannot be reached may forbid everything. */
  function unread(why: string, again: boolean): RobotsVerdict {
    const words = `its robots.txt cannot be read now (${why}): not looked at`
    return { refusal: { words, failed: true, ...(again && { again }) } }
  }

  return {
    async refusal(url) {
      const verdict = await (known.get(url.origin) ?? start(url.origin))
      if ('refusal' in verdict) return verdict.refusal
      return robotsAllow(verdict.rules, url)
        ? undefined
        : { words: 'its robots.txt asks us not to look' }
    },
  }

  function start(origin: string): Promise<RobotsVerdict> {
    const reading = read(origin)
    known.set(origin, reading)
    return reading
  }
}
