/** The service as it is deployed: the Lambda door, and the server, with the log lines of both. */
import { createService } from '../../../functions/compose.ts'
import { createLambdaHandler } from '../../../functions/http/lambda.ts'
import { formatLine } from '../../../functions/log.ts'
import { serve } from '../../../functions/serve.ts'
import { openStore } from '../../../functions/store/database/connect.ts'
import { localStore } from '../../../seed/stores/local-store.ts'
import type { Place, Service } from './service.ts'

const toStdout = (line: string): void => void process.stdout.write(line)

export async function createOurs(
  { endpoint, releases }: Place,
  write = toStdout,
): Promise<Service> {
  const store = openStore(localStore(endpoint, releases))
  const { app, live } = createService(store, {
    log: (line) => write(`${formatLine(line)}\n`),
  })
  await live.start()
  return {
    handle: createLambdaHandler(app),
    listen: async () => serve(app, { host: '127.0.0.1', port: 0 }),
    close: () => store.client.destroy(),
  }
}
