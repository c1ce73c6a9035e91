/** The built functions started while their table is away: they begin with the copy in the bucket. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect } from 'vitest'
import { bucketPlace } from '../../../functions/store/copy/bucket.ts'
import { maxCopyBytes } from '../../../functions/store/copy/format.ts'
import { keepCopy } from '../../../functions/store/copy/write.ts'
import { copyObject } from '../../../functions/store/database/deployed.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { buildFunction } from '../../../infra/build/artefacts.ts'
import { startFakeBucket, type FakeBucket } from '../../support/fake-bucket.ts'
import { invoke, roleCredentials, startFunction } from '../../support/lambda.ts'
import { smallDataset } from '../../support/small-directory.ts'
import { it } from '../../support/store-test.ts'
import { publishTo } from '../../support/store.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let folder: string
let bucket: FakeBucket
let environment: Record<string, string>
it.beforeAll(async ({ stores }) => {
  folder = await mkdtemp(join(tmpdir(), 'built-'))
  bucket = await startFakeBucket()
  const { name, endpoint } = bucket
  const store = await stores.createTable()
  await Promise.all([buildFunction('api', root, folder), buildFunction('pages', root, folder)])
  await publishTo(store, encodeRelease(await smallDataset()), 0)
  const place = bucketPlace(store, { name, endpoint, object: copyObject, maxBytes: maxCopyBytes })
  await keepCopy(store, place)
  environment = {
    ...roleCredentials,
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint,
    AWS_ENDPOINT_URL_S3: endpoint,
    TABLE_NAME: store.table,
    COPY_BUCKET: name,
  }
})
afterAll(async () => {
  await bucket.close()
  await rm(folder, { recursive: true, force: true })
})

const eventOf = (rawPath: string, rawQueryString = '') => ({
  rawPath,
  rawQueryString,
  headers: { 'accept-language': 'fr' },
  requestContext: { http: { method: 'GET' } },
})
const start = async (name: 'api' | 'pages', more: Record<string, string> = {}) =>
  startFunction(join(folder, name, 'index.mjs'), { ...environment, ...more })
const away = { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }

describe.each([
  ['api', eventOf('/v1/access', 'country=BE&cancerType=melanoma')],
  ['pages', eventOf('/fr/BE/melanoma')],
] as const)('the built %s', (name, event) => {
  it('answers without its table what it answers with it, and logs what it began with', async () => {
    const usual = await start(name)
    const expected = await invoke(usual, event)
    expect((await usual.stop()).code).toBe(0)
    bucket.asked.length = 0

    const running = await start(name, away)
    const { statusCode, body } = await invoke(running, event)
    expect([statusCode, body]).toEqual([200, expected.body])
    const { code, out, err } = await running.stop()
    expect([code, err]).toEqual([0, ''])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    // The alarm "serving-stale" counts these.
    expect(lines).toContainEqual(
      expect.objectContaining({ event: 'store-fault', fault: expect.anything() }),
    )
    expect(out).toMatch(/begun with the copy of release [0-9a-f]{16}/)
    expect(bucket.asked).toEqual([`GET ${copyObject}`])
  })
})

it('the built API says so of itself', async () => {
  const api = await start('api', away)
  const { statusCode, body } = await invoke(api, eventOf('/health'))
  expect([statusCode, JSON.parse(body)]).toEqual([200, { status: 'stale' }])
  expect((await api.stop()).code).toBe(0)
})

it('the built API says 503 as ever, when the copy may not be read either', async () => {
  const api = await start('api', { ...away, COPY_BUCKET: 'another' })
  const { statusCode, headers } = await invoke(api, eventOf('/v1'))
  expect([statusCode, headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)])
  expect((await api.stop()).code).toBe(0)
})
