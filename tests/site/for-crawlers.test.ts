/** Files that programs look for at fixed addresses. */
import { parseXml, XmlElement, type XmlNode } from '@rgrove/parse-xml'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDirectory } from '../../functions/directory/directory.ts'
import { addressesOf } from '../../functions/site/for-crawlers.ts'
import { pages } from '../../functions/site/pages.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { siteOver, smallSite } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

const origin = 'https://directory.example'

let site: Hono
beforeAll(async () => {
  site = await smallSite({ origin: () => origin })
})

async function read(path: string, from = site): Promise<string> {
  const reply = await from.request(path)
  expect([path, reply.status]).toEqual([path, 200])
  return reply.text()
}

function elements(node: XmlNode): XmlElement[] {
  if (!(node instanceof XmlElement)) return []
  return [node, ...node.children.flatMap(elements)]
}

/** What stands in the elements of a name; what is no XML throws. */
function texts(xml: string, name: string): string[] {
  const { root } = parseXml(xml)
  const found = root === null ? [] : elements(root)
  return found.filter((one) => one.name === name).map(({ text }) => text)
}

describe('the sitemap', () => {
  it('has a file for each language, and every page in each of them', async () => {
    const dataset = await smallDataset()
    const files = texts(await read('/sitemap.xml'), 'loc')
    expect(files).toEqual(dataset.manifest.locales.map(({ tag }) => `${origin}/sitemap-${tag}.xml`))
    const counts = new Set<number>()
    for (const file of files) {
      const own = texts(await read(file.slice(origin.length)), 'loc')
      expect(new Set(own).size).toBe(own.length)
      counts.add(own.length)
    }
    expect(counts.size).toBe(1)
    const answers = dataset.countries.length * dataset.cancerTypes.length
    expect([...counts][0]).toBeGreaterThan(answers)
  })

  it('lists addresses that are there, as they call themselves, and that want to be found', async () => {
    const all = texts(await read('/sitemap-tr.xml'), 'loc')
    // Every kind of page, and some of the many answers.
    const chosen = all.filter((one, i) => !/\/[A-Z]{2}\/./.test(one) || i % 12 === 0)
    for (const address of chosen) {
      const text = await read(address.slice(origin.length))
      expect(text).toContain(`<link rel="canonical" href="${address}" />`)
      expect(text).not.toContain('noindex')
    }
  })

  it('knows every page: one whose address has variables says which there are', async () => {
    const directory = createDirectory(await smallDataset())
    const without = pages.filter((page) => addressesOf(page, directory).length === 0)
    expect(without.map(({ id }) => id)).toEqual(['find', 'search', 'coverage'])
  })

  it('leads from each page to the same one in every language', async () => {
    const xml = await read('/sitemap-fr.xml')
    const { manifest } = await smallDataset()
    const url = xml.split('<url>').find((one) => one.startsWith(`<loc>${origin}/fr/BE/melanoma<`))
    const alternates = [...(url ?? '').matchAll(/hreflang="([^"]*)" href="([^"]*)"/g)]
    expect(alternates.map(([, tag, href]) => [tag, href])).toEqual([
      ...manifest.locales.map(({ tag }) => [tag, `${origin}/${tag}/BE/melanoma`]),
      ['x-default', `${origin}/en/BE/melanoma`],
    ])
  })

  it('stays within what may be in a file, and in an answer of a function', async () => {
    const whole = siteOver(await repositoryDataset(), { origin: () => origin })
    const xml = await read('/sitemap-fr.xml', whole)
    expect(texts(xml, 'loc').length).toBeLessThan(50_000)
    expect(Buffer.byteLength(xml)).toBeLessThan(4_000_000)
  })

  it('is not there while nobody has said where the site is, and says why', async () => {
    const unknown = await smallSite()
    for (const path of ['/sitemap.xml', '/sitemap-fr.xml', '/.well-known/security.txt']) {
      const reply = await unknown.request(path)
      expect(reply.status).toBe(404)
      expect(await reply.text()).toContain('nobody has said where this site is')
    }
    expect(await read('/robots.txt', unknown)).not.toContain('Sitemap')
  })

  it('is not there for a language without pages', async () => {
    expect((await site.request('/sitemap-xx.xml')).status).toBe(404)
  })

  it('is sent once to whoever holds it', async () => {
    const first = await site.request('/sitemap.xml')
    const again = await site.request('/sitemap.xml', {
      headers: { 'If-None-Match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })
})

describe('what else programs look for', () => {
  it('lets every crawler in, and tells where the sitemap is', async () => {
    expect(await read('/robots.txt')).toBe(
      `User-agent: *\nDisallow: /*?\n\nSitemap: ${origin}/sitemap.xml\n`,
    )
  })

  it('says whom to tell of a hole, for half a year from today', async () => {
    const lines = (await read('/.well-known/security.txt')).split('\n')
    const fields = new Map(lines.map((line) => line.split(': ') as [string, string]))
    expect(fields.get('Contact')).toMatch(/^(?:https:|mailto:)/)
    expect(fields.get('Canonical')).toBe(`${origin}/.well-known/security.txt`)
    const left = Date.parse(fields.get('Expires') ?? '') - smallNow
    expect(left).toBeGreaterThan(150 * 86_400_000)
    expect(left).toBeLessThan(365 * 86_400_000)
    const moved = await site.request('/security.txt')
    expect(moved.headers.get('location')).toBe('/.well-known/security.txt')
  })

  it('has an icon at the address that browsers guess', async () => {
    const reply = await site.request('/favicon.ico')
    expect(reply.headers.get('content-type')).toContain('image/svg+xml')
    expect(await reply.text()).toContain('<svg')
  })
})
