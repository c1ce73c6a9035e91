/** A fetch that answers from a list, and what it was asked. */
import type { Fetch } from '../../functions/client/client.ts'

export type Planned = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export const notice = { text: 'Talk to your care team.', locale: 'en', translation: 'original' }

/** An answer of the API, as far as the client looks at it. */
export function enveloped(data: unknown, headers: Planned['headers'] = {}): Planned {
  return { headers, body: { data, meta: { locale: 'en', notice } } }
}

export function problem(status: number, headers: Planned['headers'] = {}): Planned {
  const body = { type: '/problems/store-unavailable', title: 'Not now', status, detail: 'Later.' }
  return { status, headers, body }
}

/** `never` does not answer before it is told to give up. */
export function answering(...planned: readonly (Planned | Error | 'never')[]) {
  const asked: { address: string; headers: Record<string, string> }[] = []
  const fetch: Fetch = async (address, { headers, signal }) => {
    const next = planned[Math.min(asked.push({ address, headers }), planned.length) - 1]
    signal.throwIfAborted()
    if (next instanceof Error) throw next
    if (next === 'never' || next === undefined) {
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('given up')))
      })
    }
    const { status = 200, body = '' } = next
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const empty = status === 304 || status === 204
    return new Response(empty ? null : text, { status, headers: { ...next.headers } })
  }
  return { fetch, asked }
}
