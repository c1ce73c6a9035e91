/** Lambda entry. The release is loaded while the function starts, where the CPU is not throttled. */
import { createService } from './compose.ts'
import { readEnvironment } from './environment.ts'
import { createLambdaHandler } from './http/lambda.ts'
import { formatFault, formatLine } from './log.ts'
import { openStore } from './store/database/connect.ts'
import { copyInBucket } from './view-store.ts'

const write = (text: string) => void process.stdout.write(`${text}\n`)
const { table, copies } = readEnvironment(process.env)
const store = openStore({ table })
const { app, live } = createService(store, {
  copy: copyInBucket(store, copies),
  log: (line) => write(formatLine(line)),
  onFault: (error) => write(formatFault(error)),
})
// A table that is down now, with no copy to begin with, may be back by the first request.
await live.start().catch(() => undefined)
export const handler = createLambdaHandler(app)
