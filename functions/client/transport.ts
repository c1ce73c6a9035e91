/** One address asked: within a time, tried again where that is of use, and given up when told to. */
import { NetworkError } from './errors.ts'

/** As much of `fetch` as is used: the platform's own fits, and so does one that goes elsewhere. */
export type Fetch = (
  address: string,
  init: { readonly headers: Record<string, string>; readonly signal: AbortSignal },
) => Promise<{
  readonly status: number
  readonly headers: { readonly get: (name: string) => string | null }
  readonly text: () => Promise<string>
}>

export type Exchange = {
  readonly status: number
  readonly headers: { readonly get: (name: string) => string | null }
  readonly text: string
}

export type Patience = {
  /** Milliseconds for a whole call, with every try and every wait. */
  readonly timeout: number
  /** How often one address is asked at most. */
  readonly tries: number
  readonly signal: AbortSignal | undefined
}

const passing = new Set([429, 502, 503, 504])

/** Rejects with a NetworkError, or with the reason of the caller's signal. */
export async function exchange(
  fetch: Fetch,
  operation: string,
  address: string,
  headers: Record<string, string>,
  { timeout, tries, signal }: Patience,
): Promise<Exchange> {
  const clock = startClock(operation, timeout, signal)
  try {
    for (let left = tries - 1; ; left -= 1) {
      const outcome = await attempt()
      const wait = waitBefore(outcome, tries - left)
      if (left > 0 && wait !== undefined && wait < clock.remaining()) await clock.pause(wait)
      else if (outcome instanceof NetworkError) throw outcome
      else return outcome
    }
  } finally {
    clock.stop()
  }

  async function attempt(): Promise<Exchange | NetworkError> {
    try {
      const answer = await fetch(address, { headers, signal: clock.signal })
      return { status: answer.status, headers: answer.headers, text: await answer.text() }
    } catch (cause) {
      clock.signal.throwIfAborted()
      return new NetworkError(operation, 'unreachable', cause)
    }
  }
}

/** Seconds that an answer asks to wait, as a number or as a day and time. */
export function retryAfter(headers: Exchange['headers']): number | undefined {
  const value = headers.get('retry-after')
  if (value === null) return undefined
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.max(0, Math.ceil(seconds))
}

/** Milliseconds; undefined when asking again is of no use. */
function waitBefore(outcome: Exchange | NetworkError, tried: number): number | undefined {
  // Spread, so that not all come back at once.
  const short = 250 * 2 ** tried * (0.5 + Math.random() / 2)
  if (outcome instanceof NetworkError) return short
  if (!passing.has(outcome.status)) return undefined
  const seconds = retryAfter(outcome.headers)
  return seconds === undefined ? short : seconds * 1000
}

/** `AbortSignal.any` would do, were it in Node 18. */
function startClock(operation: string, timeout: number, signal: AbortSignal | undefined) {
  signal?.throwIfAborted()
  const controller = new AbortController()
  const ends = Date.now() + timeout
  const giveUp = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => controller.abort(new NetworkError(operation, 'timeout')), timeout)
  signal?.addEventListener('abort', giveUp)
  return {
    signal: controller.signal,
    remaining: () => ends - Date.now(),
    stop: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    },
    pause: async (milliseconds: number) => {
      await new Promise<void>((resolve) => {
        const waiting = setTimeout(resolve, milliseconds)
        controller.signal.addEventListener('abort', () => {
          clearTimeout(waiting)
          resolve()
        })
      })
      controller.signal.throwIfAborted()
    },
  }
}
