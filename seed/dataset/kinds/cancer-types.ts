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
    'text.*.synonyms': [
      'Other names that readers search for, as [skin melanoma, …]; also some that mean more.',
    ],
    euWide: ['What holds in the EU: authorisation, never payment.'],
    ...statementHints('euWide.'),
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
