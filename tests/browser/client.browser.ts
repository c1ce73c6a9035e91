/** The client's package in a real browser: on a page of another origin, under a policy of its own. */
import { createReadStream } from 'node:fs'
import type { RequestListener } from 'node:http'
import { basename, join } from 'node:path'
import type { Browser, JSHandle, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type * as Client from '../../functions/client/client.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { launchBrowser, openSite } from '../support/browser.ts'
import { holdReleases, type HeldReleases } from '../support/held-releases.ts'
import { installClient, type PackedClient } from '../support/packed-client.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

type Package = typeof Client

const told: string[] = []
let browser: Browser
let releases: HeldReleases
let directory: Server
let client: PackedClient
beforeAll(async () => {
  releases = holdReleases(
    () => smallNow,
    ({ operation, status }) => told.push(`${operation} ${status}`),
  )
  releases.publish(await smallDataset())
  ;[browser, directory, client] = await Promise.all([
    launchBrowser(),
    serve(releases.app, { host: '127.0.0.1', port: 0 }),
    installClient(),
  ])
})
afterAll(async () => {
  await browser.close()
  await directory.close()
  await client.remove()
})
beforeEach(() => {
  told.length = 0
})

/** A site that serves the package as it is, and imports it by its name. */
const partnerSite: RequestListener = (request, response) => {
  const { url = '/' } = request
  const policy = `default-src 'none'; script-src 'self' 'nonce-of-this-page'; connect-src ${directory.url}`
  response.setHeader('content-security-policy', policy)
  if (url === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(partnerPage)
    return
  }
  response.setHeader('content-type', 'text/javascript')
  if (url === '/page.js') {
    response.end("import * as it from 'immuno-directory-client'\nglobalThis.directory = it\n")
    return
  }
  const dist = join(client.app, 'node_modules/immuno-directory-client/dist')
  createReadStream(join(dist, basename(url)))
    .on('error', () => response.writeHead(404).end())
    .pipe(response)
}

const partnerPage = `<!doctype html><html lang="en"><title>partner</title>
<script type="importmap" nonce="of-this-page">
{ "imports": { "immuno-directory-client": "/package/client.js" } }
</script>
<script type="module" src="/page.js"></script><main></main></html>`

type Opened = {
  readonly page: Page
  readonly module: JSHandle<Package>
  /** What the page says of itself when something is wrong. */
  readonly said: readonly string[]
}

async function open(): Promise<Opened> {
  const site = await openSite(partnerSite)
  const context = await browser.newContext()
  onTestFinished(async () => {
    await context.close()
    await site.close()
  })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(error.message))
  await page.goto(site.url)
  await page.waitForFunction('globalThis.directory')
  return { page, module: await page.evaluateHandle<Package>('globalThis.directory'), said }
}

describe('on a page of another origin', () => {
  it('an answer comes with its notice, in the language that was asked for', async () => {
    const { page, module, said } = await open()
    const answer = await module.evaluate(async ({ createClient, noticeHtml }, baseUrl) => {
      const found = await createClient({ baseUrl, locale: 'fr' }).access({
        country: 'BE',
        cancerType: 'melanoma',
      })
      document.querySelector('main')?.insertAdjacentHTML('beforeend', noticeHtml(found))
      const { data, notice, meta, received } = found
      const { name } = data.cancerType
      return { name, notes: data.national.length, notice, release: meta.release, received }
    }, directory.url)
    expect(answer).toMatchObject({
      name: 'mélanome',
      notice: { locale: 'fr' },
      release: releases.ids()[0],
      // Of the headers, those that a page of another origin may see.
      received: { from: 'network', headers: { 'x-request-id': expect.any(String) } },
    })
    expect(answer.notes).toBeGreaterThan(0)
    const note = page.getByRole('note')
    expect(await note.innerText()).toBe(answer.notice.text)
    expect(await note.getAttribute('lang')).toBe('fr')
    // One question, and no leave to be asked for it.
    expect(told).toEqual(['getAccess 200'])
    expect(said).toEqual([])
  })

  it('a list is walked whole, page after page', async () => {
    const { module } = await open()
    const walked = await module.evaluate(async ({ createClient }, baseUrl) => {
      const { resources } = createClient({ baseUrl })
      const ids: string[] = []
      const walk = resources.all({ country: 'BE', limit: 5 })
      for await (const { id } of walk) ids.push(id)
      const { page } = await resources.list({ country: 'BE', limit: 5 })
      return { ids, total: page.total, notice: await walk.notice() }
    }, directory.url)
    expect(walked.total).toBeGreaterThan(10)
    expect(new Set(walked.ids).size).toBe(walked.total)
    expect(walked.ids).toHaveLength(walked.total)
    expect(walked.notice.text).toMatch(/^This directory gives general information/)
    expect(told.filter((one) => one === 'listResources 200').length).toBe(
      Math.ceil(walked.total / 5),
    )
  })

  it('a refusal is an error with its type, and says what to mend', async () => {
    const { module } = await open()
    const refused = await module.evaluate(async ({ createClient, ProblemError }, baseUrl) => {
      const { cancerTypes } = createClient({ baseUrl })
      const error: unknown = await cancerTypes.get({ id: 'icd10:C34' }).catch((one: unknown) => one)
      if (!(error instanceof ProblemError)) return String(error)
      const { type, status, errors, requestId } = error
      return { type, status, errors, requestId: typeof requestId }
    }, directory.url)
    expect(refused).toMatchObject({
      type: '/problems/code-too-broad',
      status: 400,
      requestId: 'string',
      errors: [{ candidates: [{ id: 'nsclc' }, { id: 'sclc' }] }],
    })
  })

  it('what is held is asked about by its tag when it is no longer fresh, and given when nobody answers', async () => {
    const { page, module, said } = await open()
    const asked = await module.evaluateHandle(({ createClient, NetworkError }, baseUrl) => {
      const { terms, countries } = createClient({ baseUrl, tries: 1 })
      const tell = (error: unknown) => (error instanceof NetworkError ? error.reason : 'other')
      return {
        held: async () => {
          const { data, notice, received } = await terms()
          return { terms: data.length, notice: notice.locale, from: received.from }
        },
        other: async () => countries.list().then(() => 'answered', tell),
      }
    }, directory.url)
    const held = async () => asked.evaluate(({ held: ask }) => ask())
    const first = await held()
    expect(first).toMatchObject({ notice: 'en', from: 'network' })
    expect(first.terms).toBeGreaterThan(50)
    expect(await held()).toEqual({ ...first, from: 'cache' })
    expect(told).toEqual(['listTerms 200'])

    await page.clock.setFixedTime(Date.now() + 61_000)
    expect(await held()).toEqual({ ...first, from: 'revalidated' })
    // A page may send the tag to another origin only with its leave: this is where it is asked for.
    expect(told.slice(1)).toEqual(['listTerms 204', 'listTerms 304'])
    expect(said).toEqual([])

    await page.clock.setFixedTime(Date.now() + 3_600_000)
    await page.context().setOffline(true)
    expect(await held()).toEqual({ ...first, from: 'stale' })
    expect(await asked.evaluate(({ other }) => other())).toBe('unreachable')
  })

  it('without a cache of its own, the browser’s serves, and no leave is asked for', async () => {
    const { module } = await open()
    const counts = await module.evaluate(async ({ createClient }, baseUrl) => {
      const { terms } = createClient({ baseUrl, cache: false })
      const answers = [await terms(), await terms()]
      return answers.map(({ data }) => data.length)
    }, directory.url)
    expect(counts[0]).toBe(counts[1])
    expect(told).toEqual(['listTerms 200'])
  })

  it('a copy is begun, and follows what is published', async () => {
    const { module } = await open()
    const copy = await module.evaluateHandle(({ createClient }, baseUrl) => {
      const { follow } = createClient({ baseUrl })
      let since: string | undefined
      return {
        step: async () => {
          const { release, whole, put, removed, notice } = await follow(since)
          since = release
          return { release, whole, put: put.length, removed, notice: notice.locale }
        },
      }
    }, directory.url)
    const step = async () => copy.evaluate((one) => one.step())
    const begun = await step()
    const before = await smallDataset()
    expect(begun).toMatchObject({ release: releases.ids()[0], whole: true, removed: [] })
    expect(begun.put).toBeGreaterThan(before.resources.length)

    const [gone, edited, ...rest] = before.resources
    if (gone === undefined || edited === undefined) throw new Error('too few resources')
    const after = [{ ...edited, url: 'https://example.org/' }, ...rest]
    const release = releases.publish({ ...before, resources: after })
    onTestFinished(() => void releases.publish(before))
    expect(await step()).toMatchObject({
      release,
      whole: false,
      put: 1,
      removed: [{ collection: 'resources', id: gone.id }],
      notice: 'en',
    })
    expect(await step()).toMatchObject({ release, whole: false, put: 0, removed: [] })
  })
})
