/** The page of what has changed says what the feed says, and leads to where it stands now. */
import { parseXml, XmlElement } from '@rgrove/parse-xml'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { holdReleases, type HeldReleases } from '../support/held-releases.ts'
import { readable, siteFrom } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

let releases: HeldReleases
let site: Hono

beforeAll(async () => {
  const before = await smallDataset()
  const after = structuredClone(before)
  const belgium = after.countries.find(({ code }) => code === 'BE')
  const lung = belgium?.availability.find((note) => note.cancerType === 'nsclc')
  const france = after.countries.find(({ code }) => code === 'FR')
  if (!belgium || !lung || !france) throw new Error('the small dataset has become another')
  belgium.availability = belgium.availability.filter(({ cancerType }) => cancerType !== 'melanoma')
  lung.confirmedOn = '2026-11-27'
  france.reimbursement.asOf = '2026-11'
  releases = holdReleases(() => smallNow)
  releases.publish(before, 'a beginning')
  releases.publish(
    { ...after, resources: after.resources.filter(({ id }) => id !== 'be-cancer') },
    'Lung & <melanoma>',
  )
  site = siteFrom(releases.source, { now: () => smallNow })
})

async function pageAt(address: string, over = site): Promise<string> {
  const reply = await over.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  return reply.text()
}

/** What the feed tells, entry by entry: title, and the texts of its content. */
async function feedAt(query: string): Promise<{ title: string; said: string[] }[]> {
  const reply = await releases.app.request(`/v1/changes.atom?${query}`)
  const named = (one: XmlElement, name: string) =>
    one.children.filter((child) => child instanceof XmlElement && child.name === name)
  const { root } = parseXml(await reply.text())
  return (root ? named(root, 'entry') : []).map((entry) => {
    if (!(entry instanceof XmlElement)) throw new Error('an entry is no element')
    const [content] = named(entry, 'content')
    const div = content instanceof XmlElement ? content.children[0] : undefined
    const paragraphs = div instanceof XmlElement ? named(div, 'p') : []
    return {
      title:
        named(entry, 'title').map((one) => (one instanceof XmlElement ? one.text : ''))[0] ?? '',
      said: paragraphs.map((one) => (one instanceof XmlElement ? one.text : '')),
    }
  })
}

function listedIn(page: string): string[] {
  const lists = [...page.matchAll(/<ul class="things">([\s\S]*?)<\/ul>/g)].map(
    ([, one = '']) => one,
  )
  return lists.flatMap((list) => list.match(/<li>[\s\S]*?<\/li>/g) ?? [])
}

describe('the page of changes', () => {
  it.each(['en', 'fr', 'tr'])('says what the feed says, and no more: %s', async (locale) => {
    const page = await pageAt(`/${locale}/changes`)
    const entries = await feedAt(`locale=${locale}`)
    expect(entries.length).toBeGreaterThan(3)
    expect(listedIn(page)).toHaveLength(entries.length)
    const text = readable(page)
    const flat = (said: string): string => said.replaceAll(/\s+/g, ' ').replace(/\.$/, '')
    for (const { title, said } of entries) {
      const [, kind = '', name = ''] = /^(.*?) ?: (.*)$/.exec(flat(title)) ?? []
      for (const one of [kind, name, ...said.map(flat)]) expect(text).toContain(one)
    }
  })

  it('follows what was chosen, with a feed of the same', async () => {
    const page = await pageAt('/en/changes?country=BE&cancerType=nsclc')
    const entries = await feedAt('country=BE&cancerType=nsclc&locale=en')
    expect(listedIn(page)).toHaveLength(entries.length)
    const feed = '/v1/changes.atom?cancerType=nsclc&amp;country=BE&amp;locale=en'
    expect(page).toContain(`href="${feed}" type="application/atom+xml"`)
    expect(page).toContain(`<link rel="alternate" type="application/atom+xml" href="${feed}" />`)
    expect(page).toContain('<option value="BE" selected>')
    expect(page).not.toContain('rel="canonical"')
  })

  it('leads to where a thing stands now, and from what is gone to nothing', async () => {
    const page = await pageAt('/en/changes')
    const items = listedIn(page)
    const about = (name: string) => items.filter((one) => one.includes(name)).join('')
    expect(about('Belgium, non-small cell lung cancer')).toMatch(/href="\/en\/BE\/nsclc#[\w-]+"/)
    expect(about('Belgium, melanoma')).toContain('href="/en/BE/melanoma"')
    expect(about('Belgian Cancer Foundation')).not.toContain('href')
  })

  it('says of a statement that is not told as the present that it is not', async () => {
    const own = holdReleases(() => smallNow)
    const after = structuredClone(await smallDataset())
    const [note] = after.countries.find(({ code }) => code === 'BE')?.availability ?? []
    if (!note) throw new Error('the small dataset has become another')
    note.confirmedOn = '2020-01'
    own.publish(await smallDataset())
    own.publish(structuredClone(after))
    const old = await pageAt('/en/changes', siteFrom(own.source, { now: () => smallNow }))
    expect(listedIn(old)).toHaveLength(1)
    expect(listedIn(old)[0]).toMatch(/<p class="since">\s*This decision holds until it is replaced/)
    note.confirmedOn = '2026-11'
    own.publish(structuredClone(after), 'confirmed')
    const fresh = await pageAt('/en/changes', siteFrom(own.source, { now: () => smallNow }))
    expect(listedIn(fresh)[0]).not.toContain('class="since"')
  })

  it('escapes the reason, whose language nobody knows', async () => {
    expect(await pageAt('/de/changes')).toContain(
      '<span lang="">Lung &amp; &lt;melanoma&gt;</span>',
    )
  })

  it('tells a silence from a beginning', async () => {
    const silent = readable(await pageAt('/en/changes?country=PL&cancerType=melanoma'))
    const only = holdReleases(() => smallNow)
    only.publish(await smallDataset())
    const first = siteFrom(only.source, { now: () => smallNow })
    const beginning = readable(await pageAt('/en/changes', first))
    const none = 'Nothing of this has changed'
    const noOlder = 'No earlier state of this directory is kept'
    expect([silent.includes(none), silent.includes(noOlder)]).toEqual([true, false])
    expect([beginning.includes(none), beginning.includes(noOlder)]).toEqual([false, true])
  })

  it('is made anew for every reader: a rollback is told at once', async () => {
    const [newest = '', oldest = ''] = releases.ids()
    releases.rollback(oldest, 'back again')
    expect(await pageAt('/en/changes')).toContain('back again')
    releases.rollback(newest)
  })

  it('is not there for a country that nobody knows', async () => {
    expect((await site.request('/en/changes?country=XX')).status).toBe(404)
  })
})
