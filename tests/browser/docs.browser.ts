/** The reference in a real browser: drawn under the policy of every page, tried, and usable by all. */
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from '../../functions/serve.ts'
import { guides } from '../../functions/site/docs/guides.ts'
import { launchBrowser } from '../support/browser.ts'
import { serveSmall } from '../support/served-directory.ts'
import { axeFaults, beyondEdge, visit } from './visit.ts'

let browser: Browser
let server: Server
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), serveSmall()])
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const screens: readonly (readonly [string, BrowserContextOptions])[] = [
  ['wide and light', { colorScheme: 'light', viewport: { width: 1200, height: 900 } }],
  ['narrow and dark', { colorScheme: 'dark', viewport: { width: 390, height: 844 } }],
]

describe.each(screens)('on a screen that is %s', (_, options) => {
  it('an operation is opened and tried, with nothing said against it', async () => {
    const { page, faults } = await visit(browser, `${server.url}/docs/reference`, options)
    await page.locator('.opblock-summary-control').first().click()
    await page.locator('.try-out__btn').first().click()
    await page.locator('button.execute').first().click()
    const status = page.locator('.live-responses-table .response .response-col_status')
    expect(await status.innerText()).toBe('200')
    expect(faults).toEqual([])
    expect(await axeFaults(page)).toEqual([])
    expect(await beyondEdge(page)).toBe(0)
  })

  it.each(['/docs', ...Object.keys(guides).map((name) => `/docs/${name}`)])(
    '%s is found no fault with',
    async (path) => {
      const { page, faults } = await visit(browser, server.url + path, options)
      expect([await axeFaults(page), await beyondEdge(page), faults]).toEqual([[], 0, []])
    },
  )
})
