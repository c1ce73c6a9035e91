/** Synthetic datasets: valid by every schema, deterministic, of any size. Nothing in them is true. */
import type { CancerType } from '../../functions/model/cancer-type.ts'
import { byCodeUnits } from '../../functions/model/canonical.ts'
import { kinds } from '../../functions/model/codes.ts'
import type { Country } from '../../functions/model/country.ts'
import { languageOf } from '../../functions/model/locale.ts'
import { Terms, type Locale, type Manifest } from '../../functions/model/manifest.ts'
import type { Medicine } from '../../functions/model/medicine.ts'
import type { Authorisation, NationalNote } from '../../functions/model/note.ts'
import { pageWords, type PageWords } from '../../functions/model/page-words.ts'
import type { Publication } from '../../functions/model/publication.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Resource } from '../../functions/model/resource.ts'
import { termSets, type TermSet } from '../../functions/model/term-sets.ts'
import { placesIn } from '../../functions/model/text-places.ts'
import type { TextByLocale } from '../../functions/model/text.ts'
import type { Use } from '../../functions/model/use.ts'

export const sixLocales = ['en', 'fr', 'de', 'nl', 'pl', 'es'] as const

export type SyntheticOptions = {
  readonly resources: number
  /** Supported tags; must hold `en`, in which every text is the original. */
  readonly locales?: readonly string[]
}

const host = 'data.example.org'
const source = { url: `https://${host}/source`, title: 'A page that was read' }
const countryCodes = ['BE', 'CH', 'DE', 'FR', 'GB', 'PL'] as const
const kindNames = Object.keys(kinds) as readonly Resource['kind'][]
const typeSeeds = [
  { id: 'bladder-cancer', group: 'urological', icd10: 'C67', oncotree: 'BLCA' },
  { id: 'colorectal-cancer', group: 'digestive', icd10: 'C18-C20', oncotree: 'COADREAD' },
  { id: 'kidney-cancer', group: 'urological', icd10: 'C64', oncotree: 'RCC' },
  { id: 'lung-cancer', group: 'lung', icd10: 'C34', oncotree: 'LUNG' },
  { id: 'lymphoma', group: 'blood', icd10: 'C81-C86', oncotree: 'LYMPH' },
  { id: 'melanoma', group: 'skin', icd10: 'C43', oncotree: 'MEL' },
] as const

/** Mulberry32: small, fast, and the same on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Chooser = { below(n: number): number; one<T>(list: readonly [T, ...T[]] | readonly T[]): T }

function createChooser(seed: number): Chooser {
  const random = seededRandom(seed)
  const below = (n: number) => Math.floor(random() * n)
  return {
    below,
    one(list) {
      const found = list[below(list.length)]
      if (found === undefined) throw new RangeError('cannot choose from nothing')
      return found
    },
  }
}

const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo éa ün'.split(' ')

/** Invented words, other ones in each language, so that texts compress about as real ones do. */
function createWords(chooser: Chooser): (tag: string, count: number) => string {
  const vocabularies = new Map<string, readonly string[]>()
  const vocabulary = (tag: string) => {
    const word = () =>
      Array.from({ length: 1 + chooser.below(4) }, () => chooser.one(syllables)).join('')
    const made = vocabularies.get(tag) ?? Array.from({ length: 700 }, word)
    vocabularies.set(tag, made)
    return made
  }
  return (tag, count) =>
    Array.from({ length: count }, () => chooser.one(vocabulary(tag)))
      .join(' ')
      .normalize('NFC')
}

function localesOf(tags: readonly string[]): Locale[] {
  return tags.map((tag) => ({
    tag,
    // Not from Intl: names would differ between versions of ICU, and with them every release id.
    name: `Language ${tag}`,
    direction: tag === 'ar' || tag === 'he' ? 'rtl' : 'ltr',
    fallback: [...new Set([languageOf(tag), 'en'])].filter(
      (one) => one !== tag && tags.includes(one),
    ),
  }))
}

export function syntheticDataset({ resources, locales = sixLocales }: SyntheticOptions): Dataset {
  if (!locales.includes('en')) throw new RangeError('a synthetic dataset needs the locale en')
  const chooser = createChooser(resources + 1)
  const words = createWords(chooser)

  /** Every seventh text lacks the last locale, so that fallback has something to do. */
  let texts = 0
  const text = <T>(fields: (tag: string) => T): TextByLocale<T> => {
    texts += 1
    const held = texts % 7 === 0 && locales.length > 1 ? locales.slice(0, -1) : locales
    return Object.fromEntries(
      held.map((tag, i) => {
        const state = tag === 'en' ? 'original' : i % 2 === 0 ? 'reviewed' : 'unreviewed'
        return [tag, { ...fields(tag), state }] as const
      }),
    )
  }
  const body = (name: string) => ({
    url: `https://${host}/${name.toLowerCase().replaceAll(' ', '-')}`,
    confidence: 'verified' as const,
    sources: [source],
    text: text((tag) => ({ name: `${name} ${words(tag, 1)}` })),
  })

  const manifest: Manifest = {
    name: 'Synthetic directory',
    defaultLocale: 'en',
    locales: localesOf(locales),
    scope: null,
    jointAssessment: null,
    notice: text((tag) => ({ text: `Talk to your care team. ${words(tag, 12)}` })),
    licence: { name: 'CC0-1.0', url: `https://${host}/licence`, attribution: 'Nobody' },
    publisher: { name: 'Synthetic publisher', url: null },
    report: '/docs#report',
    sourceHosts: { [host]: { type: 'official', publisher: 'Synthetic publisher' } },
  }

  const termsOf = (set: TermSet) =>
    Object.fromEntries(
      Object.keys(termSets[set]).map((code) => [
        code,
        text((tag) => ({ label: `${code} ${words(tag, 1)}`, definition: words(tag, 10) })),
      ]),
    )
  const terms = Terms.parse(
    Object.fromEntries((Object.keys(termSets) as TermSet[]).map((set) => [set, termsOf(set)])),
  )

  const statement = (id: string, year: number) => ({
    id,
    medicines: ['examplimab'],
    combination: false,
    decidedOn: `${year - 1}`,
    inForceFrom: null,
    inForceUntil: null,
    confirmedOn: `${year}-03`,
    reviewBy: null,
    superseded: false,
    supersededBy: [],
    confidence: 'verified' as const,
    sources: [source],
    officialPage: `https://${host}/official`,
    text: text((tag) => ({ text: words(tag, 30), dateNote: null })),
  })

  const firstLine: Use = {
    stage: 'advanced',
    timing: null,
    line: 'first',
    criteria: ['pd-l1-1'],
    ageFrom: { value: 18, unit: 'years' },
    ageTo: null,
    with: [{ anyOf: ['carboplatin', 'cisplatin'], optional: false }],
    moreConditions: true,
  }

  const authorisation = (id: string): Authorisation => {
    const {
      id: _id,
      text: _text,
      superseded: _no,
      supersededBy: _none,
      ...own
    } = statement(id, 2026)
    return { ...own, status: 'authorised', use: firstLine }
  }

  const medicines: Medicine[] = [
    {
      id: 'examplimab',
      inn: 'examplimab',
      innByLocale: {},
      brand: 'Example',
      class: 'pd-1-inhibitor',
      emaNumbers: [],
      atc: null,
      innVariants: [],
    },
  ]

  const cancerTypes: CancerType[] = typeSeeds.map(({ id, group, icd10, oncotree }) => ({
    id,
    group,
    codes: [
      { system: 'icd10', code: icd10, match: icd10.includes('-') ? 'broader' : 'exact' },
      { system: 'oncotree', code: oncotree, match: 'exact' },
    ],
    text: text((tag) => ({
      name: `${id} ${words(tag, 1)}`,
      synonyms: [words(tag, 2), words(tag, 1)],
      searchTerms: [],
    })),
    euWide: {
      ...statement(`${id}-eu`, 2026),
      status: 'authorised',
      authorisations: [authorisation(`${id}-eu`)],
    },
  }))

  const noteOf = (code: string, cancerType: string, i: number): NationalNote => ({
    ...statement(`${code.toLowerCase()}-${cancerType}`, i % 4 === 3 ? 2020 : 2026),
    cancerType,
    region: code === 'GB' ? 'GB-ENG' : null,
    use: i % 2 === 0 ? firstLine : null,
    superseded: i % 5 === 4,
    status: i % 2 === 0 ? 'reimbursed' : 'reimbursed-with-conditions',
  })

  const countries: Country[] = countryCodes.map((code, c) => ({
    code,
    locales: ['en'],
    euAuthorisationApplies: code !== 'GB' && code !== 'CH',
    text: text((tag) => ({ name: `${code} ${words(tag, 1)}` })),
    regions: code === 'GB' ? [{ code: 'GB-ENG', text: text(() => ({ name: 'England' })) }] : [],
    reimbursement: {
      assessment: [body(`Assessors of ${code}`)],
      decision: body(`Deciders of ${code}`),
      payer: body(`Payer of ${code}`),
      principle: c % 2 === 0 ? { code: 'decision-first', sources: [source] } : null,
      asOf: '2026',
      reviewBy: null,
      confidence: 'verified',
      sources: [source],
      text: text((tag) => ({ summary: words(tag, 80) })),
      waitIndicators: [
        {
          value: 100 + c,
          unit: 'days',
          source,
          text: text((tag) => ({ edition: '2025', metric: `Median wait ${words(tag, 2)}` })),
        },
      ],
    },
    earlyAccess:
      c % 2 === 0
        ? {
            confidence: 'verified',
            sources: [source],
            asOf: '2026',
            reviewBy: null,
            text: text((tag) => ({ name: 'Early scheme', body: 'Agency', text: words(tag, 25) })),
          }
        : null,
    availability: typeSeeds
      .filter((_, t) => (t + c) % 3 !== 0)
      .map(({ id }, i) => noteOf(code, id, i)),
  }))

  const resourceList: Resource[] = Array.from({ length: resources }, (_, i) => ({
    id: `resource-${String(i).padStart(6, '0')}`,
    kind: chooser.one(kindNames),
    url: `https://${host}/resources/${i}?from=${words('en', 1).replace(/[^a-z]/g, 'x')}`,
    languages: [chooser.one(locales)],
    countries: i % 3 === 0 ? [] : [chooser.one(countryCodes)],
    cancerTypes: i % 4 === 0 ? [] : [chooser.one(typeSeeds).id],
    audiences: i % 5 === 0 ? ['patient', 'caregiver', 'professional'] : ['patient', 'caregiver'],
    confidence: i % 2 === 0 ? 'verified' : 'general-knowledge',
    aboutSideEffects: i % 11 === 0,
    onlyEu: i % 13 === 0,
    retired: i % 17 === 0,
    checkedOn: i % 6 === 0 ? null : `2026-0${1 + (i % 9)}-1${i % 10}`,
    sources: i % 2 === 0 ? [source] : [],
    text: text((tag) => ({
      title: words(tag, 6),
      description: words(tag, 25 + chooser.below(15)),
    })),
  }))

  const publications: Publication[] = [
    {
      id: 'founding-brochure',
      publisher: 'Synthetic publisher',
      members: [{ name: 'A founding member', country: 'BE', url: `https://${host}/member` }],
      dated: { from: '2015', to: '2016' },
      language: 'en',
      text: text((tag) => ({ title: words(tag, 5), description: words(tag, 40) })),
      statements: [
        {
          about: 'availability',
          cancerTypes: ['melanoma'],
          addresses: [],
          text: text((tag) => ({ text: words(tag, 50) })),
          caution: null,
        },
      ],
    },
  ]

  const pages: PageWords[] = Object.entries(pageWords).map(([id, codes]) => ({
    id,
    words: Object.fromEntries(
      Object.entries(codes).map(([code, told]) => {
        const places = placesIn(told).map((name) => ` {${name}}`)
        return [code, text((tag) => ({ text: `${words(tag, 3)}${places.join('')}` }))]
      }),
    ),
  }))

  return {
    manifest,
    terms,
    medicines,
    cancerTypes,
    countries,
    resources: resourceList,
    publications,
    pages: pages.toSorted((a, b) => byCodeUnits(a.id, b.id)),
  }
}
