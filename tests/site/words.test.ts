/** What the site says of itself, as its pages ask for it. */
import { describe, expect, it } from 'vitest'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { pageWords, type PageWords } from '../../functions/model/page-words.ts'
import { fillPlaces, placesIn, type PlacesOf } from '../../functions/model/text-places.ts'
import { Unavailable } from '../../functions/model/unavailable.ts'
import { wordsOf } from '../../functions/site/words.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'

/** A directory in which only a few words are held. */
function holding(words: PageWords['words'], locales = ['en', 'fr', 'pt-BR', 'pt']): Directory {
  const dataset = syntheticDataset({ resources: 0, locales })
  return createDirectory({ ...dataset, pages: [{ id: 'start', words }] })
}

function reading(directory: Directory, tag: string) {
  const locale = directory.locales.get(tag)
  if (locale === undefined) throw new Error(`no locale ${tag}`)
  return wordsOf(directory, locale)
}

const original = { text: 'Show', state: 'original' } as const

describe('a word of a page', () => {
  it('is said in the language of the reader, with no language of its own', () => {
    const french = { text: 'Afficher', state: 'reviewed' } as const
    const { say } = reading(holding({ show: { en: original, fr: french } }), 'fr')
    expect(say('start', 'show')).toEqual({ text: 'Afficher', lang: undefined })
  })

  it('falls back along the chain of the reader, and tells in which language it is', () => {
    const portuguese = { text: 'Mostrar', state: 'reviewed' } as const
    const near = reading(holding({ show: { en: original, pt: portuguese } }), 'pt-BR')
    expect(near.say('start', 'show')).toEqual({ text: 'Mostrar', lang: 'pt' })
    const last = reading(holding({ show: { en: original } }), 'pt-BR')
    expect(last.say('start', 'show')).toEqual({ text: 'Show', lang: 'en' })
  })

  it('makes the page say that it holds unreviewed translations, once one was said', () => {
    const french = { text: 'Afficher', state: 'unreviewed' } as const
    const directory = holding({ show: { en: original, fr: french }, heading: { en: original } })
    const words = reading(directory, 'fr')
    words.say('start', 'heading')
    expect(words.saidUnreviewed()).toBe(false)
    words.say('start', 'show')
    words.say('start', 'heading')
    expect(words.saidUnreviewed()).toBe(true)
    expect(reading(directory, 'fr').saidUnreviewed()).toBe(false)
  })

  it('that no language of the chain holds makes the release one that this code cannot show', () => {
    const { say } = reading(holding({ show: { en: original } }), 'fr')
    expect(() => say('start', 'heading')).toThrow(new Unavailable('release-unsupported'))
    expect(() => say('frame', 'skip')).toThrow(new Unavailable('release-unsupported'))
  })

  it('is held for every page of the site, in every language of the repository’s dataset', async () => {
    const directory = createDirectory(await repositoryDataset())
    for (const locale of directory.locales.values()) {
      for (const [page, codes] of Object.entries(pageWords)) {
        for (const code of Object.keys(codes)) {
          const text = directory.pages.get(page)?.words[code]?.[locale.tag]?.text ?? ''
          expect([page, code, locale.tag, text]).not.toContain('')
        }
      }
    }
  })
})

describe('places in a text', () => {
  const told = 'title: {cancerType} in {country}, or {country} alone'
  const values: Readonly<Record<PlacesOf<typeof told>, string>> = {
    cancerType: '$& melanoma',
    country: '{cancerType}',
  }

  it('are found once each, whatever stands around them', () => {
    expect(placesIn(told)).toEqual(['cancerType', 'country'])
    expect(placesIn('none')).toEqual([])
  })

  it('are filled with the values as they are, each time they occur, and nothing else is', () => {
    expect(fillPlaces(told, values)).toBe(
      'title: $& melanoma in {cancerType}, or {cancerType} alone',
    )
    expect(fillPlaces('{other} {country}', { country: 'BE' })).toBe('{other} BE')
  })
})
