/** What the directory says of itself: entry point, locales, terms, releases. */
import { describeDirectory } from '../../directory/description.ts'
import { listLocales } from '../../directory/locales.ts'
import { measurePairs } from '../../directory/pairs.ts'
import { listTerms } from '../../directory/terms.ts'
import type { CountedCollection } from '../../model/release.ts'
import { wholeList } from '../empty.ts'
import { momentaryOperation, operation } from '../operation.ts'
import { coveredCountries, coveredTypes } from '../subject-parameters.ts'

const links = {
  resources: '/v1/resources',
  cancerTypes: '/v1/cancer-types',
  countries: '/v1/countries',
  medicines: '/v1/medicines',
  access: '/v1/access{?country,cancerType}',
  search: '/v1/search{?q,type}',
  publications: '/v1/publications',
  terms: '/v1/terms',
  locales: '/v1/locales',
  coverage: '/v1/coverage',
  releases: '/v1/releases',
  changes: '/v1/changes',
  feed: '/v1/changes.atom',
  release: '/v1/release.ndjson',
  hsds: '/hsds',
  hsdsServices: '/hsds/services',
  openapi: '/openapi.json',
} as const satisfies Readonly<Record<CountedCollection, string> & Record<string, string>>

export const describe = momentaryOperation({
  id: 'describeDirectory',
  path: '/v1',
  tag: 'Directory',
  summary: 'What this directory is',
  description: 'Name, active release, locales, counts, licence and links to every collection.',
  ofRelease: true,
  parameters: {},
  example: {},
  problems: [],
  answer: async (_params, { directory, view, releases }) => {
    const active = (await releases()).find((release) => release.active)
    if (active === undefined) throw new Error('an answer without an active release')
    return { data: { ...describeDirectory(directory, view, active.id), links } }
  },
})

export const locales = operation({
  id: 'listLocales',
  path: '/v1/locales',
  tag: 'Directory',
  summary: 'Supported locales',
  description: 'Each with its native name, fallback chain and share of all texts. Ten are 2 KB.',
  ofRelease: true,
  parameters: {},
  example: {},
  problems: [],
  answer: async (_params, { directory, view }) => ({
    data: await listLocales(directory, view.today),
  }),
})

export const coverage = operation({
  id: 'getCoverage',
  path: '/v1/coverage',
  tag: 'Directory',
  summary: 'How complete the directory is',
  description:
    'Texts by locale and collection, pairs of country and cancer type by state, and how many statements are due for review, month by month. `country` and `cancerType` narrow `pairs` and `reviews`, never `locales`. Of 34 countries and 36 cancer types it is 46 KB, 3 KB compressed; of one country 16 and 2. It counts what is held: a pair that is `unknown` is one of which nothing is stated, never one that is "not available".',
  ofRelease: true,
  parameters: { country: coveredCountries, cancerType: coveredTypes },
  example: { country: 'BE,PL', cancerType: 'melanoma,nsclc' },
  problems: [],
  answer: async ({ country, cancerType }, { directory, view }) => {
    const { measureCoverage } = await import('../../directory/coverage.ts')
    const filter = { ...(country && { country }), ...(cancerType && { cancerType }) }
    const { today } = view
    const { locales: texts, reviews } = await measureCoverage(directory, today, filter)
    return {
      data: { day: today, locales: texts, pairs: measurePairs(directory, today, filter), reviews },
    }
  },
})

export const terms = operation({
  id: 'listTerms',
  path: '/v1/terms',
  tag: 'Directory',
  summary: 'What every code means',
  description:
    'Label and definition, in the served locale, of every code a reader meets. All are 81 KB (10 KB compressed), with `fields=label` 36 KB (6).',
  fields: true,
  ofRelease: true,
  reads: {},
  empties: true,
  parameters: {},
  example: { locale: 'fr' },
  problems: [],
  answer: async (_params, context) =>
    wholeList(context, {
      path: '/v1/terms',
      filter: {},
      find: (_, view) => listTerms(context.directory, view),
    }),
})

export const releases = momentaryOperation({
  id: 'listReleases',
  path: '/v1/releases',
  tag: 'Releases',
  summary: 'Published releases, newest first',
  description:
    'Each release is an immutable copy of the whole dataset; its `id` can be given as `release` to every other operation as long as it is held.',
  ofRelease: false,
  parameters: {},
  example: {},
  problems: [],
  answer: async (_params, context) => ({ data: [...(await context.releases())] }),
})
