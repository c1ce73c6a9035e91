/** What an old document said is never shown without the caution that it aged badly. */
import { expect, it } from 'vitest'
import { servePublication } from '../../functions/directory/publications.ts'
import { createView, readAlways } from '../../functions/directory/view.ts'
import { syntheticDataset } from '../support/datasets.ts'

const { manifest, publications } = syntheticDataset({ resources: 0, locales: ['en', 'fr', 'nl'] })
const french = manifest.locales.find(({ tag }) => tag === 'fr')
const [publication] = publications
const [model] = publication?.statements ?? []
if (!french || !publication || !model) throw new Error('empty')
const own = publication
const view = createView(french, 'any', '2026-11-28')
const strict = createView(french, 'none', '2026-11-28')

const english = (text: string) => ({ en: { text, state: 'original' as const } })
const cautious = { ...model, caution: english('This has changed since.') }
const untold = { ...model, text: english('In English alone.') }

it('a statement that this reader may not be shown is left out, a caution never', () => {
  const served = { ...own, statements: [cautious, untold, model] }
  expect(servePublication(served, strict)?.statements).toMatchObject([
    { locale: 'fr', caution: { locale: 'en', text: 'This has changed since.' } },
    { locale: 'fr', caution: null },
  ])
  expect(servePublication(served, view)?.statements).toMatchObject([
    { locale: 'fr', caution: { locale: 'en' } },
    { locale: 'en', text: 'In English alone.' },
    { locale: 'fr' },
  ])
})

it('a publication whose title may not be shown is not there', () => {
  const text = { en: { title: 'A title', description: 'd', state: 'original' as const } }
  expect(servePublication({ ...own, text }, strict)).toBeUndefined()
  expect(servePublication({ ...own, text }, view)).toMatchObject({ title: 'A title' })
})

it('a text that must never be left out, and is not held, is a fault of the release', () => {
  expect(() => readAlways({ de: { state: 'original' } }, view)).toThrow(
    'not held in the default locale',
  )
})
