/** Places in the words of pages, by a table of the test's own: those of the site come and go. */
import { expect, it } from 'vitest'
import { checkPageWords } from '../../../seed/dataset/checks/page-words.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { writeDataset } from '../../support/seed.ts'

const tables = { start: { heading: 'title: {cancerType} in {country}' } }

async function messagesOf(en: string, fr: string): Promise<string[]> {
  const texts = `en: { text: "${en}", state: original }, fr: { text: "${fr}", state: unreviewed }`
  const page = `id: start\nwords:\n  heading: { ${texts} }\n`
  const dir = await writeDataset({ 'pages/start.yaml': page })
  const { entries } = await loadDataset(dir)
  return checkPageWords(entries, [], tables).map(({ message, field }) => `${field}: ${message}`)
}

it('stand in every language as the table names them, in any order', async () => {
  const french = 'Au {country}, le {cancerType}'
  expect(await messagesOf('{cancerType} in {country}', french)).toEqual([])
})

it('are told where one is missing, misspelt or too many, in English as elsewhere', async () => {
  expect(await messagesOf('{cancerType}', '{cancertype} en {country} {n}')).toEqual([
    'words.heading.en.text: "{country}" is missing: write just "{cancerType}", "{country}"',
    'words.heading.fr.text: "{cancerType}" is missing; "{cancertype}" is not filled in; did you mean "cancerType"?; "{n}" is not filled in: write just "{cancerType}", "{country}"',
  ])
})
