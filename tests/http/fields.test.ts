/** Answers cut down by `fields`: what comes, what always comes with it, and what is refused. */
import * as fc from 'fast-check'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { dataShapes, shapes } from '../../functions/http/answer-shapes.ts'
import { cutting, fieldsOf } from '../../functions/http/cutting.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import type { Operation } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { releaseOf } from '../support/app.ts'
import { bodyAt } from '../support/ask.ts'
import { smallApp, smallDataset, smallNow } from '../support/small-directory.ts'

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

const cuttable = operations.filter(({ fields }) => fields)

/** One with much in it for each operation that takes `fields`. */
const addresses = [
  '/v1/access?country=BE&cancerType=melanoma',
  '/v1/access?country=FR&cancerType=nsclc&history=true',
  '/v1/resources?limit=100',
  '/v1/cancer-types?',
  '/v1/cancer-types/melanoma/availability?',
  '/v1/countries?',
  '/v1/countries/BE/availability?',
  '/v1/medicines?',
  '/v1/publications?',
  '/v1/terms?',
]

function operationAt(address: string): Operation {
  const path = address.replace(/\?.*/, '')
  const found = cuttable.find((one) =>
    new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  if (found === undefined) throw new Error(`nothing to cut at ${address}`)
  return found
}

const namesAt = (address: string) => fieldsOf(dataShapes[operationAt(address).id] ?? '')

/**
 * What may be left out of each object. A new field stands on neither list: decide here whether what
 * is left could be taken for more than it is without it, and in `cutting.ts` if so.
 */
const dispensable: Readonly<Record<string, string>> = {
  Access:
    'principle euWide national ask reimbursement jointAssessment resources resourcesTotal links',
  AccessLinks: 'resources availability reimbursement',
  Age: '',
  Ask: 'availableLocales url phone role',
  Authorisation: 'text sources officialPage',
  AvailabilityEntry: 'principle euWide national ask',
  CancerType: 'synonyms searchTerms availableLocales group codes medicines',
  CancerTypeAvailability: 'euWide countries',
  CancerTypeName: '',
  Caution: 'text availableLocales',
  ClassificationCode: '',
  Country: 'availableLocales locales notes',
  CountryAvailability: 'entries',
  CountryName: '',
  EarlyAccess: 'body text availableLocales reviewBy sources',
  EntryOfType: 'principle national ask',
  GivenWith: '',
  JointAssessment: 'body text availableLocales reviewBy sources',
  LinkCheck: '',
  Medicine: 'inn brand class internationalInn',
  MedicineWithTypes: 'inn brand class internationalInn cancerTypes',
  Note: 'text availableLocales reviewBy supersededBy sources officialPage authorisations',
  OfficialBody: 'url availableLocales sources',
  Principle: 'text availableLocales sources',
  Publication: 'title description availableLocales publisher members language statements',
  PublicationDates: '',
  PublicationMember: 'url',
  PublicationStatement: 'about cancerTypes addresses text availableLocales',
  Region: '',
  Reimbursement:
    'principle summary availableLocales assessment decision payer earlyAccess waitIndicators reviewBy sources',
  Resource:
    'kind url phone languages cancerTypes audiences title description availableLocales aboutSideEffects checkedOn sources link',
  Source: 'url title publisher',
  Term: 'availableLocales label definition',
  Use: '',
  WaitIndicator: 'availableLocales source',
}

const plainNames = (shape: string) =>
  (shapes[shape] ?? '').split(' ').map((field) => field.split(':')[0] ?? '')

/** An object with all that its shape has, and nothing but names in it. */
function wholeOf(shape: string): Record<string, unknown> {
  return Object.fromEntries(
    (shapes[shape] ?? '').split(' ').map((field) => {
      const [name = '', of] = field.split(':')
      return [name, of === undefined ? name : [wholeOf(of)]]
    }),
  )
}

/** Shapes of the objects within an answer, with the way to each. */
function* objectsIn(shape: string, at: readonly string[] = []): Generator<[string[], string]> {
  for (const field of (shapes[shape] ?? '').split(' ')) {
    const [name = '', of] = field.split(':')
    if (of === undefined) continue
    const way = [...at, name]
    yield [way, of]
    yield* objectsIn(of, way)
  }
}

/** What stands there, wherever lists lie in between. */
function valuesAt(value: unknown, way: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, way))
  const [field, ...rest] = way
  if (field === undefined) return [value]
  return typeof value === 'object' && value !== null && Object.hasOwn(value, field)
    ? valuesAt(fieldOf(value, field), rest)
    : []
}

const spare = (shape: string) =>
  new Set((dispensable[shape] ?? '').split(' ').filter((name) => name !== ''))

/** By the list above alone, without a plan: what is left of an answer. */
function cutBy(chosen: readonly string[], shape: string, value: unknown, before = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => cutBy(chosen, shape, one, before))
  if (typeof value !== 'object' || value === null) return value
  const kinds = new Map(
    (shapes[shape] ?? '').split(' ').map((field) => {
      const [name = '', of = ''] = field.split(':')
      return [name, of]
    }),
  )
  const left = Object.entries(value).flatMap(([name, held]): [string, unknown][] => {
    const way = `${before}${name}`
    if (chosen.includes(way)) return [[name, held]]
    if (chosen.some((one) => one.startsWith(`${way}.`))) {
      return [[name, cutBy(chosen, kinds.get(name) ?? '', held, `${way}.`)]]
    }
    return spare(shape).has(name) || !kinds.has(name) ? [] : [[name, held]]
  })
  return Object.fromEntries(left)
}

const dataAt = async (address: string) => fieldOf(await bodyAt(app, address), 'data')

describe('an answer with `fields`', () => {
  it.each(addresses)('H-60 at %s is the whole answer without what was not chosen', async (from) => {
    const shape = dataShapes[operationAt(from).id] ?? ''
    const some = fc.uniqueArray(fc.constantFrom(...namesAt(from)), { minLength: 1, maxLength: 8 })
    const locale = fc.constantFrom('en', 'fr', 'pl')
    await fc.assert(
      fc.asyncProperty(some, locale, async (chosen, tag) => {
        const address = `${from}&locale=${tag}`
        const whole = await dataAt(address)
        const cut = await dataAt(`${address}&fields=${chosen.join(',')}`)
        // As text: what is left stands in the order of the whole answer.
        expect(JSON.stringify(cut)).toBe(JSON.stringify(cutBy(chosen, shape, whole)))
        for (const way of chosen.map((one) => one.split('.'))) {
          expect(valuesAt(cut, way)).toEqual(valuesAt(whole, way))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('H-61 leaves out of no object what keeps the rest from being misread', () => {
    const left = new Map<string, ReadonlySet<string>>()
    for (const { id } of cuttable) {
      const root = dataShapes[id] ?? ''
      for (const [way, shape] of [[[], root] as const, ...objectsIn(root)]) {
        for (const chosen of plainNames(shape)) {
          const { cut, errors } = cutting(id, [[...way, chosen].join('.')], (_, made) => made)
          expect(errors).toEqual([])
          const [object] = valuesAt(cut(wholeOf(root)), way)
          const missing = plainNames(shape).filter((name) => fieldOf(object, name) === undefined)
          left.set(shape, new Set([...(left.get(shape) ?? []), ...missing]))
        }
      }
    }
    const spared = Object.keys(dispensable).map((shape) => [shape, spare(shape)] as const)
    expect(left).toEqual(new Map(spared))
  })

  it('H-61 never says a status without its dates, its use, its region and its freshness', async () => {
    const cut = await dataAt(
      '/v1/access?country=FR&cancerType=nsclc&fields=national.text,euWide.id',
    )
    const notes = [...valuesAt(cut, ['national']), ...valuesAt(cut, ['euWide'])]
    expect(notes.length).toBeGreaterThan(1)
    for (const note of notes) {
      expect(Object.keys(note as object)).toEqual(
        expect.arrayContaining(
          'id country region status medicines combination use decidedOn confirmedOn freshness superseded confidence locale translation'.split(
            ' ',
          ),
        ),
      )
    }
    expect(valuesAt(cut, ['state'])).toHaveLength(1)
  })

  it('H-61 has its notice, its page and its counts all the same', async () => {
    const address = '/v1/resources?country=BE&limit=2&facets=true'
    const whole = await bodyAt(app, address)
    const cut = await bodyAt(app, `${address}&fields=title`)
    expect(fieldOf(cut, 'meta')).toEqual(fieldOf(whole, 'meta'))
    expect(fieldOf(fieldOf(cut, 'meta'), 'notice')).toHaveProperty('text')
    expect(fieldOf(cut, 'facets')).toEqual(fieldOf(whole, 'facets'))
    expect(fieldOf(fieldOf(cut, 'page'), 'total')).toBe(fieldOf(fieldOf(whole, 'page'), 'total'))
  })

  it('is one answer, however its names are ordered, written and repeated', async () => {
    const texts = await Promise.all(
      [
        'fields=title,url',
        'fields=url,title,url',
        'fields=url&fields=title',
        'fields=url%2Ctitle',
      ].map(async (query) => JSON.stringify(await dataAt(`/v1/resources?limit=3&${query}`))),
    )
    expect(new Set(texts).size).toBe(1)
  })

  it('has a field whole that is chosen whole and in part', async () => {
    const both = await dataAt('/v1/resources?limit=3&fields=sources.url,sources')
    expect(both).toEqual(await dataAt('/v1/resources?limit=3&fields=sources'))
  })
})

describe('a walk with `fields`', () => {
  type Page = { readonly data: unknown; readonly next: string | null }
  async function pageAt(address: string): Promise<Page> {
    const body = await bodyAt(app, address)
    const next = fieldOf(fieldOf(body, 'page'), 'next')
    return { data: fieldOf(body, 'data'), next: typeof next === 'string' ? next : null }
  }

  async function walked(first: string, change = (next: string) => next) {
    const found: unknown[] = []
    for (let address: string | null = first; address !== null;) {
      const page: Page = await pageAt(address)
      found.push(...valuesAt(page.data, []))
      address = page.next === null ? null : change(page.next)
    }
    return found
  }

  it('H-60 passes the same resources, cut on every page', async () => {
    const whole = await walked('/v1/resources?limit=7&locale=fr')
    const cut = await walked('/v1/resources?limit=7&locale=fr&fields=title')
    expect(valuesAt(cut, ['id'])).toEqual(valuesAt(whole, ['id']))
    expect(valuesAt(cut, ['title'])).toEqual(valuesAt(whole, ['title']))
    expect(valuesAt(cut, ['description'])).toEqual([])
  })

  it('H-60 may choose others on the next page: they say nothing about what is on the list', async () => {
    const whole = await walked('/v1/resources?limit=7')
    const changed = await walked('/v1/resources?limit=7&fields=title', (next) =>
      next.replace('fields=title', 'fields=url'),
    )
    expect(valuesAt(changed, ['id'])).toEqual(valuesAt(whole, ['id']))
    expect(valuesAt(changed.slice(0, 7), ['url'])).toEqual([])
    expect(valuesAt(changed.slice(7), ['url'])).toEqual(valuesAt(whole.slice(7), ['url']))
  })
})

describe('answers that are kept', () => {
  it('H-56 are never given for other fields, and have entity tags of their own', async () => {
    const dataset = await smallDataset()
    const keeping = createProofApp(dataset, releaseOf(dataset), {
      now: () => smallNow,
      kept: keepAnswers(),
    })
    const base = '/v1/access?country=BE&cancerType=melanoma'
    const asked = ['', '&fields=state', '&fields=national.text', '&fields=national', '&fields=ask']
    const tags = new Set<string | null>()
    for (const query of [...asked, ...asked.toReversed()]) {
      const fresh = await app.request(`${base}${query}`)
      const kept = await keeping.request(`${base}${query}`)
      expect(await kept.text()).toBe(await fresh.text())
      expect(kept.headers.get('etag')).toBe(fresh.headers.get('etag'))
      tags.add(kept.headers.get('etag'))
    }
    expect(tags.size).toBe(asked.length)
  })
})

describe('fields that are refused', () => {
  async function refusedAt(address: string) {
    const answer = await app.request(address)
    expect(answer.status).toBe(400)
    const errors = fieldOf(await answer.json(), 'errors')
    if (!Array.isArray(errors)) throw new Error('a problem without errors')
    return errors.map(({ parameter, code, detail }) => ({
      parameter,
      code,
      detail: String(detail),
    }))
  }

  it.each([
    ['/v1/resources', 'titel', 'title'],
    ['/v1/resources', 'Title', 'title'],
    ['/v1/resources', 'link.sate', 'link.state'],
    ['/v1/resources', 'checkedAt', 'link.checkedAt'],
    ['/v1/access?country=BE&cancerType=melanoma', 'status', 'national.status'],
    ['/v1/access?country=BE&cancerType=melanoma', 'national.txt', 'national.text'],
    ['/v1/countries/BE/availability', 'state', 'entries.state'],
    ['/v1/terms', 'lable', 'label'],
  ])('H-62 at %s tell of %s what is nearest: %s', async (path, field, nearest) => {
    const [error] = await refusedAt(`${path}${path.includes('?') ? '&' : '?'}fields=${field}`)
    expect(error).toMatchObject({ parameter: 'fields', code: 'unknown-field' })
    expect(error?.detail).toMatch(new RegExp(`Nearest: .*${nearest.replace('.', '\\.')}\\b`))
  })

  it.each([
    ['constructor', 'id, kind, url'],
    ['toString', 'id, kind, url'],
    ['data', 'id, kind, url'],
    ['url.length', 'id, kind, url'],
    ['link.zebra', 'link.state, link.checkedAt'],
    ['sources.url.host', 'sources.url, sources.title, sources.publisher'],
  ])('H-62 tell of %s which there are', async (field, there) => {
    const [error] = await refusedAt(`/v1/resources?fields=${field}`)
    expect(error?.code).toBe('unknown-field')
    expect(error?.detail).toContain(`There are: ${there}`)
  })

  it('H-62 are told all at once, with everything else that is wrong', async () => {
    const errors = await refusedAt('/v1/resources?kind=gide&fields=titel,url,foo&limit=0')
    expect(errors.map(({ parameter, code }) => `${parameter} ${code}`)).toEqual([
      'kind malformed',
      'fields unknown-field',
      'fields unknown-field',
      'limit malformed',
    ])
  })

  it.each(['', ',', 'title,', '.title', 'link..state', '__proto__', 'a b', 'ti%C3%ABtel', '*'])(
    'H-62 are malformed as "%s"',
    async (text) => {
      const [error] = await refusedAt(`/v1/resources?fields=${text}`)
      expect(error).toMatchObject({ parameter: 'fields', code: 'malformed' })
    },
  )

  it('H-62 are at most 50', async () => {
    const names = (count: number) => Array.from({ length: count }, () => 'title').join(',')
    expect((await app.request(`/v1/countries?fields=${names(50)}`)).status).toBe(400)
    expect((await app.request(`/v1/resources?fields=${names(50)}`)).status).toBe(200)
    const [error] = await refusedAt(`/v1/resources?fields=${names(51)}`)
    expect(error?.code).toBe('malformed')
  })

  it('are no parameter where an answer is never cut', async () => {
    for (const path of ['/v1', '/v1/search?q=lung', '/v1/resources/esmo-guide-io', '/v1/changes']) {
      const [error] = await refusedAt(`${path}${path.includes('?') ? '&' : '?'}fields=id`)
      expect(error?.code).toBe('unknown-parameter')
    }
  })
})

describe('the fields that there are', () => {
  it('are known of every operation that takes `fields`, and each can be chosen', async () => {
    expect(Object.keys(dataShapes)).toEqual(cuttable.map(({ id }) => id))
    expect(new Set(addresses.map((one) => operationAt(one).id))).toEqual(
      new Set(cuttable.map(({ id }) => id)),
    )
    for (const address of addresses) {
      for (const field of namesAt(address)) {
        const answer = await app.request(`${address}&fields=${field}`)
        expect(`${field} ${answer.status}`).toBe(`${field} 200`)
      }
    }
  })
})
