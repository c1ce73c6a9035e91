/** The pages as they are deployed: the Lambda door, with its log lines. */
import { fileURLToPath } from 'node:url'
import { createPages } from '../../../functions/compose-site.ts'
import { createLambdaHandler } from '../../../functions/http/lambda.ts'
import { formatLine } from '../../../functions/log.ts'
import { serve } from '../../../functions/serve.ts'
import { openStore, type Store } from '../../../functions/store/database/connect.ts'
import { viewStore } from '../../../functions/view-store.ts'
import { readAssetsOf } from '../../../seed/local/read-asset.ts'
import { localStore } from '../../../seed/stores/local-store.ts'
import type { Place, Service } from './service.ts'

const readAsset = readAssetsOf(fileURLToPath(new URL('../../../functions/site', import.meta.url)))

export function createPagesOver(
  store: Store,
  log: (line: Parameters<typeof formatLine>[0]) => void,
) {
  const live = viewStore(store)
  return { app: createPages(live, { log, readAsset }), live }
}

export async function createPagesPeer({ endpoint, releases }: Place): Promise<Service> {
  const store = openStore(localStore(endpoint, releases))
  const { app, live } = createPagesOver(store, (line) => {
    process.stdout.write(`${formatLine(line)}\n`)
  })
  await live.start()
  return {
    handle: createLambdaHandler(app),
    listen: async () => serve(app, { host: '127.0.0.1', port: 0 }),
    close: () => store.client.destroy(),
  }
}
