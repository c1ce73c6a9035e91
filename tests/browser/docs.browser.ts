/** The reference in a real browser: drawn under the policy of every page, tried, and usable by all. */
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { join } from '../../functions/compose-site.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { guides } from '../../functions/site/docs/guides.ts'
import { launchBrowser } from '../support/browser.ts'
import { smallSite } from '../support/served-site.ts'
import { smallApp } from '../support/small-directory.ts'

const Violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }),
)

let browser: Browser
let server: Server
beforeAll(async () => {
  browser = await launchBrowser()
  server = await serve(join(await smallApp(), await smallSite()), { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) complaints.push(request.url())
  })
  await page.goto(`${server.url}${path}`)
  return { page, complaints }
}

async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const found: unknown = await page.evaluate('axe.run().then(({ violations }) => violations)')
  return Violations.parse(found).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const screens: readonly (readonly [string, BrowserContextOptions])[] = [
  ['wide and light', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
  ['narrow and dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
]

async function overflowOf(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - innerWidth')
}

describe.each(screens)('on a screen that is %s', (_, options) => {
  it('an operation is opened and tried, with nothing said against it', async () => {
    const { page, complaints } = await open('/docs/reference', options)
    await page.locator('.opblock-summary-control').first().click()
    await page.locator('.try-out__btn').first().click()
    await page.locator('button.execute').first().click()
    const status = page.locator('.live-responses-table .response .response-col_status')
    expect(await status.innerText()).toBe('200')
    expect(complaints).toEqual([])
    expect(await faultsOf(page)).toEqual([])
    expect(await overflowOf(page)).toBe(0)
  })

  it.each(['/docs', ...Object.keys(guides).map((name) => `/docs/${name}`)])(
    '%s is found no fault with',
    async (path) => {
      const { page, complaints } = await open(path, options)
      expect([await faultsOf(page), await overflowOf(page), complaints]).toEqual([[], 0, []])
    },
  )
})
