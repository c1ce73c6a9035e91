/** The way of a patient to an answer: with a pointer, with keys alone, without a script, on a phone. */
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from '../../functions/serve.ts'
import { launchBrowser } from '../support/browser.ts'
import { serveSmall } from '../support/served-directory.ts'
import { axeFaults, visit } from './visit.ts'

let browser: Browser
let server: Server
beforeAll(async () => {
  ;[browser, server] = await Promise.all([launchBrowser(), serveSmall()])
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

const phone = { width: 390, height: 844 }

function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}

/** The field of the cancer type, as a script makes it. */
function combobox(page: Page): Locator {
  return page.getByRole('combobox', { name: 'Choose the cancer type' })
}

function offered(page: Page): Locator {
  return page.getByRole('listbox').getByRole('option')
}

async function chooseFrench(page: Page): Promise<void> {
  await page.getByLabel('Choose the language').selectOption('fr')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.waitForURL('**/fr/BE/melanoma')
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Belgique')
}

describe('from the three choices to the answer', () => {
  it.each(['melan', 'malignant melanoma', 'C43'])(
    'a cancer type is found by its name, another name or a code: %s',
    async (typed) => {
      const { page, faults } = await visit(browser, `${server.url}/`, { locale: 'en' })
      await page.getByLabel('Choose the country').selectOption('BE')
      await combobox(page).pressSequentially(typed)
      await offered(page)
        .filter({ hasText: /^melanoma/i })
        .click()
      expect(await combobox(page).inputValue()).toMatch(/^melanoma$/i)
      expect(await page.getByRole('listbox').isVisible()).toBe(false)
      await chooseFrench(page)
      expect(faults).toEqual([])
    },
  )

  it('what may mean more than the one type that is held is left to the reader to choose', async () => {
    const { page } = await visit(browser, `${server.url}/en/`)
    await page.getByLabel('Choose the country').selectOption('DE')
    await combobox(page).fill('colon cancer')
    await combobox(page).press('Enter')
    await expect.poll(() => offered(page).count()).toBe(1)
    await expect.poll(() => page.getByRole('listbox').isVisible()).toBe(true)
    expect(new URL(page.url()).pathname).toBe('/en/')
  })

  it('what was typed is taken at once where it means one cancer type alone', async () => {
    const { page } = await visit(browser, `${server.url}/en/`)
    await page.getByLabel('Choose the country').selectOption('BE')
    await combobox(page).fill('C43')
    await combobox(page).press('Enter')
    await page.waitForURL('**/en/BE/melanoma')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  it('nothing is taken where several fit, or before it is known what fits', async () => {
    const { page } = await visit(browser, `${server.url}/en/`)
    await page.getByLabel('Choose the country').selectOption('BE')
    await combobox(page).fill('melanoma of')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await offered(page).first().waitFor()
    expect(await offered(page).count()).toBeGreaterThan(1)
    await page.waitForTimeout(300)
    expect(pathOf(page)).toBe('/en/')
    expect(await page.locator('#cancerType').inputValue()).toBe('')
  })

  it('the names of the page are searched where the search does not answer', async () => {
    const { page } = await visit(browser, `${server.url}/en/`)
    await page.route('**/v1/search*', (route) => route.abort())
    await combobox(page).pressSequentially('MELAN')
    await offered(page)
      .filter({ hasText: /^melanoma$/i })
      .click()
    expect(await page.locator('#cancerType').inputValue()).toBe('melanoma')
    await page.getByLabel('Choose the country').selectOption('BE')
    await chooseFrench(page)
  })

  it('the open list is found without fault by axe, and closed by Escape', async () => {
    const { page } = await visit(browser, `${server.url}/en/`)
    await combobox(page).pressSequentially('melan')
    await offered(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    expect(await axeFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.getByRole('listbox').isVisible()).toBe(false)
  })
})

describe('another language', () => {
  it.each([
    ['/en/BE/melanoma?history=true&stage=advanced', '/tr/BE/melanoma?history=true&stage=advanced'],
    ['/fr/cancer-types/melanoma', '/tr/cancer-types/melanoma'],
    ['/en/search?q=melanoma', '/tr/search?q=melanoma'],
  ])('keeps the place: %s', async (from, to) => {
    const { page } = await visit(browser, server.url + from)
    await page.locator('.languages summary').click()
    await page.getByRole('link', { name: 'Türkçe' }).click()
    await page.waitForURL(`**${to}`)
    expect(await page.locator('html').getAttribute('lang')).toBe('tr')
  })
})

describe('on a phone', () => {
  it('menu and languages open over the page, by a tap, and stay within it', async () => {
    for (const width of [390, 320]) {
      const { page } = await visit(browser, `${server.url}/en/BE/melanoma`, {
        viewport: { ...phone, width },
        hasTouch: true,
        isMobile: true,
      })
      for (const name of ['Menu', 'English']) {
        const summary = page.locator('header summary', { hasText: name })
        await summary.tap()
        const list = page.locator('header details[open] ul')
        const box = await list.boundingBox()
        expect(box?.x).toBeGreaterThanOrEqual(0)
        expect((box?.x ?? 0) + (box?.width ?? width)).toBeLessThanOrEqual(width)
        expect(await axeFaults(page)).toEqual([])
        await summary.tap()
      }
      await page.locator('header summary', { hasText: 'Menu' }).tap()
      await page.getByRole('link', { name: 'Medicines', exact: true }).tap()
      await page.waitForURL('**/en/medicines')
    }
  })

  it('on a wide window the menu lies open', async () => {
    const { page } = await visit(browser, `${server.url}/en/`, {
      viewport: { width: 1200, height: 900 },
    })
    expect(await page.getByRole('link', { name: 'Medicines' }).isVisible()).toBe(true)
    expect(await page.locator('header nav summary').isVisible()).toBe(false)
  })
})

describe('without a script', () => {
  const noScript = { javaScriptEnabled: false, viewport: phone }

  it('goes the whole way, and narrows the answer', async () => {
    const { page, faults } = await visit(browser, `${server.url}/en/`, noScript)
    await page.getByLabel('Choose the country').selectOption('BE')
    await page.getByLabel('Choose the cancer type').selectOption('melanoma')
    await page.getByLabel('Choose the language').selectOption('en')
    await page.getByRole('button', { name: 'Show' }).click()
    expect(pathOf(page)).toBe('/en/BE/melanoma')
    const before = await page.locator('.card').count()
    await page.locator('.narrow summary').click()
    await page.locator('#stage').selectOption('advanced')
    await page.locator('.narrow button').click()
    expect(new URL(page.url()).searchParams.get('stage')).toBe('advanced')
    expect(await page.locator('#stage').inputValue()).toBe('advanced')
    expect(await page.locator('.card').count()).toBeLessThanOrEqual(before)
    expect(faults).toEqual([])
  })

  it('is told which choice is missing, with what was chosen', async () => {
    const { page } = await visit(browser, `${server.url}/en/find?country=BE`, noScript)
    expect(await page.getByRole('alert').isVisible()).toBe(true)
    expect(await page.getByLabel('Choose the country').inputValue()).toBe('BE')
  })

  it('searches, and reads what was found', async () => {
    const { page } = await visit(browser, `${server.url}/en/BE/melanoma`, noScript)
    await page.locator('#site-search').fill('keytruda')
    await page.locator('header.site .search button').click()
    await page
      .locator('main')
      .getByRole('link', { name: /pembrolizumab/i })
      .first()
      .click()
    expect(pathOf(page)).toMatch(/^\/en\/medicines\/pembrolizumab/)
  })

  it('chooses among what there is to read', async () => {
    const { page } = await visit(browser, `${server.url}/en/resources`, noScript)
    await page.locator('#country').selectOption('BE')
    await page.locator('form.choose button').click()
    expect(new URL(page.url()).searchParams.get('country')).toBe('BE')
    expect(await page.locator('#country').inputValue()).toBe('BE')
    expect(await page.locator('main .things li').count()).toBeGreaterThan(0)
  })

  it('sees the answer first: title, state and notice are in the first view, as with a script', async () => {
    const address = `${server.url}/en/BE/melanoma`
    const [without, scripted] = await Promise.all([
      visit(browser, address, noScript),
      visit(browser, address, { viewport: phone }),
    ])
    for (const seen of ['h1', '.answer-state', '.notice']) {
      const box = await without.page.locator(seen).boundingBox()
      expect((box?.y ?? phone.height) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.height)
    }
    const read = async ({ page }: typeof without) =>
      (await page.locator('body').innerText()).split(/\n+/)
    // A script adds what only a script can do.
    const [plain, more] = [await read(without), await read(scripted)]
    expect(more.toSpliced(more.indexOf('Print'), 1)).toEqual(plain)
  })
})

type Stop = { readonly tag: string; readonly outline: boolean; readonly covered: boolean }

/** Where the focus is: whether it is seen, and not below the notice. */
async function stopOf(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const one = document.activeElement ?? document.body
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    const { top, bottom } = one.getBoundingClientRect()
    const notice = document.querySelector('.notice')
    const edge = notice?.contains(one)
      ? innerHeight
      : (notice?.getBoundingClientRect().top ?? innerHeight)
    const belowNotice = one.closest('footer') === null && top >= edge
    return {
      tag: one.tagName.toLowerCase(),
      outline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
      covered: belowNotice || bottom <= 0,
    }
  })
}

describe('by keys alone', () => {
  it('passes the head of the page by the first link', async () => {
    const { page } = await visit(browser, `${server.url}/en/BE/melanoma`)
    await page.keyboard.press('Tab')
    const skip = page.locator('.skip')
    expect(await skip.evaluate((one) => one === document.activeElement)).toBe(true)
    expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true)
  })

  it('chooses, and comes to the answer', async () => {
    const { page } = await visit(browser, `${server.url}/en/`)
    const tabTo = async (id: string) => {
      for (let i = 0; i < 40; i++) {
        await page.keyboard.press('Tab')
        if ((await page.evaluate(() => document.activeElement?.id)) === id) return
      }
      throw new Error(`no Tab leads to ${id}`)
    }
    await tabTo('country')
    await page.keyboard.type('Belg')
    await tabTo('cancerType-typed')
    await page.keyboard.type('skin melanoma')
    await offered(page).first().waitFor()
    await page.keyboard.press('ArrowDown')
    const active = await combobox(page).getAttribute('aria-activedescendant')
    expect(await page.locator(`#${active}`).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await tabTo('language')
    await page.keyboard.type('fran')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/fr/BE/melanoma')
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
  })

  it('sees where it is at every stop, and never below the notice', async () => {
    for (const viewport of [phone, { width: 1200, height: 700 }]) {
      const { page } = await visit(browser, `${server.url}/en/BE/melanoma`, { viewport })
      const stops: Stop[] = []
      for (let i = 0; i < 60; i++) {
        await page.keyboard.press('Tab')
        stops.push(await stopOf(page))
      }
      expect(stops.filter(({ tag }) => tag !== 'body').length).toBeGreaterThan(40)
      const wrong = stops.filter((one) => one.tag !== 'body' && (!one.outline || one.covered))
      expect(wrong).toEqual([])
    }
  })

  it('opens what is folded', async () => {
    const { page } = await visit(browser, `${server.url}/en/BE/melanoma`, { viewport: phone })
    const summary = page.locator('main details.more summary').first()
    await summary.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('main details.more').first().getAttribute('open')).toBe('')
    await page.keyboard.press('Space')
    expect(await page.locator('main details.more').first().getAttribute('open')).toBe(null)
  })
})
