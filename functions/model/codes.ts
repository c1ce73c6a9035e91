/**
 * The closed code tables. Each value says here what it asserts, for those who write data or code;
 * the words a reader sees, per locale, are the dataset's terms.
 */
import type * as z from 'zod'
import { codes, saidByTerms, type Table } from './code-table.ts'
import { criteria, lines, partners, stages, timings } from './use-codes.ts'

export const kinds = {
  guide: 'explains a disease, a treatment or how to get it',
  organisation: 'a body of or for patients',
  helpline: 'a service whose main offer is answering questions personally',
  'trial-registry': 'a searchable register of clinical trials',
  video: 'a film',
  'patient-stories': 'accounts of people who were treated',
  academy: 'teaching material or courses',
  regulator: 'an authority that authorises medicines or publishes their official information',
  'hta-body': 'a body that assesses, decides on or pays for medicines',
} as const satisfies Table
export const Kind = codes('Kind', kinds)
export type Kind = z.infer<typeof Kind>

const audiences = {
  patient: 'a person who has or had cancer',
  caregiver: 'family, friends and others who care for that person',
  professional: 'people who work in health care or patient organisations',
} as const satisfies Table
export const Audience = codes('Audience', audiences)
export type Audience = z.infer<typeof Audience>

const euStatuses = {
  authorised: 'at least one immuno-oncology medicine names this cancer in its EU-authorised use',
  'positive-opinion':
    'the EMA committee was favourable; the decision of the European Commission is not confirmed',
  withdrawn:
    'the EU marketing authorisation was lost or given up; nationally, a decision was ended',
  'application-withdrawn': 'the company took back its application: not authorised for this use',
  'in-assessment': 'an application is being assessed; not authorised for this use',
  'in-trials': 'no EU-authorised use; studied in trials',
} as const satisfies Table
export const EuStatus = codes('EuStatus', euStatuses)
export type EuStatus = z.infer<typeof EuStatus>

const nationalStatuses = {
  reimbursed: 'an official text says that the public payer pays',
  'reimbursed-with-conditions':
    'an official text says that the public payer pays under listed conditions, often just the authorised use',
  recommended:
    'the assessing or deciding body said yes; what follows from that differs between countries',
  'managed-access': 'paid while more data are collected',
  'early-access': 'temporary access before the normal listing',
  'off-label-funded': 'paid outside the authorised use',
  limited: 'paid only for a part of the patients',
  assessed: 'a benefit assessment was published; says nothing by itself about payment',
  'not-recommended':
    'the assessing or deciding body did not say yes to this use, or could not because the company sent no evidence',
  'not-reimbursed': 'an official text says that the public payer does not pay for this use',
  'in-assessment': 'an application is being assessed; nothing is decided for this use',
  withdrawn:
    'the EU marketing authorisation was lost or given up; nationally, a decision was ended',
} as const satisfies Table
export const NationalStatus = codes('NationalStatus', nationalStatuses)
export type NationalStatus = z.infer<typeof NationalStatus>

const statuses = { ...euStatuses, ...nationalStatuses } as const satisfies Table
export const Status = codes('NoteStatus', statuses)
export type Status = z.infer<typeof Status>

/** What holds until something replaces it; every other status is of its time. */
const standing: ReadonlySet<Status> = new Set<Status>([
  'authorised',
  'withdrawn',
  'reimbursed',
  'reimbursed-with-conditions',
  'recommended',
  'not-recommended',
  'not-reimbursed',
  'off-label-funded',
  'limited',
])
export function isStanding(status: Status): boolean {
  return standing.has(status)
}

const states = {
  stated: 'at least one national note is current',
  unconfirmed:
    'no national note is current; a decision that holds until it is replaced was not confirmed within a year',
  history: 'there are national notes, all of them past or superseded',
  unknown: 'there is no national note; never to be read as "not available"',
} as const satisfies Table
export const State = codes('AvailabilityState', states)
export type State = z.infer<typeof State>

const freshnesses = {
  current: 'confirmed or decided within the last 12 months, and in force',
  unconfirmed:
    'a decision that holds until it is replaced, which no source has confirmed for 12 months',
  past: 'of its time: expired, undated, known only at second hand, or not in force yet',
} as const satisfies Table
export const Freshness = codes('Freshness', freshnesses)
export type Freshness = z.infer<typeof Freshness>

const principles = {
  'paid-from-authorisation':
    'authorised medicines are prescribed and paid for from launch; an assessment follows',
  'decision-first': 'a body decides on each medicine and use before the public payer pays',
  'programme-list':
    'medicines are paid for by listed programmes or lists that set criteria for each use',
  'named-patient': 'payment is asked for and decided patient by patient',
} as const satisfies Table
/** How a country pays in general; says nothing about any one medicine. */
export const Principle = codes('PaymentPrinciple', principles)
export type Principle = z.infer<typeof Principle>

const confidences = {
  verified: 'a stored page, an official file or a stored copy of one was read and supports it',
  'general-knowledge': 'well established, but no page that can be shown was read for it',
  'secondary-source': 'read only in a third party’s text: history at most, never a status',
  unverified: 'taken over from the source document and not checked',
} as const satisfies Table
export const Confidence = codes('Confidence', confidences)
export type Confidence = z.infer<typeof Confidence>

const groups = saidByTerms(
  'skin',
  'eye',
  'lung',
  'urological',
  'head-and-neck',
  'blood',
  'digestive',
  'breast-gynaecological',
  'brain',
  'childhood',
)
export const Group = codes('CancerTypeGroup', groups)
export type Group = z.infer<typeof Group>

const medicineClasses = saidByTerms(
  'pd-1-inhibitor',
  'pd-l1-inhibitor',
  'ctla-4-inhibitor',
  'lag-3-and-pd-1-inhibitors',
  'car-t-cell-therapy',
  'tumour-infiltrating-lymphocytes',
  'autologous-cellular-vaccine',
  'bispecific-antibody',
  'bispecific-t-cell-engager',
  'bispecific-t-cell-receptor',
  'trifunctional-antibody',
  'anti-gd2-antibody',
  'interleukin-15-agonist',
  'oncolytic-virus',
  'topical-immune-modifier',
  'virus-specific-t-cell-therapy',
  'macrophage-activator',
)
export const MedicineClass = codes('MedicineClass', medicineClasses)
export type MedicineClass = z.infer<typeof MedicineClass>

const translations = {
  original: 'the language in which the text was first written',
  reviewed: 'a translation that a person has checked against the present original',
  unreviewed: 'a translation that nobody has checked yet, or whose original has changed since',
} as const satisfies Table
/** How a held text came into its language. */
export const Translation = codes('HeldTranslation', translations)
export type Translation = z.infer<typeof Translation>

const servedTranslations = {
  ...translations,
  composed: 'put together from codes and terms of this language; nobody wrote or checked it',
} as const satisfies Table
export const ServedTranslation = codes('Translation', servedTranslations)
export type ServedTranslation = z.infer<typeof ServedTranslation>
export const linkStates = {
  ok: 'the page answered at the last check',
  moved: 'the page answered, and said that it has moved for good',
  broken: 'the last check found again that there is no such page or host, or no valid certificate',
  unchecked: 'it could not be told, or nobody has looked yet',
} as const satisfies Table
export const LinkState = codes('LinkState', linkStates)
export type LinkState = z.infer<typeof LinkState>

const roles = {
  payer: 'pays for the treatment',
  decision: 'decides what is paid for',
  helpline: 'answers questions personally',
  organisation: 'informs and supports patients',
} as const satisfies Table
export const Role = codes('Role', roles)
export type Role = z.infer<typeof Role>

const scopes = {
  eu: 'holds wherever the EU marketing authorisation applies; says nothing about payment',
  national: 'holds in one country, or in the region of it that is named',
} as const satisfies Table
export const Scope = codes('NoteScope', scopes)
export type Scope = z.infer<typeof Scope>

/** What a resource or facet concerns when it names no country or no cancer type. */
const everywhere = {
  'every-country': 'serves every country',
  'every-cancer-type': 'concerns every cancer type',
} as const satisfies Table
export const Everywhere = codes('Everywhere', everywhere)
export type Everywhere = z.infer<typeof Everywhere>

export const codeSystems = {
  icd10: 'ICD-10, WHO: categories, subcategories and ranges of categories such as C00-C14',
  oncotree: 'OncoTree, release of October 2025',
  ncit: 'NCI Thesaurus',
  mesh: 'Medical Subject Headings, descriptors and supplementary concepts',
} as const satisfies Table
export const CodeSystem = codes('CodeSystem', codeSystems)
export type CodeSystem = z.infer<typeof CodeSystem>

const codeMatches = {
  exact: 'the code names our type, or lies wholly within it',
  broader: 'the code covers more than our type: it cannot tell which type is meant',
} as const satisfies Table
export const CodeMatch = codes('CodeMatch', codeMatches)
export type CodeMatch = z.infer<typeof CodeMatch>

const hostTypes = {
  official: 'an authority, a payer or another public body',
  scholarly: 'a journal, a university or a learned society',
  professional: 'a professional or trade body, or a specialised firm',
  'patient-organisation': 'a body of or for patients',
  press: 'a newspaper or news service',
} as const satisfies Table
/** Only these are ever shown as a source: copies and unclassified hosts have no place in the data. */
export const HostType = codes('HostType', hostTypes)
export type HostType = z.infer<typeof HostType>

/** What a statement of a publication is about. */
const topics = {
  purpose: 'for whom and why it was made',
  availability: 'for which cancers treatments were available or in development at that time',
  benefit: 'what was said about survival and quality of life',
  'side-effects': 'what was said about unwanted effects',
  'how-it-works': 'how the treatment differs from others',
  reimbursement: 'who pays, and why that differs',
  advice: 'what readers were advised to do',
  links: 'where readers were sent for more',
} as const satisfies Table
export const Topic = codes('Topic', topics)
export type Topic = z.infer<typeof Topic>

export const fallbacks = {
  any: 'the whole fallback chain of the locale',
  language: 'only texts in the same language, whatever the region',
  none: 'only texts in the negotiated locale itself',
} as const satisfies Table
export const Fallback = codes('Fallback', fallbacks)
export type Fallback = z.infer<typeof Fallback>

const directions = { ltr: 'left to right', rtl: 'right to left' } as const satisfies Table
export const Direction = codes('Direction', directions)
export type Direction = z.infer<typeof Direction>

/** Words between the codes of a composed text; see `functions/directory/composing`. */
const phrases = saidByTerms(
  // label before the medicines
  'medicines',
  // after the medicines of a combination
  'given-together',
  // after medicines that are alternatives
  'one-or-other',
  // label before the status
  'status',
  // label before stage, line, criteria and ages
  'for-whom',
  // label before the stage
  'stage',
  // label before the line
  'line',
  // label before the timing
  'timing',
  // label before the criteria, all of which must hold
  'criteria',
  // label before the ages
  'age',
  // the lowest age: {n} is a number, {unit} its unit
  'age-from',
  // the highest age: {n} is a number, {unit} its unit
  'age-to',
  // unit of an age, after the two patterns
  'years',
  // unit of an age, after the two patterns
  'months',
  // for ages from 18 years without an upper limit
  'adults',
  // label before what it is given with
  'given-with',
  // between alternatives of one partner
  'or',
  // before a partner that may be left out
  'with-or-without',
  // sentence: the source sets conditions that no code says
  'more-conditions',
  // sentence: the source does not say for whom
  'not-said',
  // label before the day of the decision
  'decided',
  // label before the day from which it is in force
  'in-force',
  // label before the day until which it is in force
  'in-force-until',
  // label before the day on which it was last confirmed
  'confirmed',
  // sentence: no date is known
  'no-date',
  // label before whose page was read
  'source',
  // label before the region that the status is limited to
  'region',
  // sentence: a newer statement has replaced it
  'superseded',
  // sentence: it begins later
  'not-in-force-yet',
)
export type Phrase = keyof typeof phrases

/** The code sets that a reader meets, each with its table; the dataset's terms label every code. */
export const termSets = {
  kind: kinds,
  audience: audiences,
  status: statuses,
  state: states,
  freshness: freshnesses,
  stage: stages,
  timing: timings,
  line: lines,
  criterion: criteria,
  partner: partners,
  principle: principles,
  confidence: confidences,
  group: groups,
  medicineClass: medicineClasses,
  translation: servedTranslations,
  link: linkStates,
  role: roles,
  scope: scopes,
  everywhere,
  topic: topics,
  phrase: phrases,
} as const satisfies Record<string, Table>
export type TermSet = keyof typeof termSets
