/** What to say above the fields of a new record, for a person who fills them in. */

const dates = 'as "2026", "2026-03" or "2026-03-14", in quotes'
const sources = [
  'Pages that were read for this, on hosts that sourceHosts in manifest.yaml lists:',
  '  - url: https://…',
]

/** The fields that every dated statement has, under a prefix such as `euWide.`. */
function statementHints(prefix: string): Record<string, string[]> {
  const hints = {
    medicines: ['Ids of the medicines, as [nivolumab, ipilimumab]; each has its own record.'],
    since: [`When it began to hold, ${dates}; null when that is not known.`],
    asOf: [`When it was true, ${dates}; null when no date is known.`],
    reviewBy: ['Only to ask for a review earlier or later than 12 months after asOf: a day.'],
    superseded: ['true once a later note replaces this one.'],
    confidence: ['How sure this is; verified needs a source.'],
    sources,
    officialPage: ['The place to check, where that is not the page that was read.'],
    'text.*.text': ['What holds, in plain words. Long texts: write >- and go on below, indented.'],
    'text.*.asOfNote': ['What is to be known about asOf; null when nothing is.'],
  }
  return Object.fromEntries(Object.entries(hints).map(([name, lines]) => [prefix + name, lines]))
}

export const resourceHints = {
  url: ['Where readers are sent; https:// where the site has it.'],
  languages: ['Languages of the page it leads to, as [en, fr].'],
  countries: ['Countries it serves, as [BE, LU]; [] when it serves every country.'],
  cancerTypes: ['Ids of the cancer types it concerns; [] when it concerns every one.'],
  audiences: ['As [patient, caregiver].'],
  confidence: ['How sure this is; verified needs a source.'],
  checkedOn: ['The day a person last looked at the page, as "2026-03-14"; null when nobody has.'],
  sources,
  text: ['Translations go below, each under its language, with state: unreviewed.'],
  'text.*.title': ['At most 200 characters.'],
  'text.*.description': ['What a reader finds there, in one or two plain sentences.'],
}

export const medicineHints = {
  inn: ['Without capital, as nivolumab; of a fixed combination, as relatlimab + nivolumab.'],
  brand: ['Its brand name in the EU, as Opdivo; null when it has none.'],
  class: ['How it works.'],
}

export const cancerTypeHints = {
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
}

export const countryHints = {
  locales: ['Official languages, for this country, as [nl-BE, fr-BE].'],
  euAuthorisationApplies: ['true in the EU and the EEA: central EU authorisations hold there.'],
  text: ['The name of the country. Translations go below, with state: unreviewed.'],
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
  'reimbursement.asOf': [`When this was true, ${dates}; null when no date is known.`],
  'reimbursement.reviewBy': [
    'Only to ask for a review earlier or later than 12 months after asOf: a day.',
  ],
  'reimbursement.confidence': ['How sure this is; verified needs a source.'],
  'reimbursement.sources': sources,
  'reimbursement.text.*.summary': ['How medicines are assessed, decided on and paid for.'],
  earlyAccess: [
    'How patients get a medicine before that; null when nothing is known. Else in its place:',
    '  earlyAccess:',
    '    confidence: general-knowledge',
    '    sources: []',
    '    text:',
    '      en: { name: …, body: …, text: …, state: original }',
  ],
  availability: ['Notes: npm run seed -- new note COUNTRY CANCERTYPE adds one to fill in.'],
}

export const noteHints = {
  region: ['Only where the status holds in a part of the country, as England.'],
  ...statementHints(''),
}

export const publicationHints = {
  publisher: ['Who published it.'],
  members: ['Its members, each as:', '  - { name: …, country: BE, url: null }'],
  'dated.from': [`The time it comes from, ${dates}; null when that is not known.`],
  language: ['The language it was written in, as fr.'],
  text: [
    'Where the original is in another language, add that one with state: original,',
    'and set this one to unreviewed.',
  ],
  statements: [
    'What it said at its time, each as:',
    '  - about: advice',
    '    text:',
    '      en: { text: …, state: original }',
  ],
}
