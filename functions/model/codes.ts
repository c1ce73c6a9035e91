/**
 * The closed code tables. Each value says here what it asserts, for those who write data or code;
 * the words a reader sees, per locale, are the dataset's terms.
 */
import type * as z from 'zod'
import { codes, saidByTerms, type Table } from './code-table.ts'

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

export const audiences = {
  patient: 'a person who has or had cancer',
  caregiver: 'family, friends and others who care for that person',
  professional: 'people who work in health care or patient organisations',
} as const satisfies Table
export const Audience = codes('Audience', audiences)
export type Audience = z.infer<typeof Audience>

export const groups = saidByTerms(
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

export const medicineClasses = saidByTerms(
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

export const servedTranslations = {
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

export const roles = {
  payer: 'pays for the treatment',
  decision: 'decides what is paid for',
  helpline: 'answers questions personally',
  organisation: 'informs and supports patients',
} as const satisfies Table
export const Role = codes('Role', roles)
export type Role = z.infer<typeof Role>

export const scopes = {
  eu: 'holds wherever the EU marketing authorisation applies; says nothing about payment',
  national: 'holds in one country, or in the region of it that is named',
} as const satisfies Table
export const Scope = codes('NoteScope', scopes)
export type Scope = z.infer<typeof Scope>

/** What a resource or facet concerns when it names no country or no cancer type. */
export const everywhere = {
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
export const topics = {
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
