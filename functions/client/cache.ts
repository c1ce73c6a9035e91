/** Answers that are held, so that what has not changed is not sent again (RFC 9111). */

export type HeldAnswer = {
  readonly tag: string
  readonly text: string
  /** Those that tell something of what was sent, by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Until then (milliseconds since 1970) it is given without asking. */
  readonly freshUntil: number
  /** Until then it is given when nobody can be asked. */
  readonly usableUntil: number
}

/**
 * Where answers are held, by address. An address can name a disease: keep it no longer than the
 * reader would expect. A cache that throws is taken for one that holds nothing.
 */
export type AnswerCache = {
  readonly get: (address: string) => HeldAnswer | undefined | PromiseLike<HeldAnswer | undefined>
  readonly set: (address: string, answer: HeldAnswer) => unknown
}

/** In memory; what was not asked for longest goes first. */
export function memoryCache({ characters = 4_000_000 } = {}): AnswerCache {
  const held = new Map<string, HeldAnswer>()
  let size = 0
  const drop = (address: string) => {
    size -= held.get(address)?.text.length ?? 0
    held.delete(address)
  }
  const put = (address: string, answer: HeldAnswer) => {
    held.set(address, answer)
    size += answer.text.length
  }
  return {
    get: (address) => {
      const answer = held.get(address)
      if (answer !== undefined) {
        drop(address)
        put(address, answer)
      }
      return answer
    },
    set: (address, answer) => {
      drop(address)
      if (answer.text.length > characters) return
      put(address, answer)
      for (const oldest of held.keys()) {
        if (size <= characters) return
        drop(oldest)
      }
    },
  }
}

/** How long an answer may be given again, by its own headers; undefined when it may not be held. */
export function lifeOf(
  headers: { get: (name: string) => string | null },
  now: number,
): Pick<HeldAnswer, 'freshUntil' | 'usableUntil'> | undefined {
  const control = headers.get('cache-control') ?? ''
  if (/\bno-store\b/i.test(control)) return undefined
  const seconds = (name: string) =>
    Number(new RegExp(`(?:^|[\\s,])${name}="?(\\d+)`, 'i').exec(control)?.[1] ?? 0)
  // What a cache on the way has used up of it.
  const age = Number(/^\d+/.exec(headers.get('age') ?? '')?.[0] ?? 0)
  const fresh = /\bno-cache\b/i.test(control) ? 0 : Math.max(0, seconds('max-age') - age)
  const freshUntil = now + fresh * 1000
  return { freshUntil, usableUntil: freshUntil + seconds('stale-if-error') * 1000 }
}
