/** The numbers of README are those of the dataset. */
import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { repositoryDataset } from '../../support/repository-dataset.ts'

it('README counts what the dataset holds', async () => {
  const { cancerTypes, countries, manifest } = await repositoryDataset()
  const spoken = countries.filter(({ availability }) => availability.length > 0)
  const notes = spoken.flatMap(({ availability }) => availability)
  const readme = await readFile(new URL('../../../README.md', import.meta.url), 'utf8')
  const uses = cancerTypes.flatMap(({ euWide }) => euWide.authorisations)
  expect(readme).toContain(
    `- Statements: ${cancerTypes.length} cancer types at EU level with ${uses.length} uses, ${notes.length} national notes in ${spoken.length} countries.`,
  )
  const pairs = (countries.length * cancerTypes.length).toLocaleString('en')
  expect(readme).toContain(`Of the ${pairs} pairs of country and cancer type`)
  expect(readme).toContain(`- Languages: ${manifest.locales.length}.`)
})
