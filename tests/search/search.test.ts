/** What a search answers beside its first hit, and what it never does. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { keepAnswers } from '../../functions/http/kept-answers.ts'
import type { LogLine } from '../../functions/http/routes.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { SearchType } from '../../functions/search/asked.ts'
import { releaseOf } from '../support/app.ts'
import { ask, follow } from '../support/ask.ts'
import { smallApp, smallDataset, smallNow } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset
const lines: LogLine[] = []
beforeAll(async () => {
  app = await smallApp({ log: (line) => lines.push(line) })
  dataset = await smallDataset()
})

async function search(query: string, more = '', over = app) {
  return (await ask(over, `/v1/search?q=${encodeURIComponent(query)}${more}`)).data
}

async function found(query: string, more = '', over = app) {
  return (await search(query, more, over)).hits.map(({ type, id }) => `${type} ${id}`)
}

async function errorsAt(address: string) {
  const response = await app.request(address)
  const { errors } = (await response.json()) as {
    errors: { parameter: string; code: string; detail: string }[]
  }
  return { status: response.status, errors }
}

describe('a hit', () => {
  it('says what it is, where it is, and what was found where', async () => {
    const { hits, total, notFound, elsewhere } = await search('Keytruda', '&locale=fr&limit=2')
    expect({ total, notFound, elsewhere }).toEqual({ total: 2, notFound: [], elsewhere: null })
    expect(hits).toEqual([
      {
        type: 'medicine',
        id: 'pembrolizumab',
        name: 'pembrolizumab',
        locale: null,
        availableLocales: [],
        translation: null,
        matched: [{ field: 'brand', text: 'Keytruda', locale: null, as: 'exact' }],
        href: '/v1/medicines/pembrolizumab?locale=fr',
      },
      expect.objectContaining({
        type: 'resource',
        id: 'ema-keytruda',
        locale: 'fr',
        href: '/v1/resources/ema-keytruda?locale=fr',
        matched: [
          {
            field: 'title',
            text: 'Pembrolizumab (Keytruda)\u00A0: aperçu pour l’UE',
            locale: 'fr',
            as: 'exact',
          },
        ],
      }),
    ])
  })

  it('leads to an answer, whatever its type', async () => {
    const all = await Promise.all(
      ['melanoma', 'Belgium', 'relatlimab', 'Alivia', 'axicabtagene'].map((query) => search(query)),
    )
    const hits = all.flatMap((one) => one.hits)
    expect(new Set(hits.map(({ type }) => type)).size).toBe(4)
    for (const href of hits.map((hit) => hit.href)) {
      expect([href, (await app.request(href)).status]).toEqual([href, 200])
    }
  })

  it('is what the reader sees after fallback, and says in which language', async () => {
    const [first] = (await search('aotmit', '&locale=de')).hits
    expect(first).toMatchObject({
      id: 'pl-aotm',
      locale: 'en',
      availableLocales: ['en', 'fr', 'pl'],
    })
    expect(first?.matched[0]?.locale).toBe('en')
    // Its Polish title is not what a reader of German is shown.
    expect(await found('taryfikacji', '&locale=de')).toEqual([])
    expect(await found('taryfikacji', '&locale=pl')).toEqual(['resource pl-aotm'])
    expect(await found('aotmit', '&locale=de&fallback=none')).toEqual([])
  })

  it('shows of a long text the part around what was found', async () => {
    const { hits } = await search('leaflet', '&limit=50')
    const texts = hits.flatMap(({ matched }) => matched.map(({ text }) => text))
    for (const text of texts) {
      expect(text.length).toBeLessThan(210)
      expect(text.toLowerCase()).toContain('leaflet')
    }
    expect(texts.length).toBeGreaterThan(0)
  })

  it('is of the types asked for, at most as many as asked for', async () => {
    const types: readonly SearchType[] = ['cancer-type', 'resource']
    const { hits, total } = await search('cancer', `&type=${types.join(',')}&limit=3`)
    expect(hits).toHaveLength(3)
    expect(total).toBeGreaterThan(20)
    const one = await search('melanoma', '&type=resource')
    expect(new Set(one.hits.map(({ type }) => type))).toEqual(new Set(['resource']))
  })

  it('holds half of what was asked for, its common words counting for little', async () => {
    const hits = await found('What is the treatment of uveal melanoma with tebentafusp?')
    expect(hits.slice(0, 2).toSorted()).toEqual([
      'cancer-type uveal-melanoma',
      'medicine tebentafusp',
    ])
  })
})

describe('codes', () => {
  it('are never forgiven a letter: C34 is not C43, and C99 is nothing', async () => {
    expect(await found('C34')).toEqual(['cancer-type nsclc', 'cancer-type sclc'])
    expect(await found('C43')).toEqual(['cancer-type melanoma'])
    for (const code of [
      'C99',
      'icd10:C99',
      'C4',
      'D008546',
      'oncotree:MELL',
      'MELL',
      'NSCLD',
      'ncit:C322',
    ]) {
      expect([code, await found(code)]).toEqual([code, []])
    }
  })

  it('stand beside words', async () => {
    const hits = await found('C43 Norway')
    expect(hits.toSorted().slice(0, 2)).toEqual(['cancer-type melanoma', 'country NO'])
  })
})

describe('medicines that are called nearly alike', () => {
  const like = (inn: string, brand: string) =>
    Medicine.parse({ id: inn, inn, brand, class: 'pd-1-inhibitor' })
  let alike: Hono
  beforeAll(() => {
    const more = [like('marvolimab', 'Aquifa'), like('marvilimab', 'Zolgera')]
    const bent = { ...dataset, medicines: [...dataset.medicines, ...more] }
    alike = createProofApp(bent, releaseOf(bent), { now: () => smallNow })
  })

  it('are told apart: who types one of them sees that one alone', async () => {
    expect(await found('marvolimab', '', alike)).toEqual(['medicine marvolimab'])
    expect(await found('marvilimab', '', alike)).toEqual(['medicine marvilimab'])
  })

  it('are not guessed between: who mistypes is told of both', async () => {
    const { hits, notFound } = await search('marvalimab', '', alike)
    expect(hits).toEqual([])
    expect(notFound).toEqual([{ word: 'marvalimab', nearest: ['marvilimab', 'marvolimab'] }])
  })

  it('are not made of a medicine that is not held', async () => {
    for (const other of ['rituximab', 'trastuzumab', 'cetuximab', 'dostarlimab', 'adalimumab']) {
      expect([other, await found(other, '&type=medicine')]).toEqual([other, []])
    }
  })
})

describe('an answer without hits', () => {
  it('names the nearest spelling, which then finds something', async () => {
    const empty = await search('sugelimb')
    expect(empty).toMatchObject({ hits: [], total: 0 })
    expect(empty.notFound[0]?.nearest).toContain('sugemalimab')
    expect(await found(empty.notFound[0]?.nearest[0] ?? '')).not.toEqual([])
  })

  it('names the locales that hold the words, and how many hits there are', async () => {
    const { hits, elsewhere } = await search('płuca', '&locale=en')
    expect(hits).toEqual([])
    const polish = elsewhere?.locales?.find(({ locale }) => locale === 'pl')
    expect(polish?.name).toBe('polski')
    expect((await search('płuca', '&locale=pl')).total).toBe(polish?.total)
  })

  it('names the types that have hits', async () => {
    const { elsewhere } = await search('Keytruda', '&type=country')
    expect(elsewhere?.types).toEqual([
      { type: 'medicine', total: 1 },
      { type: 'resource', total: 1 },
    ])
  })

  it('says so of single words while others are found', async () => {
    const { hits, notFound } = await search('melanoma qwxyz')
    expect(hits[0]?.id).toBe('melanoma')
    expect(notFound).toEqual([{ word: 'qwxyz', nearest: [] }])
  })

  it('is 200, and an answer like any other', async () => {
    const response = await app.request('/v1/search?q=qwxyzq')
    expect(response.status).toBe(200)
    expect(response.headers.get('etag')).not.toBeNull()
  })
})

describe('a query', () => {
  it('that says nothing, or too much, is refused with what is expected', async () => {
    const long = 'a'.repeat(201)
    for (const address of [
      '/v1/search?q=',
      '/v1/search?q=%20',
      '/v1/search?q=%3F',
      `/v1/search?q=${long}`,
    ]) {
      const { status, errors } = await errorsAt(address)
      expect([status, errors.map(({ parameter, code }) => `${parameter} ${code}`)]).toEqual([
        400,
        ['q malformed'],
      ])
      expect(errors[0]?.detail).toContain('at most 200 characters')
    }
    expect((await errorsAt('/v1/search')).errors).toMatchObject([
      { parameter: 'q', code: 'missing' },
    ])
    const { errors } = await errorsAt('/v1/search?q=melanoma&type=note&limit=51')
    expect(errors.map(({ parameter }) => parameter)).toEqual(['type', 'limit'])
  })

  it('of any characters is answered', async () => {
    const odd = [
      '‏אבג',
      'मेलेनोमा',
      '癌',
      '\u0000x',
      'a\u200Db',
      '100 %',
      '👩‍⚕️ 1',
      "''' ---x",
      'ﬁ',
      '𝐌elanoma',
    ]
    for (const query of odd) {
      const response = await app.request(`/v1/search?q=${encodeURIComponent(query)}`)
      expect([query, response.status]).toEqual([query, 200])
    }
  })

  it('stands in no line of the log, found or refused', async () => {
    lines.length = 0
    await app.request('/v1/search?q=zebrafish%20melanoma')
    await app.request(`/v1/search?q=${'zebrafish'.repeat(30)}`)
    await app.request('/v1/resources?q=zebrafish')
    expect(lines.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'search 200',
      'search 400',
      'listResources 200',
    ])
    expect(JSON.stringify(lines)).not.toMatch(/zebra|melanoma/)
  })

  it('is answered anew each time: its answers are not kept', async () => {
    const kept = keepAnswers()
    const asked: string[] = []
    const watched = createProofApp(dataset, releaseOf(dataset), {
      now: () => smallNow,
      kept: {
        ...kept,
        find: (key, make) => {
          asked.push(key.address)
          return kept.find(key, make)
        },
      },
    })
    await watched.request('/v1/search?q=melanoma')
    await watched.request('/v1/resources?kind=guide&q=melanoma')
    await watched.request('/v1/resources?kind=guide')
    expect(asked).toEqual(['/v1/resources?kind=guide'])
  })
})

describe('q on /v1/resources', () => {
  it('keeps what holds the words, best first, beside the other filters', async () => {
    const { data, page } = await ask(app, '/v1/resources?q=lung%20cancer&limit=100')
    const searched = await search('lung cancer', '&type=resource&limit=50')
    expect(data.map(({ id }) => id)).toEqual(searched.hits.map(({ id }) => id))
    expect(page.total).toBe(searched.total)
    const polish = await ask(app, '/v1/resources?q=lung%20cancer&country=PL&kind=guide&facets=true')
    expect(polish.data.map(({ id }) => id)).toContain('pl-alivia-pluco')
    expect(polish.page.total).toBeLessThan(page.total)
    expect(polish.facets?.find(({ param }) => param === 'kind')?.items).toMatchObject([
      { key: 'guide', count: polish.page.total },
    ])
  })

  it('gives way to a sort that is asked for', async () => {
    const titles = (await ask(app, '/v1/resources?q=cancer&sort=title')).data.map(
      (one) => one.title,
    )
    expect(titles).toEqual(titles.toSorted(new Intl.Collator('en', { numeric: true }).compare))
    const ranked = (await ask(app, '/v1/resources?q=cancer')).data.map((one) => one.title)
    expect(ranked).not.toEqual(titles)
  })

  it('walks in pages that are one list, bound to words and order', async () => {
    const whole = await ask(app, '/v1/resources?q=cancer&limit=100')
    const ids: string[] = []
    let page = await ask(app, '/v1/resources?q=cancer&limit=7')
    const { next } = page.page
    for (;;) {
      ids.push(...page.data.map(({ id }) => id))
      if (page.page.next === null) break
      page = await follow(app, '/v1/resources', page.page.next)
    }
    expect(ids).toEqual(whole.data.map(({ id }) => id))
    const cursor = new URLSearchParams(next?.split('?')[1]).get('cursor') ?? ''
    for (const query of ['q=cancers', 'q=cancer&sort=title', 'sort=title', 'kind=guide']) {
      const { status, errors } = await errorsAt(`/v1/resources?${query}&cursor=${cursor}`)
      expect([query, status, errors[0]?.code]).toEqual([query, 400, 'invalid-cursor'])
    }
    const spaced = await app.request(`/v1/resources?q=%20cancer%20&cursor=${cursor}`)
    expect(spaced.status).toBe(200)
  })

  it('gives an empty list where nothing holds the words', async () => {
    const { data, page } = await ask(app, '/v1/resources?q=qwxyzq')
    expect([data, page.total]).toEqual([[], 0])
  })
})
