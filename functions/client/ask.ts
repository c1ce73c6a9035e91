/** One operation asked: from what is held, or from the API. */
import { answerOf, type Answer, type OperationId, type Received } from './answers.ts'
import { lifeOf, type AnswerCache, type HeldAnswer } from './cache.ts'
import { NetworkError, parsed, problemOf } from './errors.ts'
import { exchange, retryAfter, type Exchange, type Fetch } from './transport.ts'
import { operations } from './types.ts'

export type CallOptions = {
  /** Gives the call up, waits and tries with it. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for this call, with every try and every wait. */
  readonly timeout?: number | undefined
  /** `false`: what is held is not given, and what comes is not held. */
  readonly hold?: boolean | undefined
}

export type Settings = {
  readonly baseUrl: string
  readonly locale: string | undefined
  readonly fetch: Fetch
  readonly cache: AnswerCache | undefined
  readonly timeout: number
  readonly tries: number
}

/** Asks by parameters, or by an address that the API gave. */
export type Ask = {
  readonly operation: <Id extends OperationId>(
    id: Id,
    parameters: object,
    options: CallOptions,
  ) => Promise<Answer<Id>>
  readonly address: <Id extends OperationId>(
    id: Id,
    address: string,
    options: CallOptions,
  ) => Promise<Answer<Id>>
}

type Got = Pick<HeldAnswer, 'text' | 'headers'> & Pick<Received, 'from'>

const telling = ['link', 'x-release', 'x-release-digest', 'x-request-id', 'x-schema-version']

type Keepable = Pick<HeldAnswer, 'text' | 'headers'> & { readonly tag: string | undefined }

export function asking(settings: Settings): Ask {
  const { cache, fetch, tries } = settings
  const base = settings.baseUrl.replace(/\/+$/, '')

  async function address<Id extends OperationId>(id: Id, path: string, options: CallOptions) {
    // It is put behind the base: without a slash it could become part of the host.
    if (!path.startsWith('/')) throw new NetworkError(id, 'not-the-api')
    const { text, from, headers } = await got(id, `${base}${path}`, options)
    const body = operations[id].form === 'text' ? text : parsed(text)
    const answer = answerOf(id, body, { from, headers, requestId: headers['x-request-id'] })
    if (answer === undefined) throw new NetworkError(id, 'not-the-api')
    return answer
  }

  async function got(id: OperationId, url: string, options: CallOptions): Promise<Got> {
    const { timeout = settings.timeout, signal, hold = true } = options
    const held = hold ? await read(url) : undefined
    if (held !== undefined && Date.now() < held.freshUntil) return { ...held, from: 'cache' }
    const asked: Record<string, string> = held === undefined ? {} : { 'If-None-Match': held.tag }
    const outcome = await exchange(fetch, id, url, asked, { timeout, tries, signal }).catch(
      (error: unknown) => {
        if (error instanceof NetworkError) return error
        throw error
      },
    )
    const failed = outcome instanceof NetworkError || outcome.status >= 500
    if (failed && held !== undefined && Date.now() < held.usableUntil)
      return { ...held, from: 'stale' }
    if (outcome instanceof NetworkError) throw outcome
    const headers = tellingOf(outcome)
    const unchanged = outcome.status === 304 ? held : undefined
    if (unchanged === undefined && outcome.status !== 200) throw refused(id, outcome)
    const { text } = unchanged ?? outcome
    if (hold) await keep(url, { text, headers, tag: unchanged?.tag }, outcome)
    return { text, headers, from: unchanged === undefined ? 'network' : 'revalidated' }
  }

  /** What is held is a gain and no need: when it cannot be read or kept, the API is asked. */
  async function read(url: string): Promise<HeldAnswer | undefined> {
    try {
      return await cache?.get(url)
    } catch {
      return undefined
    }
  }

  async function keep(url: string, answer: Keepable, { headers }: Exchange) {
    const life = lifeOf(headers, Date.now())
    const tag = answer.tag ?? headers.get('etag')
    if (life === undefined || tag === null) return
    try {
      await cache?.set(url, { ...answer, ...life, tag })
    } catch {
      // See above.
    }
  }

  return {
    address,
    operation: (id, parameters, options) => {
      const { locale } = settings
      const localised = operations[id].localised && locale !== undefined
      return address(id, addressOf(id, { ...(localised && { locale }), ...parameters }), options)
    },
  }
}

function tellingOf({ headers }: Exchange): Readonly<Record<string, string>> {
  const named = telling.map((name) => [name, headers.get(name)] as const)
  return Object.fromEntries(named.filter((one): one is [string, string] => one[1] !== null))
}

function refused(id: OperationId, outcome: Exchange) {
  return problemOf(id, {
    status: outcome.status,
    text: outcome.text,
    requestId: outcome.headers.get('x-request-id') ?? undefined,
    retryAfter: retryAfter(outcome.headers),
  })
}

/** In one order, so that a question asked in another is the same address. */
function addressOf(id: OperationId, parameters: object): string {
  const given = new Map<string, unknown>(
    Object.entries(parameters).filter(([, value]) => value !== undefined),
  )
  const path = operations[id].path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = written(given.get(name))
    given.delete(name)
    return value
  })
  const query = [...given]
    .map(([name, value]) => `${name}=${written(value)}`)
    // oxlint-disable-next-line unicorn/no-array-sort -- Node 18 has no toSorted
    .sort()
    .join('&')
  return query === '' ? path : `${path}?${query}`
}

function written(value: unknown): string {
  return encodeURIComponent(String(value)).replaceAll('%2C', ',')
}
