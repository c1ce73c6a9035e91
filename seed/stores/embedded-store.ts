/** The embedded database, listening on the loopback interface alone. */
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { FreeBytes } from './disk-room.ts'
import { tokenHeader } from './local-store.ts'
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
