/** The edge function as it is deployed, beside the origin: whatever it changes changes no answer. */
import * as fc from 'fast-check'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { budgets } from '../../../infra/build/budgets.ts'
import { failoverStatuses, origins } from '../../../infra/edge/origins.ts'
import { buildEdgeScript, loadEdge, type Asked, type Edge } from '../../support/edge.ts'
import { repositoryApp } from '../../support/repository-dataset.ts'

let app: Hono
let edge: Edge
let script: string
beforeAll(async () => {
  app = await repositoryApp()
  script = await buildEdgeScript()
  edge = loadEdge(script)
})

type Answer = { status: number; language: string | null; etag: string | null; body: any }

async function answer(path: string, query: string, acceptLanguage?: string): Promise<Answer> {
  const response = await app.request(query === '' ? path : `${path}?${query}`, {
    headers: acceptLanguage === undefined ? {} : { 'Accept-Language': acceptLanguage },
  })
  const { requestId: _, instance: __, ...body } = JSON.parse(await response.text())
  const { status, headers } = response
  return { status, language: headers.get('content-language'), etag: headers.get('etag'), body }
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}

/** The errors are listed in the order of the query, which is all that sorting may change. */
function regardlessOfOrder({ body, ...rest }: Answer): object {
  const { errors, detail, ...others } = body
  if (errors === undefined) return { ...rest, body }
  const listed = (errors as unknown[]).map((error) => JSON.stringify(error)).toSorted(inOrder)
  return { ...rest, body: others, errors: listed, detail: detail.split(/[ ,.]+/).toSorted(inOrder) }
}

/** What the origin says to the request as sent, and to what the edge makes of it. */
async function both(path: string, asked: Asked): Promise<[object, object]> {
  const { query = '', acceptLanguage } = asked
  const passed = edge.pass(asked)
  return [
    regardlessOfOrder(await answer(path, query, acceptLanguage?.join(', '))),
    regardlessOfOrder(await answer(path, passed.query, passed.acceptLanguage)),
  ]
}

async function expectSameAnswer(path: string, asked: Asked): Promise<void> {
  const [direct, throughEdge] = await both(path, asked)
  expect(throughEdge).toEqual(direct)
}

function range<T>(from: number, to: number, make: (n: number) => T): T[] {
  return Array.from({ length: to - from }, (_, i) => make(from + i))
}

describe('a query that nobody would send', () => {
  it.each([
    ['of ampersands', '&'.repeat(8_000)],
    ['of short pairs', 'a&'.repeat(4_000)],
    ['of pairs with encoded names', '%61=1&'.repeat(1_333)],
    ['of locales', 'locale=f&'.repeat(888)],
    ['of one long value', `a=${'x'.repeat(8_000)}`],
    ['as long as one that is looked at', `${'a&'.repeat(1_000)}locale=fr`],
  ])('goes on as it is, for no more work than a usual one: %s', async (_, query) => {
    const usual = { query: 'cancerType=melanoma&country=BE', acceptLanguage: ['fr'] }
    const asked = { query, acceptLanguage: ['fr'] }
    const passed = edge.pass(asked)
    expect([passed.acceptLanguage, passed.query === query]).toEqual(['fr', true])
    // Some forty pieces, of which one too many is told by the last.
    expect(edge.steps(asked)).toBeLessThan(edge.steps(usual) + 40)
    await expectSameAnswer('/v1', asked)
  })
})

describe('the Accept-Language header', () => {
  const table: readonly [string | undefined, string][] = [
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['FR-be', 'fr'],
    ['fr-BE, fr;q=0.9, en;q=0.1', 'fr'],
    ['de;q=0.3, pl', 'pl'],
    ['de;q=0.3,pl;q=0.3', 'de'],
    ['sv, *;q=0.5', 'en'],
    ['sv, nl;q=0.1', 'nl'],
    ['*', 'en'],
    ['*;q=0.5, en;q=0', 'fr'],
    ['*, eng;q=0, fr;q=0', 'de'],
    ['fra', 'fr'],
    ['deu-AT, ron;q=0.9', 'de'],
    ['zh-yue, rum;q=0.2', 'ro'],
    ['fr;q=0', 'en'],
    ['fr-BE, fr;q=0', 'en'],
    ['pt-BR', 'pt'],
    ['zh-Hant-TW', 'en'],
    ['de-x-private', 'de'],
    ['fr;q=1.0000', 'en'],
    ['fr;q=2, it;q=0.001', 'it'],
    ['fr; q=0.5, it ;Q=0.6', 'it'],
    [',,;;, tr', 'tr'],
    ['fr\u0000', 'en'],
    ['français, ro', 'ro'],
    ['q=2;;;', 'en'],
  ]

  it.each(table)('%j becomes %j, and gives the same answer', async (header, tag) => {
    const asked = header === undefined ? {} : { acceptLanguage: [header] }
    expect(edge.pass(asked).acceptLanguage).toBe(tag)
    // A Request holds neither NUL nor what is beyond Latin-1; on Lambda such a header is left out.
    if (header === undefined || !header.includes('\u0000')) await expectSameAnswer('/v1', asked)
  })

  it('in several lines is one list', async () => {
    const asked = { acceptLanguage: ['sv;q=0.9', 'pl;q=0.2', 'it;q=0.4'] }
    expect(edge.pass(asked).acceptLanguage).toBe('it')
    await expectSameAnswer('/v1', asked)
  })

  it('of any size takes bounded work', async () => {
    for (const line of [
      'a'.repeat(10_000),
      'sv,'.repeat(800),
      '-'.repeat(10_000),
      'ł'.repeat(9_000),
    ]) {
      expect(edge.pass({ acceptLanguage: [line] }).acceptLanguage).toBe('en')
    }
    const late = `${'sv,'.repeat(30)}fr`
    expect(edge.pass({ acceptLanguage: [late] }).acceptLanguage).toBe('fr')
    await expectSameAnswer('/v1', { acceptLanguage: [late] })
    const cut = `de;q=0.1,${' '.repeat(986)}pl-PL;q=0.001`
    expect(edge.pass({ acceptLanguage: [cut] }).acceptLanguage).toBe('de')
    await expectSameAnswer('/v1', { acceptLanguage: [cut] })
    const lines = Array.from({ length: 800 }, () => 'fr')
    expect(edge.pass({ acceptLanguage: lines }).acceptLanguage).toBe('fr')
  })

  const long = range(0, 20, (n) => `s${String.fromCodePoint(97 + n)}-SE;q=0.5`).join(',')

  it.each([
    ['of 800 ranges', ['fr;q=0.5,'.repeat(800)]],
    ['of 3,000 languages', ['sv,'.repeat(3_000)]],
    ['of ever better ones', [range(100, 900, (n) => `fr;q=0.${n}`).join(',')]],
    ['of refused ones', ['fr;q=0,'.repeat(1_000)]],
    ['of private ones', [range(0, 900, (n) => `x-a${n}`).join(',')]],
    ['of 3,000 subtags', [`fr${'-ab'.repeat(3_000)}`]],
    ['of subtags of one letter', [`fr${'-a-b'.repeat(2_000)}`]],
    ['of weights', [';q=0.'.repeat(2_000)]],
    ['of commas', [','.repeat(10_000)]],
    ['of 800 lines', range(0, 800, () => 'fr;q=0.5')],
    ['of two long lines', ['sv,'.repeat(1_500), 'sv,'.repeat(1_500)]],
  ])('%s costs less than two of twenty ranges', async (_, acceptLanguage) => {
    expect(edge.steps({ acceptLanguage })).toBeLessThan(2 * edge.steps({ acceptLanguage: [long] }))
    await expectSameAnswer('/v1', { acceptLanguage })
  })

  it.each([
    ['10 KB of one letter', 'a'.repeat(10_000)],
    ['800 ranges', 'fr;q=0.5,'.repeat(800)],
    ['10 KB of blanks', ' '.repeat(10_000)],
    ['10 KB of weights', ';q=0.'.repeat(2_000)],
    ['10 KB of subtags', `fr${'-ab'.repeat(3_000)}`],
    ['10 KB of NUL', 'fr\u0000'.repeat(3_300)],
    ['10 KB beyond ASCII', 'frł,𝒳'.repeat(1_700)],
  ])('of %s costs less than 10 ms of processor time', (_, line) => {
    const query = Array.from({ length: 40 }, (_unused, i) => `p${40 - i}=%zz`).join('&')
    const runs = 50
    const before = process.cpuUsage()
    for (let i = 0; i < runs; i++) edge.run({ acceptLanguage: [line], query })
    const { user, system } = process.cpuUsage(before)
    // Usual is a fiftieth; what grows with the square of the length would take ten times as much.
    expect((user + system) / 1_000 / runs).toBeLessThan(10)
  })

  const part = fc.oneof(
    fc.constantFrom(
      'en',
      'eng',
      'fra',
      'ger-AT',
      'zh-yue',
      'fr',
      'FR-fr',
      'de-AT',
      'pt',
      'zh',
      '*',
      'x',
      'en_GB',
      '',
      'nl-x-y-z',
    ),
    fc.stringMatching(/^[A-Za-z]{1,9}(-[A-Za-z0-9]{1,9}){0,3}$/),
  )
  const quality = fc.constantFrom('', ';q=0', ';q=1', ';q=0.5', '; q=0.25', ';q=1.5', ';q=.5', ';x')
  const header = fc
    .array(fc.tuple(part, quality, fc.constantFrom(',', ', ', ' , ')), { maxLength: 25 })
    .map((parts) => parts.map((one) => one.join('')).join(''))

  it('of any text gives one tag, and the same answer', async () => {
    await fc.assert(
      fc.asyncProperty(header, (text) =>
        expectSameAnswer('/v1/locales', { acceptLanguage: [text] }),
      ),
      { numRuns: 150 },
    )
  })
})

describe('the query', () => {
  const table: readonly [string, string][] = [
    ['limit=5&country=BE', 'country=BE&limit=5'],
    ['b=1&a=2&b=0&a=1', 'a=2&a=1&b=1&b=0'],
    ['b&a=&a', 'a=&a&b'],
    ['&&locale=fr&&', 'locale=fr'],
    ['=x&a', '=x&a'],
    ['limit=%zz&country=%', 'country=%&limit=%zz'],
    ['constructor=1&__proto__=2&__proto__=3', '__proto__=2&__proto__=3&constructor=1'],
    ['10=a&9=b', '10=a&9=b'],
    ['locale=fr&kind=a%26b', 'kind=a%26b&locale=fr'],
    ['q=a=b&c==', 'c==&q=a=b'],
    ['language=nl+x&country=B%C3%A9', 'country=B%C3%A9&language=nl+x'],
  ]

  it.each(table)('%j is sorted by name to %j, and gives the same answer', async (query, sorted) => {
    expect(edge.pass({ query }).query).toBe(sorted)
    await expectSameAnswer('/v1/resources', { query })
  })

  it.each(table)('%j is sorted too where it is told parsed alone', async (query, sorted) => {
    const asked = { query, parsedOnly: true }
    const pairs = sorted.split('&').map((pair) => (pair.includes('=') ? pair : `${pair}=`))
    expect(edge.pass(asked).query).toBe(pairs.join('&'))
    await expectSameAnswer('/v1/resources', asked)
  })

  it('that is empty stays empty', () => {
    for (const query of [undefined, '', '&', '&&&']) {
      expect(edge.run(query === undefined ? {} : { query })).toMatchObject({ querystring: {} })
    }
  })

  it('with a name spelt in two ways is refused as before', async () => {
    for (const query of ['limit=5&%6cimit=x', '%6cocale=de&locale=fr', 'locale=fr&local%65=!']) {
      const { query: sorted } = edge.pass({ query })
      expect((await answer('/v1/resources', sorted)).status).toBe(400)
      expect((await answer('/v1/resources', query)).status).toBe(400)
    }
  })

  it('with more parameters than any operation takes is left to the origin, which refuses it', async () => {
    for (const count of [39, 40, 41, 2000]) {
      const query = Array.from({ length: count }, (_, i) => `p${count - i}=1`).join('&')
      const passed = edge.pass({ query }).query
      expect(passed === query).toBe(count > 40)
      const { status } = await answer('/v1/resources', passed)
      expect(status).toBe(400)
    }
  })

  it('with what CloudFront would not take back from a function is left as it is', () => {
    for (const query of ['b=1&a=#', 'b= &a=1', 'b=1&a=\u0007', 'b=\u007f&a=1', 'b=\u00e9&a=1']) {
      expect(edge.pass({ query }).query).toBe(query)
    }
  })

  it('of the same pairs in any order is the same', () => {
    const pairs = fc.uniqueArray(fc.stringMatching(/^[a-zA-Z_%0-9]{1,6}(=[a-z%0-9]{0,4})?$/), {
      minLength: 1,
      maxLength: 12,
      selector: (pair) => pair.split('=')[0],
    })
    const shuffled = pairs.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const sorted = edge.pass({ query: list.join('&') }).query
        expect(edge.pass({ query: other.join('&') }).query).toBe(sorted)
        expect(edge.pass({ query: sorted }).query).toBe(sorted)
        expect(sorted.split('&').toSorted()).toEqual(list.toSorted())
      }),
    )
  })

  it('of any kind gives the same answer', async () => {
    const value = fc.constantFrom(
      'fr',
      'BE',
      'be,FR',
      'melanoma',
      '5',
      '0',
      'true',
      'none',
      '%zz',
      '%20',
      '',
      'guide',
      'pl-PL',
    )
    const name = fc.constantFrom(
      'locale',
      'limit',
      'country',
      'kind',
      'fallback',
      'facets',
      'q',
      'release',
      'cursor',
      'x',
      '__proto__',
    )
    const query = fc
      .array(fc.tuple(name, value), { maxLength: 7 })
      .map((pairs) => pairs.map((pair) => pair.join('=')).join('&'))
    const path = fc.constantFrom(
      '/v1/resources',
      '/v1/countries',
      '/v1',
      '/health',
      '/openapi.json',
    )
    await fc.assert(
      fc.asyncProperty(path, query, (where, text) =>
        expectSameAnswer(where, { query: text, acceptLanguage: ['pl'] }),
      ),
      { numRuns: 200 },
    )
  })
})

describe('a query that names the locale', () => {
  it.each([
    ['locale=fr', 'en'],
    ['locale=FR-be', 'en'],
    ['locale=sv', 'en'],
    ['limit=3&locale=de', 'en'],
    ['locale=', 'pl'],
    ['locale', 'pl'],
    ['locale=fr&locale=de', 'pl'],
    ['locale=fr&%6Cocale=de', 'pl'],
    ['locale=en-GB-oed', 'pl'],
    ['locale=f%72', 'pl'],
    ['Locale=fr', 'pl'],
    ['xlocale=fr', 'pl'],
  ])(
    '%s with Accept-Language pl is passed with %s: no entry of its own for every header',
    (query, tag) => {
      expect(edge.pass({ query, acceptLanguage: ['pl'] }).acceptLanguage).toBe(tag)
    },
  )

  // With cursors, because a cursor is of one locale: the origin's only look at it in an error.
  it('so plainly gives the same answer whatever the header says', async () => {
    const first = await answer('/v1/resources', 'limit=2', 'pl')
    const next: string = first.body.page.next
    const [, cursor = ''] = /cursor=([^&]*)/.exec(next) ?? []
    const paths = [
      '/v1/resources',
      '/v1/access',
      '/v1/countries/BE',
      '/v1/nothing',
      '/openapi.json',
    ]
    const locale = fc.oneof(
      fc.stringMatching(/^[A-Za-z]{2,3}(-[A-Za-z]{2})?$/),
      fc.constantFrom('pl', 'fr', 'e', 'en_GB', 'en-GB-oed', 'x-a'),
    )
    const rest = fc.constantFrom('', '&limit=2', `&limit=2&cursor=${cursor}`, '&cursor=x', '&y=1')
    const header = fc.constantFrom('pl', 'fr', 'sv')
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), locale, rest, header, (path, tag, more, sent) =>
        expectSameAnswer(path, { query: `locale=${tag}${more}`, acceptLanguage: [sent] }),
      ),
      { numRuns: 200 },
    )
  })
})

describe('a method', () => {
  it.each(['GET', 'HEAD', 'OPTIONS'])('%s is passed on', (method) => {
    expect(edge.run({ method })).toMatchObject({ method })
  })

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'get', ''])(
    '%j is answered as the origin would',
    async (method) => {
      const { status, headers, body } = edge.refuse({ method })
      const origin = await app.request('/v1', { method: method === '' ? 'POST' : method })
      // fetch() writes "get" in capitals.
      const expected = method === 'get' ? await app.request('/v1', { method: 'PUT' }) : origin
      const { requestId } = JSON.parse(body)
      const known = JSON.parse(await expected.text())
      const swapped = JSON.stringify(known).replaceAll(known.requestId, requestId)
      expect(status).toBe(expected.status)
      expect(body).toBe(swapped)
      const sent = Object.entries(headers).map(([name, { value }]) => [name, value])
      const own = [...expected.headers].map(([name, value]) =>
        name === 'x-request-id' ? [name, requestId] : [name, value],
      )
      // CloudFront counts the bytes itself.
      expect(Object.fromEntries(sent)).toEqual(
        Object.fromEntries(own.filter(([name]) => name !== 'content-length')),
      )
    },
  )

  it('is refused under a new UUID each time', () => {
    const ids = Array.from({ length: 50 }, () => {
      const { body } = edge.refuse({ method: 'POST' })
      return JSON.parse(body).requestId as string
    })
    expect(new Set(ids).size).toBe(50)
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    }
  })
})

it('the script fits into the quota of CloudFront', () => {
  expect(Buffer.byteLength(script)).toBeLessThanOrEqual(budgets.edge.bytes)
})

describe('I-16 the second function', () => {
  const groupOf = (path: string, method = 'GET') => {
    const result = edge.run({ path, method })
    return 'statusCode' in result ? undefined : result.group
  }
  const pair = (name: keyof typeof origins) => ({
    originIds: origins[name].map((originId) => ({ originId })),
    failoverCriteria: { statusCodes: failoverStatuses },
  })

  it.each(['/v1', '/v1/access', '/openapi.json', '/problems/not-found', '/health', '/hsds'])(
    'of the API is asked for what the API is asked for: %s',
    (path) => {
      expect(groupOf(path)).toEqual(pair('api'))
      expect(groupOf(path, 'HEAD')).toEqual(pair('api'))
    },
  )

  it.each(['/', '/fr/', '/assets/site.css', '/healthy', '/docs'])(
    'of the pages is asked for all others: %s',
    (path) => expect(groupOf(path)).toEqual(pair('pages')),
  )

  it('is asked for nothing that is refused here', () => {
    expect(groupOf('/v1', 'POST')).toBeUndefined()
  })

  it('is left out where the helper fails: the path alone then leads to the first', () => {
    const broken = loadEdge(script.replace('cf.createRequestOriginGroup(', 'cf.gone('))
    const asked = { query: 'b=1&a=2', acceptLanguage: ['fr'] }
    expect(broken.pass(asked)).toEqual(edge.pass(asked))
    expect(broken.run(asked)).not.toHaveProperty('group')
  })
})
