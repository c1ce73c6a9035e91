/**
 * Entry of `npm run test:emulator`: the built API and pages under AWS's emulator and runtime client
 * answer as the server of `npm start` does on this Node, over one store: status, headers and body.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Hono } from 'hono'
import { createPages, join } from '../../functions/compose-site.ts'
import { createService } from '../../functions/compose.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import { addressOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { problems } from '../../functions/http/problems.ts'
import { isOfApi } from '../../functions/http/wire/paths.ts'
import { serve } from '../../functions/serve.ts'
import { encodeRelease } from '../../functions/store/releases/format.ts'
import { viewStore } from '../../functions/view-store.ts'
import { buildFunction } from '../../infra/build/artefacts.ts'
import { eventOf, onSocket, type Asked } from '../hostile/doors.ts'
import { hostile } from '../hostile/requests.ts'
import { document, resolve } from '../support/document.ts'
import { lambdaEvents } from '../support/lambda-events.ts'
import { roleCredentials } from '../support/lambda.ts'
import { readRoutes } from '../support/read-routes.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { publishTo, startTestStore } from '../support/store.ts'
import { emulate, versions, type Emulated, type Result } from './emulated.ts'
import { root, today } from './tools.ts'

type Side = { readonly app: Hono; readonly emulated: Emulated }
type Told = Pick<Result, 'headers' | 'body'> & { readonly status: number }

/** Each request has an id of its own, which problems repeat. */
function withoutId({ status, headers, body }: Told): Told {
  const { 'x-request-id': id = '', ...others } = headers
  const held = /^[\da-f-]{36}$/.test(id)
  return {
    status,
    headers: { ...others, 'x-request-id': held ? 'an id' : id },
    body: held ? body.replaceAll(id, 'an id') : body,
  }
}

function answered({ statusCode, headers, body, isBase64Encoded }: Result): Told {
  return { status: statusCode, headers, body: isBase64Encoded ? `base64 ${body}` : body }
}

/** Of the connection, which a function has not. */
const ofConnection = new Set(['connection', 'date', 'keep-alive'])

async function fromNode(asked: Asked): Promise<Told> {
  const answer = await onSocket(server.url, asked)
  if (answer === undefined) throw new Error('Node closed the connection')
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !ofConnection.has(name)),
  )
  // It compresses, which a function leaves to the edge, and says so to whoever keeps answers.
  const vary = headers['vary']?.replace(/(?:^|, )Accept-Encoding$/, '') ?? ''
  const { vary: _, ...others } = headers
  return { ...answer, headers: { ...others, ...(vary !== '' && { vary }) } }
}

const folder = await mkdtemp(joinPath(tmpdir(), 'emulator-'))
const stores = await startTestStore()
const store = await stores.createTable()
const dataset = await repositoryDataset()
await publishTo(store, encodeRelease(dataset), 0)
for (const name of ['api', 'pages'] as const) await buildFunction(name, root, folder)

const origin = 'https://directory.example.org'
const environment = {
  ...roleCredentials,
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint,
  TABLE_NAME: store.table,
  SITE_ORIGIN: origin,
}
const { app, live } = createService(store)
await live.start()
const view = viewStore(store)
const parts = {
  readAsset: async (name: string) => readFile(joinPath(folder, 'pages/assets', name), 'utf8'),
  origin: () => origin,
}
const api: Side = { app, emulated: await emulate(joinPath(folder, 'api'), 4811, environment) }
const pages: Side = {
  app: createPages(view, parts),
  emulated: await emulate(joinPath(folder, 'pages'), 4813, environment),
}
const server = await serve(join(api.app, pages.app), { host: '127.0.0.1', port: 0 })
/** As the server here decides, by the path without its detours. */
function sideOf(target: string): Side {
  return isOfApi(new URL(`http://directory.invalid${target}`).pathname) ? api : pages
}

const and = (address: string, query: string) =>
  `${address}${address.includes('?') ? '&' : '?'}${query}`

/** What the document gives as examples, beside those of whole operations. */
const ofParameters = operations.flatMap((operation) => {
  const address = addressOf(operation, operation.example)
  const { parameters = [] } = document.paths[operation.path]?.get ?? {}
  return parameters
    .map((one) => resolve(document.components.parameters, one))
    .filter((one) => one.in === 'query' && operation.example[one.name] === undefined)
    .flatMap(({ name, example }) => (example === undefined ? [] : [[name, String(example)]]))
    .map(([name = '', value = '']) => and(address, `${name}=${encodeURIComponent(value)}`))
})
const routes = readRoutes(app, { ...parts, source: view }, dataset).map(({ address }) => address)
const read = [...new Set([...routes, ...ofParameters])]
const asked = (headers: Asked['headers'] = []) => read.map((target): Asked => ({ target, headers }))

async function conditional(target: string): Promise<readonly Asked[]> {
  const { headers } = await fromNode({ target })
  const { etag } = headers
  return etag === undefined ? [] : [{ target, headers: [['if-none-match', etag]] }]
}

/** Against the server of `npm start`. */
const requests: Readonly<Record<string, readonly Asked[]>> = {
  'Operations, examples of parameters, pages, files': asked(),
  'The same in Polish, by header': asked([['accept-language', 'pl,en;q=0.5']]),
  'The same, as held already': (await Promise.all(read.map(conditional))).flat(),
  'HEAD of each': read.map((target) => ({ method: 'HEAD', target })),
  'POST to each': read.map((target) => ({ method: 'POST', target })),
  'Each in a form that there is not': asked([['accept', 'image/png']]),
  'Each with a parameter that there is not': read.map((target) => ({
    target: and(target, 'nothing=1'),
  })),
  'Each in a language that there is not': read.map((target) => ({
    target: and(target, 'locale=xx-'),
  })),
  'Nothing there': ['/v1/nothing', '/hsds/nothing', '/fr/nothing', '/nothing', '/v1/resources/no']
    .concat(Object.keys(problems).map((name) => `/problems/${name}`))
    .map((target) => ({ target })),
  'Hostile requests': hostile.filter((one) => one.onSocketOnly !== true),
}

type Event = readonly [name: string, side: Side, event: unknown]
const nameOf = ({ method = 'GET', target }: Asked) => `${method} ${target.slice(0, 200)}`
const eventsOf = (all: readonly Asked[]) =>
  all.map((one): Event => [nameOf(one), sideOf(one.target), eventOf(one)])

/** Against the handler from source: no server gets such a request, or its answer has another form. */
const events: Readonly<Record<string, readonly Event[]>> = {
  'Each for one who takes gzip': eventsOf(asked([['accept-encoding', 'gzip, br']])),
  'Events that are no requests': lambdaEvents.flatMap(([name, event]): Event[] => [
    [`${name}, to the API`, api, event],
    [`${name}, to the pages`, pages, event],
  ]),
}

const lines: string[] = []
let differing = 0
/** Whether the two are equal; what differs is said. */
function compare(name: string, [ours, theirs]: readonly [Told, Told]): boolean {
  const [here, there] = [withoutId(ours), withoutId(theirs)]
  if (isDeepStrictEqual(here, there)) return true
  const said = ({ status, headers, body }: Told) =>
    JSON.stringify({ status, headers, body: body.slice(0, 200), length: body.length })
  process.stderr.write(`${name}\n  Node:     ${said(here)}\n  emulator: ${said(there)}\n`)
  return false
}

type Pair = readonly [name: string, ask: () => Promise<readonly [Told, Told]>]
async function group(title: string, pairs: readonly Pair[]): Promise<void> {
  const statuses = new Map<number, number>()
  let equal = 0
  for (const [name, ask] of pairs) {
    const both = await ask().catch((error: unknown) => `${name}: ${String(error)}\n`)
    if (typeof both === 'string') process.stderr.write(both)
    else {
      if (compare(name, both)) equal += 1
      statuses.set(both[0].status, (statuses.get(both[0].status) ?? 0) + 1)
    }
  }
  differing += pairs.length - equal
  const counts = [...statuses].toSorted(([a], [b]) => a - b)
  const told = counts.map(([status, count]) => `${count} × ${status}`).join(', ')
  lines.push(`| ${title} | ${pairs.length} | ${equal} | ${told} |`)
  process.stderr.write(`${lines.at(-1)}\n`)
}

try {
  for (const [title, all] of Object.entries(requests)) {
    const pairs = all.map((one): Pair => {
      const side = sideOf(one.target)
      const there = async () => answered(await side.emulated.invoke(eventOf(one)))
      return [nameOf(one), async () => [await fromNode(one), await there()]]
    })
    await group(title, pairs)
  }
  for (const [title, all] of Object.entries(events)) {
    const pairs = all.map(([name, side, event]): Pair => {
      const here = createLambdaHandler(side.app)
      const there = async () => answered(await side.emulated.invoke(event))
      return [name, async () => [answered(await here(event)), await there()]]
    })
    await group(title, pairs)
  }
} finally {
  await api.emulated.stop()
  await pages.emulated.stop()
  await server.close()
  await stores.close()
  await rm(folder, { recursive: true, force: true })
}

const page = `# The functions under AWS's emulator

Written by \`npm run test:emulator\` on ${today()}: the built API and pages under AWS's Runtime Interface Emulator
(aws-lambda-rie ${versions['aws-lambda-rie']}) with AWS's runtime client (aws-lambda-ric ${versions['aws-lambda-ric']}) on Node
${process.version}, over \`seed/data\` in the embedded store, held against the server of \`npm start\` on this Node over
the same store: status, headers and body, to the character. Left aside are the id of each request, \`Connection\`,
\`Date\` and \`Keep-Alive\`, and \`Accept-Encoding\` in \`Vary\`: the server compresses, a function leaves it to the edge.
The last two groups are held against the handler of Lambda from source, since no server gets such a request, or
its answer has another form.

| Group | Asked | Equal | Statuses |
| --- | --- | --- | --- |
${lines.join('\n')}
`
await writeFile(joinPath(root, 'tests/independent/emulator.md'), page)
process.stdout.write(page)
if (differing > 0) process.exitCode = 1
