/** CONTRACT: the names of every shape are exact; what does not apply is null, never left out. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { fieldsOf } from '../../seed/dataset/select.ts'
import { bodyAt } from '../support/ask.ts'
import { valuesIn } from '../support/served-rules.ts'
import { smallApp } from '../support/small-directory.ts'

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

const textBlock = ['locale', 'availableLocales', 'translation']
const resource = [
  'id',
  'kind',
  'url',
  'phone',
  'languages',
  'countries',
  'cancerTypes',
  'audiences',
  'title',
  'description',
  ...textBlock,
  'aboutSideEffects',
  'onlyEu',
  'retired',
  'checkedOn',
  'confidence',
  'sources',
  'link',
]
const cancerType = [
  'id',
  'name',
  'synonyms',
  'searchTerms',
  ...textBlock,
  'group',
  'codes',
  'euStatus',
  'euStatusConfirmedOn',
  'euStatusFreshness',
  'medicines',
]
const country = ['code', 'name', ...textBlock, 'locales', 'euAuthorisationApplies', 'notes']
const note = [
  'id',
  'scope',
  'country',
  'region',
  'cancerType',
  'status',
  'medicines',
  'combination',
  'use',
  'text',
  ...textBlock,
  'dateNote',
  'decidedOn',
  'inForceFrom',
  'inForceUntil',
  'confirmedOn',
  'reviewBy',
  'freshness',
  'superseded',
  'supersededBy',
  'confidence',
  'sources',
  'officialPage',
  'authorisations',
]
const authorisation = [
  'medicines',
  'combination',
  'status',
  'use',
  'text',
  'locale',
  'decidedOn',
  'confirmedOn',
  'freshness',
  'confidence',
  'sources',
  'officialPage',
]
const use = ['stage', 'timing', 'line', 'criteria', 'ageFrom', 'ageTo', 'with', 'moreConditions']
const entry = [
  'cancerType',
  'country',
  'state',
  'regions',
  'principle',
  'euWide',
  'national',
  'ask',
]
const entryOfType = [...entry.filter((name) => name !== 'euWide'), 'euAuthorisationApplies']
const body = ['name', ...textBlock, 'url', 'confidence', 'sources']
const reimbursement = [
  'country',
  'principle',
  'summary',
  ...textBlock,
  'assessment',
  'decision',
  'payer',
  'earlyAccess',
  'waitIndicators',
  'asOf',
  'reviewBy',
  'freshness',
  'confidence',
  'sources',
]
const access = [
  ...entry,
  'reimbursement',
  'jointAssessment',
  'resources',
  'resourcesTotal',
  'links',
]
const publication = [
  'id',
  'title',
  'description',
  ...textBlock,
  'publisher',
  'members',
  'dated',
  'language',
  'statements',
]

describe('the shape of', () => {
  it.each([
    [
      'a self-description',
      '/v1',
      'data',
      [
        'name',
        'release',
        'locales',
        'defaultLocale',
        'counts',
        'scope',
        'jointAssessment',
        'licence',
        'publisher',
        'report',
        'links',
      ],
    ],
    ['a locale', '/v1/locales', 'data.0', ['tag', 'name', 'direction', 'fallback', 'coverage']],
    ['coverage', '/v1/locales', 'data.0.coverage', ['held', 'reviewed', 'unreviewed', 'missing']],
    ['a term', '/v1/terms', 'data.0', ['set', 'code', 'label', 'definition', ...textBlock]],
    ['a listed resource', '/v1/resources', 'data.0', resource],
    ['a resource', '/v1/resources/esmo-guide-io', 'data', resource],
    ['a source', '/v1/resources/esmo-guide-io', 'data.sources.0', ['url', 'title', 'publisher']],
    ['a link state', '/v1/resources/esmo-guide-io', 'data.link', ['state', 'checkedAt']],
    ['a listed cancer type', '/v1/cancer-types', 'data.0', cancerType],
    ['a cancer type', '/v1/cancer-types/rcc', 'data', [...cancerType, 'euWide']],
    ['a code', '/v1/cancer-types/rcc', 'data.codes.0', ['system', 'code', 'match']],
    [
      'a medicine',
      '/v1/cancer-types/rcc',
      'data.medicines.0',
      ['id', 'inn', 'internationalInn', 'brand', 'class'],
    ],
    ['an EU-wide note', '/v1/cancer-types/rcc', 'data.euWide', note],
    ['an authorisation', '/v1/cancer-types/rcc', 'data.euWide.authorisations.0', authorisation],
    ['a use', '/v1/cancer-types/rcc', 'data.euWide.authorisations.0.use', use],
    [
      'a region',
      '/v1/access?country=GB&cancerType=nsclc',
      'data.national.0.region',
      ['code', 'name'],
    ],
    [
      'a principle',
      '/v1/access?country=DE&cancerType=nsclc',
      'data.principle',
      ['code', 'name', 'text', ...textBlock, 'sources'],
    ],
    [
      'the joint assessment',
      '/v1/access?country=DE&cancerType=nsclc',
      'data.jointAssessment',
      ['body', 'text', ...textBlock, 'asOf', 'reviewBy', 'freshness', 'confidence', 'sources'],
    ],
    [
      'the availability of a cancer type',
      '/v1/cancer-types/rcc/availability',
      'data',
      ['cancerType', 'euWide', 'countries'],
    ],
    ['its entry', '/v1/cancer-types/rcc/availability', 'data.countries.0', entryOfType],
    ['a listed country', '/v1/countries', 'data.0', country],
    ['a country', '/v1/countries/BE', 'data', country],
    ['a reimbursement', '/v1/countries/BE/reimbursement', 'data', reimbursement],
    ['a body', '/v1/countries/BE/reimbursement', 'data.payer', body],
    [
      'early access',
      '/v1/countries/BE/reimbursement',
      'data.earlyAccess',
      [
        'name',
        'body',
        'text',
        ...textBlock,
        'asOf',
        'reviewBy',
        'freshness',
        'confidence',
        'sources',
      ],
    ],
    [
      'a wait indicator',
      '/v1/countries/DE/reimbursement',
      'data.waitIndicators.0',
      ['edition', 'metric', ...textBlock, 'value', 'unit', 'source'],
    ],
    [
      'the availability of a country',
      '/v1/countries/BE/availability',
      'data',
      ['country', 'entries'],
    ],
    [
      'a national note',
      '/v1/countries/BE/availability?cancerType=melanoma',
      'data.entries.0.national.0',
      note,
    ],
    [
      'where to ask',
      '/v1/countries/PL/availability',
      'data.entries.0.ask.0',
      ['name', ...textBlock, 'url', 'phone', 'role'],
    ],
    ['an access answer', '/v1/access?country=BE&cancerType=melanoma', 'data', access],
    [
      'its links',
      '/v1/access?country=BE&cancerType=melanoma',
      'data.links',
      ['resources', 'availability', 'reimbursement'],
    ],
    ['a publication', '/v1/publications', 'data.0', publication],
    [
      'a statement',
      '/v1/publications',
      'data.0.statements.0',
      ['about', 'cancerTypes', 'addresses', 'text', ...textBlock, 'caution'],
    ],
    ['a caution', '/v1/publications', 'data.0.statements.1.caution', ['text', ...textBlock]],
    ['a member', '/v1/publications', 'data.0.members.0', ['name', 'country', 'url']],
    [
      'a release',
      '/v1/releases',
      'data.0',
      ['id', 'generation', 'publishedAt', 'activatedAt', 'message', 'counts', 'active'],
    ],
    ['an envelope', '/v1/countries', '', ['data', 'meta']],
    ['a paged envelope', '/v1/resources', '', ['data', 'page', 'meta']],
    ['a page', '/v1/resources', 'page', ['limit', 'total', 'next']],
    ['a facet', '/v1/resources?facets=true', 'facets.0', ['param', 'items']],
    ['a facet item', '/v1/resources?facets=true', 'facets.0.items.0', ['key', 'label', 'count']],
    ['meta', '/v1', 'meta', ['locale', 'release', 'publishedAt', 'notice', 'licence', 'report']],
    ['a notice', '/v1', 'meta.notice', ['text', 'locale', 'translation']],
    ['a licence', '/v1', 'meta.licence', ['name', 'url', 'attribution']],
  ])('%s has exactly its names', async (_, address, path, names) => {
    const at = path === '' ? '' : `/${path.replaceAll('.', '/')}`
    const found = valuesIn(await bodyAt(app, address)).find((one) => one.path === at)
    expect(
      fieldsOf(found?.value)
        .map(([name]) => name)
        .toSorted(),
    ).toEqual(names.toSorted())
  })
})

describe('every door', () => {
  it('has the state of the service at /health', async () => {
    expect(await bodyAt(app, '/health')).toEqual({ status: 'ok' })
  })
})
