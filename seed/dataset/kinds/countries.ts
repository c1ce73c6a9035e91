/** Countries with their notes, as admins meet them. */
import { dates, sources } from './hints.ts'
import { nothing, type Kind } from './kind.ts'

export const countries = {
  name: 'country',
  words: ['country', 'countries'],
  title: 'A country: reimbursement, early access and its notes',
  folder: 'countries',
  grouped: false,
  about: 'text.*.name',
  hints: {
    locales: ['Official languages, for this country, as [nl-BE, fr-BE].'],
    euAuthorisationApplies: ['true in the EU and the EEA: central EU authorisations hold there.'],
    text: ['The name of the country. Translations go below, with state: unreviewed.'],
    regions: [
      'Parts of the country that a status may be limited to, by ISO 3166-2, each as:',
      '  - code: GB-SCT',
      '    text:',
      '      en: { name: Scotland, state: original }',
    ],
    'reimbursement.principle': [
      'How the country pays in general; null without a source. Else in its place:',
      '  principle:',
      '    code: decision-first',
      '    sources:',
      '      - url: https://…',
    ],
    'reimbursement.assessment': [
      'Bodies that assess medicines, each as:',
      '  - url: null',
      '    confidence: general-knowledge',
      '    sources: []',
      '    text:',
      '      en: { name: …, state: original }',
    ],
    'reimbursement.decision': ['Who decides what is paid for.'],
    'reimbursement.decision.text': [
      'Translations go below: what the body calls itself in that language, else its own name with a',
      '    short gloss.',
    ],
    'reimbursement.payer': ['Who pays.'],
    'reimbursement.waitIndicators': [
      'How long patients wait, as published, each as:',
      '  - value: 100',
      '    unit: days',
      '    source: { url: https://… }',
      '    text:',
      '      en: { edition: …, metric: …, state: original }',
    ],
    'reimbursement.asOf': [
      `Date of the oldest source that it rests on, ${dates}; null when none is known.`,
    ],
    'reimbursement.reviewBy': [
      'Only to ask for a review earlier than 12 months after asOf: a day.',
    ],
    'reimbursement.confidence': ['How sure this is; verified needs a source.'],
    'reimbursement.sources': sources,
    'reimbursement.text.*.summary': ['How medicines are assessed, decided on and paid for.'],
    earlyAccess: [
      'How patients get a medicine before that; null when nothing is known. Else in its place:',
      '  earlyAccess:',
      '    confidence: general-knowledge',
      '    sources: []',
      '    asOf: null',
      '    text:',
      '      en: { name: …, body: …, text: …, state: original }',
    ],
    availability: ['Notes: npm run seed -- new note COUNTRY CANCERTYPE adds one to fill in.'],
  },
  known: nothing,
  whenGone: 'country-gone',
  inline: [
    'text.*',
    'regions.*.text.*',
    'reimbursement.assessment.*.text.*',
    'reimbursement.decision.text.*',
    'reimbursement.payer.text.*',
    'reimbursement.waitIndicators.*.text.*',
    'availability.*.use.ageFrom',
    'availability.*.use.ageTo',
    'availability.*.use.with.*',
  ],
  texts: {
    text: { what: 'a country', advice: [] },
    'regions.*.text': { what: 'a part of a country that decides for itself', advice: [] },
    'reimbursement.text': {
      what: 'who decides in a country what is paid for',
      advice: ['facts', 'words', 'schemes'],
    },
    'reimbursement.assessment.*.text': {
      what: 'a body that assesses medicines',
      advice: ['facts', 'schemes'],
    },
    'reimbursement.decision.text': {
      what: 'who decides what is paid for',
      advice: ['facts', 'schemes'],
    },
    'reimbursement.payer.text': { what: 'who pays', advice: ['facts', 'schemes'] },
    'reimbursement.waitIndicators.*.text': {
      what: 'what a published figure measured, and when',
      advice: ['facts'],
    },
    'earlyAccess.text': {
      what: 'a way to a medicine before it is listed',
      advice: ['facts', 'words', 'schemes'],
    },
    'availability.*.text': {
      what: 'what a country pays for, and when',
      advice: ['facts', 'words', 'medicines', 'schemes'],
    },
  },
} as const satisfies Kind
