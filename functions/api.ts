/** Lambda entry. The release is loaded while the function starts, where the CPU is not throttled. */
import { createService } from './compose.ts'
import { readEnvironment } from './environment.ts'
import { createLambdaHandler } from './http/lambda.ts'
import { formatFault, formatLine } from './log.ts'
import { openStore } from './store/database/connect.ts'

const write = (text: string) => void process.stdout.write(`${text}\n`)
const { app, live } = createService(openStore(readEnvironment(process.env)), {
  log: (line) => write(formatLine(line)),
  onFault: (error) => write(formatFault(error)),
})
// A store that is down now may be back by the first request, which says so if not.
await live.start().catch(() => undefined)
export const handler = createLambdaHandler(app)
