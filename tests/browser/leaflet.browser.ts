/** Printed answers: as many pages as a folded sheet has, and on them what a patient needs on paper. */
import jsQr from 'jsqr'
import type { Browser, Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import type { Dataset } from '../../functions/model/release.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { launchBrowser } from '../support/browser.ts'
import { repositoryDataset, today } from '../support/repository-dataset.ts'
import { siteOver } from '../support/served-site.ts'

const origin = 'https://directory.example'

let browser: Browser
let dataset: Dataset
let server: Server
beforeAll(async () => {
  dataset = await repositoryDataset()
  const now = () => Date.parse(`${today}T12:00:00Z`)
  const site = siteOver(dataset, { now, origin: () => origin })
  ;[browser, server] = await Promise.all([
    launchBrowser(),
    serve(site, { host: '127.0.0.1', port: 0 }),
  ])
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function open(address: string, script = true): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: script })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  await page.goto(`${server.url}${address}`)
  return page
}

/** Lines are broken anywhere in long addresses, so nothing is asked of white space. */
function squeeze(text: string): string {
  return text.normalize('NFC').replaceAll(/\s/g, '')
}

async function print(page: Page, format: string): Promise<{ pages: number; text: string }> {
  const pdf = await page.pdf({ format })
  const proxy = await getDocumentProxy(new Uint8Array(pdf))
  const { totalPages, text } = await extractText(proxy, { mergePages: true })
  return { pages: totalPages, text: squeeze(text) }
}

/** Most statements, a long way to pay, only old statements, nothing known at all. */
const answers = ['FR/nsclc', 'DE/nsclc', 'BE/nsclc', 'BE/melanoma', 'FR/gastric', 'CH/merkel']
const languages = ['fr', 'de', 'pl', 'tr']

describe.each(languages)('an answer printed in %s', (language) => {
  it.each(answers)(
    'is four A5 pages at most, with what a patient needs on paper: %s',
    async (answer) => {
      const page = await open(`/${language}/${answer}`)
      const title = (await page.locator('h1').textContent()) ?? ''
      const links = await page.locator('.ask a[href^="http"]').all()
      const asked = await Promise.all(links.map(async (link) => link.getAttribute('href')))
      const validity = await page.locator('.answer-state .print-only').first().textContent()
      const { pages, text } = await print(page, 'A5')
      expect(pages).toBeLessThanOrEqual(4)
      const notice = dataset.manifest.notice[language]?.text ?? ''
      const early = dataset.terms.status['early-access'][language]
      const release = (await page.locator('footer code').textContent()) ?? ''
      expect(asked).not.toEqual([])
      for (const said of [
        title,
        ...asked.map((address) => address ?? ''),
        validity ?? '',
        notice,
        release,
        `${early?.label}. ${early?.definition}`,
        `${origin}/${language}/${answer}`,
      ]) {
        expect(said).not.toBe('')
        expect(text).toContain(squeeze(said))
      }
      const hidden = await page.locator('.languages a').last().textContent()
      expect(text).not.toContain(squeeze(hidden ?? ''))
    },
  )
})

describe('an answer printed on A4', () => {
  it.each(['fr/FR/nsclc', 'de/BE/nsclc'])(
    'has four pages too, to be folded: %s',
    async (answer) => {
      const { pages } = await print(await open(`/${answer}`), 'A4')
      expect(pages).toBeLessThanOrEqual(4)
    },
  )
})

const Pixels = z.object({ data: z.array(z.int()), width: z.int(), height: z.int() })

/** The browser reads its own pictures, on a page whose policy lets it. */
async function pixelsOf(png: string): Promise<z.infer<typeof Pixels>> {
  const page = await browser.newPage()
  onTestFinished(() => page.close())
  const found: unknown = await page.evaluate(`(async () => {
    const response = await fetch('data:image/png;base64,${png}')
    const bitmap = await createImageBitmap(await response.blob())
    const { width, height } = bitmap
    const drawing = new OffscreenCanvas(width, height).getContext('2d')
    drawing.drawImage(bitmap, 0, 0)
    return { data: [...drawing.getImageData(0, 0, width, height).data], width, height }
  })()`)
  return Pixels.parse(found)
}

describe('the code on paper', () => {
  it('is read by a camera as the address of the page', async () => {
    const page = await open('/tr/BE/melanoma')
    await page.emulateMedia({ media: 'print' })
    const picture = await page.locator('svg.qr').screenshot()
    const { data, width, height } = await pixelsOf(picture.toString('base64'))
    expect(jsQr.default(Uint8ClampedArray.from(data), width, height)?.data).toBe(
      `${origin}/tr/BE/melanoma`,
    )
  })
})

describe('on a screen', () => {
  it('nothing is seen that is for paper alone', async () => {
    const page = await open('/fr/FR/nsclc')
    const parts = page.locator('.print-only')
    expect(await parts.count()).toBeGreaterThan(4)
    for (const part of await parts.all()) expect(await part.isVisible()).toBe(false)
    const last = page.locator('.card[id]').last()
    expect(await last.isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await last.isVisible()).toBe(false)
    expect(await page.locator('.more-on-page').isVisible()).toBe(true)
  })

  it('a button prints, and is not there without a script', async () => {
    const page = await open('/fr/BE/melanoma')
    await page.evaluate("window.print = () => document.body.setAttribute('data-printed', '')")
    await page.getByRole('button', { name: 'Imprimer' }).click()
    expect(await page.locator('body[data-printed]').count()).toBe(1)
    const plain = await open('/fr/BE/melanoma', false)
    expect(await plain.getByRole('button', { name: 'Imprimer' }).count()).toBe(0)
  })
})
