/** Pages that explain: the brochure then and now, the words, what this is and what it keeps. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Description, ServedTerm } from '../../functions/directory/answers/discovery.ts'
import type { ServedPublication } from '../../functions/directory/answers/publication.ts'
import { blanksAlike, readable, smallSite } from '../support/served-site.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let site: Hono
let api: Hono
beforeAll(async () => {
  site = await smallSite()
  api = await smallApp()
})

async function page(address: string): Promise<string> {
  const reply = await site.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  expect(reply.headers.get('set-cookie')).toBeNull()
  return reply.text()
}

async function served<T>(address: string): Promise<T> {
  return ((await (await api.request(address)).json()) as { data: T }).data
}

describe('the brochure, then and now', () => {
  it('stands with its dates, its members, all it said, and every caution beside it', async () => {
    const all = await served<readonly ServedPublication[]>('/v1/publications?locale=fr')
    expect(all.length).toBeGreaterThan(0)
    const list = await page('/fr/publications')
    for (const one of all) {
      expect(list).toContain(`href="/fr/publications/${one.id}"`)
      const text = await page(`/fr/publications/${one.id}`)
      const read = readable(text)
      for (const date of [one.dated.from, one.dated.to].filter((held) => held !== null)) {
        expect(text).toContain(`datetime="${date}"`)
      }
      const said = [
        one.title,
        one.description,
        one.publisher,
        ...one.members.map(({ name }) => name),
        ...one.statements.flatMap(({ text: words, caution, addresses }) => [
          words,
          ...addresses,
          ...(caution === null ? [] : [caution.text]),
        ]),
      ]
      for (const words of said) expect(read).toContain(blanksAlike(words))
    }
  })

  it('never makes a link of an address that it printed', async () => {
    const all = await served<readonly ServedPublication[]>('/v1/publications?locale=en')
    for (const { id, statements } of all) {
      const text = await page(`/en/publications/${id}`)
      for (const address of statements.flatMap(({ addresses }) => addresses)) {
        expect(text).toContain(`<code>${address}</code>`)
        expect(text).not.toContain(`href="http://${address}"`)
        expect(text).not.toContain(`href="https://${address}"`)
      }
    }
  })

  it('says of a cancer type that it named what the EU layer says today, with its date', async () => {
    const dataset = await smallDataset()
    const named = dataset.publications.flatMap(({ id, statements }) =>
      statements.flatMap(({ cancerTypes }) => cancerTypes.map((type) => ({ id, type }))),
    )
    expect(named.length).toBeGreaterThan(0)
    for (const { id, type } of named) {
      const { euStatusConfirmedOn: on } = await served<{ euStatusConfirmedOn: string | null }>(
        `/v1/cancer-types/${type}?locale=en`,
      )
      const text = await page(`/en/publications/${id}`)
      expect(text).toContain(`href="/en/cancer-types/${type}"`)
      expect(on).not.toBeNull()
      expect(text).toContain(`datetime="${on}"`)
    }
  })

  it('is none where there is no such document', async () => {
    expect((await site.request('/fr/publications/no-such-thing')).status).toBe(404)
  })
})

describe('the page of words', () => {
  it('has every code of the API at an address of its own, with label and meaning', async () => {
    const all = await served<readonly ServedTerm[]>('/v1/terms?locale=de')
    const text = await page('/de/terms')
    const read = readable(text)
    expect(all.length).toBeGreaterThan(100)
    for (const { set, code, label, definition } of all) {
      expect(text).toContain(`<dt id="${set}-${code}">`)
      expect(read).toContain(blanksAlike(label).replaceAll(/\{\w+\}/g, '…'))
      expect(read).toContain(blanksAlike(definition))
    }
  })

  it('is where the words of other pages lead', async () => {
    const [resource] = (await smallDataset()).resources
    const text = await page(`/en/resources/${resource?.id}`)
    const words = await page('/en/terms')
    const anchors = [...text.matchAll(/href="\/en\/terms#([^"]*)"/g)].map(([, id]) => id)
    expect(anchors.length).toBeGreaterThan(2)
    for (const id of anchors) expect(words).toContain(`id="${id}"`)
  })
})

describe('the page about the site', () => {
  it('says what the API says of itself: scope, joint assessment, licence, where to report', async () => {
    const { scope, jointAssessment, licence, report, publisher } =
      await served<Description>('/v1?locale=fr')
    const text = await page('/fr/about')
    const read = readable(text)
    expect(read).toContain(blanksAlike(scope?.text ?? 'no scope'))
    expect(read).toContain(blanksAlike(jointAssessment?.text ?? 'nothing joint'))
    expect(text).toContain(`datetime="${jointAssessment?.asOf}"`)
    expect(text).toContain(`href="${licence.url}"`)
    expect(read).toContain(licence.attribution)
    expect(text).toContain(`<a href="${report}">`)
    expect(read).toContain(publisher.name)
  })

  it('explains every level of confidence and of freshness, and where the map is from', async () => {
    const read = readable(await page('/it/about'))
    const { terms } = await smallDataset()
    for (const one of [...Object.values(terms.confidence), ...Object.values(terms.freshness)]) {
      expect(read).toContain(one['it']?.definition)
    }
    expect(read).toContain('Natural Earth')
  })

  it('is where the link to privacy leads', async () => {
    expect(await page('/en/')).toContain('href="/en/about#privacy"')
    expect(await page('/en/about')).toContain('id="privacy"')
  })
})
