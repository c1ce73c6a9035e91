/** The embed in a real browser, on pages of another origin. */
import type { RequestListener } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { serve, type Server } from '../../functions/serve.ts'
import { demoSite } from '../../functions/site/embed/demo/demo-site.ts'
import { launchBrowser, openSite, type OtherSite } from '../support/browser.ts'
import { embedApp } from '../support/embed.ts'

let browser: Browser
let directory: Server
beforeAll(async () => {
  ;[browser, directory] = await Promise.all([
    launchBrowser(),
    embedApp().then(async (app) => serve(app, { host: '127.0.0.1', port: 0 })),
  ])
})
afterAll(async () => {
  await browser.close()
  await directory.close()
})

type Opened = { readonly page: Page; readonly site: OtherSite; readonly said: string[] }

/** A page on another origin, under a policy that allows nothing but the directory. */
async function open(
  listener: RequestListener,
  options: BrowserContextOptions = {},
  embedDelay = 0,
): Promise<Opened> {
  const site = await openSite(listener)
  const context = await browser.newContext(options)
  onTestFinished(async () => {
    await context.close()
    await site.close()
  })
  context.setDefaultTimeout(8_000)
  const page = await context.newPage()
  if (embedDelay > 0) {
    await page.route('**/embed.js', async (route) => {
      await pause(embedDelay)
      await route.continue()
    })
  }
  const said: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(`error: ${error.message}`))
  await page.goto(site.url)
  return { page, site, said }
}

function hostPage(body: string, head = ''): RequestListener {
  const { url } = directory
  return (request, response) => {
    if (request.url !== '/') return response.writeHead(404).end()
    const policy = `default-src 'none'; script-src ${url}; connect-src ${url}; frame-src ${url}; require-trusted-types-for 'script'; trusted-types immuno-directory`
    return response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
      })
      .end(
        `<!doctype html><html lang="en"><title>host</title>${head}<script type="module" src="${url}/embed.js"></script>${body}</html>`,
      )
  }
}

const melanoma = `<immuno-availability country="BE" cancer-type="melanoma" lang="fr"><a href="/fallback">Lien de l’hôte</a></immuno-availability>`

async function stateOf(page: Page, state: string, element = 'immuno-availability'): Promise<void> {
  await page.locator(`${element}[state="${state}"]`).waitFor({ state: 'attached' })
}

/** As a script of the host would, later. */
async function addElement(page: Page): Promise<void> {
  await page.evaluate(() => {
    const one = document.createElement('immuno-availability')
    one.setAttribute('country', 'BE')
    one.setAttribute('cancer-type', 'melanoma')
    const link = document.createElement('a')
    link.textContent = 'Lien de l’hôte'
    one.append(link)
    document.body.append(one)
  })
}

describe('the element on a page of another origin', () => {
  it('shows the answer with its notice, date and language under the strictest policy', async () => {
    const { page, said } = await open(hostPage(melanoma))
    await stateOf(page, 'shown')
    const box = page.locator('immuno-availability [part=box]')
    expect(await box.getAttribute('lang')).toBe('fr')
    expect(await box.locator('[part=heading]').innerText()).toMatch(/^mélanome · Belgique$/i)
    expect(await box.locator('[part=notice]').innerText()).toMatch(/^Ce répertoire donne/)
    expect(await box.locator('[part=foot] time').getAttribute('datetime')).toBe('2026-11-28')
    expect(await box.locator('[part=note]').count()).toBeGreaterThan(1)
    expect(await page.getByRole('region', { name: /mélanome · Belgique/i }).count()).toBe(1)
    // What the host wrote is there for when nothing can be shown, and only then.
    expect(await page.getByText('Lien de l’hôte').isVisible()).toBe(false)
    // The sheet came by the object model: its colours are there though no style is allowed.
    expect(await box.evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('1px')
    expect(said).toEqual([])
  })

  it('leads to the directory, and tells nobody where the reader comes from', async () => {
    const { page } = await open(hostPage(melanoma))
    await stateOf(page, 'shown')
    const link = page.locator('immuno-availability [part=more] a')
    expect(await link.getAttribute('href')).toBe(`${directory.url}/fr/BE/melanoma`)
    const all = page.locator('immuno-availability [part=box] a')
    expect(
      await page.locator('immuno-availability [part=box] a:not([rel=noreferrer])').count(),
    ).toBe(0)
    expect(await all.count()).toBeGreaterThan(5)
  })

  it('takes the language of the page where it has none of its own', async () => {
    const { page } = await open(
      hostPage(
        `<div lang="pl"><immuno-resources country="BE" cancer-type="melanoma" limit="2"></immuno-resources></div>`,
      ),
    )
    await stateOf(page, 'shown', 'immuno-resources')
    const box = page.locator('immuno-resources [part=box]')
    expect(await box.getAttribute('lang')).toBe('pl')
    expect(await box.locator('[part=note]').count()).toBe(2)
  })

  it('is themed by properties and parts', async () => {
    // A sheet of the host: its policy allows only what it names, so it names its own.
    const { page } = await open(demoSite(directory.url))
    await stateOf(page, 'shown', 'immuno-resources')
    const resources = page.locator('immuno-resources')
    const styleOf = async (part: string, property: string) =>
      resources
        .locator(`[part~=${part}]`)
        .first()
        .evaluate((one, name) => getComputedStyle(one).getPropertyValue(name), property)
    expect(await styleOf('link', 'color')).toBe('rgb(122, 31, 92)')
    expect(await styleOf('heading', 'font-family')).toBe('Georgia, serif')
    expect(await styleOf('box', 'border-top-left-radius')).toBe('0px')
  })

  it('asks once for several attributes, and never shows one country where another is asked for', async () => {
    const { page } = await open(hostPage(melanoma))
    await stateOf(page, 'shown')
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.route('**/embed/availability*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      await route.continue()
    })
    await page.locator('immuno-availability').evaluate((one) => {
      one.setAttribute('country', 'FR')
      one.setAttribute('lang', 'en')
    })
    await stateOf(page, 'loading')
    expect(await page.locator('immuno-availability [part=box]').count()).toBe(0)
    expect(await page.getByText('Lien de l’hôte').isVisible()).toBe(true)
    await stateOf(page, 'shown')
    expect(await page.locator('immuno-availability [part=heading]').innerText()).toContain('France')
    expect(asked).toEqual([
      `${directory.url}/embed/availability?cancerType=melanoma&country=FR&locale=en`,
    ])
    // Said aloud, since it changed under the reader.
    expect(await page.getByRole('status').innerText()).toContain('France')
  })

  it('stops asking when it is taken out', async () => {
    const { page, said } = await open(hostPage(melanoma))
    await stateOf(page, 'shown')
    const failed: string[] = []
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? ''))
    await page.route('**/embed/availability*', () => undefined)
    await page.locator('immuno-availability').evaluate(async (one) => {
      one.setAttribute('country', 'FR')
      await new Promise((resolve) => setTimeout(resolve, 200))
      one.remove()
    })
    await expect.poll(() => failed).toEqual(['net::ERR_ABORTED'])
    expect(said).toEqual([])
  })

  it('tells the page how it goes', async () => {
    const { page } = await open(hostPage(''))
    const states = await page.evaluate(async () => {
      const found: unknown[] = []
      document.addEventListener('immuno-state', (event) => {
        found.push((event as CustomEvent<{ state: string }>).detail.state)
      })
      await customElements.whenDefined('immuno-availability')
      const one = document.createElement('immuno-availability')
      one.setAttribute('country', 'BE')
      one.setAttribute('cancer-type', 'melanoma')
      document.body.append(one)
      while (found.at(-1) !== 'shown') await new Promise((resolve) => setTimeout(resolve, 20))
      return found
    })
    expect(states).toEqual(['loading', 'shown'])
  })
})

describe('without a connection', () => {
  it('what the host wrote stands there, and the answer comes when the connection does', async () => {
    const { page } = await open(hostPage(''))
    await page.context().setOffline(true)
    await addElement(page)
    await stateOf(page, 'offline')
    expect(await page.getByText('Lien de l’hôte').isVisible()).toBe(true)
    await page.context().setOffline(false)
    await stateOf(page, 'shown')
    expect(await page.getByText('Lien de l’hôte').isVisible()).toBe(false)
  })

  it('what was shown stays, marked as not fetched anew', async () => {
    const { page } = await open(hostPage(melanoma))
    await stateOf(page, 'shown')
    // As when the connection fails and the browser’s cache has nothing fresh.
    await page.route('**/embed/**', (route) => route.abort('internetdisconnected'))
    const element = page.locator('immuno-availability')
    await element.evaluate((one) => one.setAttribute('country', 'FR'))
    await stateOf(page, 'offline')
    expect(await element.locator('[part=box]').count()).toBe(0)
    await element.evaluate((one) => one.setAttribute('country', 'BE'))
    await stateOf(page, 'stale')
    expect(await element.locator('[part=heading]').innerText()).toContain('Belgique')
    expect(await element.locator('[part=foot] time').getAttribute('datetime')).toBe('2026-11-28')
  })

  it('an answer of somebody else in our place is not shown', async () => {
    const { page } = await open(hostPage(''))
    await page.route('**/embed/availability*', (route) =>
      route.fulfill({
        status: 200,
        contentType: 'text/html',
        headers: { 'access-control-allow-origin': '*' },
        body: '<p>Please sign in to this network</p>',
      }),
    )
    await addElement(page)
    await stateOf(page, 'offline')
    expect(await page.getByText('Please sign in').count()).toBe(0)
  })
})

it('attributes that name nothing leave what the host wrote, and tell the editor why', async () => {
  const { page, said } = await open(hostPage(melanoma.replace('"BE"', '"UK"')))
  await stateOf(page, 'refused')
  expect(await page.getByText('Lien de l’hôte').isVisible()).toBe(true)
  expect(said.filter((line) => line.startsWith('warning'))).toEqual([
    expect.stringMatching(/<immuno-availability> "UK".*The code of the United Kingdom is GB/),
  ])
})

describe('the frame', () => {
  it('is as high as what it holds, also when that grows', async () => {
    const { page, said } = await open(demoSite(directory.url), {
      viewport: { width: 320, height: 640 },
    })
    const frame = page.frameLocator('iframe')
    await frame.locator('[part=box]').waitFor()
    const heights = async () => ({
      frame: await page.locator('iframe').evaluate((one) => one.clientHeight),
      content: await frame.locator('html').evaluate((one) => one.scrollHeight),
    })
    await expect.poll(async () => (await heights()).frame).toBeGreaterThan(700)
    const before = await heights()
    expect(before.frame).toBe(before.content)
    await frame.locator('summary').click()
    await expect.poll(async () => (await heights()).frame).toBeGreaterThan(before.frame + 200)
    expect(said).toEqual([])
  })

  it('is fitted also where the page around began to listen after it had said its height', async () => {
    const address = `${directory.url}/embed/frame/availability?country=BE&cancerType=melanoma`
    const { page } = await open(
      hostPage(`<iframe src="${address}" title="late"></iframe>`),
      {},
      500,
    )
    await expect
      .poll(async () => page.locator('iframe').evaluate((one) => one.clientHeight))
      .toBeGreaterThan(700)
  })

  it('has light colours in a light page, whatever its reader likes elsewhere', async () => {
    const address = `${directory.url}/embed/frame/availability?country=BE&cancerType=melanoma`
    const frames = ['light', 'dark']
      .map((scheme) => `<iframe src="${address}&scheme=${scheme}" title="${scheme}"></iframe>`)
      .join('')
    const { page } = await open(hostPage(frames), { colorScheme: 'dark' })
    const paper = async (scheme: string) =>
      page
        .frameLocator(`iframe[title=${scheme}]`)
        .locator('[part=box]')
        .evaluate((one) => getComputedStyle(one).backgroundColor)
    expect(await paper('light')).toBe('rgb(255, 255, 255)')
    expect(await paper('dark')).toBe('rgb(18, 24, 30)')
  })

  it('believes no message that another page sends', async () => {
    const { page } = await open(demoSite(directory.url))
    await page.frameLocator('iframe').locator('[part=box]').waitFor()
    await expect
      .poll(async () => page.locator('iframe').evaluate((one) => one.style.height))
      .toMatch(/px$/)
    const before = await page.locator('iframe').evaluate((one) => one.style.height)
    await page.evaluate(() => postMessage({ immunoHeight: 12 }, '*'))
    await page.waitForTimeout(200)
    expect(await page.locator('iframe').evaluate((one) => one.style.height)).toBe(before)
  })
})

describe('a site without JavaScript', () => {
  it('shows the fragment that its server placed, and the frame', async () => {
    const { page } = await open(demoSite(directory.url), { javaScriptEnabled: false })
    const placed = page.locator('main > .immuno-embed')
    await placed.waitFor()
    expect(await placed.getAttribute('lang')).toBe('de')
    expect(await placed.locator('[part=notice]').isVisible()).toBe(true)
    await page.frameLocator('iframe').locator('[part=box]').waitFor()
    // In place of the element, what the host wrote into it.
    expect(await page.getByText('Mélanome en Belgique, dans le répertoire').isVisible()).toBe(true)
  })
})

describe('on a phone of 320 pixels', () => {
  it('nothing is wider than the page', async () => {
    const { page } = await open(demoSite(directory.url), { viewport: { width: 320, height: 640 } })
    await stateOf(page, 'shown')
    await stateOf(page, 'shown', 'immuno-resources')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  })
})
