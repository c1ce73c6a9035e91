import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { createProofApp } from '../../functions/compose.ts'
import { askAt, give } from '../../functions/http/light.ts'
import { countsOf, type Dataset, type ReleaseSummary } from '../../functions/model/release.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { createProving, prove } from '../../seed/prove.ts'
import { questionsAbout } from '../../seed/questions.ts'
import { findUntrue } from '../../seed/untrue.ts'
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
    const alone = failures.find(({ path }) => path === '/v1/resources/example-guide?locale=fr')
    expect(alone?.reason).toMatch(/^status (404|500): /)
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

  it('finds an answer in another language than it was asked for', async () => {
    const dataset = await load(await writeDataset())
    const release = releaseOf(dataset)
    const app = createProofApp(dataset, release)
    const lying = new Hono().all('*', async (context) => {
      const { pathname, search } = new URL(context.req.url)
      return give(
        context,
        await askAt(app, `${pathname}${search.replace('locale=fr', 'locale=en')}`),
      )
    })
    const asked = [...questionsAbout({ dataset, release }, Infinity)].filter(
      ({ path }) => path.startsWith('/v1/countries') && path.includes('locale=fr'),
    )
    expect(asked.length).toBeGreaterThan(0)
    const { failures } = await createProving(dataset, release, lying)(asked)
    expect(failures).toHaveLength(asked.length)
    expect(failures[0]?.reason).toBe('does not say that it is in fr')
    expect((await createProving(dataset, release)(asked)).failures).toEqual([])
  })

  it('finds a text that is served under the label of another language', async () => {
    const dataset = await load(await writeDataset())
    const release = releaseOf(dataset)
    const [one, ...others] = dataset.resources
    const { en, fr } = one?.text ?? {}
    if (one === undefined || en === undefined || fr === undefined) throw new Error('no such text')
    const confused = { ...one, text: { ...one.text, fr: { ...fr, description: en.description } } }
    const app = createProofApp({ ...dataset, resources: [confused, ...others] }, release)
    const asked = [...questionsAbout({ dataset, release }, Infinity)].filter(
      ({ path }) => path === `/v1/resources/${one.id}?locale=fr`,
    )
    expect(asked).toHaveLength(1)
    const { failures } = await createProving(dataset, release, app)(asked)
    expect(failures.map(({ reason }) => reason)).toEqual([
      'says a description in fr that is not held in it',
    ])
    expect((await createProving(dataset, release)(asked)).failures).toEqual([])
  })

  it('finds a national note that is left out of a country’s list', async () => {
    const dataset = await repositoryDataset()
    const release = releaseOf(dataset)
    const asked = [...questionsAbout({ dataset, release }, Infinity)].find(
      ({ notes }) => notes !== undefined && notes > 0,
    )
    if (asked === undefined) throw new Error('no such question')
    const countries = dataset.countries.map((one) => ({
      ...one,
      availability: one.availability.slice(1),
    }))
    const app = createProofApp({ ...dataset, countries }, release)
    const { failures } = await createProving(dataset, release, app)([asked])
    const notes = asked.notes ?? 0
    expect(failures.map(({ reason }) => reason)).toEqual([`lists ${notes - 1} of ${notes} notes`])
    expect((await createProving(dataset, release)([asked])).failures).toEqual([])
  })

  it('misses no note of which nothing can be said', async () => {
    const known = await repositoryDataset()
    const countries = known.countries.map((one) => ({
      ...one,
      availability: one.availability.map((note, i) =>
        i === 0 ? { ...note, medicines: [], text: {} } : note,
      ),
    }))
    const dataset = { ...known, countries }
    const release = releaseOf(dataset)
    const asked = [...questionsAbout({ dataset, release }, Infinity)].filter(
      ({ notes }) => notes !== undefined,
    )
    expect(asked).toHaveLength(countries.length)
    expect((await createProving(dataset, release)(asked)).failures).toEqual([])
  })

  it('finds what is said to be current years after its date', async () => {
    const dataset = await repositoryDataset()
    const release = releaseOf(dataset)
    const app = createProofApp(dataset, release, { now: () => Date.parse('2001-01-01T00:00:00Z') })
    const asked = [...questionsAbout({ dataset, release }, Infinity)].filter(
      ({ path }) => path.startsWith('/v1/countries/') && path.includes('reimbursement'),
    )
    const { failures } = await createProving(dataset, release, app)(asked)
    const reasons = failures.map(({ reason }) => reason)
    expect(reasons.length).toBeGreaterThan(0)
    for (const reason of reasons) expect(reason).toMatch(/^says current, and is dated \d{4}/)
  })
})

describe('what an answer says and denies', () => {
  const day = '2026-11-28'

  it.each([
    [
      'a year after its date',
      { confirmedOn: '2025-11', reviewBy: '2026-12-01' },
      'is dated 2025-11',
    ],
    [
      'after it was to be looked at',
      { confirmedOn: '2026-03', reviewBy: '2026-11-27' },
      'is over since 2026-11-27',
    ],
    ['after it ended', { decidedOn: '2026-03', inForceUntil: '2026-11' }, 'is over since 2026-11'],
    ['without a date', { confirmedOn: null, decidedOn: null, reviewBy: null }, 'bears no date'],
    [
      'with nothing to be looked at by',
      { decidedOn: '2026-03-01', reviewBy: null },
      'has no day of review',
    ],
  ])('is current %s', (_, dates, why) => {
    const said = { national: [{ freshness: 'current', ...dates }] }
    expect(findUntrue(said, day)).toBe(`current, and ${why}`)
    expect(findUntrue({ national: [{ freshness: 'past', ...dates }] }, day)).toBeUndefined()
  })

  it('is a text in a language that it is not held in', () => {
    const held = { availableLocales: ['de', 'en'] }
    expect(findUntrue([{ ...held, locale: 'fr' }], day)).toMatch(/^a text in fr, /)
    expect(
      findUntrue(
        [
          { ...held, locale: 'de' },
          { ...held, locale: null },
        ],
        day,
      ),
    ).toBeUndefined()
  })

  it('is not what was confirmed within the year', () => {
    const dates = { confirmedOn: '2025-12', decidedOn: '2019', reviewBy: '2026-11-28' }
    expect(findUntrue({ freshness: 'current', ...dates }, day)).toBeUndefined()
  })
})
