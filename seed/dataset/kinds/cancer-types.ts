/** Cancer types with their EU-wide notes, as admins meet them. */
import { statementHints } from './hints.ts'
import type { Kind } from './kind.ts'

export const cancerTypes = {
  name: 'cancer-type',
  words: ['cancer type', 'cancer types'],
  title: 'A cancer type with its EU-wide note',
  folder: 'cancer-types',
  grouped: false,
  about: 'text.*.name',
  hints: {
    codes: [
      'Codes of ICD-10, OncoTree, NCI Thesaurus and MeSH, each as:',
      '  - { system: icd10, code: C43, match: exact }',
      'match: exact when the code names this type or lies within it; broader when it covers more.',
    ],
    text: ['Translations go below, each under its language, with state: unreviewed.'],
    'text.*.name': ['As a reader would say it.'],
    'text.*.synonyms': ['Other names of this very type, as [skin melanoma, …]; readers see them.'],
    'text.*.searchTerms': [
      'What people who mean this type may search for, also names of more than it; never shown.',
    ],
    euWide: ['What holds in the EU: authorisation, never payment.'],
    ...statementHints('euWide.'),
    'euWide.authorisations': [
      'Every use that the EU decided on, each as (fields that are left out are null or empty):',
      '  - medicines: [nivolumab, ipilimumab]',
      '    combination: true',
      '    status: authorised',
      '    use: { stage: advanced, line: first, criteria: [pd-l1-1], moreConditions: true }',
      '    confirmedOn: "2026-03-14"',
      '    confidence: verified',
      '    sources:',
      '      - url: https://…',
    ],
  },
  known: (id: string) => ({ 'euWide.id': `eu-${id}-1` }),
  whenGone: 'cancer-type-gone',
  inline: [
    'codes.*',
    'text.*',
    'euWide.authorisations.*.use.ageFrom',
    'euWide.authorisations.*.use.ageTo',
    'euWide.authorisations.*.use.with.*',
  ],
  texts: {
    text: {
      what: 'a type of cancer, by the names patients look for',
      advice: ['patients'],
    },
    'euWide.text': {
      what: 'what holds for a type of cancer in the whole EU',
      advice: ['facts', 'words', 'medicines'],
    },
  },
} as const satisfies Kind
