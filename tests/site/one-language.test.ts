/** What whoever reads one language alone, and nothing of our method, can take from an answer page. */
import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../functions/model/release.ts'
import { readable, siteOver, smallSite } from '../support/served-site.ts'
import { smallDataset, smallNow } from '../support/small-directory.ts'

async function read(address: string, dataset?: Dataset): Promise<string> {
  const site =
    dataset === undefined ? await smallSite() : siteOver(dataset, { now: () => smallNow })
  return (await site.request(address)).text()
}

/** As it was, but that what another reported was confirmed on a day. */
async function reported(confirmedOn: string): Promise<Dataset> {
  const dataset = await smallDataset()
  const countries = dataset.countries.map((country) => ({
    ...country,
    availability: country.availability.map((note) =>
      note.confidence === 'secondary-source' ? { ...note, confirmedOn } : note,
    ),
  }))
  return { ...dataset, countries }
}

describe('a statement that is past', () => {
  it('names the day since when nobody has confirmed it', async () => {
    const text = readable(await read('/en/TR/nsclc', await reported('2025-07-11')))
    expect(text).toContain('No longer confirmed since: 11 July 2026 .')
  })

  it('names no day that is still to come, however lately another reported it', async () => {
    const text = readable(await read('/en/TR/nsclc', await reported('2026-11-20')))
    expect(text).toContain('20 November 2026')
    expect(text).not.toMatch(/since: [^.]*2027/)
  })
})

describe('a page in a language that does not hold all of it', () => {
  it('says of a text in which language it stands, and nothing of the others', async () => {
    const name = 'Bu metnin dili: İngilizce'
    const page = await read('/tr/DE/nsclc')
    expect(readable(page)).toContain(name)
    expect(page).toMatch(/<span lang="en">/)
    expect(readable(await read('/en/DE/nsclc'))).not.toContain('Language of this text')
  })

  it('has last what is to be read in no language of the reader or the country', async () => {
    const languages = async (address: string) => {
      const text = await read(address)
      const [, organisations = ''] =
        /<h3>(?:Kuruluş|Organisation)<\/h3>([\s\S]*?)<\/ul>/.exec(text) ?? []
      return [...organisations.matchAll(/<p class="tags">\s*(\S+) ·/g)].map(([, name]) => name)
    }
    expect(await languages('/tr/TR/nsclc')).toEqual(['Türkçe', ...Array(4).fill('İngilizce')])
    // Both can be read here: the most helpful is first, as the directory has it.
    expect(await languages('/en/TR/nsclc')).toEqual(['Turkish', ...Array(4).fill('English')])
  })
})

describe('an answer page', () => {
  it('leads to each of its parts from above the first of them', async () => {
    const text = await read('/tr/DE/nsclc')
    const parts = [...text.matchAll(/<h2 id="([^"]*)"/g)].map(([, id]) => id)
    const links = [...text.matchAll(/<a href="#([^"]*)"/g)].map(([, id]) => id)
    expect(parts).toContain('ask')
    expect(links).toEqual(expect.arrayContaining(['for-whom', 'eu', 'payment', 'ask', 'read']))
    for (const id of links) expect(text).toContain(` id="${id}"`)
    expect(text.indexOf('href="#ask"')).toBeLessThan(text.indexOf('id="for-whom"'))
  })

  it('offers no choice and no history where nothing is held, of whatever age', async () => {
    const offers = async (address: string) => {
      const text = await read(address)
      return [text.includes('name="stage"'), text.includes('history=true')]
    }
    expect(await offers('/en/TR/nsclc')).toEqual([true, true])
    expect(await offers('/en/TR/sclc')).toEqual([false, false])
    // What the EU authorised can still be narrowed.
    expect(await offers('/en/CZ/bcc')).toEqual([true, false])
  })

  it('tells sources of one publisher apart', async () => {
    const text = await read('/en/DE/nsclc')
    const lists = [...text.matchAll(/<p>Sources<\/p>\s*<ul>([\s\S]*?)<\/ul>/g)].map(
      ([, list = '']) =>
        [...list.matchAll(/<a [^>]*>([\s\S]*?)<\/a>/g)].map(([, name = '']) => readable(name)),
    )
    expect(Math.max(...lists.map(({ length }) => length))).toBeGreaterThan(2)
    for (const names of lists) expect(new Set(names).size).toBe(names.length)
  })

  it('says of what the check of a link speaks', async () => {
    expect(readable(await read('/en/DE/nsclc'))).toContain('Link: Not checked')
  })
})
