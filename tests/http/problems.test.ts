import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { Problem, problems, type ProblemType } from '../../functions/http/problems.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { smallApp } from '../support/small-directory.ts'

let app: Hono
const lines: LogLine[] = []
beforeAll(async () => {
  app = await smallApp({ log: (line) => lines.push(line) })
})

async function refused(address: string, init: RequestInit = {}) {
  const response = await app.request(address, init)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const body = ProblemBody.parse(JSON.parse(await response.text()))
  expect(body.status).toBe(response.status)
  expect(body.type).toMatch(/^\/problems\/[a-z-]+$/)
  expect(problems[body.type.slice('/problems/'.length) as ProblemType].status).toBe(body.status)
  expect(body.instance).toBe(`urn:uuid:${response.headers.get('x-request-id')}`)
  // Nothing of how we are made: no error's name, no line of a stack, no file.
  expect(body.detail).not.toMatch(/\bat \S+:\d|\.ts\b|\b\w*Error\b|node:|node_modules/)
  return body
}

const long = 'a'.repeat(10_240)

describe('bad parameters', () => {
  it.each([
    ['/v1/resources?limit=0', 'limit', 'malformed'],
    ['/v1/resources?limit=101', 'limit', 'malformed'],
    ['/v1/resources?limit=1e2', 'limit', 'malformed'],
    ['/v1/resources?limit=0x10', 'limit', 'malformed'],
    ['/v1/resources?limit=+5', 'limit', 'malformed'],
    ['/v1/resources?limit=-1', 'limit', 'malformed'],
    ['/v1/resources?limit=05', 'limit', 'malformed'],
    ['/v1/resources?limit=1.0', 'limit', 'malformed'],
    ['/v1/resources?limit=%205%20', 'limit', 'malformed'],
    ['/v1/resources?limit=NaN', 'limit', 'malformed'],
    ['/v1/resources?limit=Infinity', 'limit', 'malformed'],
    ['/v1/resources?limit=%D9%A1%D9%A2', 'limit', 'malformed'],
    ['/v1/resources?limit=', 'limit', 'malformed'],
    ['/v1/resources?limit', 'limit', 'malformed'],
    [`/v1/resources?limit=${'1'.repeat(10_240)}`, 'limit', 'malformed'],
    ['/v1/resources?Limit=5', 'Limit', 'unknown-parameter'],
    ['/v1/resources?limit[]=5', 'limit[]', 'unknown-parameter'],
    ['/v1/resources?=5', '', 'unknown-parameter'],
    ['/v1/resources?__proto__=5', '__proto__', 'unknown-parameter'],
    ['/v1/resources?constructor=5', 'constructor', 'unknown-parameter'],
    ['/v1/resources?toString=5', 'toString', 'unknown-parameter'],
    ['/v1/resources?__proto__[x]=5', '__proto__[x]', 'unknown-parameter'],
    [`/v1/resources?${long}=5`, 'a'.repeat(80), 'unknown-parameter'],
    ['/v1/resources?limit=1&limit=1', 'limit', 'duplicate'],
    ['/v1/resources?sort=title&sort=title', 'sort', 'duplicate'],
    ['/v1/resources?kind=guides', 'kind', 'malformed'],
    ['/v1/resources?kind=guide,', 'kind', 'malformed'],
    ['/v1/resources?audience=doctor', 'audience', 'malformed'],
    ['/v1/resources?country=UK', 'country', 'unknown-value'],
    ['/v1/resources?country=BE,US', 'country', 'unknown-value'],
    ['/v1/resources?country=GBR', 'country', 'malformed'],
    ['/v1/resources?country=%F0%9F%87%AC%F0%9F%87%A7', 'country', 'malformed'],
    [`/v1/resources?country=${long}`, 'country', 'malformed'],
    ['/v1/resources?cancerType=cancer', 'cancerType', 'unknown-value'],
    ['/v1/resources?cancerType=Melanoma', 'cancerType', 'malformed'],
    ['/v1/resources?cancerType=snomed:1', 'cancerType', 'malformed'],
    ["/v1/resources?cancerType='||'", 'cancerType', 'malformed'],
    ['/v1/resources?cancerType={"$gt":""}', 'cancerType', 'malformed'],
    [`/v1/resources?cancerType=${long}`, 'cancerType', 'malformed'],
    ['/v1/resources?language=sw', 'language', 'unknown-value'],
    ['/v1/resources?language=en_GB', 'language', 'malformed'],
    ['/v1/resources?sort=Title', 'sort', 'malformed'],
    ['/v1/resources?facets=yes', 'facets', 'malformed'],
    ['/v1/resources?fallback=ANY', 'fallback', 'malformed'],
    ['/v1/resources?release=latest', 'release', 'malformed'],
    ['/v1/resources?locale=%', 'locale', 'bad-encoding'],
    ['/v1/resources?locale=%zz', 'locale', 'bad-encoding'],
    ['/v1/resources?locale=%E0%A4%A', 'locale', 'bad-encoding'],
    ['/v1/resources?locale=%C0%AF', 'locale', 'bad-encoding'],
    ['/v1/resources?locale=en%00', 'locale', 'malformed'],
    ['/v1/resources?locale=en%250a', 'locale', 'malformed'],
    [`/v1/resources?locale=${long}`, 'locale', 'malformed'],
    ['/v1/resources?locale=%0d%0aSet-Cookie:%20a', 'locale', 'malformed'],
    ['/v1/releases?release=00112233445566aa', 'release', 'unknown-parameter'],
    ['/v1/cancer-types?group=bone', 'group', 'malformed'],
    ['/v1/cancer-types?medicine=aspirin', 'medicine', 'unknown-value'],
    ['/v1/countries/BE/availability?state=open', 'state', 'malformed'],
    ['/v1/access?cancerType=melanoma', 'country', 'missing'],
    ['/v1/access?country=BE&cancerType=melanoma,rcc', 'cancerType', 'malformed'],
    ['/v1/access?country=BE,FR&cancerType=melanoma', 'country', 'malformed'],
    ['/v1/resources/ESMO', 'id', 'malformed'],
    ['/v1/resources/%zz', 'id', 'malformed'],
    ['/v1/resources/%00', 'id', 'malformed'],
    ['/v1/countries/B%2fE', 'code', 'malformed'],
    ['/v1/countries/BEL', 'code', 'malformed'],
    [`/v1/resources/${long}`, 'id', 'malformed'],
    ['/health?verbose=1', 'verbose', 'unknown-parameter'],
    ['/openapi.json?v=1', 'v', 'unknown-parameter'],
  ] as const)('H-10 H-11 H-12 H-14 %s: %s is %s', async (address, parameter, code) => {
    const body = await refused(address)
    expect(body.status).toBe(400)
    expect(body.errors?.map((error) => [error.parameter, error.code])).toEqual([[parameter, code]])
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
  })

  it('names every offender at once', async () => {
    const body = await refused(
      '/v1/access?country=US&cancerType=melanom&locale=en_GB&fallback=x&q=1&q=2',
    )
    expect(body.errors?.map(({ parameter, code }) => `${parameter} ${code}`).toSorted()).toEqual([
      'cancerType unknown-value',
      'country unknown-value',
      'fallback malformed',
      'locale malformed',
      'q unknown-parameter',
      'q unknown-parameter',
    ])
  })

  it('names every wrong item of a comma list', async () => {
    const body = await refused('/v1/resources?country=BE,US,JP')
    expect(body.errors?.map(({ detail }) => detail.slice(0, 4))).toEqual(['"US"', '"JP"'])
    const mixed = await refused('/v1/resources?kind=guide,book,film&country=BE,XXX,Z')
    expect(mixed.errors?.map(({ detail }) => detail.split(' ')[0])).toEqual([
      '"XXX"',
      '"Z"',
      '"book"',
      '"film"',
    ])
  })

  it('are told before a release that is not held', async () => {
    const body = await refused('/v1/resources?release=ffffffffffffffff&limit=0&x=1')
    expect(body.errors?.map(({ parameter }) => parameter)).toEqual(['x', 'limit'])
    expect((await refused('/v1/resources?release=ffffffffffffffff&country=US')).status).toBe(410)
  })

  it('helps with the code of the United Kingdom', async () => {
    const body = await refused('/v1/access?country=UK&cancerType=melanoma')
    expect(body.detail).toContain('GB')
  })

  it('H-13 counts parameters beyond any operation instead of listing them', async () => {
    const body = await refused(`/v1/resources?${'x=1&'.repeat(2000)}`)
    expect(body.errors?.length).toBeLessThan(50)
    expect(body.errors?.at(-1)?.detail).toContain('2000 parameters')
  })

  it('repeats at most 80 characters of a value, with what cannot be seen written out', async () => {
    const [error] = (await refused(`/v1/resources?kind=${long}`)).errors ?? []
    expect(error?.detail.length).toBeLessThan(300)
    const [hidden] = (await refused('/v1/resources?kind=a%E2%80%AEb%1B%5B31m')).errors ?? []
    expect(hidden?.detail).toContain('a\\u{202E}b\\u{1B}[31m')
  })
})

describe('what is not there', () => {
  it.each([
    '/v1/resources/no-such-thing',
    '/v1/cancer-types/no-such-thing',
    '/v1/countries/UK',
    '/v1/countries/us/reimbursement',
    '/v1/publications/no-such-thing',
    '/v1/nothing',
    '/v1/resources/',
    '/v1//resources',
    '/V1/resources',
    '/v1/resources;a=b',
    '/nothing',
    '/problems/nothing',
    '/v1/resources/..%2f..%2fetc',
  ])('H-15 %s is a problem, never a redirect', async (address) => {
    const body = await refused(address)
    expect([400, 404]).toContain(body.status)
  })

  it('a release that is not held is 410 with where to restart', async () => {
    const body = await refused(
      '/v1/countries/BE/availability?release=ffffffffffffffff&state=stated',
    )
    expect(body).toMatchObject({
      status: 410,
      type: '/problems/release-gone',
      restart: '/v1/countries/BE/availability?state=stated',
    })
  })
})

describe('methods', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE', 'PROPFIND'])(
    'H-01 %s is 405 with Allow',
    async (method) => {
      for (const address of [
        '/v1',
        '/v1/resources',
        '/v1/resources/cri',
        '/health',
        '/openapi.json',
        '/problems/internal',
      ]) {
        const response = await app.request(address, { method })
        expect(response.status).toBe(405)
        expect(response.headers.get('allow')).toBe('GET, HEAD, OPTIONS')
        expect(response.headers.get('content-type')).toBe('application/problem+json')
      }
      expect((await app.request('/nothing', { method })).status).toBe(404)
    },
  )
})

describe('Accept', () => {
  it.each([
    undefined,
    '*/*',
    'application/json',
    'application/*',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html, application/json;q=0.1',
    'not a media type',
    '',
    ';;',
  ])('H-40 %j takes JSON', async (accept) => {
    const response = await app.request('/v1', {
      headers: accept === undefined ? {} : { Accept: accept },
    })
    expect(response.status).toBe(200)
  })

  it.each([
    'application/xml',
    'text/html;q=1, */*;q=0',
    'application/json;q=0',
    'application/json;q=0, text/html',
    'image/*',
  ])('H-40 %j does not, and is 406', async (accept) => {
    expect((await refused('/v1', { headers: { Accept: accept } })).status).toBe(406)
  })
})

describe('every problem type', () => {
  it.each(Object.keys(problems))(
    '%s has a page that needs nothing from elsewhere',
    async (type) => {
      const response = await app.request(`/problems/${type}`, { headers: { Accept: 'text/html' } })
      const html = await response.text()
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(response.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-/,
      )
      expect(html).toContain(type)
      expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//)
    },
  )

  it('and there is a page for whoever finds a wrong statement, where meta.report leads', async () => {
    const { meta } = (await (await app.request('/v1')).json()) as { meta: { report: string } }
    const response = await app.request(meta.report)
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('meta.release')
  })
})

describe('a refusal', () => {
  it('notes no stack itself, and takes none from a fault of our own that comes after it', async () => {
    await refused('/v1/nothing')
    expect(new Problem('not-found', 'Nothing here.').stack).not.toMatch(/\n +at /)
    expect(new Error('ours').stack).toMatch(/\n +at .*problems\.test\.ts/)
  })
})

describe('privacy', () => {
  it('O-06 no log line holds a query, a path or an address', async () => {
    lines.length = 0
    await app.request('/v1/access?country=BE&cancerType=melanoma&locale=xx_YY', {
      headers: { 'X-Forwarded-For': '192.0.2.7', Referer: 'https://example.org/?q=melanoma' },
    })
    await app.request('/v1/cancer-types/melanoma')
    expect(lines).toHaveLength(2)
    expect(JSON.stringify(lines)).not.toMatch(/melanoma|192\.0\.2|BE|xx_YY|example/)
  })

  it('no answer sets a cookie', async () => {
    for (const address of ['/v1', '/v1/nothing', '/health', '/problems/internal']) {
      expect((await app.request(address)).headers.get('set-cookie')).toBeNull()
    }
  })
})
