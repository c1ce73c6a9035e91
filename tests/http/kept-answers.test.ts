/** Finished answers that are kept: for whom, how many, and that nobody is ever given another's. */
import { setTimeout as sleep } from 'node:timers/promises'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { createApp } from '../../functions/http/app.ts'
import { keepAnswers, type AnswerKey, type KeptAnswers } from '../../functions/http/kept-answers.ts'
import { createLambdaHandler } from '../../functions/http/lambda.ts'
import { Problem } from '../../functions/http/problems.ts'
import { finish, type Finished } from '../../functions/http/reply.ts'
import type { Edition, Source } from '../../functions/http/source.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { releaseOf } from '../support/app.ts'
import { ask } from '../support/ask.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const requestId = '5f0c1c3e-6a0e-4a55-9a64-0d1f3f1c9a57'
let dataset: Dataset
let edition: Edition
beforeAll(async () => {
  dataset = await smallDataset()
  edition = {
    directory: createDirectory(dataset),
    release: releaseOf(dataset),
    links: nothingChecked,
  }
})

describe('what is kept', () => {
  type Sent = { method?: string; path: string; query: string; headers?: Record<string, string> }
  type Handler = ReturnType<typeof createLambdaHandler>

  function send(handler: Handler, { method = 'GET', path, query, headers = {} }: Sent) {
    const requestContext = { http: { method, path } }
    return handler({ rawPath: path, rawQueryString: query, headers, requestContext })
  }

  function handlers() {
    const options = { now: () => smallNow, requestId: () => requestId }
    const app = (kept: object) =>
      createProofApp(dataset, releaseOf(dataset), { ...options, ...kept })
    return {
      keeping: createLambdaHandler(app({ kept: keepAnswers() })),
      fresh: createLambdaHandler(app({})),
    }
  }

  const paths = [
    '/v1',
    '/v1/resources',
    '/v1//resources',
    '/v1/./resources',
    '/v1/resources/esmo-guide-io',
    '/v1/resources/esmo%2Dguide-io',
    '/v1/cancer-types/melanoma',
    '/v1/cancer-types/icd10:C34',
    '/v1/cancer-types/__proto__',
    '/v1/countries/BE',
    '/v1/countries/be',
    '/v1/countries/BE/reimbursement',
    '/v1/releases',
    '/v1/locales',
    '/v1/res\ud800ources',
    '/v1/resources fr /v1/terms',
  ]
  const id = '00112233445566aa'
  const parts = [
    'locale=fr',
    'locale=FR',
    'locale=fr-BE',
    'local%65=de',
    'locale=xx_YY',
    'locale=',
    'locale',
    'locale=fr,de',
    'country=BE',
    'country=be',
    'country=BE,FR',
    'country=BE%2CFR',
    'cancerType=icd10:C34',
    'limit=3',
    'limit=%33',
    'limit=0',
    'facets=true',
    'fallback=none',
    `release=${id}`,
    `rele%61se=${id}`,
    'release=ffffffffffffffff',
    'cursor=AAAA',
    'curso%72=AAAA',
    'cursor=CURSOR',
    '__proto__=1',
    'constructor=1',
    'kind=guide+',
    'kind=guide 2026-11-28 fr /v1?locale=de',
    '%E0%A4%A',
    'kind=%00',
    'kind=\u0000\n',
    '',
    '\ud800',
    'kind=\udc00',
    `kind=${'x'.repeat(5_000)}`,
    '#locale=de',
  ]
  const languages = ['', 'fr', 'de, fr;q=0.5', 'nl-BE', '*;q=0', 'fr'.repeat(900), '__proto__', 'é']

  it('H-56 is what would be made anew, byte for byte, whatever was asked before', async () => {
    const { keeping, fresh } = handlers()
    const first = await ask(
      createProofApp(dataset, releaseOf(dataset), { now: () => smallNow }),
      '/v1/resources?limit=3',
    )
    const cursor = new URL(first.page.next ?? '', 'http://a').searchParams.get('cursor') ?? ''
    const query = fc
      .array(fc.constantFrom(...parts), { maxLength: 4 })
      .map((all) => all.join('&').replaceAll('CURSOR', cursor))
    const headers = fc.record(
      {
        'accept-language': fc.constantFrom(...languages),
        'if-none-match': fc.constantFrom('*', '"x"'),
        'if-match': fc.constantFrom('*', '"x"'),
        accept: fc.constantFrom('application/json', 'text/html'),
      },
      { requiredKeys: ['accept-language'] },
    )
    const sent = fc.record({
      path: fc.constantFrom(...paths),
      query,
      headers,
      method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST'),
    })
    // The app that keeps lives through all runs, so that each run finds what those before have left.
    await fc.assert(
      fc.asyncProperty(sent, async (one) => {
        const expected = await send(fresh, one)
        expect(await send(keeping, one)).toEqual(expected)
        expect(await send(keeping, one)).toEqual(expected)
      }),
      { numRuns: 1_500 },
    )
  })

  it('H-56 differs in its language, whether header or address chooses it', async () => {
    const { keeping, fresh } = handlers()
    const path = '/v1/cancer-types/melanoma'
    for (const language of [...languages, ...languages.toReversed()]) {
      for (const query of ['', 'locale=fr', 'locale=pl', 'local%65=pl', 'locale=pl-PL']) {
        const one = { path, query, headers: { 'accept-language': language } }
        expect(await send(keeping, one)).toEqual(await send(fresh, one))
      }
    }
  })

  it('H-56 is one answer for all who are served in the same language, however they ask for it', async () => {
    const held = new Set<string>()
    const kept: KeptAnswers = {
      turnTo: () => undefined,
      find: async ({ language, address }, make) => {
        held.add(`${language} ${address}`)
        return make()
      },
    }
    const app = createProofApp(dataset, releaseOf(dataset), { now: () => smallNow, kept })
    const headers = ['fr', 'fr-BE, fr;q=0.9', 'xx, FR;q=0.2', `fr, ${'x'.repeat(3_000)}`]
    for (const header of headers) {
      await app.request('/v1/countries', { headers: { 'Accept-Language': header } })
    }
    expect([...held]).toEqual(['fr /v1/countries?'])
  })

  it.each(['locale=xx_YY', 'local%65=xx_YY&locale=fr', 'locale&locale=fr'])(
    'H-56 of a refusal is nothing, and several that wait are told in their own language: %s',
    async (query) => {
      const { keeping, fresh } = handlers()
      const asked = ['fr', 'pl'].map((language) => ({
        path: '/v1/cancer-types/icd10:C34',
        query,
        headers: { 'accept-language': language },
      }))
      const both = await Promise.all(asked.map((one) => send(keeping, one)))
      expect(both[0]?.body).not.toBe(both[1]?.body)
      expect(both).toEqual(await Promise.all(asked.map((one) => send(fresh, one))))
    },
  )
})

describe('what is asked of the release that is held', () => {
  it('H-32 H-56 a release that is no longer held is 410, however often it was answered', async () => {
    let held = true
    const old = {
      ...edition,
      release: { ...edition.release, id: 'aaaaaaaaaaaaaaaa', active: false },
    }
    const source: Source = {
      current: async () => edition,
      retained: async (id) => (held && id === old.release.id ? { ...old } : undefined),
      releases: async () => [edition.release, ...(held ? [old.release] : [])],
      state: () => 'ok',
    }
    const parts = { openapi: async () => '', problemPage: () => undefined, now: () => smallNow }
    const app = createApp({ ...parts, source, kept: keepAnswers() })
    const first = await ask(app, `/v1/resources?limit=2&release=${old.release.id}`)
    const addresses = [
      `/v1/resources?limit=2&release=${old.release.id}`,
      `/v1/resources?limit=2&rele%61se=${old.release.id}`,
      first.page.next ?? '',
      `/v1/countries/BE?release=${old.release.id}`,
    ]
    for (const address of [...addresses, ...addresses]) {
      expect((await app.request(address)).status).toBe(200)
    }
    expect((await ask(app, '/v1/releases')).data).toHaveLength(2)
    held = false
    for (const address of addresses) expect((await app.request(address)).status).toBe(410)
    // What can change while the edition stays is told as it is.
    expect((await ask(app, '/v1/releases')).data).toHaveLength(1)
    held = true
    for (const address of addresses) expect((await app.request(address)).status).toBe(200)
  })

  it('is looked for in every case: without it, nothing that is kept is served', async () => {
    let failing = false
    const source: Source = {
      current: async () => {
        if (failing) throw new Error('planted')
        return edition
      },
      retained: async () => undefined,
      releases: async () => [edition.release],
      state: () => 'ok',
    }
    const parts = { openapi: async () => '', problemPage: () => undefined, now: () => smallNow }
    const app = createApp({ ...parts, source, kept: keepAnswers() })
    expect((await app.request('/v1/countries')).status).toBe(200)
    failing = true
    expect((await app.request('/v1/countries')).status).toBe(500)
  })
})

describe('how many are kept', () => {
  const maxBytes = 100_000
  let made = 0
  function counting(text: string) {
    return async (): Promise<Finished> => {
      made += 1
      return finish(text, {})
    }
  }
  const keyOf = (address: string, changed: Partial<AnswerKey> = {}): AnswerKey => ({
    edition,
    day: '2026-11-28',
    language: 'en',
    address,
    ...changed,
  })
  function opened() {
    made = 0
    const kept = keepAnswers(maxBytes)
    kept.turnTo(edition, '2026-11-28')
    return kept
  }

  it('is bounded by bytes: what was not asked for longest goes first', async () => {
    const kept = opened()
    const text = 'x'.repeat(6_000)
    // Each has 8,000 bytes and some: twelve fit.
    for (let i = 0; i < 12; i++) await kept.find(keyOf(`/${i}`), counting(text))
    await kept.find(keyOf('/0'), counting(text))
    expect(made).toBe(12)
    await kept.find(keyOf('/12'), counting(text))
    await kept.find(keyOf('/0'), counting(text))
    expect(made).toBe(13)
    await kept.find(keyOf('/1'), counting(text))
    expect(made).toBe(14)
  })

  it('turned to again, goes on; what was begun before another turn is not kept after it', async () => {
    const kept = opened()
    await kept.find(keyOf('/0'), counting('0'))
    kept.turnTo({ ...edition }, '2026-11-28')
    await kept.find(keyOf('/0'), counting('0'))
    expect(made).toBe(1)
    const late = kept.find(keyOf('/1'), counting('late'))
    kept.turnTo(edition, '2026-11-29')
    await late
    await kept.find(keyOf('/1'), counting('again'))
    expect(made).toBe(3)
  })

  it('no more counts what has gone, whatever is made of it later', async () => {
    const kept = opened()
    const text = 'x'.repeat(6_000)
    const all: Finished[] = []
    for (let i = 0; i < 24; i++) all.push(await kept.find(keyOf(`/${i}`), counting(text)))
    for (const { body } of all.slice(0, 12)) body.bytes()
    await kept.find(keyOf('/24'), counting(text))
    expect(made).toBe(25)
    for (let i = 13; i < 25; i++) await kept.find(keyOf(`/${i}`), counting(text))
    expect(made).toBe(25)
    await kept.find(keyOf('/12'), counting(text))
    expect(made).toBe(26)
  })

  it('counts what is made of an answer later, and a text beyond Latin-1 twice', async () => {
    const text = 'x'.repeat(3_000)
    const kept = opened()
    // Each has 5,000 bytes and some: nineteen fit.
    const all = await Promise.all(
      Array.from({ length: 19 }, (_, i) => kept.find(keyOf(`/${i}`), counting(text))),
    )
    await kept.find(keyOf('/0'), counting(text))
    expect(made).toBe(19)
    all[18]?.body.bytes()
    await kept.find(keyOf('/1'), counting(text))
    expect(made).toBe(20)
    const wide = opened()
    for (let i = 0; i < 13; i++) await wide.find(keyOf(`/${i}`), counting(`${text}ł`))
    await wide.find(keyOf('/0'), counting(`${text}ł`))
    expect(made).toBe(14)
  })

  it('an encoded form is made once for all who ask for it, and counted', async () => {
    const kept = opened()
    const { body } = await kept.find(keyOf('/0'), counting('x'.repeat(1_000)))
    let encodings = 0
    const encode = async () => {
      encodings += 1
      await sleep(1)
      return Buffer.alloc(20_000)
    }
    await Promise.all([body.encoded('br', encode), body.encoded('br', encode)])
    await body.encoded('br', encode)
    expect(encodings).toBe(1)
    // It is now larger than an eighth of all, so it went.
    await kept.find(keyOf('/0'), counting(''))
    expect(made).toBe(2)
  })

  it('an answer that is too large is given and not kept', async () => {
    const kept = opened()
    for (let i = 0; i < 2; i++) await kept.find(keyOf('/0'), counting('x'.repeat(20_000)))
    expect(made).toBe(2)
  })

  it('none of another edition, report about links or day', async () => {
    const changes: Partial<AnswerKey>[] = [
      {},
      { day: '2026-11-29' },
      { language: 'fr' },
      { edition: { ...edition, links: { of: (link) => nothingChecked.of(link) } } },
      { edition: { ...edition, directory: { ...edition.directory } } },
      { edition: { ...edition, release: { ...edition.release, id: 'bbbbbbbbbbbbbbbb' } } },
      { edition: { ...edition, release: { ...edition.release, publishedAt: '2026-11-29' } } },
    ]
    const kept = opened()
    for (const [i, change] of [...changes.entries(), ...changes.entries()]) {
      const { body } = await kept.find(keyOf('/0', change), counting(String(i)))
      expect(body.text).toBe(String(i))
    }
    expect(made).toBe(changes.length)
    // Those of before go when edition or day change, and what is under way then is not kept.
    const late = kept.find(keyOf('/1'), counting('late'))
    kept.turnTo(edition, '2026-11-29')
    await late
    kept.turnTo(edition, '2026-11-28')
    await kept.find(keyOf('/0'), counting('0'))
    await kept.find(keyOf('/1'), counting('1'))
    expect(made).toBe(changes.length + 3)
  })

  it('what many ask for at once is made once; a failure reaches them all and is made again', async () => {
    const kept = opened()
    const wait = Promise.withResolvers<void>()
    const make = async () => {
      made += 1
      await wait.promise
      if (made === 1) throw new Problem('not-found', 'planted')
      return finish('now', {})
    }
    const asked = Array.from({ length: 20 }, async () => kept.find(keyOf('/0'), make))
    wait.resolve()
    const outcomes = await Promise.allSettled(asked)
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
    expect(made).toBe(1)
    expect((await kept.find(keyOf('/0'), make)).body.text).toBe('now')
    expect(made).toBe(2)
  })
})
