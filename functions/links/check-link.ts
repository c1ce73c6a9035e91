/** One link: asked politely, followed by hand, judged. */
import type { LinkState } from '../model/codes.ts'
import { LinkFault } from './faults.ts'
import type { Answer, Ask } from './request.ts'
import type { Robots } from './robots.ts'

export type Finding = {
  readonly state: LinkState
  readonly status: number | null
  readonly finalUrl: string | null
  readonly reason: string | null
}

export type Tools = {
  /** Rejects with a `LinkFault`. */
  readonly ask: (url: URL, ask: Ask) => Promise<Answer>
  readonly robots: Robots
}

const maxRedirects = 5
/** As long as an address in a dataset may be. */
const maxUrl = 2048

const permanent = new Set([301, 308])
const redirects = new Set([301, 302, 303, 307, 308])

export async function checkLink(link: string, tools: Tools): Promise<Finding> {
  const start = URL.parse(link)
  if (start === null) return { ...none, state: 'broken', reason: 'this is no address' }
  const seen = new Set<string>()
  let url = start
  /** Where the link has moved for good: as far as every redirect on the way says so. */
  let moved: URL | undefined
  let forGood = true
  let cookies = false
  let last: Pick<Finding, 'status' | 'finalUrl'> = none
  const end = (state: LinkState, reason: string): Finding => ({ ...last, state, reason })

  try {
    for (let hop = 0; ; hop++) {
      seen.add(withoutFragment(url))
      const refusal = await tools.robots.refusal(url)
      if (refusal !== undefined) return end('unchecked', `${url.host}: ${refusal}`)
      const answer = await headThenGet(url, tools)
      last = { status: answer.status, finalUrl: url.href }
      cookies ||= answer.setsCookie
      if (!redirects.has(answer.status)) return judge(answer, last, moved)

      const next = answer.location === undefined ? null : URL.parse(answer.location, url.href)
      if (next === null) return end('broken', `redirects to no address (${answer.status})`)
      const fault = faultOfTarget(next)
      if (fault !== undefined) return end('broken', fault)
      if (seen.has(withoutFragment(next))) {
        return cookies
          ? end('unchecked', 'redirects in a circle, perhaps until its cookies are kept')
          : end('broken', 'redirects in a circle')
      }
      if (hop === maxRedirects) return end('broken', `redirects more than ${maxRedirects} times`)
      forGood &&= permanent.has(answer.status)
      if (forGood) moved = next
      url = next
    }
  } catch (error) {
    if (!(error instanceof LinkFault)) throw error
    const where = url === start ? '' : `redirects to ${url.host}: `
    return end(error.state, `${where}${error.message}`)
  }
}

const none = { status: null, finalUrl: null } as const

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

/** Servers that refuse HEAD, or answer it wrongly, often answer GET. */
async function headThenGet(url: URL, { ask }: Tools): Promise<Answer> {
  const get = async (): Promise<Answer> => ask(url, { method: 'GET', bodyBytes: 0 })
  try {
    const answer = await ask(url, { method: 'HEAD', bodyBytes: 0 })
    return answer.status < 400 || isBusy(answer) ? answer : await get()
  } catch (error) {
    if (error instanceof LinkFault && error.retry) return get()
    throw error
  }
}

function isBusy({ status, retryAfter }: Answer): boolean {
  return status === 429 || (status === 503 && retryAfter !== undefined)
}

function judge(
  answer: Answer,
  last: Pick<Finding, 'status' | 'finalUrl'>,
  moved: URL | undefined,
): Finding {
  const { status } = answer
  if (status >= 200 && status < 300) {
    return moved === undefined
      ? { ...last, state: 'ok', reason: null }
      : { ...last, state: 'moved', reason: `moved for good to ${moved.href}` }
  }
  if (isBusy(answer)) {
    const when = waitOf(answer.retryAfter)
    return { ...last, state: 'unchecked', reason: `asks to come back later (${status}${when})` }
  }
  const { words, state } = statuses[status] ?? classOf(status)
  return { ...last, state, reason: `${words} (${status})` }
}

type Verdict = { readonly words: string; readonly state: LinkState }

/** Many sites refuse every program and show people their page: only a person can tell. */
const refused = { words: 'refuses programs: a person has to look', state: 'unchecked' } as const

const statuses: Readonly<Record<number, Verdict>> = {
  401: refused,
  403: refused,
  404: { words: 'there is no such page', state: 'broken' },
  407: refused,
  410: { words: 'the page was taken away', state: 'broken' },
  451: { words: 'withheld for legal reasons, perhaps only here', state: 'unchecked' },
}

function classOf(status: number): Verdict {
  return status >= 500
    ? { words: 'the server fails', state: 'broken' }
    : { words: 'an answer that shows no page', state: 'broken' }
}

function waitOf(retryAfter: string | undefined): string {
  return retryAfter !== undefined && /^\d{1,9}$/.test(retryAfter) ? `, in ${retryAfter} s` : ''
}
