/** The client asks a running server: what its calls give, and what they fail with. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createClient,
  NetworkError,
  noticeHtml,
  ProblemError,
  type Client,
  type ClientOptions,
  type Fetch,
} from '../../functions/client/client.ts'
import { createProofApp } from '../../functions/compose.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { releaseOf } from '../support/app.ts'
import { answering, enveloped, notice } from '../support/fetch-double.ts'
import { smallApp, smallDataset, smallNow } from '../support/small-directory.ts'

let server: Server
let client: Client
const clientFor = (options: Partial<ClientOptions> = {}) =>
  createClient({ baseUrl: server.url, ...options })
beforeAll(async () => {
  server = await serve(await smallApp(), { host: '127.0.0.1', port: 0 })
  client = clientFor()
})
afterAll(() => server.close())

async function failure(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (error: unknown) => error,
  )
}

async function problemOf(call: Promise<unknown>): Promise<ProblemError> {
  const error = await failure(call)
  if (error instanceof ProblemError) return error
  throw new Error(`no problem: ${String(error)}`)
}

describe('a call', () => {
  it('gives data, notice and meta, in the language of the client or of the call', async () => {
    const french = clientFor({ locale: 'fr' })
    const answer = await french.access({ country: 'be', cancerType: 'melanoma' })
    expect(answer.data.country.code).toBe('BE')
    expect(answer.data.ask).not.toEqual([])
    expect(answer.meta.locale).toBe('fr')
    expect(answer.notice).toEqual(answer.meta.notice)
    expect(answer.notice.locale).toBe('fr')
    expect(answer.received).toMatchObject({ from: 'network', requestId: expect.any(String) })
    const german = await french.countries.get({ code: 'BE', locale: 'de' })
    expect(german.meta.locale).toBe('de')
  })

  it('tells of every text in which language it is', async () => {
    const { data } = await client.cancerTypes.list({ locale: 'pl' })
    expect(data.length).toBeGreaterThan(0)
    for (const { locale, availableLocales } of data) expect(availableLocales).toContain(locale)
  })

  it('takes one value or a list where the API takes several, and what is undefined as not given', async () => {
    const both = await client.resources.list({ country: ['BE', 'FR'], limit: 100 })
    const one = await client.resources.list({ country: 'BE', limit: 100, kind: undefined })
    expect(both.page.total).toBeGreaterThan(one.page.total)
    expect(one.page.total).toBeGreaterThan(0)
  })

  it('gives what tells nothing medical as data alone', async () => {
    const health = await client.health()
    expect(health.data).toEqual({ status: 'ok' })
    expect('notice' in health).toBe(false)
    const { data: document } = await client.openApi()
    expect(document['openapi']).toMatch(/^3\.1/)
    const { data: page } = await client.problemPage({ type: 'not-found' })
    expect(page).toMatch(/^<!doctype html>/i)
  })

  it('leads below a path, and a value in a path stays one', async () => {
    const { fetch, asked } = answering(enveloped({}))
    const below = createClient({ baseUrl: 'https://partner.example/io/', fetch })
    await below.resources.get({ id: '../x y' })
    expect(asked[0]?.address).toBe('https://partner.example/io/v1/resources/..%2Fx%20y')
  })
})

describe('a refusal', () => {
  it('is a ProblemError that names every parameter, and repeats nothing of them in its message', async () => {
    const problem = await problemOf(client.access({ country: 'XX', cancerType: 'no-such-type' }))
    expect(problem).toMatchObject({
      name: 'ProblemError',
      operation: 'getAccess',
      status: 400,
      type: '/problems/invalid-parameters',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect(problem.errors.map(({ parameter, code }) => [parameter, code])).toEqual([
      ['country', 'unknown-value'],
      ['cancerType', 'unknown-value'],
    ])
    expect(problem.message).not.toMatch(/XX|no-such-type/)
  })

  it('says what would be accepted instead of a code that is too broad', async () => {
    const problem = await problemOf(client.cancerTypes.get({ id: 'icd10:C34' }))
    expect(problem.type).toBe('/problems/code-too-broad')
    const candidates = problem.errors.flatMap((error) => error.candidates ?? [])
    expect(candidates.map(({ id }) => id)).toContain('nsclc')
  })

  it('says in which languages a record is held', async () => {
    const { data } = await client.resources.list({ limit: 100, fallback: 'any', locale: 'pl' })
    const other = data.find(({ locale }) => locale !== 'pl')
    if (other === undefined) throw new Error('every resource is held in Polish')
    const problem = await problemOf(
      client.resources.get({ id: other.id, locale: 'pl', fallback: 'none' }),
    )
    expect(problem.type).toBe('/problems/not-in-locale')
    expect(problem.availableLocales).toEqual(other.availableLocales)
  })

  it('is told by its status where no problem comes with it', async () => {
    const { fetch } = answering({ status: 403, body: '<html>Forbidden</html>' })
    expect(await problemOf(clientFor({ fetch }).countries.list())).toMatchObject({
      status: 403,
      type: 'about:blank',
      errors: [],
    })
  })

  it('stands apart from no answer at all, and from the answer of something else', async () => {
    const gone = clientFor({ fetch: answering(new TypeError('no route')).fetch, tries: 1 })
    expect(await failure(gone.health())).toMatchObject({
      name: 'NetworkError',
      reason: 'unreachable',
      cause: { message: 'no route' },
    })
    const bodies = ['<html>Log in</html>', 'null', '[]', { data: {}, meta: {} }]
    for (const body of bodies) {
      const portal = clientFor({ fetch: answering({ body }).fetch })
      expect(await failure(portal.terms())).toMatchObject({ reason: 'not-the-api' })
    }
    expect(await failure(gone.health())).toBeInstanceOf(NetworkError)
  })
})

describe('a walk', () => {
  it('gives every record of a list once, whatever the size of its pages', async () => {
    const { data, page } = await client.resources.list({ country: 'BE', limit: 100 })
    expect(page.next).toBeNull()
    const ids: string[] = []
    for await (const resource of client.resources.all({ country: 'BE', limit: 3 }))
      ids.push(resource.id)
    expect(ids.length).toBeGreaterThan(6)
    expect(ids).toEqual(data.map(({ id }) => id))
  })

  it('has a notice, and pages with theirs', async () => {
    const walk = client.resources.all({ locale: 'fr', limit: 50 })
    expect((await walk.notice()).locale).toBe('fr')
    for await (const page of walk.pages()) expect(page.notice).toEqual(await walk.notice())
  })

  it('asks nothing before it is walked, and no page more than is looked at', async () => {
    const asked: string[] = []
    const fetch: Fetch = (address, init) => {
      asked.push(address)
      return globalThis.fetch(address, init)
    }
    const walk = clientFor({ fetch, cache: false }).resources.all({ limit: 2 })
    expect(asked).toEqual([])
    for await (const resource of walk) if (resource.id !== '') break
    await walk.notice()
    expect(asked).toHaveLength(1)
  })

  it('ends with where to start again when its release is gone midway', async () => {
    const dataset = await smallDataset()
    const options = { now: () => smallNow }
    const before = createProofApp(dataset, releaseOf(dataset), options)
    const after = createProofApp(dataset, { ...releaseOf(dataset), id: 'ff'.repeat(8) }, options)
    let asked = 0
    const fetch: Fetch = async (address, init) =>
      (asked++ === 0 ? before : after).request(address, init)
    const seen: string[] = []
    const walk = clientFor({ fetch }).resources.all({ country: 'BE', limit: 2 })
    const problem = await problemOf(
      (async () => {
        for await (const { id } of walk) seen.push(id)
      })(),
    )
    expect(seen).toHaveLength(2)
    expect(problem.type).toBe('/problems/release-gone')
    expect(problem.restart).toMatch(/^\/v1\/resources\?country=BE/)
  })

  it('follows no address that would leave its host', async () => {
    const next = '@elsewhere.example/v1/resources'
    const page = { ...enveloped([]), body: { data: [], page: { next }, meta: { notice } } }
    const { fetch, asked } = answering(page, { status: 404 })
    const walk = createClient({ baseUrl: 'https://directory.example', fetch }).resources.all()
    const walked = (async () => {
      for await (const resource of walk) expect(resource).toBeUndefined()
    })()
    expect(await failure(walked)).toMatchObject({ reason: 'not-the-api' })
    expect(asked).toHaveLength(1)
  })
})

it('the notice is shown in its own language, and its text stays text', () => {
  expect(
    noticeHtml({ notice: { text: 'a < b & "c"', locale: 'fr', translation: 'original' } }),
  ).toBe('<p role="note" lang="fr" dir="auto">a &lt; b &amp; &quot;c&quot;</p>')
})
