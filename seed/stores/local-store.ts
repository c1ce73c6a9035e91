/** How a store on this machine is reached and recognised; `embedded-store.ts` is what listens there. */
import type { OpenOptions } from '../../functions/store/database/connect.ts'

/** Every answer of the store carries its token: nobody takes another store for it. */
export const tokenHeader = 'x-directory-token'

/** A store that is busy publishing answers late. */
const patienceMs = 5_000

/** The token of the store that listens there; undefined when there is none. */
export async function tokenOf(endpoint: string): Promise<string | undefined> {
  if (!isLoopback(endpoint)) return undefined
  try {
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(patienceMs) })
    await answer.body?.cancel()
    return answer.headers.get(tokenHeader) || undefined
  } catch {
    return undefined
  }
}

/**
 * How to open a store on this machine: any credentials do, and none leave it. Some engines keep the
 * tables of each region apart.
 */
export function localStore(endpoint: string, table: string, region = 'local'): OpenOptions {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return { endpoint, table, region, credentials }
}

/** Whether an address stays on this machine. */
export function isLoopback(endpoint: string): boolean {
  const host = URL.parse(endpoint)?.hostname ?? ''
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
