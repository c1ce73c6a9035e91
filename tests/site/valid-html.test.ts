/** Every kind of page is valid HTML: elements where they may stand, ids once, labels that name a field. */
import type { Hono } from 'hono'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { guides } from '../../functions/site/docs/guides.ts'
import { pages } from '../../functions/site/pages.ts'
import { smallSite } from '../support/served-site.ts'
import { smallDataset } from '../support/small-directory.ts'

const validator = new HtmlValidate(
  new StaticConfigLoader({
    extends: ['html-validate:recommended', 'html-validate:document'],
    rules: {
      // How our formatter writes it; the standard allows either.
      'doctype-style': 'off',
      'void-style': 'off',
      // Where a part of a template is empty.
      'no-trailing-whitespace': 'off',
      // A name of a cancer type may be long, and is not cut: what follows it is the name of the site.
      'long-title': 'off',
      // Nothing is loaded from another host (see site.test.ts).
      'require-sri': ['error', { target: 'crossorigin' }],
    },
  }),
)

async function faultsIn(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html)
  return results
    .flatMap(({ messages }) => messages)
    .map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)
}

let site: Hono
let dataset: Dataset
beforeAll(async () => {
  site = await smallSite({ origin: () => 'https://directory.example' })
  dataset = await smallDataset()
})

/** A page of this kind; throws for a part of an address of which there is no example yet. */
function exampleOf(path: string): string {
  const records: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    'cancer-types': dataset.cancerTypes,
    medicines: dataset.medicines,
    resources: dataset.resources,
    publications: dataset.publications,
  }
  const names: Readonly<Record<string, string>> = { ':country': 'BE', ':cancerType': 'melanoma' }
  const parts = path.replaceAll(/\{[^}]*\}/g, '').split('/')
  const filled = parts.map((part, i) => {
    if (!part.startsWith(':')) return part
    const value = names[part] ?? records[parts[i - 1] ?? '']?.[0]?.id
    if (value === undefined) throw new Error(`no example of ${part} in ${path}`)
    return value
  })
  return filled.join('/')
}

/** The same page when its reader has chosen something, and what is told instead of a page. */
const more = [
  '/find?country=BE',
  '/BE/melanoma?history=true&stage=advanced',
  '/map?cancerType=melanoma',
  '/changes?country=BE',
  '/no-such-page',
]

describe.each(['fr', 'tr'])('in %s', (locale) => {
  it.each(pages.map(({ id, path }) => [id, path]))('%s is valid', async (_id, path) => {
    const reply = await site.request(`/${locale}${exampleOf(path)}`)
    expect(reply.status).toBe(200)
    expect(await faultsIn(await reply.text())).toEqual([])
  })

  it.each(more)('%s is valid', async (address) => {
    const reply = await site.request(`/${locale}${address}`)
    expect(reply.headers.get('content-type')).toContain('text/html')
    expect(await faultsIn(await reply.text())).toEqual([])
  })
})

it.each(['/docs', '/docs/reference', ...Object.keys(guides).map((name) => `/docs/${name}`)])(
  '%s is valid',
  async (address) => {
    expect(await faultsIn(await (await site.request(address)).text())).toEqual([])
  },
)

it('a fault would be seen', async () => {
  const page = await (await site.request('/fr/')).text()
  const twice = page.replace('<main id="main">', '<main id="country"><ul><p></p></ul>')
  const found = await faultsIn(twice)
  expect(found.some((one) => one.includes('no-dup-id'))).toBe(true)
  expect(found.some((one) => one.includes('element-permitted-content'))).toBe(true)
})
