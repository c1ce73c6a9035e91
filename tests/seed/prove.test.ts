import { describe, expect, it } from 'vitest'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { prove } from '../../seed/prove.ts'
import { loadDataset } from '../../seed/reading/load.ts'
import { dataFolder } from '../support/app.ts'
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
  return { ...known, publishedAt, counts: countsOf(dataset) }
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
    const dataset = await load(dataFolder)
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

  it('finds an answer that is off its schema', async () => {
    const dataset = await load(await writeDataset())
    const resources = dataset.resources.map((one) => ({ ...one, languages: ['en_GB'] }))
    const broken = { ...dataset, resources }
    const { failures } = await prove(broken, releaseOf(broken))
    expect(failures.map(({ reason }) => reason).join()).toContain('off its schema at data.')
  })
})
