/** Lambda entry of the pages: the same releases as the API, in a function of their own. */
import { readFile } from 'node:fs/promises'
import { createPages } from './compose-site.ts'
import { readEnvironment, readSiteOrigin } from './environment.ts'
import { createLambdaHandler } from './http/lambda.ts'
import { formatFault, formatLine } from './log.ts'
import { openStore } from './store/database/connect.ts'
import { copyInBucket, viewStore } from './view-store.ts'

const write = (text: string) => void process.stdout.write(`${text}\n`)
const { table, copies } = readEnvironment(process.env)
const store = openStore({ table })
const live = viewStore(store, {
  copy: copyInBucket(store, copies),
  onFault: (error) => write(formatFault(error)),
})
const origin = readSiteOrigin(process.env)
const site = createPages(live, {
  log: (line) => write(formatLine(line)),
  readAsset: async (name) => readFile(new URL(`./assets/${name}`, import.meta.url), 'utf8'),
  origin: () => origin,
})
await live.start().catch(() => undefined)
export const handler = createLambdaHandler(site)
