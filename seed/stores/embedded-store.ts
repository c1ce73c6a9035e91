/** The embedded database, listening on the loopback interface alone. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { OpenOptions } from '../../functions/store/database/connect.ts'
import type { FreeBytes } from './disk-room.ts'
import { createSturdyDatabase, type SturdyDatabase } from './sturdy-database.ts'

export type EmbeddedOptions = {
  /** Of the database; in memory without one. */
  readonly path?: string | undefined
  readonly token?: string
  /** Only tests have a disk of their own. */
  readonly freeBytes?: FreeBytes
}

export type EmbeddedStore = Pick<SturdyDatabase, 'refusesWrites'> & {
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** Every answer of the store carries its token: nobody takes another store for it. */
const tokenHeader = 'x-directory-token'

export async function openEmbedded({
  path,
  token = '',
  freeBytes,
}: EmbeddedOptions = {}): Promise<EmbeddedStore> {
  const { server, refusesWrites } = await createSturdyDatabase(path, freeBytes)
  server.prependListener('request', (_, answer: ServerResponse) => {
    answer.setHeader(tokenHeader, token)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the store has no port')
  return {
    refusesWrites,
    endpoint: `http://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = new Promise<void>((resolve, reject) => {
        // Without an error dynalite gives null, where Node gives undefined.
        server.close((error) => (error instanceof Error ? reject(error) : resolve()))
      })
      // Connections that its clients keep alive would hold it open.
      server.closeAllConnections()
      await closed
    },
  }
}

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

/** How to open a store on this machine: any credentials do, and none leave it. */
export function localStore(endpoint: string, table: string): OpenOptions {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  return { endpoint, table, region: 'local', credentials }
}

/** Whether an address stays on this machine. */
export function isLoopback(endpoint: string): boolean {
  const host = URL.parse(endpoint)?.hostname ?? ''
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.')
}
