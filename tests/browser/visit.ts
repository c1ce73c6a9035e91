/** A visit of the pages in a browser: what they asked of others, complained of, or left behind. */
import axe, { type run } from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

declare global {
  /** Put into the page by `axeFaults`. */
  var axe: { readonly run: typeof run }
}

export type Visit = {
  readonly page: Page
  /** Requests to other hosts, and all that the browser complained of: errors, what a policy forbade. */
  readonly faults: readonly string[]
}

export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const { origin } = new URL(url)
  const context = await browser.newContext(options)
  onTestFinished(() => context.close())
  context.setDefaultTimeout(10_000)
  const faults: string[] = []
  await context.route(
    (address) => address.origin !== origin,
    async (route) => {
      faults.push(`asked of another host: ${route.request().url()}`)
      await route.abort()
    },
  )
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  await page.goto(url)
  return { page, faults }
}

/** What stays in the browser after a visit: it is to be nothing. */
export async function leftBehind(page: Page): Promise<readonly string[]> {
  const cookies = await page.context().cookies()
  const kept = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ])
  return [...cookies.map(({ name }) => name), ...kept]
}

/** How much of the page is beyond the edge of the window. */
export async function beyondEdge(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}

export async function openAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLDetailsElement>('main details')) one.open = true
  })
}

/** All that axe knows of, also the rule of WCAG 2.2 that it leaves out by default; or these rules alone. */
export async function axeFaults(page: Page, only?: readonly string[]): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    async (rules) =>
      globalThis.axe.run(document, {
        resultTypes: ['violations'],
        ...(rules === undefined
          ? { rules: { 'target-size': { enabled: true } } }
          : { runOnly: [...rules] }),
      }),
    only,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id} (${help}): ${html.slice(0, 200)}`),
  )
}
