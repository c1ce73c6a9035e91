/** A cache between readers and the service that goes by the headers of answers and by nothing else (RFC 9111, RFC 5861). */
import type { Hono } from 'hono'

export type Served = {
  readonly status: number
  readonly body: string
  /** Where it came from: of the origin, kept and fresh, or kept and old. */
  readonly from: 'origin' | 'fresh' | 'stale'
}

type Kept = {
  readonly answer: { readonly status: number; readonly body: string }
  readonly at: number
  readonly directives: ReadonlyMap<string, number>
}

function directivesOf(header: string): ReadonlyMap<string, number> {
  return new Map(
    header.split(',').map((one) => {
      const [name = '', seconds = '0'] = one.trim().split('=')
      return [name, Number(seconds)]
    }),
  )
}

/** `clock` is in seconds. An origin that is silent for longer than `patience` milliseconds has failed. */
export function edgeCache(origin: () => Hono, clock: () => number, patience: () => number) {
  const kept = new Map<string, Kept>()

  async function ask(address: string) {
    let timer: NodeJS.Timeout | undefined
    const silent = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patience())
    })
    const asked = Promise.resolve(origin().request(address)).catch(() => undefined)
    const response = await Promise.race([asked, silent])
    clearTimeout(timer)
    if (response === undefined) return undefined
    const answer = { status: response.status, body: await response.text() }
    const directives = directivesOf(response.headers.get('cache-control') ?? '')
    if (!directives.has('no-store')) kept.set(address, { answer, at: clock(), directives })
    return answer
  }

  return {
    holds: (address: string) => kept.has(address),
    async serve(address: string): Promise<Served> {
      const held = kept.get(address)
      const age = held === undefined ? Infinity : clock() - held.at
      const says = (name: string) => held?.directives.get(name) ?? 0
      const lifetime = says('s-maxage') || says('max-age')
      if (held && age < lifetime) return { ...held.answer, from: 'fresh' }
      if (held && age < lifetime + says('stale-while-revalidate')) {
        await ask(address)
        return { ...held.answer, from: 'stale' }
      }
      const answer = await ask(address)
      const failed = answer === undefined || answer.status >= 500
      if (held && failed && age < lifetime + says('stale-if-error'))
        return { ...held.answer, from: 'stale' }
      return { ...(answer ?? { status: 504, body: '' }), from: 'origin' }
    },
  }
}
