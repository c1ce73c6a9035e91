/** What is said of an empty list, by numbers that are given: each that is told wrongly sends a reader astray. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Empty } from '../../functions/directory/answers/empty.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { createView, type View } from '../../functions/directory/view.ts'
import { explainEmpty, findHelp, wholeList } from '../../functions/http/empty.ts'
import type { Context } from '../../functions/http/operation.ts'
import type { Fallback } from '../../functions/model/codes.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import { releaseOf } from '../support/app.ts'
import { smallDataset, smallDay } from '../support/small-directory.ts'

let directory: Directory
beforeAll(async () => {
  directory = createDirectory(await smallDataset())
})

type Filter = { readonly a?: string; readonly b?: string }

function contextOf(tag: string, fallback: Fallback, sent: Context['sent'] = {}): Context {
  const locale = directory.locales.get(tag)
  if (locale === undefined) throw new Error(`${tag} is not held`)
  return {
    directory,
    release: releaseOf(directory.dataset),
    links: nothingChecked,
    view: createView(locale, fallback, smallDay),
    offset: 0,
    limit: 20,
    kept: {},
    sent,
  }
}

/** How many there are in each locale, whatever the filter; in a chain, where one of its locales has some. */
const holding =
  (held: Readonly<Record<string, number>>, meets: (filter: Filter) => boolean = () => true) =>
  (filter: Filter, { tags }: View) =>
    meets(filter) ? Math.max(...tags.map((tag) => held[tag] ?? 0)) : 0

const explain = (
  context: Context,
  count: (filter: Filter, view: View) => number,
  listing: {
    readonly filter?: Filter
    readonly vast?: boolean
    readonly sent?: Context['sent']
  } = {},
) => explainEmpty(context, { list: 'data', path: '/v1/x', filter: {}, count, ...listing })

const localesOf = ({ locales }: Empty) => locales?.map(({ locale, total }) => `${locale} ${total}`)

describe('the reason', () => {
  it('is that none is held, where nothing was asked for and no locale holds any', async () => {
    const found = await explain(contextOf('en', 'any'), () => 0)
    expect(found).toEqual({
      list: 'data',
      reason: 'none-held',
      without: [],
      locales: [],
      links: [],
      ask: [],
    })
  })

  it('is the filters, where one was asked for, also one that leaves nothing by itself', async () => {
    const found = await explain(contextOf('en', 'any'), () => 0, { filter: { a: '1' } })
    expect(found.reason).toBe('filters')
    expect(found.without).toEqual([{ parameter: 'a', total: 0, href: null }])
  })

  it('is the fallback alone, where the whole chain holds some and no other locale does', async () => {
    const found = await explain(contextOf('fr', 'none'), (_, { tags }) => (tags.length > 1 ? 3 : 0))
    expect(found.reason).toBe('not-in-locale')
    expect(found.locales).toEqual([])
    expect(found.without).toEqual([{ parameter: 'fallback', total: 3, href: '/v1/x?locale=fr' }])
  })

  it('is the language, where another locale holds some and the chain does not', async () => {
    const found = await explain(contextOf('fr', 'any'), holding({ pl: 2 }), { filter: { a: '1' } })
    expect(found.reason).toBe('not-in-locale')
    expect(localesOf(found)).toEqual(['pl 2'])
  })
})

describe('filters', () => {
  it('are left out one at a time, and the address says what was asked without that one', async () => {
    const sent = { a: '1', b: '2', c: '3', limit: '5', cursor: 'x', fallback: 'any' }
    const asked: Filter[] = []
    const count = (filter: Filter, { fallback }: View) => {
      if (fallback === 'any') asked.push(filter)
      return filter.a === undefined ? 7 : 0
    }
    const filter = { a: '1', b: '2' }
    const found = await explain(contextOf('fr', 'any', sent), count, { filter })
    expect(asked).toEqual([{ b: '2' }, { a: '1' }])
    expect(filter).toEqual({ a: '1', b: '2' })
    expect(found.without).toEqual([
      { parameter: 'a', total: 7, href: '/v1/x?b=2&c=3&fallback=any&locale=fr' },
      { parameter: 'b', total: 0, href: null },
    ])
  })

  it('are those of the address that is given, where it is not that of the request', async () => {
    const listing = { filter: { a: '1' }, sent: { a: '1', d: '4' } }
    const found = await explain(contextOf('en', 'any', { c: '3' }), () => 0 + 1, listing)
    expect(found.without[0]?.href).toBe('/v1/x?d=4&locale=en')
  })
})

describe('locales', () => {
  it('are those that hold some and that the reader is not shown, most first', async () => {
    const held = { en: 9, fr: 8, pl: 1, de: 5, nl: 3 }
    const found = await explain(contextOf('fr', 'none', { a: '1' }), holding(held))
    expect(localesOf(found)).toEqual(['en 9', 'de 5', 'nl 3', 'pl 1'])
    expect(found.locales?.[1]).toEqual({
      locale: 'de',
      name: 'Deutsch',
      total: 5,
      href: '/v1/x?a=1&locale=de',
    })
    // What the reader's own chain holds is no other locale.
    const chain = await explain(contextOf('fr', 'any'), holding(held))
    expect(localesOf(chain)).toEqual(['de 5', 'nl 3', 'pl 1'])
  })

  it('are looked through each by itself, and none is where there are too many texts', async () => {
    const views: View[] = []
    const count = (_: Filter, view: View) => {
      views.push(view)
      return 0
    }
    await explain(contextOf('fr', 'any'), count)
    expect(views.map(({ tags }) => tags)).toEqual(
      [...directory.locales.keys()]
        .filter((tag) => !['fr', 'en'].includes(tag))
        .map((tag) => [tag]),
    )
    expect(new Set(views.map(({ today }) => today))).toEqual(new Set([smallDay]))
    views.length = 0
    const vast = await explain(contextOf('fr', 'any'), count, { vast: true })
    expect([vast.locales, vast.reason, views]).toEqual([null, 'none-held', []])
  })

  it('with fallback=any the chain is not counted again; with any other it is, once', async () => {
    const chains = async (fallback: Fallback) => {
      let counted = 0
      const count = (_: Filter, { tags }: View) => {
        if (tags.length > 1) counted += 1
        return 0
      }
      await explain(contextOf('fr', fallback), count)
      return counted
    }
    expect([await chains('any'), await chains('language'), await chains('none')]).toEqual([0, 1, 1])
  })
})

describe('a whole list', () => {
  it('that has something says nothing; an empty one says why, and where to ask', async () => {
    const list = (held: string[]) =>
      wholeList(contextOf('fr', 'any', { a: '1' }), {
        path: '/v1/x',
        filter: { a: '1' },
        find: (filter: Filter) => (filter.a === undefined ? ['x', 'y'] : held),
      })
    expect(await list(['x'])).toEqual({ data: ['x'] })
    expect(await list([])).toEqual({
      data: [],
      empty: [
        {
          list: 'data',
          reason: 'filters',
          without: [{ parameter: 'a', total: 2, href: '/v1/x?locale=fr' }],
          locales: [],
          links: [{ rel: 'ask', href: '/v1/resources?kind=helpline,organisation&locale=fr' }],
          ask: [],
        },
      ],
    })
  })
})

describe('whom to ask', () => {
  const help = (
    countries: readonly string[] | undefined,
    types: readonly string[] | undefined,
    kept: Context['kept'] = {},
  ) => findHelp({ ...contextOf('fr', 'any'), kept }, countries, types)

  it.each([
    [undefined, undefined, ''],
    [[], [], 'country=&'],
    [['BE', 'FR'], undefined, 'country=BE,FR&'],
    [['XX'], undefined, 'country=XX&'],
    [undefined, ['melanoma'], 'cancerType=melanoma&'],
    [undefined, ['melanoma', 'rcc'], ''],
    [['BE', 'FR'], ['rcc'], 'cancerType=rcc&country=BE,FR&'],
  ] as const)('in %j about %j is where to find them', async (countries, types, said) => {
    expect(await help(countries, types)).toEqual({
      ask: [],
      links: [{ rel: 'ask', href: `/v1/resources?${said}kind=helpline,organisation&locale=fr` }],
    })
  })

  it('in one country is told at once, and by the cancer type where it is a single one', async () => {
    const any = await help(['BE'], undefined)
    expect(any.links).toEqual([])
    expect(any.ask.length).toBeGreaterThan(1)
    const { dataset } = directory
    const place = dataset.resources.find(
      ({ kind, countries, cancerTypes }) =>
        ['helpline', 'organisation'].includes(kind) &&
        countries.length > 0 &&
        cancerTypes.length > 0,
    )
    const [code, type] = [place?.countries[0] ?? '', place?.cancerTypes[0] ?? '']
    const urls = async (types: readonly string[]) =>
      (await help([code], types)).ask.map(({ url }) => url)
    expect(await urls([type])).toContain(place?.url)
    expect(await urls([type, 'x'])).not.toContain(place?.url)
    expect(await urls([])).not.toContain(place?.url)
  })

  it('stays in the release that was asked for, and takes nothing else along', async () => {
    const { links } = await help(undefined, undefined, { release: 'abc', fallback: 'none' })
    expect(links[0]?.href).toBe('/v1/resources?kind=helpline,organisation&locale=fr&release=abc')
  })
})
