/** Why a list is empty, and that what is said to help does. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { Empty } from '../../functions/directory/answers/empty.ts'
import { answerOf } from '../../functions/http/answers.ts'
import { addressOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { releaseOf } from '../support/app.ts'
import { ask, bodyAt } from '../support/ask.ts'
import { smallApp, smallDataset, smallNow } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset
/** Of which nothing but names of cancer types is held in Turkish, and no resource is for professionals. */
let sparse: Hono
beforeAll(async () => {
  app = await smallApp()
  dataset = await smallDataset()
  const { resources, publications, countries } = dataset
  const without = <T extends { readonly text: object }>(record: T): T => {
    const { tr: _, ...text } = record.text as Record<string, unknown>
    return { ...record, text }
  }
  const bare: Dataset = {
    ...dataset,
    resources: resources
      .map(without)
      .filter(({ audiences }) => !audiences.includes('professional')),
    publications: publications.map(without),
    countries: countries.map(without),
  }
  sparse = createProofApp(bare, releaseOf(bare), { now: () => smallNow })
})

async function emptyAt(address: string, asked: Hono = app): Promise<Empty[]> {
  const list = fieldOf(await bodyAt(asked, address), 'empty')
  return list === undefined ? [] : Empty.array().min(1).parse(list)
}

/** The only one. */
async function explained(address: string, asked: Hono = app): Promise<Empty> {
  const [one, ...more] = await emptyAt(address, asked)
  if (one === undefined || more.length > 0) throw new Error(`${more.length} more at ${address}`)
  return one
}

/** How many there are in the list of an answer. */
async function totalAt(address: string, list: string, asked: Hono = app): Promise<number> {
  const body = await bodyAt(asked, address)
  const page = fieldOf(fieldOf(body, 'page'), 'total') ?? fieldOf(fieldOf(body, 'data'), 'total')
  if (typeof page === 'number') return page
  const held = list.split('.').reduce(fieldOf, body)
  return Array.isArray(held) ? held.length : NaN
}

/** Those that lead somewhere. */
function led(all: readonly { readonly total: number; readonly href: string | null }[]) {
  return all.flatMap(({ total, href }) => (href === null ? [] : [{ total, href }]))
}

const without = ({ without: all }: Empty) =>
  Object.fromEntries(all.map(({ parameter, total }) => [parameter, total > 0]))
const rels = ({ links }: Empty) => links.map(({ rel }) => rel)

describe('an empty list says which filter leaves nothing', () => {
  it.each([
    [
      '/v1/resources?country=GB&kind=hta-body&language=pl',
      { country: true, kind: true, language: true },
    ],
    [
      '/v1/resources?q=melanoma&kind=hta-body&language=pl',
      { q: true, kind: false, language: true },
    ],
    ['/v1/cancer-types?group=lung&medicine=tebentafusp', { group: true, medicine: true }],
    ['/v1/cancer-types?group=lung&code=icd10:C43', { group: true, code: true }],
    [
      '/v1/countries/PL/availability?cancerType=melanoma&medicine=tebentafusp',
      { cancerType: true, medicine: true },
    ],
    ['/v1/search?q=melanoma&type=country', { type: true }],
  ] as const)('%s', async (address, expected) => {
    const found = await explained(address)
    expect(found.reason).toBe('filters')
    expect(without(found)).toEqual(expected)
  })
})

const addresses = [
  '/v1/resources?country=GB&kind=hta-body&language=pl',
  '/v1/resources?q=melanoma&kind=hta-body&language=pl',
  '/v1/cancer-types?group=lung&medicine=tebentafusp&locale=fr',
  '/v1/countries/PL/availability?cancerType=melanoma&medicine=tebentafusp',
  '/v1/search?q=melanoma&type=country',
  '/v1/search?q=zzzqq',
] as const

describe('a list that holds something', () => {
  it.each(['/v1/countries/DE/availability', '/v1/search?q=nsclc', '/v1/resources'])(
    'of %s says nothing of why it were empty',
    async (address) => {
      expect(await bodyAt(app, address)).not.toHaveProperty('empty')
    },
  )
})

describe('what an empty list says to help', () => {
  it.each(addresses)('is there, in the number that is said: %s', async (address) => {
    const { list, without: all, links, locales } = await explained(address)
    expect(await totalAt(address, list)).toBe(0)
    for (const { parameter, total, href } of all) {
      const others = new URL(address, 'http://x')
      others.searchParams.delete(parameter)
      const { pathname, search } = others
      expect([parameter, total]).toEqual([parameter, await totalAt(pathname + search, list)])
      expect(href === null).toBe(total === 0)
    }
    for (const { total, href } of led([...all, ...(locales ?? [])])) {
      expect([href, await totalAt(href, list)]).toEqual([href, total])
    }
    for (const { href } of links) expect((await app.request(href)).status).toBe(200)
  })

  it('is whom to ask in the one country, patients’ own bodies first; else where to find them', async () => {
    const { data } = await ask(app, '/v1/access?country=GB&cancerType=melanoma')
    const one = await explained('/v1/resources?country=GB&kind=hta-body&language=pl')
    expect(one.ask.length).toBeGreaterThan(1)
    expect(one.ask).toEqual(data.ask)
    expect(one.ask[0]?.role).toBe('helpline')
    const two = await explained('/v1/resources?country=GB,BE&kind=hta-body&language=pl')
    expect([two.ask, rels(two)]).toEqual([[], ['ask']])
    expect(await totalAt(two.links[0]?.href ?? '', 'data')).toBeGreaterThan(0)
    const entries = await explained('/v1/countries/GB/availability?state=stated&cancerType=bcc')
    expect(entries.ask).toEqual(data.ask)
    expect(rels(entries)).toEqual(['reimbursement'])
  })
})

describe('a list that is empty for want of a language', () => {
  it.each([
    ['/v1/resources', 'data'],
    ['/v1/publications', 'data'],
    ['/v1/countries', 'data'],
    ['/v1/cancer-types/melanoma/availability', 'data.countries'],
  ])('says which locales hold it, and what fallback would show: %s', async (path, list) => {
    const address = `${path}?locale=tr&fallback=none`
    const found = await explained(address, sparse)
    expect(found.reason).toBe('not-in-locale')
    const locales = found.locales ?? []
    expect(locales.map(({ locale }) => locale)).toContain('en')
    expect(locales.map(({ locale }) => locale)).not.toContain('tr')
    for (const { total, href } of [...found.without, ...locales]) {
      expect(await totalAt(href ?? '', list, sparse)).toBe(total)
    }
    expect(without(found)).toEqual({ fallback: true })
    expect(await emptyAt(`${path}?locale=tr`, sparse)).toEqual([])
  })

  it('is told from one that nothing in any language would fill', async () => {
    const found = await explained(
      '/v1/resources?locale=tr&fallback=none&audience=professional',
      sparse,
    )
    expect(found).toMatchObject({ reason: 'filters', locales: [] })
    expect(without(found)).toEqual({ audience: false, fallback: false })
  })

  it('in a search leads to the same search in the locale that has hits', async () => {
    const { data, empty } = (await ask(app, '/v1/search?q=Hautkrebs&locale=fr&fallback=none')) as {
      data: { elsewhere: { locales: object[] | null } | null }
      empty?: Empty[]
    }
    expect(empty).toMatchObject([{ list: 'data.hits', reason: 'not-in-locale' }])
    expect(empty?.[0]?.locales).toEqual(data.elsewhere?.locales)
    const german = empty?.[0]?.locales?.find(({ locale }) => locale === 'de')
    expect(await totalAt(german?.href ?? '', 'data.hits')).toBe(german?.total)
  })
})

describe('an access answer that says nothing current of the country', () => {
  const pairs = async () => {
    const found = []
    for (const { code } of dataset.countries) {
      const { data } = await ask(app, `/v1/countries/${code}/availability`)
      found.push(...data.entries)
    }
    return found
  }
  const addressOfPair = (one: { country: { code: string }; cancerType: { id: string } }) =>
    `/v1/access?country=${one.country.code}&cancerType=${one.cancerType.id}`

  it('says that nothing is stated, or that all is past; one that states something says neither', async () => {
    const reasons = {
      unknown: 'nothing-stated',
      history: 'only-past',
      stated: undefined,
      unconfirmed: undefined,
    } as const
    const seen = new Set<string>()
    for (const one of await pairs()) {
      const all = await emptyAt(addressOfPair(one))
      const national = all.find(({ list }) => list === 'data.national')
      expect([one.state, national?.reason]).toEqual([one.state, reasons[one.state]])
      seen.add(one.state)
    }
    expect(seen.size).toBeGreaterThan(2)
  })

  it('leads to the EU-wide note where that holds, and only there', async () => {
    const unknown = (await pairs()).filter(({ state }) => state === 'unknown')
    const inEu = unknown.find(({ euWide }) => euWide !== null)
    const notInEu = unknown.find(({ euWide }) => euWide === null)
    if (inEu === undefined || notInEu === undefined) throw new Error('the dataset has changed')
    const [inside] = await emptyAt(addressOfPair(inEu))
    const [outside] = await emptyAt(addressOfPair(notInEu))
    expect(inside && rels(inside)).toEqual(['eu-wide', 'group'])
    expect(outside && rels(outside)).toEqual(['group'])
    const type = await ask(app, `/v1/cancer-types/${inEu.cancerType.id}`)
    expect(inside?.links[0]?.href).toBe(`/v1/cancer-types/${inEu.cancerType.id}?locale=en`)
    expect(type.data.euWide).toEqual(inEu.euWide)
  })

  it('for a stage and a line alone says how many notes there are for others', async () => {
    const narrowed = []
    for (const one of await pairs()) {
      if (one.state !== 'stated') continue
      const address = `${addressOfPair(one)}&stage=relapsed-or-refractory&line=fourth-or-later`
      const all = await emptyAt(address)
      narrowed.push(...all.filter(({ list }) => list === 'data.national'))
    }
    expect(narrowed.length).toBeGreaterThan(0)
    for (const one of narrowed) {
      expect(one.reason).toBe('filters')
      expect(one.without.map(({ parameter }) => parameter)).toEqual(['stage', 'line'])
      for (const { href, total } of led(one.without)) {
        expect(await totalAt(href, one.list)).toBe(total)
      }
    }
  })

  it('without resources for an audience says how many there are for others, unless none was asked for', async () => {
    const address = '/v1/access?country=BE&cancerType=melanoma&audience=professional'
    const found = (await emptyAt(address, sparse)).find(({ list }) => list === 'data.resources')
    expect(found?.reason).toBe('filters')
    const [audience] = found?.without ?? []
    expect(audience?.total).toBeGreaterThan(0)
    expect(await totalAt(audience?.href ?? '', 'data', sparse)).toBe(audience?.total)
    const none = await emptyAt(`${address}&resources=0`, sparse)
    expect(none.map(({ list }) => list)).not.toContain('data.resources')
  })
})

it('a copy that is up to date is told that nothing differs', async () => {
  const { meta } = await ask(app, '/v1/locales')
  const found = await explained(`/v1/changes?since=${meta.release}`)
  expect(found).toMatchObject({ list: 'data', reason: 'unchanged', links: [] })
  expect(await emptyAt('/v1/changes')).toEqual([])
})

describe('`empty`', () => {
  it('is absent where no list is empty, and is not in the schema of an answer that cannot be', async () => {
    for (const operation of operations) {
      if (!operation.enveloped) continue
      const address = addressOf(operation, operation.example)
      const body = await bodyAt(app, address)
      const shape = answerOf(operation)
      expect([address, shape.safeParse(body).success]).toEqual([address, true])
      const told = shape.safeParse(Object.assign({}, body, { empty: [] }))
      expect([address, told.success]).toEqual([address, false])
    }
    expect(await emptyAt('/v1/resources?country=BE')).toEqual([])
  })

  it('is shown in the document by an example that is one', () => {
    const examples: unknown = Empty.meta()?.['examples']
    expect(Empty.array().length(1).parse(examples)).toEqual(examples)
  })
})
