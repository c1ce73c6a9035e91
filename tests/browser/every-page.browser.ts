/** What must hold of every kind of page for whoever reads it, on whatever they read it. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Server } from '../../functions/serve.ts'
import { pages } from '../../functions/site/pages.ts'
import { launchBrowser } from '../support/browser.ts'
import { pageKinds, type PageKind } from '../support/page-kinds.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { serveRepository } from '../support/served-directory.ts'
import { axeFaults, beyondEdge, leftBehind, openAll, visit } from './visit.ts'

let browser: Browser
let server: Server
let kinds: readonly PageKind[]
let languages: readonly string[]
beforeAll(async () => {
  const dataset = await repositoryDataset()
  kinds = pageKinds(dataset)
  languages = dataset.manifest.locales.map(({ tag }) => tag)
  ;[browser, server] = await Promise.all([launchBrowser(), serveRepository()])
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** Its words are long. */
const language = 'de'

function addressOf(kind: string): string {
  const path = kinds.find(({ id }) => id === kind)?.path ?? kind
  return `${server.url}/${language}${path}`
}

const wide = { width: 1200, height: 900 }
const phone = { width: 390, height: 844 }
const smallPhone = { width: 320, height: 640 }
/** A window of 1280 by 800, enlarged twice. */
const zoomed = { width: 640, height: 400 }

/** The same pages when their reader has chosen something, and what is told instead of a page. */
const chosen = [
  '/find?country=BE',
  '/BE/melanoma?history=true&stage=advanced',
  '/resources?country=BE&q=melanoma',
  '/search?q=melanoma',
  '/no-such-page',
]

/** What other colours alone can change. */
const ofColours = ['color-contrast', 'link-in-text-block']

/** Of a page in a wide window with everything open. */
async function axeFaultsOf(page: Page): Promise<readonly string[]> {
  const light = { colorScheme: 'light', reducedMotion: 'reduce' } as const
  const dark = { ...light, colorScheme: 'dark' } as const
  await openAll(page)
  await page.emulateMedia(light)
  const found = [await axeFaults(page)]
  await page.emulateMedia(dark)
  found.push(await axeFaults(page, ofColours))
  await page.setViewportSize(phone)
  found.push(await axeFaults(page))
  await page.emulateMedia(light)
  found.push(await axeFaults(page, ofColours))
  return found.flat()
}

it.each([...pages.map(({ id }) => id), ...chosen])(
  '%s: no fault for axe, light or dark, wide or on a phone; nothing beyond the edge; nothing asked of others, said or left',
  async (kind) => {
    const { page, faults } = await visit(browser, addressOf(kind), { viewport: wide })
    expect(await axeFaultsOf(page)).toEqual([])
    const beyond: Record<string, number> = {}
    for (const viewport of [wide, phone, smallPhone, zoomed]) {
      await page.setViewportSize(viewport)
      beyond[viewport.width] = await beyondEdge(page)
    }
    expect(beyond).toEqual({ 1200: 0, 390: 0, 320: 0, 640: 0 })
    // What the browser always says of a page that is not there.
    const others = faults.filter((one) => kind !== '/no-such-page' || !one.includes('404'))
    expect(others).toEqual([])
    expect(await leftBehind(page)).toEqual([])
  },
)

it('enlarged twice, the notice leaves most of the window to the page', async () => {
  const { page } = await visit(browser, addressOf('answer'), { viewport: zoomed })
  expect(await page.locator('.notice').evaluate((one) => getComputedStyle(one).position)).toBe(
    'static',
  )
})

it('the head of a page takes little of a phone in every language, and nothing is beyond its edge', async () => {
  for (const tag of languages) {
    const { page } = await visit(browser, `${server.url}/${tag}/BE/melanoma`, { viewport: phone })
    const { height } = (await page.locator('header.site').boundingBox()) ?? { height: Infinity }
    expect([tag, height < 140]).toEqual([tag, true])
    await page.setViewportSize(smallPhone)
    expect([tag, await beyondEdge(page)]).toEqual([tag, 0])
  }
})

it('nothing moves for whoever asked for less motion', async () => {
  const { page } = await visit(browser, addressOf('answer'), { reducedMotion: 'reduce' })
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('*')].filter((one) => {
        const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one)
        return (
          transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior === 'smooth'
        )
      }).length,
  )
  expect(moving).toBe(0)
})

it('a fault would be seen', async () => {
  const { page, faults } = await visit(browser, addressOf('about'), { viewport: smallPhone })
  await page.evaluate(async () => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        '<img src="https://elsewhere.example/x.png" width="500" height="2"><p style="color: #888">x</p>',
      )
    localStorage.setItem('seen', 'yes')
    document.cookie = 'seen=yes'
  })
  expect(await axeFaults(page)).toContainEqual(expect.stringContaining('image-alt'))
  expect(await beyondEdge(page)).toBeGreaterThan(100)
  expect(faults.join('\n')).toMatch(/Content Security Policy/)
  expect(await leftBehind(page)).toEqual(['seen', 'seen'])
})
