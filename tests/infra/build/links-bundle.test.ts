/** The built link checker as Lambda runs it. What it finds on a network is tests/links' business. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect } from 'vitest'
import type { Store } from '../../../functions/store/database/connect.ts'
import { readLinkReports } from '../../../functions/store/link-reports/read.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { buildFunction } from '../../../infra/build/artefacts.ts'
import { syntheticDataset } from '../../support/datasets.ts'
import { roleCredentials, startFunction } from '../../support/lambda.ts'
import { it } from '../../support/store-test.ts'
import { publishTo, type TestStore } from '../../support/store.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
let tests: TestStore
it.beforeAll(async ({ stores }) => {
  folder = await mkdtemp(join(tmpdir(), 'built-'))
  tests = stores
  await buildFunction('links', root, folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** All its attempts, with pauses as short as chance allows. */
const lucky = '--import=data:text/javascript,Math.random=()=>0.01'

/** What one scheduled run of it comes to. */
async function run(store: Store, changed: Record<string, string> = {}) {
  const links = await startFunction(join(folder, 'links/index.mjs'), {
    ...roleCredentials,
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: tests.endpoint,
    TABLE_NAME: store.table,
    NODE_OPTIONS: lucky,
    ...changed,
  })
  const outcome = await links.invoke({ source: 'aws.events', 'detail-type': 'Scheduled Event' })
  const { code, out, err } = await links.stop()
  expect([code, err]).toEqual([0, ''])
  return {
    outcome,
    lines: out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

it.concurrent('fails and says why where nothing is published', async () => {
  const { outcome, lines } = await run(await tests.createTable())
  expect(outcome).toMatchObject({ thrown: expect.stringContaining('Unavailable') })
  expect(lines).toMatchObject([{ level: 'error', event: 'links-failed' }])
})

it.concurrent('fails and says why while the store is down', async () => {
  const store = await tests.createTable()
  const down = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }
  const { outcome, lines } = await run(store, down)
  expect(outcome).toMatchObject({ thrown: expect.stringContaining('Unavailable') })
  expect(lines).toMatchObject([{ level: 'error', event: 'links-failed' }])
})

it.concurrent('records nothing where no link can be reached at all', async () => {
  const store = await tests.createTable()
  const dataset = syntheticDataset({ resources: 12, locales: ['en'] })
  // Addresses of this machine are never contacted, so this needs no network and no names.
  const resources = dataset.resources.map((resource, i) => ({
    ...resource,
    url: `https://localhost/${i}`,
  }))
  await publishTo(store, encodeRelease({ ...dataset, resources }), 0)
  const { outcome, lines } = await run(store)
  expect(outcome).toMatchObject({ thrown: expect.stringContaining('not recorded') })
  expect(lines).toMatchObject([{ level: 'error', event: 'links-failed' }])
  expect((await readLinkReports(store)).newest).toBeUndefined()
})
