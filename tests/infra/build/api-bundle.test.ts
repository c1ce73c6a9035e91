/** The built API as Lambda runs it: its files alone, in a process that has only its environment. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { ProblemBody } from '../../../functions/http/problem-body.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
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
let folder: string
let environment: Record<string, string>
it.beforeAll(async ({ stores }) => {
  folder = await mkdtemp(join(tmpdir(), 'built-'))
  const store = await stores.createTable()
  await buildFunction('api', root, folder)
  await publishTo(store, encodeRelease(await smallDataset()), 0)
  environment = {
    ...roleCredentials,
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL_DYNAMODB: stores.endpoint,
    TABLE_NAME: store.table,
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function eventOf(address: string, method = 'GET', headers: Record<string, string> = {}): object {
  const [rawPath, rawQueryString = ''] = address.split('?')
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath,
    rawQueryString,
    headers,
    requestContext: { http: { method, path: rawPath, sourceIp: '192.0.2.1' } },
    isBase64Encoded: false,
  }
}

const entry = () => join(folder, 'api/index.mjs')

describe('the built API', () => {
  let api: RunningFunction
  beforeAll(async () => {
    api = await startFunction(entry(), environment)
  })

  it('answers requests from the active release', async () => {
    const french = { 'accept-language': 'fr' }
    const { statusCode, headers, body } = await invoke(
      api,
      eventOf('/v1/cancer-types/melanoma', 'GET', french),
    )
    expect([statusCode, headers['content-language']]).toEqual([200, 'fr'])
    expect(JSON.parse(body).data).toMatchObject({ id: 'melanoma', name: 'mélanome', locale: 'fr' })
  })

  it.each([
    '/v1',
    '/v1/resources?limit=3',
    '/v1/resources?fields=title',
    '/v1/locales',
    '/openapi.json',
    '/health',
  ])('answers %s', async (address) => {
    const { statusCode, headers, body } = await invoke(api, eventOf(address))
    expect([statusCode, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    expect(Object.keys(JSON.parse(body)).length).toBeGreaterThan(0)
    expect((await invoke(api, eventOf(address, 'HEAD'))).body).toBe('')
  })

  it('reaches for no web object, neither at its start nor for an answer', async () => {
    const asked = ['/v1', '/v1/access?country=BE&cancerType=melanoma', '/nothing', '/health']
    const negotiating = { 'accept-language': 'fr', accept: '*/*', 'if-none-match': '"x"' }
    for (const address of [...asked, ...asked]) {
      const { webObjects } = await api.invoke(eventOf(address, 'GET', negotiating))
      expect(webObjects).toEqual([])
    }
  })

  it('H-03 has 40 shapes of event to be tried with', () => {
    expect(lambdaEvents.length).toBeGreaterThanOrEqual(40)
  })

  it.each(lambdaEvents)(
    'H-03 T16 never throws, and a failure is problem+json: %s',
    async (_, event) => {
      const { statusCode, headers, body } = await invoke(api, event)
      const failed = statusCode >= 400
      expect(statusCode).toBeLessThan(500)
      expect(headers['content-type']).toMatch(failed ? /^application\/problem\+json$/ : /json/)
      expect(ProblemBody.safeParse(JSON.parse(body)).success).toBe(failed)
    },
  )

  it('ends in order, having said nothing but one line for each request', async () => {
    const { code, out, err } = await api.stop()
    expect([code, err]).toEqual([0, ''])
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.length).toBeGreaterThan(40)
    for (const line of lines)
      expect(line).toMatchObject({ level: 'info', requestId: expect.any(String) })
  })
})

describe.each([
  ['is down', { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' }],
  // The ways to credentials that Lambda has not are left out of the bundle.
  ['may not be asked', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' }],
])('the built API, started while the store %s', (_, changed) => {
  let api: RunningFunction
  beforeAll(async () => {
    api = await startFunction(entry(), { ...environment, ...changed })
  })

  it.each(['/v1', '/v1/resources', '/v1/access?country=BE&cancerType=melanoma', '/health'])(
    'says so: %s',
    async (address) => {
      const { statusCode, headers, body } = await invoke(api, eventOf(address))
      expect([statusCode, headers['content-type']]).toEqual([503, 'application/problem+json'])
      expect(headers['retry-after']).toMatch(/^\d+$/)
      expect(ProblemBody.parse(JSON.parse(body)).type).toBe('/problems/store-unavailable')
    },
  )

  it('answers what needs no store', async () => {
    expect((await invoke(api, eventOf('/openapi.json'))).statusCode).toBe(200)
    expect((await invoke(api, eventOf('/v1', 'DELETE'))).statusCode).toBe(405)
  })

  it('never throws, whatever it is sent, and ends in order', async () => {
    for (const [name, event] of lambdaEvents) {
      const { statusCode, headers, body } = await invoke(api, event)
      expect([name, headers['content-type']]).toEqual([name, 'application/problem+json'])
      expect(ProblemBody.parse(JSON.parse(body)).status).toBe(statusCode)
    }
    const { code, out, err } = await api.stop()
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('"GetItem failed after ')
  })
})

it('the built API does not start without its table', async () => {
  const { TABLE_NAME: _, ...without } = environment
  await expect(startFunction(entry(), without)).rejects.toThrow('TABLE_NAME')
})
