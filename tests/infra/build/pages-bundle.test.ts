/** The built pages as Lambda runs them: their files alone, in a process that has only its environment. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { createPages } from '../../../functions/compose-site.ts'
import {
  assetSources,
  docsSources,
  loadAssets,
  type ReadAsset,
} from '../../../functions/site/assets.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { viewStore } from '../../../functions/view-store.ts'
import { buildFunction } from '../../../infra/build/artefacts.ts'
import { lambdaEvents } from '../../support/lambda-events.ts'
import {
  invoke,
  roleCredentials,
  startFunction,
  type RunningFunction,
} from '../../support/lambda.ts'
import { smallDataset } from '../../support/small-directory.ts'
import { it } from '../../support/store-test.ts'
import { publishTo } from '../../support/store.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const origin = 'https://directory.example.org'
const readAsset: ReadAsset = async (name) => readFile(join(folder, 'pages/assets', name), 'utf8')
const entry = () => join(folder, 'pages/index.mjs')
let folder: string
let environment: Record<string, string>
/** The same pages on this Node, from source, with the files that were built. */
let here: Hono
it.beforeAll(async ({ stores }) => {
  folder = await mkdtemp(join(tmpdir(), 'built-'))
  const store = await stores.createTable()
  await buildFunction('pages', root, folder)
  await publishTo(store, encodeRelease(await smallDataset()), 0)
  environment = {
    ...roleCredentials,
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint,
    TABLE_NAME: store.table,
    SITE_ORIGIN: origin,
  }
  here = createPages(viewStore(store), {
    readAsset,
    origin: () => origin,
  })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function eventOf(address: string, headers: Record<string, string> = {}): object {
  const [rawPath, rawQueryString = ''] = address.split('?')
  return { rawPath, rawQueryString, headers, requestContext: { http: { method: 'GET' } } }
}

describe('the built pages', () => {
  let pages: RunningFunction
  beforeAll(async () => {
    pages = await startFunction(entry(), environment)
  })

  it.each(['/fr/BE/melanoma', '/en/', '/', '/docs', '/docs/sync', '/fr/XX/melanoma'])(
    'answer %s as they do from source',
    async (address) => {
      const { statusCode, headers, body } = await invoke(pages, eventOf(address))
      const expected = await here.request(address)
      expect(body).toBe(await expected.text())
      expect(statusCode).toBe(expected.status)
      const { 'x-request-id': ours, ...sent } = headers
      const { 'x-request-id': theirs, ...wanted } = Object.fromEntries(expected.headers)
      expect(sent).toEqual(wanted)
      expect([ours, theirs]).toEqual([expect.any(String), expect.any(String)])
    },
  )

  it('send every file that was built for them, to be kept as long as its address lasts', async () => {
    const docs = Object.values(await loadAssets(docsSources, readAsset))
    const assets = [
      ...Object.values(await loadAssets(assetSources, readAsset)),
      ...docs.filter(({ type }) => type !== 'text/html'),
    ]
    expect(assets.filter(({ lasting }) => lasting).length).toBeGreaterThan(1)
    for (const { address, text, lasting } of assets) {
      const { statusCode, headers, body } = await invoke(pages, eventOf(address))
      expect([address, statusCode, body]).toEqual([address, 200, text])
      expect(headers['cache-control']).toMatch(
        lasting ? /^public, max-age=31536000, immutable$/ : /^public, max-age=3600, /,
      )
    }
    const { body } = await invoke(pages, eventOf('/fr/'))
    const loaded = [...body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path)
    expect(loaded.length).toBeGreaterThan(1)
    expect(assets.map(({ address }) => address)).toEqual(expect.arrayContaining(loaded))
  })

  it('know where they are, as their stage has a domain', async () => {
    const { body } = await invoke(pages, eventOf('/fr/BE/melanoma'))
    expect(body).toContain(`<link rel="canonical" href="${origin}/fr/BE/melanoma"`)
  })

  it('reach for no web object, neither at their start nor for a page', async () => {
    for (const address of ['/', '/fr/BE/melanoma', '/nothing', '/fr/BE/melanoma']) {
      const { webObjects } = await pages.invoke(eventOf(address, { 'accept-language': 'fr' }))
      expect(webObjects).toEqual([])
    }
  })

  it.each(lambdaEvents)('never throw, and a failure is a page: %s', async (_, event) => {
    const { statusCode, headers } = await invoke(pages, event)
    expect(statusCode).toBeLessThan(500)
    expect(headers['content-type'] ?? 'text/html').toMatch(/^text\/html|^application\/problem/)
  })

  it('end in order, having said one line for each request, without address and query', async () => {
    const { code, out, err } = await pages.stop()
    expect([code, err]).toEqual([0, ''])
    const lines = out.trim().split('\n')
    expect(lines.length).toBeGreaterThan(40)
    for (const line of lines) {
      expect(JSON.parse(line)).toMatchObject({ level: 'info', requestId: expect.any(String) })
      expect(line).not.toMatch(/melanoma|192\.0\.2\.|\/BE/)
    }
  })
})

it('the built pages, started while the store is down, say so in a page', async () => {
  const down = { ...environment, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }
  const pages = await startFunction(entry(), down)
  const { statusCode, headers, body } = await invoke(pages, eventOf('/fr/BE/melanoma'))
  expect([statusCode, headers['content-type']]).toEqual([503, 'text/html; charset=utf-8'])
  expect(headers['cache-control']).toBe('no-store')
  expect(body).toMatch(/^<!doctype html>/i)
  expect((await pages.stop()).code).toBe(0)
})
