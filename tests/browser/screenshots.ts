/**
 * Pictures of every kind of page, light and dark, wide and on a phone, and of an answer on paper:
 * `node tests/browser/screenshots.ts --out FOLDER [--only TEXT] [--locale TAG]
 * [--height PIXELS]`. To be looked at.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import { pageKinds } from '../support/page-kinds.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { serveRepository } from '../support/served-directory.ts'

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: '.local/screenshots' },
    only: { type: 'string', default: '' },
    locale: { type: 'string', default: 'en' },
    /** As much of a long page as can be looked at. */
    height: { type: 'string', default: '2400' },
  },
})

const looks = [
  { name: 'light', width: 1200, height: 900, colorScheme: 'light' },
  { name: 'dark', width: 1200, height: 900, colorScheme: 'dark' },
  { name: 'phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const

async function picture(browser: Browser, base: string, id: string, path: string): Promise<void> {
  for (const { name, width, height, colorScheme } of looks) {
    const file = `${id}-${name}.png`
    if (!file.includes(values.only)) continue
    const context = await browser.newContext({ viewport: { width, height }, colorScheme })
    const page = await context.newPage()
    await page.goto(`${base}/${values.locale}${path}`)
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    const clip = { x: 0, y: 0, width, height: Math.min(whole, Number(values.height)) }
    await page.screenshot({ path: join(values.out, file), fullPage: true, clip })
    await context.close()
  }
}

await mkdir(values.out, { recursive: true })
const [browser, server, dataset] = await Promise.all([
  launchBrowser(),
  serveRepository(),
  repositoryDataset(),
])
try {
  const kinds = [...pageKinds(dataset), { id: 'no-such-page', path: '/no-such-page' }]
  for (const { id, path } of kinds) await picture(browser, server.url, id, path)
  if ('answer-print.pdf'.includes(values.only)) {
    const page = await browser.newPage()
    await page.goto(`${server.url}/${values.locale}/BE/melanoma`)
    await page.pdf({ path: join(values.out, 'answer-print.pdf'), format: 'A5' })
  }
} finally {
  await browser.close()
  await server.close()
}
