/** Every kind of page is valid HTML: elements where they may stand, ids once, labels that name a field. */
import type { Hono } from 'hono'
import { HtmlValidate, StaticConfigLoader } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import { guides } from '../../functions/site/docs/guides.ts'
import { pages } from '../../functions/site/pages.ts'
import { moreAddresses, pageKinds, type PageKind } from '../support/page-kinds.ts'
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
let kinds: readonly PageKind[]
beforeAll(async () => {
  site = await smallSite({ origin: () => 'https://directory.example' })
  kinds = pageKinds(await smallDataset())
})

describe.each(['fr', 'tr'])('in %s', (locale) => {
  it.each(pages.map(({ id }) => id))('%s is valid', async (id) => {
    const path = kinds.find((one) => one.id === id)?.path
    const reply = await site.request(`/${locale}${path}`)
    expect(reply.status).toBe(200)
    expect(await faultsIn(await reply.text())).toEqual([])
  })

  it.each(moreAddresses)('%s is valid', async (address) => {
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
