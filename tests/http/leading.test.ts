/** Where answers and refusals lead: each address stays in the release, the language and the filters that were asked for. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { createApp } from '../../functions/http/app.ts'
import { readCursor, writeCursor } from '../../functions/http/cursor.ts'
import type { KeptAnswers } from '../../functions/http/kept-answers.ts'
import { languageKey } from '../../functions/http/language.ts'
import {
  addressOf,
  inPermittedLocale,
  momentaryOperation,
  operation,
  parametersOf,
  recordNamed,
} from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { Problem } from '../../functions/http/problems.ts'
import type { Source } from '../../functions/http/source.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import type { TextByLocale } from '../../functions/model/text.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { releaseOf } from '../support/app.ts'
import { ask, bodyAt } from '../support/ask.ts'
import { smallDataset, smallDay, smallNow } from '../support/small-directory.ts'

const old = 'aaaaaaaaaaaaaaaa'
const gone = 'ffffffffffffffff'
let app: Hono
/** The releases that were looked for, and what was kept from then on. */
const lookedFor: string[] = []
const turned: string[] = []
const wanted: string[] = []
beforeAll(async () => {
  const dataset = await smallDataset()
  const release = releaseOf(dataset)
  const edition = { directory: createDirectory(dataset), release, links: nothingChecked }
  const source: Source = {
    current: async () => edition,
    retained: async (id) => {
      lookedFor.push(id)
      return [old, release.id].includes(id)
        ? { ...edition, release: { ...release, id } }
        : undefined
    },
    releases: async () => [release],
    state: () => 'ok',
  }
  const parts = { openapi: async () => '', problemPage: () => undefined, now: () => smallNow }
  const kept: KeptAnswers = {
    turnTo: (of, day) => void turned.push(`${of.release.id} ${day}`),
    find: async (key, make) => {
      wanted.push(`${key.edition.release.id} ${key.day} ${key.language} ${key.address}`)
      return make()
    },
  }
  app = createApp({ ...parts, source, kept })
})

async function refused(address: string) {
  const response = await app.request(address)
  return ProblemBody.parse(await response.json())
}

const kept = `release=${old}`

describe('an answer of an older release', () => {
  it('about access leads to what it is made of, there and in the same language', async () => {
    const query = `country=be&cancerType=icd10:C43&fallback=language&locale=fr-BE&${kept}`
    const { data, meta } = await ask(app, `/v1/access?${query}&stage=advanced&line=first`)
    expect(meta.release).toBe(old)
    const own = `fallback=language`
    expect(data.links).toEqual({
      resources: `/v1/resources?cancerType=melanoma&country=BE&${own}&locale=fr&${kept}`,
      availability: `/v1/countries/BE/availability?cancerType=melanoma&${own}&line=first&locale=fr&${kept}&stage=advanced`,
      reimbursement: `/v1/countries/BE/reimbursement?${own}&locale=fr&${kept}`,
    })
    const past = await ask(app, '/v1/access?country=BE&cancerType=melanoma&history=true')
    expect(past.data.links).toEqual({
      resources: '/v1/resources?cancerType=melanoma&country=BE&locale=en',
      availability: '/v1/countries/BE/availability?cancerType=melanoma&history=true&locale=en',
      reimbursement: '/v1/countries/BE/reimbursement?locale=en',
    })
    const now = await ask(app, '/v1/access?country=BE&cancerType=melanoma&history=false')
    expect(now.data.links.availability).not.toContain('history')
  })

  it('that says nothing of a country leads to the EU-wide note and to the group there', async () => {
    const query = `country=AT&cancerType=rcc&locale=fr&fallback=language&${kept}`
    const body = await bodyAt(app, `/v1/access?${query}`)
    expect(fieldOf(body, 'empty')).toMatchObject([
      {
        list: 'data.national',
        reason: 'nothing-stated',
        links: [
          { rel: 'eu-wide', href: `/v1/cancer-types/rcc?fallback=language&locale=fr&${kept}` },
          {
            rel: 'group',
            href: expect.stringMatching(
              new RegExp(`^/v1/cancer-types\\?fallback=language&group=[a-z-]+&locale=fr&${kept}$`),
            ),
          },
        ],
      },
    ])
  })

  it('without entries leads to how the country pays there', async () => {
    const query = `medicine=tebentafusp&cancerType=nsclc&locale=fr&${kept}`
    const body = await bodyAt(app, `/v1/countries/PL/availability?${query}`)
    expect(fieldOf(body, 'empty')).toMatchObject([
      {
        links: [{ rel: 'reimbursement', href: `/v1/countries/PL/reimbursement?locale=fr&${kept}` }],
      },
    ])
  })

  it('to a search leads to each hit there', async () => {
    const query = `q=cancer&limit=50&locale=fr&fallback=any&${kept}`
    const { data } = await ask(app, `/v1/search?${query}`)
    const collections = {
      resource: 'resources',
      'cancer-type': 'cancer-types',
      country: 'countries',
      medicine: 'medicines',
    } as const
    expect(data.hits.length).toBeGreaterThan(3)
    for (const { type, id, href } of data.hits) {
      expect(href).toBe(`/v1/${collections[type]}/${id}?fallback=any&locale=fr&${kept}`)
    }
  })

  it('to a search that finds nothing leads to the same one without types, and in other locales', async () => {
    const types = `q=melanoma&type=country&locale=en-GB&${kept}`
    const [byType] = fieldOf(await bodyAt(app, `/v1/search?${types}`), 'empty') as object[]
    expect(byType).toMatchObject({
      list: 'data.hits',
      reason: 'filters',
      without: [{ parameter: 'type', href: `/v1/search?locale=en&q=melanoma&${kept}` }],
    })
    const language = `q=Hautkrebs&locale=fr&fallback=none&limit=3&${kept}`
    const [elsewhere] = fieldOf(await bodyAt(app, `/v1/search?${language}`), 'empty') as object[]
    expect(elsewhere).toMatchObject({ reason: 'not-in-locale', without: [] })
    expect(fieldOf(elsewhere, 'locales')).toContainEqual(
      expect.objectContaining({
        locale: 'de',
        href: `/v1/search?fallback=none&limit=3&locale=de&q=Hautkrebs&${kept}`,
      }),
    )
    const [nothing] = fieldOf(await bodyAt(app, '/v1/search?q=zzzqq'), 'empty') as object[]
    expect(nothing).toMatchObject({ reason: 'not-found', without: [], locales: [] })
  })

  it('in pages leads to the next one there, in the language that was served', async () => {
    const query = `limit=2&country=BE&${kept}`
    const response = await app.request(`/v1/resources?${query}`, {
      headers: { 'Accept-Language': 'fr-BE' },
    })
    const next = fieldOf(fieldOf(await response.json(), 'page'), 'next') as string
    expect(next).toMatch(
      new RegExp(`^/v1/resources\\?country=BE&cursor=[\\w-]+&limit=2&locale=fr&${kept}$`),
    )
    expect(response.headers.get('link')).toBe(`<${next}>; rel="next"`)
    const cursor = new URLSearchParams(next.split('?')[1]).get('cursor') ?? ''
    expect(readCursor(cursor)).toMatchObject({ release: old, offset: 2 })
    const second = await ask(app, next as '/v1/resources?x')
    expect(second.meta).toMatchObject({ release: old, locale: 'fr' })
    // A cursor says by itself of which release it is.
    const alone = await ask(app, `/v1/resources?limit=2&country=BE&locale=fr&cursor=${cursor}`)
    expect([alone.meta.release, alone.data]).toEqual([old, second.data])
  })
})

describe('a release that is not held', () => {
  it.each([
    [`/v1/countries/BE?release=${gone}`, '/v1/countries/BE'],
    [`/v1/resources?kind=guide&release=${gone}&locale=fr`, '/v1/resources?kind=guide&locale=fr'],
    [`/v1/resources?rel%65ase=${gone}&limit=2`, '/v1/resources?limit=2'],
    [`/v1/changes?limit=2&since=${gone}`, '/v1/release.ndjson'],
  ])('is 410, and leads to the same of now: %s', async (address, restart) => {
    const { type, detail, restart: told } = await refused(address)
    expect([type, told]).toEqual(['/problems/release-gone', restart])
    expect(detail).toContain(gone)
  })

  it('named by a cursor is the same, and the new walk begins without it', async () => {
    const { page } = await ask(app, '/v1/resources?limit=2&kind=guide')
    const found = readCursor(new URLSearchParams(page.next?.split('?')[1]).get('cursor') ?? '')
    if (found === undefined) throw new Error('no cursor')
    const cursor = writeCursor({ ...found, release: gone })
    const problem = await refused(`/v1/resources?limit=2&kind=guide&cursor=${cursor}`)
    expect(problem).toMatchObject({
      type: '/problems/release-gone',
      restart: '/v1/resources?kind=guide&limit=2',
    })
  })

  it('is told after what is wrong with the request itself, and before what it means', async () => {
    const wrong = await refused(`/v1/countries/BE/availability?release=${gone}&state=x`)
    expect(wrong.errors).toMatchObject([{ parameter: 'state', code: 'malformed' }])
    for (const path of ['/v1/countries/XX', '/v1/resources?country=XX&x', '/v1/resources?fields=x'])
      expect([
        path,
        (await refused(`${path}${path.includes('?') ? '&' : '?'}${kept}`)).status,
      ]).toEqual([path, path === '/v1/countries/XX' ? 404 : 400])
    expect((await refused(`/v1/countries/XX?release=${gone}`)).status).toBe(410)
  })
})

describe('what is wrong', () => {
  it('in the path alone is not there; with anything else it is for the caller to mend', async () => {
    expect(await refused('/v1/countries/XX')).toMatchObject({ type: '/problems/not-found' })
    expect(await refused('/v1/countries/XXX')).toMatchObject({
      type: '/problems/invalid-parameters',
    })
    const both = await refused('/v1/countries/XX/availability?medicine=aspirin')
    expect(both.type).toBe('/problems/invalid-parameters')
    expect(both.errors?.map(({ parameter }) => parameter)).toEqual(['code', 'medicine'])
    expect((await refused('/v1/resources?country=XX')).status).toBe(400)
  })

  it('is told of all there is, in one order', async () => {
    const { errors = [] } = await refused(
      '/v1/resources?x=1&cursor=bad&limit=0&fields=nothing&country=XX&locale=_&kind=y',
    )
    expect(errors.map(({ parameter, code }) => `${parameter} ${code}`)).toEqual([
      'x unknown-parameter',
      'locale malformed',
      'country unknown-value',
      'kind malformed',
      'fields unknown-field',
      'limit malformed',
      'cursor invalid-cursor',
    ])
  })
})

it('the language by which an answer is kept is that of the header, unless the address names one exactly', async () => {
  const directory = createDirectory(await smallDataset())
  const key = (query: string, header?: string) => languageKey(directory, query, header)
  expect(key('', 'pl')).toBe('pl')
  expect(key('', undefined)).toBe('en')
  expect(key('locale=fr', 'pl')).toBe('')
  expect(key('x=1&locale=fr', 'pl')).toBe('')
  expect(key('locale=fr&x=1', 'pl')).toBe('')
  for (const query of [
    'locale=fr-BE',
    'locale=FR',
    'locale=',
    'locale',
    'locale=xx&locale=fr',
    'locale&locale=fr',
    'xlocale=fr',
    'locale=fr%20',
    'x%20=1&locale=fr',
    'locales=fr',
    'x=locale=fr',
  ]) {
    expect([query, key(query, 'pl')]).toEqual([query, 'pl'])
  }
  // A per cent sign in a value hides no name.
  expect(key('x=%20&locale=fr', 'pl')).toBe('')
})

describe('an operation', () => {
  const declared = {
    id: 'listLocales',
    path: '/v1/{code}/x/{id}',
    tag: 'Directory',
    summary: '',
    description: '',
    parameters: {},
    example: {},
    problems: [],
    ofRelease: true,
  } as const
  const answer = () => ({ data: [] })
  const plainOne = operation({ ...declared, answer })

  it('takes what every one like it takes', () => {
    const namesOf = (one: Parameters<typeof parametersOf>[0]) => Object.keys(parametersOf(one))
    expect(namesOf(plainOne)).toEqual(['locale', 'fallback', 'release'])
    expect(namesOf({ ...plainOne, ofRelease: false })).toEqual(['locale', 'fallback'])
    expect(namesOf({ ...plainOne, paged: true, fields: true })).toEqual([
      'limit',
      'cursor',
      'fields',
      'locale',
      'fallback',
      'release',
    ])
    expect(namesOf({ ...plainOne, paged: 'in parts' }).slice(0, 1)).toEqual(['cursor'])
  })

  it('is kept unless it is momentary, and has an envelope where its form is JSON of ours', () => {
    const momentary = momentaryOperation({ ...declared, answer })
    expect([plainOne.lasting, momentary.lasting]).toEqual([true, false])
    expect([plainOne.mediaType, plainOne.enveloped]).toEqual(['application/json', true])
    expect(operation({ ...declared, answer, bare: true }).enveloped).toBe(false)
    const lines = operation({ ...declared, answer, mediaType: 'application/x-ndjson' })
    expect([lines.mediaType, lines.enveloped]).toEqual(['application/x-ndjson', false])
    const kinds = Object.groupBy(operations, ({ lasting }) => (lasting ? 'kept' : 'never'))
    expect(kinds.never?.map(({ id }) => id).toSorted()).toEqual([
      'describeDirectory',
      'downloadRelease',
      'followChanges',
      'listChanges',
      'listReleases',
    ])
  })

  it('is asked at an address that says each text once, where it belongs', () => {
    const inPath = { in: 'path' } as const
    const [some] = operations.flatMap(({ parameters }) => Object.values(parameters))
    if (some === undefined) throw new Error('no parameter')
    const parameters = { code: { ...some, ...inPath }, id: { ...some, ...inPath } }
    const at = (texts: Record<string, string>) => addressOf({ ...plainOne, parameters }, texts)
    expect(at({ code: 'BE', id: 'a b' })).toBe('/v1/BE/x/a%20b')
    expect(at({ code: 'BE', id: 'icd10:C43,x', q: 'é&,:', r: '' })).toBe(
      '/v1/BE/x/icd10:C43,x?q=%C3%A9%26,:&r=',
    )
    expect(at({})).toBe('/v1//x/')
  })
})

describe('a record', () => {
  const textIn = (...tags: string[]): TextByLocale<object> =>
    Object.fromEntries(tags.map((tag) => [tag, { state: 'original' as const }]))

  it('without a text that may be shown is told with the locales that have all of its texts', () => {
    const refusal = (...texts: TextByLocale<object>[]) => {
      try {
        return inPermittedLocale(undefined, texts)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return [error.type, error.details.availableLocales]
      }
    }
    expect(refusal(textIn('pl', 'en', 'de'))).toEqual(['not-in-locale', ['de', 'en', 'pl']])
    expect(refusal(textIn('pl', 'en', 'de'), textIn('fr', 'pl', 'en'))).toEqual([
      'not-in-locale',
      ['en', 'pl'],
    ])
    expect(refusal(textIn('pl', 'de'), textIn('pl'), textIn('de'))).toEqual(['not-in-locale', []])
    expect(refusal()).toEqual(['not-in-locale', []])
    expect(inPermittedLocale('x', [textIn()])).toBe('x')
    expect(inPermittedLocale('', [])).toBe('')
  })

  it('that a checked parameter names and that is not there is a fault of ours', () => {
    expect(recordNamed(new Map([['a', '']]), 'a')).toBe('')
    expect(() => recordNamed(new Map<string, string>(), 'a')).toThrow('names no record')
  })
})

describe('what is kept of an answer', () => {
  const current = '00112233445566aa'
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['', '/v1/countries', [], [`${current} ${smallDay} en /v1/countries?`]],
    [
      'in one language',
      '/v1/countries?locale=fr',
      [],
      [`${current} ${smallDay}  /v1/countries?locale=fr`],
    ],
    [
      'of an older release',
      `/v1/countries?release=${old}`,
      [old],
      [`${old} ${smallDay} en /v1/countries?release=${old}`],
    ],
    [
      'that only sounds like it',
      '/v1/resources?kind=guide&fields=title',
      [],
      [`${current} ${smallDay} en /v1/resources?kind=guide&fields=title`],
    ],
    ['of one that is gone', `/v1/countries?release=${gone}`, [gone], []],
    ['that is momentary', '/v1/releases', [], []],
    ['that is seldom asked for', '/v1/resources?q=cancer', [], []],
    ['that is seldom asked for, after others', '/v1/search?limit=1&q=cancer', [], []],
  ])(
    'is looked for in the release that was asked for, after turning to the active one: %s',
    async (_, address, asked, keys) => {
      for (const list of [lookedFor, turned, wanted]) list.length = 0
      await app.request(address)
      expect(turned).toEqual([`${current} ${smallDay}`])
      expect([lookedFor, wanted]).toEqual([asked, keys])
    },
  )
})

describe('whoever keeps a copy', () => {
  it('is told what changed also when a release in between goes just then', async () => {
    const dataset = await smallDataset()
    const ids = [old, 'bbbbbbbbbbbbbbbb', 'cccccccccccccccc']
    const summaries = ids.map((id, i) => ({ ...releaseOf(dataset), id, generation: i + 1 }))
    const editionOf = (of: typeof dataset, at: number) => ({
      directory: createDirectory(of),
      release: summaries[at] ?? releaseOf(of),
      links: nothingChecked,
    })
    const fewer = { ...dataset, resources: dataset.resources.slice(1) }
    const current = editionOf(dataset, 2)
    const source: Source = {
      current: async () => current,
      retained: async (id) => (id === old ? editionOf(fewer, 0) : undefined),
      releases: async () => summaries.toReversed(),
      state: () => 'ok',
    }
    const parts = { openapi: async () => '', problemPage: () => undefined, now: () => smallNow }
    const { data } = await ask(createApp({ ...parts, source }), `/v1/changes?since=${old}`)
    expect(data.map(({ change, id }) => [change, id])).toEqual([
      ['added', dataset.resources[0]?.id],
    ])
  })

  it('has a whole release in all its languages, and is told so', async () => {
    const { headers } = await app.request('/v1/release.ndjson')
    const { locales } = (await smallDataset()).manifest
    expect(headers.get('content-language')).toBe(locales.map(({ tag }) => tag).join(', '))
  })
})

it('access without resources in the reader’s language leads to those for the same readers in another', async () => {
  const dataset = await smallDataset()
  const resources = dataset.resources.map((one) => {
    const { tr: _, ...text } = one.text
    return { ...one, text }
  })
  const own = { ...dataset, resources }
  const bare = createProofApp(own, releaseOf(own), { now: () => smallNow })
  const query = 'country=BE&cancerType=melanoma&locale=tr&fallback=none'
  const body = await bodyAt(bare, `/v1/access?${query}&audience=patient`)
  const all = fieldOf(body, 'empty') as {
    list: string
    locales: { locale: string; href: string }[]
  }[]
  const found = all.find(({ list }) => list === 'data.resources')
  expect(found?.locales.find(({ locale }) => locale === 'fr')?.href).toBe(
    '/v1/resources?audience=patient&cancerType=melanoma&country=BE&fallback=none&locale=fr',
  )
})
