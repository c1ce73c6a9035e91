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

type Got = Pick<HeldAnswer, 'text' | 'requestId'> & Pick<Received, 'from'>

export function asking(settings: Settings): Ask {
  const { cache, fetch, tries } = settings
  const base = settings.baseUrl.replace(/\/+$/, '')

  async function address<Id extends OperationId>(id: Id, path: string, options: CallOptions) {
    // It is put behind the base: without a slash it could become part of the host.
    if (!path.startsWith('/')) throw new NetworkError(id, 'not-the-api')
    const { text, from, requestId } = await got(id, `${base}${path}`, options)
    const body = operations[id].form === 'text' ? text : parsed(text)
    const answer = answerOf(id, body, { from, requestId })
    if (answer === undefined) throw new NetworkError(id, 'not-the-api')
    return answer
  }

  async function got(id: OperationId, url: string, options: CallOptions): Promise<Got> {
    const held = await read(url)
    if (held !== undefined && Date.now() < held.freshUntil) return { ...held, from: 'cache' }
    const { timeout = settings.timeout, signal } = options
    const headers: Record<string, string> = held === undefined ? {} : { 'If-None-Match': held.tag }
    const outcome = await exchange(fetch, id, url, headers, { timeout, tries, signal }).catch(
      (error: unknown) => {
        if (error instanceof NetworkError) return error
        throw error
      },
    )
    const failed = outcome instanceof NetworkError || outcome.status >= 500
    if (failed && held !== undefined && Date.now() < held.usableUntil)
      return { ...held, from: 'stale' }
    if (outcome instanceof NetworkError) throw outcome
    if (outcome.status === 304 && held !== undefined) {
      await keep(url, outcome, held.text, held.tag)
      return { text: held.text, requestId: requestIdOf(outcome), from: 'revalidated' }
    }
    if (outcome.status !== 200) throw refused(id, outcome)
    await keep(url, outcome, outcome.text, outcome.headers.get('etag'))
    return { text: outcome.text, requestId: requestIdOf(outcome), from: 'network' }
  }

  /** What is held is a gain and no need: when it cannot be read or kept, the API is asked. */
  async function read(url: string): Promise<HeldAnswer | undefined> {
    try {
      return await cache?.get(url)
    } catch {
      return undefined
    }
  }

  async function keep(url: string, { headers }: Exchange, text: string, tag: string | null) {
    const now = Date.now()
    const life = lifeOf(headers, now)
    if (life === undefined || tag === null) return
    try {
      await cache?.set(url, {
        ...life,
        text,
        tag,
        requestId: headers.get('x-request-id') ?? undefined,
      })
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

function requestIdOf({ headers }: Exchange): string | undefined {
  return headers.get('x-request-id') ?? undefined
}

function refused(id: OperationId, outcome: Exchange) {
  return problemOf(id, {
    status: outcome.status,
    text: outcome.text,
    requestId: requestIdOf(outcome),
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
