/** What only paper shows of an answer: how long to trust it, the way back, and what had no room. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { countLines, countPrinted } from '../../functions/site/leaflet/room.ts'
import { readable, smallSite } from '../support/served-site.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

const origin = 'https://directory.example'

async function show(address: string, options: { origin?: () => string } = {}): Promise<string> {
  const reply = await (await smallSite(options)).request(address)
  expect(reply.status).toBe(200)
  return reply.text()
}

/** What only paper shows, part by part. */
function onPaper(page: string): string[] {
  return [...page.matchAll(/<(\w+) class="print-only[^"]*">[\s\S]*?<\/\1>/g)].map(([part]) =>
    readable(part).trim(),
  )
}

const Note = z.object({
  freshness: z.string(),
  superseded: z.boolean(),
  reviewBy: z.string().nullable(),
})
const Authorisation = z.object({ medicines: z.array(z.string()), status: z.string() })
const Access = z.object({
  data: z.object({
    national: z.array(Note),
    euWide: Note.extend({ authorisations: z.array(Authorisation) }).nullable(),
  }),
})

async function ask(country: string, cancerType: string): Promise<z.infer<typeof Access>['data']> {
  const app = await smallApp()
  const reply = await app.request(
    `/v1/access?country=${country}&cancerType=${cancerType}&locale=en`,
  )
  return Access.parse(await reply.json()).data
}

describe('a leaflet', () => {
  it.each([
    ['BE', 'melanoma'],
    ['FR', 'nsclc'],
    ['DE', 'melanoma'],
    ['CZ', 'nsclc'],
  ])(
    'is to be checked again after the first day on which something current ends: %s, %s',
    async (country, type) => {
      const { national, euWide } = await ask(country, type)
      const [first] = [...national, ...(euWide === null ? [] : [euWide])]
        .filter(({ freshness, superseded }) => freshness === 'current' && !superseded)
        .flatMap(({ reviewBy }) => reviewBy ?? [])
        .toSorted()
      const page = await show(`/en/${country}/${type}`)
      const line = /Check again after\s*<strong>\s*<time datetime="([^"]*)"/.exec(page)
      expect(line?.[1]).toBe(first)
      expect(first).toMatch(/^\d{4}-\d\d-\d\d$/)
    },
  )

  it('says so where nothing in it is current', async () => {
    const page = await show('/en/CH/melanoma')
    const { national, euWide } = await ask('CH', 'melanoma')
    expect(euWide).toBeNull()
    expect(national.filter(({ freshness }) => freshness === 'current')).toEqual([])
    expect(onPaper(page).join(' ')).toContain('Nothing in this leaflet has been confirmed lately.')
    expect(page).not.toContain('Check again after')
  })

  it.each(['/en/BE/nsclc', '/tr/FR/nsclc', '/de/BE/nsclc'])(
    'holds as many statements as have room, and counts all others: %s',
    async (address) => {
      const page = await show(address)
      const [, country = '', type = ''] = address.slice(1).split('/')
      const all = (await ask(country, type)).national.length
      const [printed = '', left = ''] = page.split('more-on-page')
      const cards = (part: string) => part.match(/<li class="card [^"]*" id=/g)?.length ?? 0
      expect(cards(printed) + cards(left)).toBe(all)
      expect(cards(printed)).toBeGreaterThan(1)
      const told = onPaper(page).find((part) => /: \d+$/.test(part))
      expect(told).toMatch(new RegExp(`: ${cards(left)}$`))
    },
  )

  it('counts nothing where all have room', async () => {
    expect(await show('/en/BE/melanoma')).not.toContain('more-on-page')
  })

  it('leads back to the page that was printed, in its language and with what was chosen', async () => {
    const page = await show('/fr/BE/nsclc?stage=advanced', { origin: () => origin })
    expect(onPaper(page).join(' ')).toContain(`${origin}/fr/BE/nsclc?stage=advanced`)
    expect(page).toMatch(/<svg\s+class="qr"[^>]*aria-label="Code pour l’appareil photo/)
    expect(onPaper(page)).toContain('Stade Avancé')
  })

  it('leads nowhere where the site does not know its own address', async () => {
    const page = await show('/fr/BE/nsclc')
    expect(page).not.toMatch(/class="(?:qr|address)"/)
  })

  it('counts the uses that the EU authorised by medicine, apart from those that it did not', async () => {
    const { euWide } = await ask('BE', 'melanoma')
    const uses = euWide?.authorisations ?? []
    const page = await show('/en/BE/melanoma')
    const list = /<ul class="in-short">([\s\S]*?)<\/ul>/.exec(page)?.[1] ?? ''
    const lines = list.split('</li>').map((line) => readable(line).trim())
    const sum = (status: RegExp) =>
      lines.reduce((all, line) => all + Number(status.exec(line)?.[1] ?? 0), 0)
    const held = (status: string) => uses.filter((one) => one.status === status).length
    expect(sum(/Authorised in the EU \((\d+)\)/)).toBe(held('authorised'))
    expect(lines.find((line) => line.startsWith('lifileucel'))).toMatch(
      /^lifileucel.* · Application withdrawn[^(]* \(1\), 14 March 2026$/,
    )
    expect(held('authorised')).toBeGreaterThan(1)
    expect(lines.filter((line) => line !== '').every((line) => /\d{4}$/.test(line))).toBe(true)
  })

  it('tells authorised, recommended, reimbursed and early access apart, in words of the directory', async () => {
    const text = readable(await show('/pl/CH/hcc'))
    const { terms } = await smallDataset()
    for (const code of ['authorised', 'recommended', 'reimbursed', 'early-access'] as const) {
      const { label, definition } = terms.status[code]['pl'] ?? {}
      expect(text).toContain(`${label}. ${definition}`)
    }
  })
})

describe('the room of a leaflet', () => {
  const card = (freshness: 'current' | 'unconfirmed' | 'past', letters = 500) => ({
    note: { freshness, superseded: false },
    rendered: `<li><p>${'x'.repeat(letters)}</p></li>`,
  })
  const many = (length: number, freshness: 'current' | 'unconfirmed' | 'past', letters?: number) =>
    Array.from({ length }, () => card(freshness, letters))

  it('is shared with all else that is printed', () => {
    const cards = many(30, 'current')
    const alone = countPrinted(cards, [])
    const beside = countPrinted(cards, [`<p>${'x'.repeat(2000)}</p>`])
    expect(alone).toBeLessThan(30)
    expect(beside).toBeLessThan(alone)
    expect(countPrinted(many(30, 'current', 1000), [])).toBeLessThan(alone)
  })

  it('is not for the past, unless nothing else is known', () => {
    expect(countPrinted([card('current'), card('unconfirmed'), card('past')], [])).toBe(2)
    const replaced = {
      ...card('current'),
      note: { freshness: 'current', superseded: true },
    } as const
    expect(countPrinted([card('unconfirmed'), replaced], [])).toBe(1)
    expect(countPrinted(many(3, 'past'), [])).toBe(3)
  })

  it('is enough for one statement, however long', () => {
    expect(countPrinted(many(2, 'current', 20_000), [])).toBe(1)
    expect(countPrinted([], [])).toBe(0)
  })

  it('is measured in lines: labels and sources run on, paragraphs do not', () => {
    expect(countLines('<p>one</p><p>two</p>')).toBe(2)
    expect(
      countLines('<dl class="lines"><dt>a</dt><dd><ul><li>b</li><li>c</li></ul></dd></dl>'),
    ).toBe(1)
    expect(countLines('<div class="sources"><p>a</p><ul><li>b</li></ul></div>')).toBe(1)
    expect(countLines('<div class="sources"><ul><li class="screen-only">a</li></ul></div>')).toBe(0)
  })
})
