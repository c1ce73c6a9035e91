/** Texts composed from codes: what each code becomes, in which order, and where a language differs. */
import { describe, expect, it } from 'vitest'
import {
  composeText,
  tagsFor,
  type Composable,
} from '../../functions/directory/composing/compose-text.ts'
import { createComposing, type Words } from '../../functions/directory/composing/composing.ts'
import { Terms } from '../../functions/model/manifest.ts'
import { Medicine } from '../../functions/model/medicine.ts'
import { termSets, type TermSet } from '../../functions/model/term-sets.ts'
import { Use } from '../../functions/model/use.ts'
import { syntheticDataset } from '../support/datasets.ts'
import { holdReleases } from '../support/held-releases.ts'

/** Labels of each language; a code without one is labelled by itself. */
const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    medicines: 'Medicine',
    'given-together': 'given together',
    'one-or-other': 'one or the other',
    status: 'Status',
    reimbursed: 'Reimbursed',
    assessed: 'Assessed',
    region: 'Applies only in',
    'for-whom': 'For whom',
    adults: 'adults',
    'age-from': 'from {n} {unit}',
    'age-to': 'up to {n} {unit}',
    stage: 'Stage of the disease',
    advanced: 'Advanced',
    line: 'Place among treatments',
    first: 'First treatment',
    timing: 'When',
    adjuvant: 'After surgery',
    criteria: 'All of this must apply',
    'pd-l1-1': 'PD-L1 on 1% or more of tumour cells',
    'no-egfr-alk': 'no EGFR or ALK change',
    'given-with': 'Given with',
    'with-or-without': 'with or without',
    'more-conditions': 'More conditions apply: see the source.',
    'not-said': 'The source does not say for whom.',
    decided: 'Decided',
    'in-force': 'In force from',
    'in-force-until': 'In force until',
    confirmed: 'Last confirmed',
    'no-date': 'The source shows no date.',
    superseded: 'A newer statement has replaced this one.',
    'not-in-force-yet': 'Not in force yet.',
  },
  fr: { medicines: 'Médicament', 'given-with': 'Donné avec', 'in-force': 'En vigueur' },
  de: { medicines: 'Arzneimittel' },
  pl: { 'age-from': 'wiek od {n} {unit}', years: 'lat' },
  ro: { 'age-to': 'până la {n} {unit}', years: 'ani', 'for-whom': 'Pentru cine' },
  tr: { medicines: 'ilaç', 'with-or-without': 'isteğe bağlı' },
}

const definitions: Readonly<Record<string, string>> = {
  assessed: 'This says nothing about payment.',
  recommended: 'It says nothing about payment.',
  'positive-opinion': 'Not authorised by that.',
  'not-recommended': 'About one use.',
}

function termsOf(tags: readonly string[]): Terms {
  const term = (code: string) =>
    Object.fromEntries(
      tags.map((tag) => {
        const label = labels[tag]?.[code] ?? code
        const definition = definitions[code] ?? code
        return [tag, { label, definition, state: tag === 'en' ? 'original' : 'reviewed' }]
      }),
    )
  const set = (name: TermSet) =>
    Object.fromEntries(Object.keys(termSets[name]).map((code) => [code, term(code)]))
  return Terms.parse(
    Object.fromEntries((Object.keys(termSets) as TermSet[]).map((name) => [name, set(name)])),
  )
}

const tags = ['en', 'fr', 'de', 'pl', 'ro', 'tr']
const medicines = [
  { id: 'nivolumab', inn: 'nivolumab', brand: 'Opdivo' },
  { id: 'ipilimumab', inn: 'ipilimumab', brand: 'Yervoy' },
  {
    id: 'atezolizumab',
    inn: 'atezolizumab',
    innByLocale: { fr: 'atézolizumab' },
    brand: 'Tecentriq',
  },
  { id: 'relatlimab-nivolumab', inn: 'relatlimab + nivolumab', brand: null },
].map((medicine) => Medicine.parse({ ...medicine, class: 'pd-1-inhibitor' }))

const words: Words = {
  manifest: {
    locales: tags.map((tag) => ({ tag, name: tag, direction: 'ltr', fallback: [] })),
  },
  terms: termsOf(tags),
  medicines,
}
const composing = createComposing(words)
const today = '2026-11-28'

const plain: Composable = {
  medicines: ['nivolumab'],
  combination: false,
  status: 'reimbursed',
  use: Use.parse({ stage: 'advanced' }),
  decidedOn: '2025-03-04',
  inForceFrom: null,
  inForceUntil: null,
  confirmedOn: null,
  region: null,
  publisher: null,
}

function compose(changes: Partial<Composable>, tag = 'en'): string {
  return composeText(composing, { ...plain, ...changes }, tag, today)
}

function composeUse(use: Readonly<Record<string, unknown>>, tag = 'en'): string {
  return compose({ use: Use.parse(use) }, tag)
}

describe('the phrases of the terms', () => {
  it('stand each in some text: one that stands in none is a word too much in every language', async () => {
    const phrases = Object.keys(termSets.phrase)
    const marked = Object.fromEntries(
      phrases.map((code) => {
        const label = code.startsWith('age-') ? `«${code}» {n} {unit}` : `«${code}»`
        return [code, { en: { label, definition: code, state: 'original' } }]
      }),
    )
    const terms = Terms.parse({ ...termsOf(['en']), phrase: marked })
    const inMarks = createComposing({ ...words, terms })
    const year = { value: 3, unit: 'years' }
    const whole = {
      stage: 'advanced',
      timing: 'adjuvant',
      line: 'first',
      criteria: ['pd-l1-1'],
      ageFrom: { value: 6, unit: 'months' },
      ageTo: year,
      with: [{ anyOf: ['carboplatin', 'cisplatin'] }, { anyOf: ['bevacizumab'], optional: true }],
      moreConditions: true,
    }
    const two = ['nivolumab', 'ipilimumab']
    const dates = {
      inForceFrom: '2027-01-01',
      inForceUntil: '2028-01-01',
      confirmedOn: '2026-01-01',
    }
    const notes: readonly Partial<Composable>[] = [
      { use: Use.parse(whole), medicines: two, combination: true, superseded: true },
      { use: Use.parse({ ageFrom: { value: 18, unit: 'years' } }), medicines: two },
      { use: Use.parse({}), ...dates, region: 'England', publisher: 'An agency' },
      { decidedOn: null },
    ]
    const said = notes
      .map((note) => composeText(inMarks, { ...plain, ...note }, 'en', today))
      .join(' ')
    const releases = holdReleases()
    const dataset = { ...syntheticDataset({ resources: 3, locales: ['en'] }), terms }
    const resources = dataset.resources.map((resource) => ({
      ...resource,
      url: 'https://a.example',
    }))
    releases.publish({ ...dataset, resources: dataset.resources.slice(0, 2) })
    releases.publish({ ...dataset, resources: resources.slice(1) })
    const feed = await (await releases.app.request('/v1/changes.atom')).text()
    const toDelete = phrases
      .filter((code) => !`${said} ${feed}`.includes(`«${code}»`))
      .map((code) => `delete ${code} from functions/model/term-sets.ts and seed/data/terms.yaml`)
    expect(toDelete).toEqual([])
  })
})

describe('a composed text', () => {
  it('says what, in which state, where, for whom and since when, in an order that reads well', () => {
    const use = Use.parse({
      stage: 'advanced',
      timing: 'adjuvant',
      line: 'first',
      criteria: ['pd-l1-1', 'no-egfr-alk'],
      ageFrom: { value: 18, unit: 'years' },
      with: [
        { anyOf: ['carboplatin', 'cisplatin'] },
        { anyOf: ['etoposide'] },
        { anyOf: ['bevacizumab'], optional: true },
      ],
      moreConditions: true,
    })
    const note = {
      use,
      medicines: ['nivolumab', 'ipilimumab'],
      combination: true,
      region: 'Scotland',
      superseded: true,
      inForceFrom: '2025-04',
      inForceUntil: '2027',
      confirmedOn: '2026-05',
    }
    expect(compose(note)).toBe(
      'A newer statement has replaced this one. ' +
        'Medicine: nivolumab (Opdivo) + ipilimumab (Yervoy), given together. ' +
        'Given with: (carboplatin or cisplatin) + etoposide. With or without: bevacizumab. ' +
        'Status: Reimbursed. Applies only in: Scotland. ' +
        'For whom: adults. Stage of the disease: Advanced. ' +
        'Place among treatments: First treatment. When: After surgery. ' +
        'All of this must apply: (1) PD-L1 on 1% or more of tumour cells; (2) no EGFR or ALK change. ' +
        'More conditions apply: see the source. ' +
        'Decided: 4 March 2025. In force from: April 2025. In force until: 2027. ' +
        'Last confirmed: May 2026.',
    )
  })

  it('says nothing of what is not known', () => {
    expect(compose({})).toBe(
      'Medicine: nivolumab (Opdivo). Status: Reimbursed. Stage of the disease: Advanced. ' +
        'Decided: 4 March 2025.',
    )
  })

  it('tells medicines that are alternatives from a combination', () => {
    const both = ['nivolumab', 'atezolizumab']
    expect(compose({ medicines: both })).toContain(
      'Medicine: nivolumab (Opdivo), atezolizumab (Tecentriq), one or the other.',
    )
    expect(compose({ medicines: both, combination: true })).toContain(
      'Medicine: nivolumab (Opdivo) + atezolizumab (Tecentriq), given together.',
    )
  })

  it('does not guess how medicines are given whose use is not coded', () => {
    const text = compose({ medicines: ['nivolumab', 'ipilimumab'], use: null })
    expect(text).toContain('Medicine: nivolumab (Opdivo), ipilimumab (Yervoy). Status')
  })

  it('explains a status that may be taken for a yes', () => {
    expect(compose({ status: 'assessed' })).toContain('Status: Assessed. This says nothing')
    expect(compose({ status: 'recommended' })).toContain('Status: recommended. It says nothing')
    expect(compose({ status: 'positive-opinion' })).toContain('Not authorised by that. Stage')
    expect(compose({ status: 'reimbursed' })).toContain('Status: Reimbursed. Stage')
  })

  it('explains a no: it is about one use, on a date', () => {
    expect(compose({ status: 'not-recommended' })).toContain(
      'not-recommended. About one use. Stage',
    )
  })

  it('numbers criteria, unless there is one', () => {
    expect(composeUse({ criteria: ['no-egfr-alk'] })).toContain(
      'All of this must apply: no EGFR or ALK change.',
    )
    expect(composeUse({ criteria: ['no-egfr-alk', 'pd-l1-1'] })).toContain(
      'All of this must apply: (1) no EGFR or ALK change; (2) PD-L1 on',
    )
  })

  it('is made of a note that names a medicine only', () => {
    expect([...tagsFor(composing, plain)]).toEqual(tags)
    expect([...tagsFor(composing, { medicines: [] })]).toEqual([])
  })

  it('does not say of medicines whose uses stand elsewhere how they are given, nor for whom', () => {
    const { use: _, ...rest } = plain
    const note = { ...rest, medicines: ['nivolumab', 'ipilimumab'] }
    expect(composeText(composing, note, 'en', today)).toBe(
      'Medicine: nivolumab (Opdivo), ipilimumab (Yervoy). Status: Reimbursed. ' +
        'Decided: 4 March 2025.',
    )
  })

  it('names partners that are alternatives, optional, or medicines of the dataset', () => {
    expect(composeUse({ with: [{ anyOf: ['carboplatin', 'cisplatin'] }] })).toContain(
      'Given with: carboplatin or cisplatin.',
    )
    const optional = composeUse({ with: [{ anyOf: ['bevacizumab'], optional: true }] })
    expect(optional).toContain('(Opdivo). With or without: bevacizumab. Status')
    expect(optional).not.toContain('Given with')
    expect(composeUse({ with: [{ anyOf: ['atezolizumab'] }] })).toContain(
      'Given with: atezolizumab (Tecentriq).',
    )
  })

  it('says ages in years or months, from, to or both, and adults', () => {
    const years = (value: number) => ({ value, unit: 'years' })
    const months = (value: number) => ({ value, unit: 'months' })
    expect(composeUse({ ageFrom: years(18) })).toContain('For whom: adults.')
    expect(composeUse({ ageFrom: years(12) })).toContain('For whom: from 12 years.')
    expect(composeUse({ ageFrom: months(6) })).toContain('For whom: from 6 months.')
    expect(composeUse({ ageFrom: months(18) })).toContain('For whom: from 18 months.')
    expect(composeUse({ ageTo: years(17) })).toContain('For whom: up to 17 years.')
    expect(composeUse({ ageFrom: years(18), ageTo: years(64) })).toContain(
      'For whom: from 18 years, up to 64 years.',
    )
    expect(composeUse({ ageFrom: months(1), ageTo: years(1) })).toContain(
      'For whom: from 1 month, up to 12 months.',
    )
    expect(composeUse({ ageFrom: years(1) })).toContain('For whom: from 12 months.')
  })

  it('owns that the source does not say for whom, unless it sets conditions', () => {
    const nobody = 'The source does not say for whom.'
    const more = 'More conditions apply: see the source.'
    expect(composeUse({})).toContain(nobody)
    for (const said of [
      { line: 'first' },
      { criteria: ['pd-l1-1'] },
      { with: [{ anyOf: ['cisplatin'] }] },
      { ageTo: { value: 17, unit: 'years' } },
    ]) {
      expect(composeUse(said)).not.toContain(nobody)
    }
    expect(composeUse({ moreConditions: true })).toContain(more)
    expect(composeUse({ moreConditions: true })).not.toContain(nobody)
  })

  it('sends readers of a use that is not coded to the source', () => {
    expect(compose({ use: null })).toContain('More conditions apply: see the source.')
    expect(compose({ use: null })).not.toContain('does not say for whom')
  })

  it('owns that there is no date, only where there is none', () => {
    const none = 'The source shows no date.'
    expect(compose({ decidedOn: null })).toContain(none)
    expect(compose({ decidedOn: null, inForceFrom: '2024' })).not.toContain(none)
  })

  it('says a day once when it is that of the decision and of its confirmation', () => {
    expect(compose({ confirmedOn: '2025-03-04' })).not.toContain('Last confirmed')
    expect(compose({ confirmedOn: '2025-03-05' })).toContain('Last confirmed: 5 March 2025.')
  })

  it('says until its first day that it is not in force', () => {
    const note = { ...plain, inForceFrom: '2027-01' }
    const on = (day: string) => composeText(composing, note, 'en', day)
    expect(on('2026-12-31')).toContain('Status: Reimbursed. Not in force yet.')
    expect(on('2027-01-01')).not.toContain('Not in force yet')
  })

  it('writes dates to the precision known', () => {
    expect(compose({ decidedOn: '2025' })).toContain('Decided: 2025.')
    expect(compose({ decidedOn: '2025-03' })).toContain('Decided: March 2025.')
    expect(compose({ decidedOn: '2025-03-31' })).toContain('Decided: 31 March 2025.')
    expect(compose({ decidedOn: '2025-03-31' }, 'tr')).toContain('31 Mart 2025.')
  })
})

describe('a language', () => {
  it('spells an INN as it does, and English where it has no spelling of its own', () => {
    const note = { medicines: ['atezolizumab'] }
    expect(compose(note, 'fr')).toContain('Médicament\u00A0: atézolizumab (Tecentriq).')
    expect(compose(note, 'ro')).toContain(': atezolizumab (Tecentriq).')
  })

  it('that is German writes an INN with a capital, in every part of a fixed combination', () => {
    expect(compose({ medicines: ['relatlimab-nivolumab'] }, 'de')).toContain(
      'Arzneimittel: Relatlimab + Nivolumab.',
    )
  })

  it('that is Turkish begins a sentence with its own capital', () => {
    const text = composeUse({ with: [{ anyOf: ['bevacizumab'], optional: true }] }, 'tr')
    expect(text).toContain('İlaç: nivolumab')
    expect(text).toContain('. İsteğe bağlı: ')
  })

  it('that is French sets off colons and semicolons, and writes the first of a month', () => {
    const text = composeUse({ criteria: ['pd-l1-1', 'no-egfr-alk'] }, 'fr')
    expect(text).toContain('(1) pd-l1-1\u00A0; (2) no-egfr-alk')
    expect(text).not.toMatch(/[^\u00A0]:/)
    expect(compose({ inForceFrom: '2025-04-01' }, 'fr')).toContain('1er avril 2025')
    expect(compose({ inForceFrom: '2025-04-11' }, 'fr')).toContain(' 11 avril 2025')
  })

  it('that is Romanian counts twenty and more with a word between', () => {
    const upTo = (value: number) => composeUse({ ageTo: { value, unit: 'years' } }, 'ro')
    expect(upTo(17)).toContain('Pentru cine: până la 17 ani.')
    for (const many of [20, 25, 100, 120]) {
      expect(upTo(many)).toContain(`Pentru cine: până la ${many} de ani.`)
    }
    for (const few of [2, 19, 101, 119]) {
      expect(upTo(few)).toContain(`Pentru cine: până la ${few} ani.`)
    }
  })

  it('that is Polish bends the age of one month', () => {
    const ages = { ageFrom: { value: 1, unit: 'months' } }
    expect(composeUse(ages, 'pl')).toContain(': wiek od 1 miesiąca.')
    const from = { ageFrom: { value: 26, unit: 'years' } }
    expect(composeUse(from, 'pl')).toContain(': wiek od 26 lat.')
  })

  it('in which one word is missing has no composed texts, not even in part', () => {
    const { cisplatin, ...partner } = words.terms.partner
    const { tr: _, ...held } = cisplatin
    const terms = { ...words.terms, partner: { ...partner, cisplatin: held } }
    const without = createComposing({ ...words, terms })
    expect([...composing.tags]).toEqual(tags)
    expect([...without.tags]).toEqual(['en', 'fr', 'de', 'pl', 'ro'])
    expect(() => composeText(without, plain, 'tr', today)).toThrow('no text can be composed in tr')
  })
})
