/** Lambda entry, run by a schedule. Who listens for it looks at its log line. */
import { readEnvironment } from './environment.ts'
import { createLinkCheck } from './link-check.ts'
import { storeBudgets } from './store/database/budgets.ts'
import { openStore } from './store/database/connect.ts'

const check = createLinkCheck({
  store: openStore({ table: readEnvironment(process.env).table, budget: storeBudgets.publisher }),
  write: (line) => void process.stdout.write(`${line}\n`),
})

type LambdaContext = { readonly getRemainingTimeInMillis: () => number }
export const handler = async (_event: unknown, context: LambdaContext): Promise<void> =>
  check(context.getRemainingTimeInMillis())
