/** The feed of changes: what it tells whom, and that it is Atom as RFC 4287 has it. */
import { parseXml, XmlElement } from '@rgrove/parse-xml'
import { beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../functions/model/limits.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { holdReleases, type HeldReleases } from '../support/held-releases.ts'
import { smallSite } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const atom = 'http://www.w3.org/2005/Atom'
/** RFC 3339, with the capitals that RFC 4287 asks for. */
const date = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/
/** RFC 9562, made by a hash. */
const uuid = /^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

const childrenOf = (element: XmlElement, name?: string) =>
  element.children.filter(
    (child): child is XmlElement =>
      child instanceof XmlElement && (name === undefined || child.name === name),
  )
const textsOf = (element: XmlElement, name: string) =>
  childrenOf(element, name).map((child) => child.text)
const only = (element: XmlElement, name: string): XmlElement => {
  const [found, ...more] = childrenOf(element, name)
  if (found === undefined || more.length > 0) throw new Error(`not one ${name} in ${element.name}`)
  return found
}

const linkOf = (element: XmlElement, type: string): string => {
  const ofType = childrenOf(element, 'link').filter(({ attributes }) => attributes['type'] === type)
  expect(ofType).toHaveLength(1)
  return ofType[0]?.attributes['href'] ?? ''
}

/** Parsed, and checked for what RFC 4287 asks of every feed; throws when it is not XML. */
function readFeed(text: string): { feed: XmlElement; entries: XmlElement[]; faults: string[] } {
  const feed = parseXml(text).root
  if (feed === null) throw new Error('there is no feed')
  const entries = childrenOf(feed, 'entry')
  const faults = [
    ...(feed.name === 'feed' && feed.attributes['xmlns'] === atom ? [] : ['is no Atom feed']),
    ...(textsOf(only(feed, 'author'), 'name').join('') !== '' ? [] : ['has no author']),
    ...[feed, ...entries].flatMap((one) => [
      ...(uuid.test(only(one, 'id').text) ? [] : [`id ${only(one, 'id').text}`]),
      ...(only(one, 'title').text === '' ? ['an empty title'] : []),
      ...(date.test(only(one, 'updated').text) ? [] : [`updated ${only(one, 'updated').text}`]),
      ...(childrenOf(one, 'link').some(({ attributes: { rel } }) => rel === 'alternate')
        ? []
        : ['no alternate link']),
    ]),
    ...entries.flatMap((entry) => {
      const { attributes, ...content } = only(entry, 'content')
      const [div, ...more] = childrenOf(only(entry, 'content'))
      const isXhtml =
        attributes['type'] === 'xhtml' &&
        div?.name === 'div' &&
        div.attributes['xmlns'] === 'http://www.w3.org/1999/xhtml' &&
        more.length === 0
      return isXhtml ? [] : [`content ${JSON.stringify(content)}`]
    }),
  ]
  const ids = entries.map((entry) => only(entry, 'id').text)
  if (new Set(ids).size !== ids.length) faults.push('an id is given twice')
  return { feed, entries, faults }
}

async function feedAt({ app }: HeldReleases, query: string) {
  const answer = await app.request(`/v1/changes.atom?${query}`)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${answer.status} ${text}`)
  const { feed, entries, faults } = readFeed(text)
  expect(faults).toEqual([])
  return { text, feed, titles: entries.flatMap((entry) => textsOf(entry, 'title')), entries }
}

/** Over the small directory: a note, how a country pays, an EU-wide note and a resource change. */
async function bent(): Promise<[before: Dataset, after: Dataset]> {
  const before = await smallDataset()
  const after = structuredClone(before)
  const country = (code: string) => {
    const found = after.countries.find((one) => one.code === code)
    if (found === undefined) throw new Error(`no country ${code}`)
    return found
  }
  const belgium = country('BE')
  const melanoma = belgium.availability.findIndex((note) => note.cancerType === 'melanoma')
  belgium.availability.splice(melanoma, 1)
  const lung = belgium.availability.find((note) => note.cancerType === 'nsclc')
  if (lung === undefined || melanoma < 0) throw new Error('Belgium has no such notes')
  lung.confirmedOn = '2026-11-27'
  country('FR').reimbursement.asOf = '2026-11'
  const type = after.cancerTypes.find(({ id }) => id === 'melanoma')
  if (type === undefined) throw new Error('there is no melanoma')
  type.euWide.confirmedOn = '2026-11-27'
  const resources = after.resources.filter(({ id }) => id !== 'be-cancer')
  return [before, { ...after, resources }]
}

describe('the feed of changes', () => {
  let releases: HeldReleases
  let old = ''
  beforeAll(async () => {
    releases = holdReleases(() => smallNow)
    const [before, after] = await bent()
    old = releases.publish(before, 'a beginning')
    releases.publish(after, 'Lung & <melanoma>, "checked"')
  })

  it('is Atom: parsed, with every element and date as RFC 4287 asks', async () => {
    const { feed, entries, text } = await feedAt(releases, 'locale=en')
    expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>\n<feed ')).toBe(true)
    expect(feed.attributes['xml:lang']).toBe('en')
    expect(only(feed, 'subtitle').text).toContain('Always discuss it with your oncologist')
    expect(entries.length).toBeGreaterThan(4)
  })

  it('tells whoever follows a country and a type of these, of both and of everyone, and of nothing else', async () => {
    const { titles } = await feedAt(releases, 'country=BE&cancerType=melanoma&locale=en')
    expect(titles.toSorted()).toEqual([
      'Changed in this directory: EU-wide, melanoma',
      expect.stringMatching(/^No longer in this directory: Belgian Cancer Foundation/),
      'No longer in this directory: Belgium, melanoma: pembrolizumab (Keytruda); Advanced',
    ])
    const lung = await feedAt(releases, 'country=BE&cancerType=nsclc&locale=en')
    expect(
      lung.titles.some((title) => title.startsWith('Changed in this directory: Belgium, ')),
    ).toBe(true)
    const { titles: french } = await feedAt(releases, 'country=FR&cancerType=nsclc&locale=en')
    expect(french).toEqual(['Changed in this directory: France'])
  })

  it('leads people to the page about the same changes in their language, before programs elsewhere', async () => {
    const { feed, entries } = await feedAt(releases, 'country=BE&cancerType=melanoma&locale=fr')
    const site = await smallSite()
    for (const one of [feed, ...entries]) {
      const first = childrenOf(one, 'link').find(({ attributes: a }) => a['rel'] === 'alternate')
      expect(first?.attributes).toEqual({
        rel: 'alternate',
        type: 'text/html',
        href: '/fr/changes?cancerType=melanoma&country=BE',
      })
      const page = await site.request(first?.attributes['href'] ?? '')
      expect([page.status, page.headers.get('content-language')]).toEqual([200, 'fr'])
    }
    const several = await feedAt(releases, 'country=BE,FR&cancerType=melanoma&locale=fr')
    expect(several.text).toContain('href="/fr/changes?cancerType=melanoma"')
  })

  it('names the medicines and the use of a note: a country has many on one type', async () => {
    const own = holdReleases(() => smallNow)
    const before = await smallDataset()
    const after = structuredClone(before)
    const notes = after.countries
      .filter(({ code }) => code === 'BE')
      .flatMap(({ availability }) => availability)
      .filter(({ cancerType, use }) => cancerType === 'nsclc' && use !== null && use.line !== null)
      .filter(({ medicines: [first] }) => first === 'pembrolizumab')
    for (const note of notes) note.confirmedOn = '2026-11-27'
    own.publish(before)
    own.publish(after)
    const { titles } = await feedAt(own, 'country=BE&cancerType=nsclc&locale=en')
    expect(titles).toHaveLength(2)
    expect(new Set(titles).size).toBe(2)
    for (const title of titles) expect(title).toContain(': pembrolizumab (Keytruda); Advanced; ')
  })

  it('has ids that stay when name and address of the directory become others', async () => {
    const own = holdReleases(() => smallNow)
    const [before, after] = await bent()
    own.publish(before)
    own.publish(after)
    const idsOf = async () => {
      const { feed, entries } = await feedAt(own, 'country=BE&locale=en')
      return [feed, ...entries].map((one) => only(one, 'id').text)
    }
    const ids = await idsOf()
    expect(ids.length).toBeGreaterThan(4)
    const manifest = structuredClone(after.manifest)
    manifest.publisher.url = 'https://directory.example'
    manifest.name = 'Another name'
    own.publish({ ...after, manifest })
    expect(await idsOf()).toEqual(ids)
  })

  it('says it in the language of the reader, with the reason and its links', async () => {
    const { feed, text, entries } = await feedAt(releases, 'country=BE&cancerType=nsclc&locale=fr')
    expect(feed.attributes['xml:lang']).toBe('fr')
    expect(text).toContain('Modifié dans ce répertoire\u00A0: Belgique, ')
    expect(text).toContain('Publié ici\u00A0: 1er novembre 2026.')
    expect(text).toContain(
      '<span xml:lang="">Lung &amp; &lt;melanoma&gt;, &quot;checked&quot;</span>',
    )
    const hrefs = entries.map((entry) => linkOf(entry, 'application/json'))
    expect(hrefs).toContain('/v1/countries/BE/availability?cancerType=nsclc&locale=fr')
    for (const href of hrefs) expect((await releases.app.request(href)).status).toBe(200)
  })

  it('names what was removed without repeating it, and links to what it said then', async () => {
    const { entries } = await feedAt(releases, 'country=BE&cancerType=melanoma&locale=en')
    const gone = entries.filter((entry) => only(entry, 'title').text.startsWith('No longer'))
    expect(gone).toHaveLength(2)
    for (const entry of gone) {
      const href = linkOf(entry, 'application/json')
      expect(href).toContain(`release=${old}`)
      expect((await releases.app.request(href)).status).toBe(200)
      expect(childrenOf(only(only(entry, 'content'), 'div'), 'p')).toHaveLength(2)
    }
  })

  it('has ids that stay when more is published, and tells a rollback as another change', async () => {
    const own = holdReleases(() => smallNow)
    const [before, after] = await bent()
    const a = own.publish(before)
    own.publish(after)
    const idsOf = async () =>
      (await feedAt(own, 'country=BE')).entries.map((entry) => only(entry, 'id').text)
    const first = await idsOf()
    own.publish({ ...after, resources: after.resources.slice(1) })
    expect((await idsOf()).slice(-first.length)).toEqual(first)
    own.rollback(a)
    const after4 = await idsOf()
    expect(after4.length).toBeGreaterThan(0)
    expect(first.filter((id) => after4.includes(id))).toEqual([])
  })

  it('of the first release alone is an empty feed, and valid', async () => {
    const own = holdReleases(() => smallNow)
    own.publish(await smallDataset())
    const { entries, feed } = await feedAt(own, '')
    expect(entries).toEqual([])
    expect(only(feed, 'updated').text).toBe('2026-11-01T01:00:00.000Z')
  })

  it('is kept small: the last three publications, a hundred entries', async () => {
    const own = holdReleases(() => smallNow)
    const dataset = syntheticDataset({ resources: 150, locales: ['en', 'fr'] })
    for (const count of [0, 10, 20, 30, 150]) {
      own.publish({ ...dataset, resources: dataset.resources.slice(0, count) })
    }
    const { entries } = await feedAt(own, 'locale=en')
    expect(entries).toHaveLength(100)
    const less = holdReleases(() => smallNow)
    for (const count of [0, 1, 2, 3, 4, 5]) {
      less.publish({ ...dataset, resources: dataset.resources.slice(0, count) })
    }
    expect((await feedAt(less, 'locale=en')).entries).toHaveLength(3)
    expect(less.loads()).toBe(3)
  })

  it('of long reasons has as many entries as leave room in an answer, in bytes', async () => {
    const own = holdReleases(() => smallNow)
    const dataset = syntheticDataset({ resources: 12, locales: ['en', 'fr'] })
    own.publish({ ...dataset, resources: [] })
    own.publish(dataset, 'ł'.repeat(30_000))
    const { entries, text } = await feedAt(own, 'locale=en')
    expect(entries).toHaveLength(8)
    expect(Buffer.byteLength(text)).toBeLessThan(limits.answerBytes / 2)
  })

  it('comes with its media type, language and entity tag, and is revalidated', async () => {
    const { headers } = await releases.app.request('/v1/changes.atom?locale=fr')
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'application/atom+xml; charset=utf-8',
      'content-language': 'fr',
      'cache-control': expect.stringContaining('max-age'),
    })
    const again = await releases.app.request('/v1/changes.atom?locale=fr', {
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  it.each([
    ['country=XX', {}, 400],
    ['release=0123456789abcdef', {}, 400],
    ['', { Accept: 'application/json' }, 406],
  ])('refuses %s %o with a problem', async (query, headers, status) => {
    const answer = await releases.app.request(`/v1/changes.atom?${query}`, { headers })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      status,
      'application/problem+json',
    ])
  })

  it('would not pass without a date or with a bare sign: the check sees it', async () => {
    const { text } = await feedAt(releases, 'country=BE')
    expect(readFeed(text.replace(/<updated>[^<]*/, '<updated>yesterday')).faults).toEqual([
      'updated yesterday',
    ])
    expect(() => readFeed(text.replace('&amp;', '&'))).toThrow(/entity|reference|&/i)
    expect(() => readFeed(text.replace(/<id>[^<]*<\/id>/, ''))).toThrow('not one id')
  })
})
