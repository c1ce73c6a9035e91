import { describe, expect, it } from 'vitest'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { prove } from '../../seed/prove.ts'
import { questionsAbout } from '../../seed/questions.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { repositoryDataset } from '../support/repository-dataset.ts'
import { writeDataset } from '../support/seed.ts'

async function load(dir: string): Promise<Dataset> {
  const { dataset, problems } = await loadDataset(dir, { today: '2026-11-23' })
  expect(problems).toEqual([])
  if (dataset === undefined) throw new Error('not valid')
  return dataset
}

function releaseOf(dataset: Dataset): ReleaseSummary {
  const publishedAt = '2026-11-23T12:00:00.000Z'
  const known = { id: '0123456789abcdef', generation: 1, message: 'why', active: true }
  return { ...known, publishedAt, activatedAt: publishedAt, counts: countsOf(dataset) }
}

/** A hundred, with texts of as many and as wide characters as there can be, and so many sources. */
function longResources(sources: number): Dataset {
  const dataset = syntheticDataset({ resources: 100, locales: ['en'] })
  const wide = (length: number): string => '𝒳'.repeat(length)
  const text = { en: { title: wide(200), description: wide(1_000), state: 'original' as const } }
  const [first] = dataset.resources.flatMap((one) => one.sources)
  if (first === undefined) throw new Error('no source')
  const source = { ...first, title: wide(300) }
  const resources = dataset.resources.map((one) => ({
    ...one,
    text,
    countries: dataset.countries.map(({ code }) => code),
    cancerTypes: dataset.cancerTypes.map(({ id }) => id),
    sources: Array.from({ length: sources }, () => source),
  }))
  return { ...dataset, resources }
}

describe('the proof of a release (P-19)', () => {
  it('asks for every record in every locale, and finds nothing in a sound release', async () => {
    const dataset = await load(await writeDataset())
    const { requests, failures } = await prove(dataset, releaseOf(dataset))
    expect(failures).toEqual([])
    const perLocale = dataset.resources.length + 2 * dataset.cancerTypes.length + 3 + 1
    expect(requests).toBeGreaterThan(2 * perLocale)
  })

  it('passes for the dataset of this repository', async () => {
    const dataset = await repositoryDataset()
    expect((await prove(dataset, releaseOf(dataset))).failures).toEqual([])
  })

  it('names what cannot be answered by its path', async () => {
    const dataset = await load(await writeDataset())
    const resources = dataset.resources.map((one) => ({ ...one, text: {} }))
    const broken = { ...dataset, resources }
    const { failures } = await prove(broken, releaseOf(broken))
    expect(failures.map(({ path }) => path)).toContain('/v1/resources/example-guide?locale=fr')
    expect(failures[0]?.reason).toMatch(/^status (404|500): /)
  })

  it('I-14 refuses an answer of more than 1 MB, whatever the function could send', async () => {
    const wordy = longResources(30)
    const { failures } = await prove(wordy, releaseOf(wordy), { records: 1 })
    expect(failures.map(({ path }) => path)).toContain('/v1/resources?locale=en&limit=100')
    for (const { reason } of failures) {
      expect(reason).toMatch(/^the answer has \d{7} bytes; at most 1000000$/)
    }
  })

  it('I-14 lets a page of a hundred pass that are as long as any schema lets texts be', async () => {
    const long = longResources(3)
    expect((await prove(long, releaseOf(long), { records: 1 })).failures).toEqual([])
  })

  it('takes an example whose records are not in the release for what it is', async () => {
    const dataset = await load(await writeDataset())
    const held = { dataset, release: releaseOf(dataset) }
    const examples = [...questionsAbout(held, Infinity)].filter(({ isExample }) => isExample)
    const ids = dataset.resources.map(({ id }) => id)
    expect(examples.map(({ path }) => path)).toContain('/v1/resources/esmo-guide-io?locale=en')
    expect(ids).not.toContain('esmo-guide-io')
    expect((await prove(dataset, held.release)).failures).toEqual([])
  })

  it('finds an answer that is off its schema', async () => {
    const dataset = await load(await writeDataset())
    const resources = dataset.resources.map((one) => ({ ...one, languages: ['en_GB'] }))
    const broken = { ...dataset, resources }
    const { failures } = await prove(broken, releaseOf(broken))
    expect(failures.map(({ reason }) => reason).join()).toContain('off its schema at data.')
  })
})
