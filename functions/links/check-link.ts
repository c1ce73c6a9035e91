/** One link: asked politely, followed by hand, judged. */
import type { LinkState } from '../model/codes.ts'
import type { ProofKind } from '../model/link-report.ts'
import { LinkFault, Stopped } from './faults.ts'
import type { LinkAnswer, LinkRequest } from './request.ts'
import type { Robots } from './robots.ts'
import { suspectBytes, suspicionOf } from './suspect.ts'

export type LinkFinding = {
  /** Never `broken`: that takes more than one look. */
  readonly state: Exclude<LinkState, 'broken'>
  readonly status: number | null
  readonly finalUrl: string | null
  readonly reason: string | null
  readonly proof?: ProofKind
  readonly failed?: true
  readonly suspect?: string
  /** What is the matter may be over in a minute. */
  readonly again?: true
}

export type Tools = {
  /** Rejects with a `LinkFault`. */
  readonly ask: (url: URL, ask: LinkRequest) => Promise<LinkAnswer>
  readonly robots: Robots
}

/** As many as browsers follow. */
const maxRedirects = 20
/** As long as an address in a dataset may be. */
const maxUrl = 2048

const permanent = new Set([301, 308])
const redirects = new Set([301, 302, 303, 307, 308])

export async function checkLink(link: string, tools: Tools): Promise<LinkFinding> {
  const start = URL.parse(link)
  if (start === null) return unchecked(none, { words: 'this is no address', failed: true })
  const seen = new Set<string>()
  let url = start
  /** Where the link has moved for good: as far as every redirect on the way says so. */
  let moved: URL | undefined
  let forGood = true
  let cookies = false
  let last: Last = none
  const lost = (words: string): LinkFinding => unchecked(last, { words, failed: true })

  try {
    for (let hop = 0; ; hop++) {
      seen.add(withoutFragment(url))
      const refusal = await tools.robots.refusal(url)
      if (refusal !== undefined) {
        const { words, ...rest } = refusal
        return unchecked(last, { ...rest, words: `${url.host}: ${words}` })
      }
      const answer = await headThenGet(url, tools)
      last = { status: answer.status, finalUrl: url.href }
      if (!redirects.has(answer.status)) return judge(answer, { start, url, moved, cookies })

      cookies ||= answer.setsCookie
      const next = answer.location === undefined ? null : URL.parse(answer.location, url.href)
      if (next === null) return lost(`redirects to no address (${answer.status})`)
      const fault = faultOfTarget(next)
      if (fault !== undefined) return lost(fault)
      if (seen.has(withoutFragment(next))) {
        return lost(`redirects in a circle${cookies ? ', perhaps until its cookies are kept' : ''}`)
      }
      if (hop === maxRedirects) return lost(`redirects more than ${maxRedirects} times`)
      forGood &&= permanent.has(answer.status)
      if (forGood) moved = next
      url = next
    }
  } catch (error) {
    if (!(error instanceof LinkFault)) throw error
    const { message, proof, again } = error
    const where = url === start ? '' : `redirects to ${url.host}: `
    const words = `${where}${message}`
    return unchecked(last, { words, proof, again, failed: true })
  }
}

type Last = Pick<LinkFinding, 'status' | 'finalUrl'>
const none = { status: null, finalUrl: null } as const

type Matter = {
  readonly words: string
  readonly proof?: ProofKind | undefined
  readonly failed?: boolean
  readonly again?: boolean
}

function unchecked(last: Last, { words, proof, failed, again }: Matter): LinkFinding {
  return {
    ...last,
    state: 'unchecked',
    reason: words,
    ...(proof && { proof }),
    ...(failed === true && { failed }),
    ...(again === true && { again }),
  }
}

function withoutFragment({ href, hash }: URL): string {
  return href.slice(0, href.length - hash.length)
}

function faultOfTarget({ protocol, username, password, href }: URL): string | undefined {
  if (protocol !== 'http:' && protocol !== 'https:') {
    return `redirects to an address that begins with ${protocol.slice(0, 20)}`
  }
  if (username !== '' || password !== '') return 'redirects to an address with a user name in it'
  return href.length > maxUrl ? `redirects to an address of ${href.length} characters` : undefined
}

/** Only GET shows what readers get: HEAD is enough where there is no page to read. */
async function headThenGet(url: URL, { ask }: Tools): Promise<LinkAnswer> {
  const get = async (): Promise<LinkAnswer> =>
    ask(url, { method: 'GET', bodyBytes: suspectBytes, partly: true })
  try {
    const answer = await ask(url, { method: 'HEAD', bodyBytes: 0 })
    const enough = redirects.has(answer.status) || isBusy(answer) || answer.challenge
    return enough || (isPage(answer.status) && !answer.isHtml) ? answer : await get()
  } catch (error) {
    if (!(error instanceof LinkFault) || !error.connected) throw error
    try {
      return await get()
    } catch (second) {
      // HEAD was looked at to its end; what became of it is better than nothing.
      throw second instanceof Stopped ? error : second
    }
  }
}

function isPage(status: number): boolean {
  return status >= 200 && status < 300
}

function isBusy({ status, retryAfter }: LinkAnswer): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined)
}

type Way = {
  readonly start: URL
  readonly url: URL
  readonly moved: URL | undefined
  readonly cookies: boolean
}

function judge(answer: LinkAnswer, { start, url, moved, cookies }: Way): LinkFinding {
  const { status } = answer
  const last = { status, finalUrl: url.href }
  if (answer.challenge) return unchecked(last, { words: `${refused.words} (${status})` })
  if (isPage(status)) {
    const suspect = suspicionOf(answer, start, url)
    return {
      ...last,
      state: moved === undefined ? 'ok' : 'moved',
      reason: moved === undefined ? null : `moved for good to ${moved.href}`,
      ...(suspect !== undefined && { suspect }),
    }
  }
  if (isBusy(answer)) {
    const when = waitOf(answer.retryAfter)
    return unchecked(last, { words: `asks to come back later (${status}${when})` })
  }
  const { words, proof, ...rest } = statuses[status] ?? classOf(status)
  // Browsers keep the cookies that were set on the way, and may get the page for them.
  return proof !== undefined && cookies
    ? unchecked(last, { words: `${words} (${status}), perhaps for want of its cookies`, ...rest })
    : unchecked(last, { words: `${words} (${status})`, proof, ...rest })
}

/** Many sites refuse every program and show people their page: only a person can tell. */
const refused = { words: 'refuses programs: a person has to look' } as const
const fails = { words: 'the server fails', failed: true } as const
const noGateway = { words: 'what stands before the server gets no answer', failed: true } as const

const statuses: Readonly<Record<number, Matter>> = {
  400: refused,
  401: refused,
  403: refused,
  404: { words: 'there is no such page', proof: 'no-page', failed: true },
  405: refused,
  406: refused,
  407: refused,
  410: { words: 'the page was taken away', proof: 'no-page', failed: true },
  451: { words: 'withheld for legal reasons, perhaps only here' },
  502: { ...noGateway, again: true },
  504: { ...noGateway, again: true },
  999: refused,
}

function classOf(status: number): Matter {
  return status >= 500 ? fails : { words: 'an answer that shows no page', failed: true }
}

function waitOf(retryAfter: string | undefined): string {
  return retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? `, in ${retryAfter} s` : ''
}
