/**
 * What the API is asked and what it answers. Written by npm run openapi from functions/openapi.json;
 * do not edit.
 */

/**
 * - `any`: the whole fallback chain of the locale
 * - `language`: only texts in the same language, whatever the region
 * - `none`: only texts in the negotiated locale itself
 */
export type Fallback = 'any' | 'language' | 'none'

/**
 * - `cancer-type`: one of /v1/cancer-types
 * - `country`: one of /v1/countries
 * - `medicine`: a medicine that notes name
 * - `resource`: one of /v1/resources
 */
export type SearchType = 'cancer-type' | 'country' | 'medicine' | 'resource'

/**
 * - `early`: The cancer has not spread far, and surgery can remove it or has removed it
 * - `locally-advanced`: The cancer has grown into nearby tissue or lymph nodes, but has not spread to distant parts of the body
 * - `advanced`: The cancer has spread to other parts of the body, or surgery cannot remove it
 * - `relapsed-or-refractory`: The cancer has come back after treatment, or did not respond to treatment
 */
export type Stage = 'early' | 'locally-advanced' | 'advanced' | 'relapsed-or-refractory'

/**
 * - `first`: First treatment: none was given before for this stage of the disease
 * - `second-or-later`: After at least one earlier treatment
 * - `third-or-later`: After at least two earlier treatments
 * - `fourth-or-later`: After at least three earlier treatments
 */
export type Line = 'first' | 'second-or-later' | 'third-or-later' | 'fourth-or-later'

/**
 * - `patient`: a person who has or had cancer
 * - `caregiver`: family, friends and others who care for that person
 * - `professional`: people who work in health care or patient organisations
 */
export type Audience = 'patient' | 'caregiver' | 'professional'

/**
 * - `guide`: explains a disease, a treatment or how to get it
 * - `organisation`: a body of or for patients
 * - `helpline`: a service whose main offer is answering questions personally
 * - `trial-registry`: a searchable register of clinical trials
 * - `video`: a film
 * - `patient-stories`: accounts of people who were treated
 * - `academy`: teaching material or courses
 * - `regulator`: an authority that authorises medicines or publishes their official information
 * - `hta-body`: a body that assesses, decides on or pays for medicines
 */
export type Kind = 'guide' | 'organisation' | 'helpline' | 'trial-registry' | 'video' | 'patient-stories' | 'academy' | 'regulator' | 'hta-body'

/**
 * - `title`: by title, in the order of the served locale
 * - `checkedOn`: last looked at by a person first, never looked at last
 */
export type ResourceSort = 'title' | 'checkedOn'

/** the terms say what each code means */
export type CancerTypeGroup = 'skin' | 'eye' | 'lung' | 'urological' | 'head-and-neck' | 'blood' | 'digestive' | 'breast-gynaecological' | 'brain' | 'childhood'

/**
 * - `stated`: at least one national note is current
 * - `unconfirmed`: no national note is current; a decision that holds until it is replaced was not confirmed within a year
 * - `history`: there are national notes, all of them past or superseded
 * - `unknown`: there is no national note; never to be read as "not available"
 */
export type AvailabilityState = 'stated' | 'unconfirmed' | 'history' | 'unknown'

export type DescribeDirectoryAnswer = {
  readonly data: Description
  readonly meta: Meta
}

export type Description = {
  readonly name: string
  readonly release: string
  readonly locales: readonly string[]
  /** BCP 47 language tag */
  readonly defaultLocale: string
  readonly counts: Counts
  readonly scope: DirectoryScope | null
  readonly jointAssessment: JointAssessment | null
  readonly licence: Licence
  readonly publisher: Publisher
  /** where a reader reports an error: an address, or a path of this API */
  readonly report: string
  /** relative addresses; those with braces are URI templates (RFC 6570) */
  readonly links: Readonly<Record<string, string>>
}

export type Counts = {
  /** links a reader can follow */
  readonly resources: number
  /** tumour types */
  readonly cancerTypes: number
  /** countries with how each pays */
  readonly countries: number
  /** documents the directory draws on */
  readonly publications: number
  /** availability notes, EU-wide and national */
  readonly notes: number
}

/** what it covers, and what it leaves out */
export type DirectoryScope = {
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
}

/**
 * - `original`: the language in which the text was first written
 * - `reviewed`: a translation that a person has checked against the present original
 * - `unreviewed`: a translation that nobody has checked yet, or whose original has changed since
 * - `composed`: put together from codes and terms of this language; nobody wrote or checked it
 */
export type Translation = 'original' | 'reviewed' | 'unreviewed' | 'composed'

export type JointAssessment = {
  readonly body: OfficialBody
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  /** date of its oldest load-bearing source */
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly freshness: TextFreshness
  readonly confidence: Confidence
  readonly sources: readonly Source[]
}

export type OfficialBody = {
  /** its own page */
  readonly url: string | null
  readonly confidence: Confidence
  readonly sources: readonly Source[]
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly name: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
}

/**
 * - `verified`: a stored page, an official file or a stored copy of one was read and supports it
 * - `general-knowledge`: well established, but no page that can be shown was read for it
 * - `secondary-source`: read only in a third party’s text: history at most, never a status
 * - `unverified`: taken over from the source document and not checked
 */
export type Confidence = 'verified' | 'general-knowledge' | 'secondary-source' | 'unverified'

export type Source = {
  /** the page that was read */
  readonly url: string
  readonly title: string | null
  readonly publisher: string | null
}

/** `past`: a year has gone since then, or no date is known */
export type TextFreshness = 'current' | 'past'

/** of the dataset */
export type Licence = {
  /** such as CC BY 4.0 */
  readonly name: string
  /** its text */
  readonly url: string
  /** what those who use the data have to say */
  readonly attribution: string
}

/** of the directory */
export type Publisher = {
  /** who answers for the directory */
  readonly name: string
  /** their own page */
  readonly url: string | null
}

export type Meta = {
  /** the negotiated locale; each text names its own */
  readonly locale: string
  /** content-addressed id of a release */
  readonly release: string
  /** of the first publication of `release` */
  readonly publishedAt: string
  /** show it with every answer */
  readonly notice: Notice
  readonly licence: Licence
  /** where a reader reports an error: an address, or a path of this API */
  readonly report: string
}

export type Notice = {
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly translation: Translation
}

/** RFC 9457 problem details */
export type Problem = {
  /** relative address of the page of this problem type */
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  /** urn:uuid of the request */
  readonly instance: string
  readonly requestId: string
  readonly errors?: readonly ParameterError[]
  readonly availableLocales?: readonly string[]
  readonly restart?: string
}

export type ParameterError = {
  readonly parameter: string
  readonly code: ParameterErrorCode
  readonly detail: string
  /** cancer types whose `id` would be accepted instead */
  readonly candidates?: readonly Candidate[]
}

/**
 * - `unknown-parameter`: this operation has no parameter of that name
 * - `duplicate`: the parameter is given more than once
 * - `missing`: a required parameter is not given
 * - `malformed`: the value is outside the grammar of the parameter
 * - `unknown-field`: the answer has no field of that name
 * - `bad-encoding`: the value is not valid percent-encoded UTF-8
 * - `unknown-value`: the value is well-formed but not in this release
 * - `code-too-broad`: the code covers more than one cancer type, or more than the one we hold
 * - `invalid-cursor`: the cursor is damaged, or belongs to another list
 */
export type ParameterErrorCode = 'unknown-parameter' | 'duplicate' | 'missing' | 'malformed' | 'unknown-field' | 'bad-encoding' | 'unknown-value' | 'code-too-broad' | 'invalid-cursor'

/** a cancer type that a code may mean */
export type Candidate = {
  /** lower-case letters, digits and single hyphens */
  readonly id: string
  /** in the language of the answer */
  readonly name: string
  readonly codes: readonly ClassificationCode[]
}

export type ClassificationCode = {
  readonly system: CodeSystem
  /** as the system writes it */
  readonly code: string
  readonly match: CodeMatch
}

/**
 * - `icd10`: ICD-10, WHO: categories, subcategories and ranges of categories such as C00-C14
 * - `oncotree`: OncoTree, release of October 2025
 * - `ncit`: NCI Thesaurus
 * - `mesh`: Medical Subject Headings, descriptors and supplementary concepts
 */
export type CodeSystem = 'icd10' | 'oncotree' | 'ncit' | 'mesh'

/**
 * - `exact`: the code names our type, or lies wholly within it
 * - `broader`: the code covers more than our type: it cannot tell which type is meant
 */
export type CodeMatch = 'exact' | 'broader'

/** What a problem begins with, from the firewall: it knows no `requestId` and no `instance`. Lambda sends an object of its own, with none of these fields. */
export type RateLimitRefusal = {
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly detail?: string
}

export type SearchAnswer = {
  readonly data: SearchResult
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type SearchResult = {
  /** best first */
  readonly hits: readonly SearchHit[]
  /** how many there are without the limit */
  readonly total: number
  /** words of the query that nothing here holds: hits are without them */
  readonly notFound: readonly WordNotFound[]
  /** what helps where there are no hits, or some words were not found: types that have hits where the ones asked for have none, and locales that hold the words not found here; null where nothing is missing */
  readonly elsewhere: HitsElsewhere | null
}

export type SearchHit = {
  readonly type: SearchType
  /** of a country its code */
  readonly id: string
  /** of a resource its title, of a medicine its INN */
  readonly name: string
  /** of the name; null for a medicine, whose name is of no one language */
  readonly locale: string | null
  readonly availableLocales: readonly string[]
  readonly translation: Translation | null
  /** in which texts words of the query were found, at most three */
  readonly matched: readonly SearchMatch[]
  /** relative address of the record */
  readonly href: string
}

export type SearchMatch = {
  readonly field: MatchedField
  /** as it stands there; of a long text the part around it */
  readonly text: string
  /** null where it is of no one language */
  readonly locale: string | null
  readonly as: MatchedAs
}

/**
 * - `name`: of a cancer type or a country
 * - `synonym`: another name of the cancer type, and of nothing wider
 * - `searchTerm`: what people search for who may mean this cancer type: it can be wider
 * - `code`: of a classification, or of the country in ISO 3166-1
 * - `ownName`: what the country calls itself
 * - `inn`: INN of the medicine, as it is written internationally
 * - `spelling`: its INN as a language writes it
 * - `brand`: its brand in the EU
 * - `title`: of the resource
 * - `description`: of the resource: the part around what was found
 * - `kind`: label of the kind of resource
 * - `serves`: name of a country that the resource serves
 */
export type MatchedField = 'name' | 'synonym' | 'searchTerm' | 'code' | 'ownName' | 'inn' | 'spelling' | 'brand' | 'title' | 'description' | 'kind' | 'serves'

/**
 * - `exact`: every word of it that was found stands there as it was typed
 * - `beginning`: of a word at least, only the beginning was typed
 * - `near`: a word at least was typed otherwise: show the reader which one was taken for it
 * - `wider`: the code that was typed covers more than this cancer type
 */
export type MatchedAs = 'exact' | 'beginning' | 'near' | 'wider'

export type WordNotFound = {
  /** as it was typed */
  readonly word: string
  /** what is held and spelt nearly so */
  readonly nearest: readonly string[]
}

export type HitsElsewhere = {
  readonly types: readonly HitsOfType[]
  /** null in a directory too large to look through them all */
  readonly locales: readonly HeldInLocale[] | null
}

export type HitsOfType = {
  readonly type: SearchType
  readonly total: number
}

export type HeldInLocale = {
  /** BCP 47 language tag */
  readonly locale: string
  /** of the language, in itself */
  readonly name: string
  readonly total: number
  /** relative address of the same in this locale */
  readonly href: string
}

/** why a list of the answer is empty, or holds history alone, and what helps */
export type Empty = {
  /** which list of the answer: `data`, or within it such as `data.national` */
  readonly list: string
  readonly reason: EmptyReason
  /** for each filter that was given: how many there are without it alone */
  readonly without: readonly EmptyWithout[]
  /** locales that hold what meets the filters, where the reader’s do not; null in a directory too large to look through them all */
  readonly locales: readonly HeldInLocale[] | null
  /** what is nearest to it; relative addresses */
  readonly links: readonly EmptyLinkTo[]
  /** where to ask in the country, if exactly one was named: those for patients first; [] where the answer says so itself */
  readonly ask: readonly Ask[]
}

/**
 * - `filters`: nothing meets all that was asked for: `without` says what each of it leaves out
 * - `not-in-locale`: something meets it, but in no language that locale and `fallback` permit: see `locales`
 * - `nothing-stated`: no note of the country on this cancer type is held; never to be read as "not available"
 * - `only-past`: all notes of the country are past or superseded: what is listed is history
 * - `not-found`: no text that the reader is shown holds the words: see `notFound`
 * - `unchanged`: nothing differs from the release that was given in `since`
 * - `none-held`: the release holds none
 */
export type EmptyReason = 'filters' | 'not-in-locale' | 'nothing-stated' | 'only-past' | 'not-found' | 'unchanged' | 'none-held'

export type EmptyWithout = {
  readonly parameter: string
  readonly total: number
  /** null where there are none either */
  readonly href: string | null
}

export type EmptyLinkTo = {
  readonly rel: EmptyLink
  readonly href: string
}

/**
 * - `eu-wide`: the EU-wide note of the cancer type, which holds in this country
 * - `group`: the cancer types of the same group
 * - `reimbursement`: how the country decides and pays
 * - `ask`: helplines and organisations that can be asked
 */
export type EmptyLink = 'eu-wide' | 'group' | 'reimbursement' | 'ask'

export type Ask = {
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly name: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly url: string | null
  /** number to call, as +351 808 255 255, or a short one such as 116 123 that is dialled within the one country of the resource; null where none is known */
  readonly phone: string | null
  readonly role: Role
}

/**
 * - `payer`: pays for the treatment
 * - `decision`: decides what is paid for
 * - `helpline`: answers questions personally
 * - `organisation`: informs and supports patients
 */
export type Role = 'payer' | 'decision' | 'helpline' | 'organisation'

export type GetAccessAnswer = {
  readonly data: Access
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type Access = {
  readonly cancerType: CancerTypeName
  readonly country: CountryName
  /** of all notes that are held, before `stage` and `line` narrow what is listed, whether or not `fallback` permits their texts */
  readonly state: AvailabilityState
  /** the parts of the country that the state is of, when it is not of the whole */
  readonly regions: readonly string[]
  /** how the country pays in general: never changes the state */
  readonly principle: Principle | null
  /** null where the EU marketing authorisation does not apply, or when `fallback` permits no text of it */
  readonly euWide: Note | null
  /** current ones first; superseded and past ones with `history=true`, or where nothing else is known */
  readonly national: readonly Note[]
  /** where to ask: those for patients first, one per address; always filled */
  readonly ask: readonly Ask[]
  readonly reimbursement: Reimbursement | null
  /** what EU countries assess jointly; null where EU authorisation does not apply */
  readonly jointAssessment: JointAssessment | null
  /** most helpful first */
  readonly resources: readonly Resource[]
  /** how many there are for this answer, shown or not */
  readonly resourcesTotal: number
  readonly links: AccessLinks
}

export type CancerTypeName = {
  /** lower-case letters, digits and single hyphens */
  readonly id: string
  readonly name: string
}

export type CountryName = {
  /** ISO 3166-1 alpha-2 */
  readonly code: string
  readonly name: string
}

export type Principle = {
  readonly code: PaymentPrinciple
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly name: string
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly sources: readonly Source[]
}

/**
 * - `paid-from-authorisation`: authorised medicines are prescribed and paid for from launch; an assessment follows
 * - `decision-first`: a body decides on each medicine and use before the public payer pays
 * - `programme-list`: medicines are paid for by listed programmes or lists that set criteria for each use
 * - `named-patient`: payment is asked for and decided patient by patient
 */
export type PaymentPrinciple = 'paid-from-authorisation' | 'decision-first' | 'programme-list' | 'named-patient'

export type Note = {
  /** lower-case letters, digits and single hyphens */
  readonly id: string
  readonly scope: NoteScope
  readonly country: string | null
  /** limits the status to this region */
  readonly region: Region | null
  /** lower-case letters, digits and single hyphens */
  readonly cancerType: string
  readonly status: NoteStatus
  readonly medicines: readonly Medicine[]
  /** the medicines are given together, not one or the other */
  readonly combination: boolean
  /** for whom; null where it is not coded */
  readonly use: Use | null
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  /** what is to be known about the dates */
  readonly dateNote: string | null
  /** the day of the decision or act */
  readonly decidedOn: string | null
  readonly inForceFrom: string | null
  readonly inForceUntil: string | null
  /** the newest day on which a source was seen to say that it holds */
  readonly confirmedOn: string | null
  /** the last day on which it may be `current` */
  readonly reviewBy: string | null
  readonly freshness: Freshness
  readonly superseded: boolean
  /** ids of the notes that replace it */
  readonly supersededBy: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly Source[]
  /** the place to check: a page of the official body, not the page that was read; named where that one cannot be shown */
  readonly officialPage: string | null
  /** of an EU-wide note: every use in this cancer type, each with its own dates */
  readonly authorisations: readonly Authorisation[]
}

/**
 * - `eu`: holds wherever the EU marketing authorisation applies; says nothing about payment
 * - `national`: holds in one country, or in the region of it that is named
 */
export type NoteScope = 'eu' | 'national'

export type Region = {
  /** ISO 3166-2 */
  readonly code: string
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly name: string
}

/**
 * - `authorised`: at least one immuno-oncology medicine names this cancer in its EU-authorised use
 * - `positive-opinion`: the EMA committee was favourable; the decision of the European Commission is not confirmed
 * - `withdrawn`: the EU marketing authorisation was lost or given up; nationally, a decision was ended
 * - `application-withdrawn`: the company took back its application: not authorised for this use
 * - `in-assessment`: an application is being assessed; nothing is decided for this use
 * - `in-trials`: no EU-authorised use; studied in trials
 * - `reimbursed`: an official text says that the public payer pays
 * - `reimbursed-with-conditions`: an official text says that the public payer pays under listed conditions, often just the authorised use
 * - `recommended`: the assessing or deciding body said yes; what follows from that differs between countries
 * - `managed-access`: paid while more data are collected
 * - `early-access`: temporary access before the normal listing
 * - `off-label-funded`: paid outside the authorised use
 * - `limited`: paid only for a part of the patients
 * - `assessed`: a benefit assessment was published; says nothing by itself about payment
 * - `not-recommended`: the assessing or deciding body did not say yes to this use, or could not because the company sent no evidence
 * - `not-reimbursed`: an official text says that the public payer does not pay for this use
 */
export type NoteStatus = 'authorised' | 'positive-opinion' | 'withdrawn' | 'application-withdrawn' | 'in-assessment' | 'in-trials' | 'reimbursed' | 'reimbursed-with-conditions' | 'recommended' | 'managed-access' | 'early-access' | 'off-label-funded' | 'limited' | 'assessed' | 'not-recommended' | 'not-reimbursed'

export type Medicine = {
  /** the INN written as an id */
  readonly id: string
  /** INN, as the reader’s language writes it */
  readonly inn: string
  /** its brand name in the EU */
  readonly brand: string | null
  readonly class: MedicineClass
  /** INN; of a fixed combination, the INNs joined with " + " */
  readonly internationalInn: string
}

/** the terms say what each code means */
export type MedicineClass = 'pd-1-inhibitor' | 'pd-l1-inhibitor' | 'ctla-4-inhibitor' | 'lag-3-and-pd-1-inhibitors' | 'car-t-cell-therapy' | 'tumour-infiltrating-lymphocytes' | 'autologous-cellular-vaccine' | 'bispecific-antibody' | 'bispecific-t-cell-engager' | 'bispecific-t-cell-receptor' | 'trifunctional-antibody' | 'anti-gd2-antibody' | 'interleukin-15-agonist' | 'oncolytic-virus' | 'topical-immune-modifier' | 'virus-specific-t-cell-therapy' | 'macrophage-activator'

export type Use = {
  readonly stage: Stage | null
  readonly timing: Timing | null
  readonly line: Line | null
  readonly criteria: readonly Criterion[]
  readonly ageFrom: Age | null
  readonly ageTo: Age | null
  readonly with: readonly GivenWith[]
  readonly moreConditions: boolean
}

/**
 * - `neoadjuvant`: Given before surgery
 * - `adjuvant`: Given after surgery or another first treatment that left no visible cancer
 * - `perioperative`: Given before surgery and again after it
 * - `consolidation`: Given after a treatment that worked, to strengthen its result
 * - `maintenance`: Given over a longer time after a treatment, to keep its result
 */
export type Timing = 'neoadjuvant' | 'adjuvant' | 'perioperative' | 'consolidation' | 'maintenance'

/** the terms say what each code means */
export type Criterion = 'pd-l1-1' | 'pd-l1-25' | 'pd-l1-50' | 'pd-l1-over-50' | 'pd-l1-below-1' | 'pd-l1-below-50' | 'pd-l1-1-to-24' | 'pd-l1-1-to-49' | 'pd-l1-any-measure-1' | 'pd-l1-any-measure-5' | 'pd-l1-tc-50-or-ic-10' | 'pd-l1-ic-below-1' | 'pd-l1-positive' | 'cps-1' | 'cps-5' | 'cps-10' | 'cps-over-10' | 'cps-1-to-9' | 'tap-5' | 'no-egfr-alk' | 'no-egfr-alk-ros1' | 'no-egfr-alk-ros1-ret' | 'egfr-or-alk' | 'alk' | 'msi-h-or-dmmr' | 'dmmr' | 'pmmr' | 'pmmr-or-mss' | 'her2-negative' | 'her2-positive' | 'hla-a-02-01' | 'braf-v600-wild-type' | 'ebv-positive' | 'epcam-positive' | 'cd19-positive' | 'ph-negative' | 'mrd-negative' | 'mrd-0-1' | 'squamous' | 'non-squamous' | 'adenocarcinoma' | 'clear-cell' | 'not-clear-cell' | 'non-epithelioid' | 'classical' | 'carcinoma-in-situ' | 'stomach-or-junction' | 'stomach-junction-or-oesophagus-adenocarcinoma' | 'extensive-stage' | 'limited-stage' | 'metastatic' | 'unresectable' | 'resectable' | 'completely-removed' | 'recurrent-or-metastatic' | 'primary-advanced-or-recurrent' | 'no-definitive-surgery-or-radiotherapy' | 'no-surgery-or-chemoradiation' | 'stage-iib-iic' | 'stage-iib-iic-iii' | 'stage-iii' | 'stage-iii-nodes' | 'stage-iii-iv' | 'stage-iii-iva' | 'stage-ii-iiia' | 'muscle-invasive' | 'non-muscle-invasive' | 'tumour-4-cm-or-nodes' | 'small-superficial' | 'residual-after-chemoradiation' | 'newly-diagnosed' | 'high-risk-of-return' | 'raised-risk-of-return' | 'intermediate-or-poor-risk' | 'favourable-or-intermediate-risk' | 'high-risk-first-relapse' | 'after-platinum' | 'progressed-on-or-after-platinum' | 'no-progression-after-platinum' | 'no-progression-after-platinum-chemoradiation' | 'platinum-resistant' | 'after-chemotherapy' | 'after-fluoropyrimidine-chemotherapy' | 'after-hedgehog' | 'after-hedgehog-or-intolerance' | 'after-btk' | 'after-imid-pi-cd38' | 'progression-on-last' | 'lenalidomide-refractory' | 'relapse-within-12-months-or-refractory' | 'refractory-or-after-transplant-or-second-relapse' | 'after-own-transplant-and-brentuximab' | 'after-transplant-and-brentuximab' | 'after-own-transplant-or-two-without' | 'egfr-alk-after-targeted' | 'after-kidney-surgery' | 'bcg-unresponsive' | 'car-t-failed-or-impossible' | 'no-earlier-immunotherapy' | 'earlier-immunotherapy' | 'performance-0-1' | 'performance-0-2' | 'child-pugh-a' | 'no-cisplatin' | 'no-platinum' | 'platinum-possible' | 'no-own-transplant' | 'no-transplant' | 'given-alone' | 'alone-after-surgery' | 'chemotherapy-possible' | 'chemotherapy-failed-or-impossible' | 'surgery-possible' | 'surgery-impossible' | 'no-earlier-pembrolizumab' | 'earlier-pembrolizumab' | 'not-child-pugh-a-or-performance-2' | 'performance-2-or-brain-metastases' | 'no-active-brain-metastases' | 'chemotherapy-before-surgery-or-no-cisplatin' | 'no-chemotherapy-before-surgery-and-cisplatin-possible'

export type Age = {
  /** a whole number */
  readonly value: number
  /** of the value */
  readonly unit: 'years' | 'months'
}

export type GivenWith = {
  /** one of these: codes of partners (in the terms), or ids of medicines */
  readonly anyOf: readonly string[]
  readonly optional: boolean
}

/**
 * - `current`: confirmed or decided within the last 12 months, and in force
 * - `unconfirmed`: a decision that holds until it is replaced, which no source has confirmed for 12 months
 * - `past`: of its time: expired, undated, known only at second hand, or not in force yet
 */
export type Freshness = 'current' | 'unconfirmed' | 'past'

export type Authorisation = {
  /** ids of medicines */
  readonly medicines: readonly string[]
  /** the medicines are given together, not one or the other */
  readonly combination: boolean
  readonly status: EuStatus
  readonly use: Use
  /** composed from the codes, in `locale` */
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  /** the day of the decision or act */
  readonly decidedOn: string | null
  /** the newest day on which a source was seen to say that it holds */
  readonly confirmedOn: string | null
  readonly freshness: Freshness
  readonly confidence: Confidence
  readonly sources: readonly Source[]
  /** the place to check: a page of the official body, not the page that was read; named where that one cannot be shown */
  readonly officialPage: string | null
}

/**
 * - `authorised`: at least one immuno-oncology medicine names this cancer in its EU-authorised use
 * - `positive-opinion`: the EMA committee was favourable; the decision of the European Commission is not confirmed
 * - `withdrawn`: the EU marketing authorisation was lost or given up; nationally, a decision was ended
 * - `application-withdrawn`: the company took back its application: not authorised for this use
 * - `in-assessment`: an application is being assessed; not authorised for this use
 * - `in-trials`: no EU-authorised use; studied in trials
 */
export type EuStatus = 'authorised' | 'positive-opinion' | 'withdrawn' | 'application-withdrawn' | 'in-assessment' | 'in-trials'

export type Reimbursement = {
  readonly country: CountryName
  /** how the country pays in general; says nothing about any one medicine */
  readonly principle: PaymentPrinciple | null
  readonly summary: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  /** HTA bodies */
  readonly assessment: readonly OfficialBody[]
  readonly decision: OfficialBody
  readonly payer: OfficialBody
  readonly earlyAccess: EarlyAccess | null
  readonly waitIndicators: readonly WaitIndicator[]
  /** date of its oldest load-bearing source */
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly freshness: TextFreshness
  readonly confidence: Confidence
  readonly sources: readonly Source[]
}

export type EarlyAccess = {
  readonly name: string
  readonly body: string
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  /** date of its oldest load-bearing source */
  readonly asOf: string | null
  readonly reviewBy: string | null
  readonly freshness: TextFreshness
  readonly confidence: Confidence
  readonly sources: readonly Source[]
}

export type WaitIndicator = {
  /** as published */
  readonly value: number
  /** of the value */
  readonly unit: 'days' | 'percent'
  readonly source: Source
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly edition: string
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly metric: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
}

export type Resource = {
  /** lower-case letters, digits and single hyphens */
  readonly id: string
  readonly kind: Kind
  readonly url: string
  /** number to call, as +351 808 255 255, or a short one such as 116 123 that is dialled within the one country of the resource; null where none is known */
  readonly phone: string | null
  /** languages of the target */
  readonly languages: readonly string[]
  /** empty: serves every country */
  readonly countries: readonly string[]
  /** empty: concerns every cancer type */
  readonly cancerTypes: readonly string[]
  readonly audiences: readonly Audience[]
  readonly title: string
  readonly description: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly aboutSideEffects: boolean
  readonly onlyEu: boolean
  readonly retired: boolean
  readonly checkedOn: string | null
  readonly confidence: Confidence
  readonly sources: readonly Source[]
  readonly link: LinkCheck
}

/** whether readers get a page at the address: a fact about now and not of the release, from a check that is made from time to time */
export type LinkCheck = {
  readonly state: LinkState
  /** when the address was last looked at, even if that could not tell; null when it never was */
  readonly checkedAt: string | null
}

/**
 * - `ok`: the page answered at the last check
 * - `moved`: the page answered, and said that it has moved for good
 * - `broken`: the last check found again that there is no such page or host, or no valid certificate
 * - `unchecked`: it could not be told, or nobody has looked yet
 */
export type LinkState = 'ok' | 'moved' | 'broken' | 'unchecked'

export type AccessLinks = {
  readonly resources: string
  readonly availability: string
  readonly reimbursement: string
}

export type ListResourcesAnswer = {
  readonly data: readonly Resource[]
  readonly page: PageInfo
  readonly facets?: readonly Facet[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type PageInfo = {
  readonly limit: number
  readonly total: number
  /** relative address of the next page */
  readonly next: string | null
}

export type Facet = {
  readonly param: 'country' | 'cancerType' | 'kind' | 'audience' | 'language'
  readonly items: readonly FacetItem[]
}

export type FacetItem = {
  /** `*` for what serves everywhere */
  readonly key: string
  readonly label: string
  readonly count: number
}

export type GetResourceAnswer = {
  readonly data: Resource
  readonly meta: Meta
}

export type ListCancerTypesAnswer = {
  readonly data: readonly CancerType[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type CancerType = {
  /** lower-case letters, digits and single hyphens */
  readonly id: string
  readonly name: string
  /** other names of this type, and of nothing wider */
  readonly synonyms: readonly string[]
  /** what people search for who may mean this type, also names of something wider, as "lung cancer" is: to find it by, never to show as its name */
  readonly searchTerms: readonly string[]
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly group: CancerTypeGroup
  readonly codes: readonly ClassificationCode[]
  readonly euStatus: EuStatus
  readonly euStatusConfirmedOn: string | null
  /** of the EU-wide note: see it first */
  readonly euStatusFreshness: Freshness
  readonly medicines: readonly Medicine[]
  /** on a single cancer type only */
  readonly euWide?: Note | null
}

export type GetCancerTypeAnswer = {
  readonly data: CancerType
  readonly meta: Meta
}

export type ListCancerTypeAvailabilityAnswer = {
  readonly data: CancerTypeAvailability
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type CancerTypeAvailability = {
  readonly cancerType: CancerTypeName
  /** for every country whose entry says `euAuthorisationApplies` */
  readonly euWide: Note | null
  readonly countries: readonly EntryOfType[]
}

export type EntryOfType = {
  readonly cancerType: CancerTypeName
  readonly country: CountryName
  /** of all notes that are held, before `stage` and `line` narrow what is listed, whether or not `fallback` permits their texts */
  readonly state: AvailabilityState
  /** the parts of the country that the state is of, when it is not of the whole */
  readonly regions: readonly string[]
  /** how the country pays in general: never changes the state */
  readonly principle: Principle | null
  /** current ones first; superseded and past ones with `history=true`, or where nothing else is known */
  readonly national: readonly Note[]
  /** where to ask: those for patients first, one per address; always filled */
  readonly ask: readonly Ask[]
  /** whether the `euWide` note at the top holds in this country */
  readonly euAuthorisationApplies: boolean
}

export type ListCountriesAnswer = {
  readonly data: readonly Country[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type Country = {
  /** ISO 3166-1 alpha-2 */
  readonly code: string
  readonly name: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly locales: readonly string[]
  readonly euAuthorisationApplies: boolean
  /** national notes, superseded ones left out */
  readonly notes: number
}

export type GetCountryAnswer = {
  readonly data: Country
  readonly meta: Meta
}

export type GetReimbursementAnswer = {
  readonly data: Reimbursement
  readonly meta: Meta
}

export type ListCountryAvailabilityAnswer = {
  readonly data: CountryAvailability
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type CountryAvailability = {
  readonly country: CountryName
  readonly entries: readonly AvailabilityEntry[]
}

export type AvailabilityEntry = {
  readonly cancerType: CancerTypeName
  readonly country: CountryName
  /** of all notes that are held, before `stage` and `line` narrow what is listed, whether or not `fallback` permits their texts */
  readonly state: AvailabilityState
  /** the parts of the country that the state is of, when it is not of the whole */
  readonly regions: readonly string[]
  /** how the country pays in general: never changes the state */
  readonly principle: Principle | null
  /** null where the EU marketing authorisation does not apply, or when `fallback` permits no text of it */
  readonly euWide: Note | null
  /** current ones first; superseded and past ones with `history=true`, or where nothing else is known */
  readonly national: readonly Note[]
  /** where to ask: those for patients first, one per address; always filled */
  readonly ask: readonly Ask[]
}

export type ListMedicinesAnswer = {
  readonly data: readonly MedicineWithTypes[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type MedicineWithTypes = {
  /** the INN written as an id */
  readonly id: string
  /** INN, as the reader’s language writes it */
  readonly inn: string
  /** its brand name in the EU */
  readonly brand: string | null
  readonly class: MedicineClass
  /** INN; of a fixed combination, the INNs joined with " + " */
  readonly internationalInn: string
  /** which statements name it for, of the EU or of a country, whatever they say of it */
  readonly cancerTypes: readonly CancerTypeName[]
}

export type GetMedicineAnswer = {
  readonly data: MedicineWithTypes
  readonly meta: Meta
}

export type ListPublicationsAnswer = {
  readonly data: readonly Publication[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type Publication = {
  /** lower-case letters, digits and single hyphens */
  readonly id: string
  readonly title: string
  readonly description: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly publisher: string
  readonly members: readonly PublicationMember[]
  readonly dated: PublicationDates
  /** BCP 47 language tag */
  readonly language: string
  readonly statements: readonly PublicationStatement[]
}

export type PublicationMember = {
  /** of the organisation */
  readonly name: string
  readonly country: string | null
  /** its own page */
  readonly url: string | null
}

/** the years it was written and distributed */
export type PublicationDates = {
  readonly from: string | null
  readonly to: string | null
}

export type PublicationStatement = {
  readonly about: Topic
  /** the types it speaks of by name; [] when it names none */
  readonly cancerTypes: readonly string[]
  /** where it sent its readers, as printed; not checked, no links */
  readonly addresses: readonly string[]
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  /** what has changed since, or is not to be relied on */
  readonly caution: Caution | null
}

/**
 * - `purpose`: for whom and why it was made
 * - `availability`: for which cancers treatments were available or in development at that time
 * - `benefit`: what was said about survival and quality of life
 * - `side-effects`: what was said about unwanted effects
 * - `how-it-works`: how the treatment differs from others
 * - `reimbursement`: who pays, and why that differs
 * - `advice`: what readers were advised to do
 * - `links`: where readers were sent for more
 */
export type Topic = 'purpose' | 'availability' | 'benefit' | 'side-effects' | 'how-it-works' | 'reimbursement' | 'advice' | 'links'

export type Caution = {
  /** whatever `fallback` says, in the best language of the whole chain: see `locale` */
  readonly text: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
}

export type GetPublicationAnswer = {
  readonly data: Publication
  readonly meta: Meta
}

export type ListTermsAnswer = {
  readonly data: readonly Term[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type Term = {
  readonly set: 'kind' | 'audience' | 'status' | 'state' | 'freshness' | 'stage' | 'timing' | 'line' | 'criterion' | 'partner' | 'principle' | 'confidence' | 'group' | 'medicineClass' | 'translation' | 'link' | 'role' | 'scope' | 'everywhere' | 'topic' | 'phrase'
  readonly code: string
  readonly label: string
  readonly definition: string
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
}

export type ListLocalesAnswer = {
  readonly data: readonly SupportedLocale[]
  readonly meta: Meta
}

export type SupportedLocale = {
  /** BCP 47 language tag */
  readonly tag: string
  readonly name: string
  readonly direction: Direction
  readonly fallback: readonly string[]
  readonly coverage: LocaleCoverage
}

/**
 * - `ltr`: left to right
 * - `rtl`: right to left
 */
export type Direction = 'ltr' | 'rtl'

/** text blocks of the whole dataset */
export type LocaleCoverage = {
  readonly held: number
  /** originals and reviewed translations */
  readonly reviewed: number
  readonly unreviewed: number
  /** not held, and not composed either */
  readonly missing: number
}

export type GetCoverageAnswer = {
  readonly data: Coverage
  readonly meta: Meta
}

export type Coverage = {
  /** of the answer: states and review days depend on it */
  readonly day: string
  /** text blocks of the whole dataset, whatever is asked for: a title with its description is one, a note another */
  readonly locales: readonly TextCoverage[]
  readonly pairs: PairCoverage
  readonly reviews: ReviewCoverage
}

export type TextCoverage = {
  /** BCP 47 language tag */
  readonly locale: string
  readonly held: number
  /** originals and reviewed translations */
  readonly reviewed: number
  readonly unreviewed: number
  /** not held, and not composed either */
  readonly missing: number
  /** not held, but composed from codes and terms for readers of this language */
  readonly composed: number
  /** of those held: in statements that are past their review day, or undated */
  readonly due: number
  readonly collections: readonly CollectionCoverage[]
}

export type CollectionCoverage = {
  readonly collection: CoveredCollection
  readonly held: number
  /** originals and reviewed translations */
  readonly reviewed: number
  readonly unreviewed: number
  /** not held, and not composed either */
  readonly missing: number
  /** not held, but composed from codes and terms for readers of this language */
  readonly composed: number
  /** of those held: in statements that are past their review day, or undated */
  readonly due: number
}

/** a kind of record, as on `/v1/changes`, or what is said within one: EU-wide and national notes, how a country pays, its early access */
export type CoveredCollection = 'manifest' | 'terms' | 'medicines' | 'cancerTypes' | 'euNotes' | 'countries' | 'reimbursements' | 'earlyAccess' | 'notes' | 'resources' | 'publications' | 'pages'

export type PairCoverage = {
  readonly total: StateCounts
  readonly countries: readonly CountryStates[]
  readonly cancerTypes: readonly CancerTypeStates[]
}

/** pairs of country and cancer type, by state */
export type StateCounts = {
  readonly stated: number
  readonly unconfirmed: number
  readonly history: number
  readonly unknown: number
}

export type CountryStates = {
  /** ISO 3166-1 alpha-2 */
  readonly country: string
  readonly stated: number
  readonly unconfirmed: number
  readonly history: number
  readonly unknown: number
  /** by id of the cancer type; all that are asked for */
  readonly states: Readonly<Record<string, AvailabilityState>>
}

export type CancerTypeStates = {
  /** lower-case letters, digits and single hyphens */
  readonly cancerType: string
  readonly stated: number
  readonly unconfirmed: number
  readonly history: number
  readonly unknown: number
}

/** dated statements; superseded ones left out */
export type ReviewCoverage = {
  /** statements that are told as the present today */
  readonly current: number
  /** statements whose review day has passed */
  readonly overdue: number
  /** statements without a date, which are no status */
  readonly undated: number
  /** from this month to the last, none left out: how many statements fall silent unless somebody confirms them before */
  readonly months: readonly ReviewMonth[]
}

export type ReviewMonth = {
  readonly month: string
  /** no longer told as the present from some day in it on */
  readonly statements: number
  /** of those: told as history then; the others as unconfirmed */
  readonly past: number
  /** by collection; `authorisations` are uses of EU notes */
  readonly collections: Readonly<Record<string, number>>
  /** by country code; `EU` for what holds in all of the EU */
  readonly countries: Readonly<Record<string, number>>
}

export type ListReleasesAnswer = {
  readonly data: readonly Release[]
  readonly meta: Meta
}

export type Release = {
  /** content-addressed id of a release */
  readonly id: string
  /** the publication, counted from 1, that last made it active */
  readonly generation: number
  /** of its first publication: a rollback to it changes nothing that is sent of it */
  readonly publishedAt: string
  /** when a publication or a rollback last made it active */
  readonly activatedAt: string
  readonly message: string
  readonly counts: Counts
  readonly active: boolean
}

export type ListChangesAnswer = {
  readonly data: readonly RecordChange[]
  readonly page: PageInfo
  readonly facets?: readonly Facet[]
  /** only where a list is empty */
  readonly empty?: readonly Empty[]
  readonly meta: Meta
}

export type RecordChange = {
  readonly collection: RecordCollection
  /** its id, of a country its code; `manifest` and `terms` are one record each, named as their collection */
  readonly id: string
  readonly change: ChangeKind
  /** what was said of the publication or the rollback that brought it */
  readonly reason: string
  /** when that was */
  readonly at: string
}

/** a kind of record, as in `/v1/release.ndjson` */
export type RecordCollection = 'manifest' | 'terms' | 'medicines' | 'cancerTypes' | 'countries' | 'resources' | 'publications' | 'pages'

/**
 * - `added`: was not there before
 * - `changed`: says something else than before
 * - `removed`: is no longer there
 */
export type ChangeKind = 'added' | 'changed' | 'removed'

export type DescribeHsdsAnswer = {
  readonly version: '3.1'
  /** the specification itself: there is no profile beside it */
  readonly profile: string
  readonly meta: Meta
}

export type ListHsdsServicesAnswer = {
  readonly total_items: number
  readonly total_pages: number
  readonly page_number: number
  /** of this page */
  readonly size: number
  readonly first_page: boolean
  readonly last_page: boolean
  readonly empty: boolean
  /** whole with `full=true`, else without its four lists */
  readonly contents: readonly HsdsServiceInList[]
  readonly meta: Meta
}

export type HsdsServiceInList = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly organization_id?: string
  readonly name: string
  readonly description: string
  readonly url: string
  /** `inactive`: a register that another has replaced */
  readonly status: 'active' | 'inactive'
  /** where the last check found the link broken */
  readonly alert?: string
  /** when a person last looked at it */
  readonly assured_date?: string
  /** only where the directory knows it from the host and from the title */
  readonly organization?: HsdsProvider
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly phones?: readonly HsdsPhone[]
  readonly languages?: readonly HsdsLanguage[]
  readonly service_areas?: readonly HsdsServiceArea[]
  readonly attributes?: readonly HsdsAttribute[]
}

export type HsdsProvider = {
  /** made of what it names alone: it stays */
  readonly id: string
  readonly name: string
  /** what of it this directory lists */
  readonly description: string
}

export type HsdsPhone = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly service_id: string
  readonly number: string
  readonly type: 'voice'
}

export type HsdsLanguage = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly service_id: string
  readonly name: string
  readonly code: string
}

export type HsdsServiceArea = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly service_id: string
  readonly name: string
}

export type HsdsAttribute = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly link_id: string
  readonly link_entity: 'service' | 'organization'
  /** `notice`: show it. `attribution`: say it. */
  readonly link_type: 'notice' | 'attribution' | 'kind' | 'audience' | 'confidence' | 'cancerType' | 'country'
  readonly value?: string
  /** made of what it names alone: it stays */
  readonly taxonomy_term_id?: string
  readonly taxonomy_term?: HsdsTaxonomyTerm
}

export type HsdsTaxonomyTerm = {
  /** made of what it names alone: it stays */
  readonly id: string
  readonly code: string
  readonly name: string
  readonly description: string
  /** the set of /v1/terms; our cancer types; countries by ISO 3166-1 */
  readonly taxonomy: string
  /** BCP 47 language tag */
  readonly language: string
}

export type GetHsdsServiceAnswer = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly organization_id?: string
  readonly name: string
  readonly description: string
  readonly url: string
  /** `inactive`: a register that another has replaced */
  readonly status: 'active' | 'inactive'
  /** where the last check found the link broken */
  readonly alert?: string
  /** when a person last looked at it */
  readonly assured_date?: string
  /** only where the directory knows it from the host and from the title */
  readonly organization?: HsdsProvider
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
  readonly phones: readonly HsdsPhone[]
  readonly languages: readonly HsdsLanguage[]
  readonly service_areas: readonly HsdsServiceArea[]
  readonly attributes: readonly HsdsAttribute[]
  readonly meta: Meta
}

export type GetHsdsOrganizationAnswer = {
  /** made of what it names alone: it stays */
  readonly id: string
  readonly name: string
  /** what of it this directory lists */
  readonly description: string
  readonly services: readonly HsdsListedService[]
  readonly attributes: readonly HsdsAttribute[]
  readonly meta: Meta
}

export type HsdsListedService = {
  /** made of what it names alone: it stays */
  readonly id: string
  /** made of what it names alone: it stays */
  readonly organization_id?: string
  readonly name: string
  readonly description: string
  readonly url: string
  /** `inactive`: a register that another has replaced */
  readonly status: 'active' | 'inactive'
  /** where the last check found the link broken */
  readonly alert?: string
  /** when a person last looked at it */
  readonly assured_date?: string
  /** only where the directory knows it from the host and from the title */
  readonly organization?: HsdsProvider
  /** BCP 47 language tag */
  readonly locale: string
  readonly availableLocales: readonly string[]
  readonly translation: Translation
}

export type OpenApiDocument = Readonly<Record<string, unknown>>

export type Health = {
  readonly status: 'ok' | 'stale'
}

/** Every operation by its name in the document. */
export type Operations = {
  /** What this directory is */
  readonly describeDirectory: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: DescribeDirectoryAnswer
  }
  /** Search in everything that has a name */
  readonly search: {
    readonly parameters: {
      /** What to look for: a cancer, a country, a medicine, a code, words of a title, a kind of help ("helpline Belgium"). At most 200 characters, of which the first 12 words are used. Accents, case and hyphens do not matter, beginnings of words are enough, and a letter may be wrong in a longer word, but never in a code. */
      readonly q: string
      /** Types of hits (a comma list, or repeated, means OR). Default: all. */
      readonly type?: SearchType | readonly SearchType[] | undefined
      /** How many hits at most. */
      readonly limit?: number | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: SearchAnswer
  }
  /** One cancer type in one country: status, who pays, where to read and ask */
  readonly getAccess: {
    readonly parameters: {
      /** Exactly one country (ISO 3166-1 alpha-2, any case). */
      readonly country: string
      /** Exactly one cancer type: its id, or `system:code` with a code that is exact. */
      readonly cancerType: string
      /** Notes and uses for this stage of the disease; those that do not say stay. */
      readonly stage?: Stage | undefined
      /** Notes and uses for this line of treatment, or-later ones that include it too; those that do not say stay. */
      readonly line?: Line | undefined
      /** For whom resources are meant (a comma list, or repeated, means OR). Default: all but those for professionals alone. */
      readonly audience?: Audience | readonly Audience[] | undefined
      /** How many resources at most; 0 for none. */
      readonly resources?: number | undefined
      /** Whether superseded and past notes are listed too. */
      readonly history?: boolean | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetAccessAnswer
  }
  /** Guides, organisations, helplines and other links */
  readonly listResources: {
    readonly parameters: {
      /** Keeps resources that hold the words: in title or description, as their kind, or as a country they serve. At most 200 characters, of which the first 12 words are used. Accents, case and hyphens do not matter, beginnings of words are enough, and a letter may be wrong in a longer word, but never in a code. */
      readonly q?: string | undefined
      /** Countries (ISO 3166-1 alpha-2, any case; a comma list, or repeated, means OR). Keeps what serves them and what serves everywhere. */
      readonly country?: string | readonly string[] | undefined
      /** Cancer types by id or `system:code` (a comma list, or repeated, means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type. */
      readonly cancerType?: string | readonly string[] | undefined
      /** Kinds of resource (a comma list, or repeated, means OR). */
      readonly kind?: Kind | readonly Kind[] | undefined
      /** For whom a resource is meant (a comma list, or repeated, means OR). */
      readonly audience?: Audience | readonly Audience[] | undefined
      /** Languages of the target, not of our text about it (a comma list, or repeated, means OR). */
      readonly language?: string | readonly string[] | undefined
      /** Order of the list. Default `title`; with `q` the best match comes first. */
      readonly sort?: ResourceSort | undefined
      /** Whether the selection is counted by each filter. */
      readonly facets?: boolean | undefined
      /** How many at most on a page. */
      readonly limit?: number | undefined
      /** Where a page begins, from `page.next` of the page before. Opaque. */
      readonly cursor?: string | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListResourcesAnswer
  }
  /** One resource */
  readonly getResource: {
    readonly parameters: {
      /** Id of one of the resources. */
      readonly id: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetResourceAnswer
  }
  /** Cancer types */
  readonly listCancerTypes: {
    readonly parameters: {
      /** Group of cancer types. */
      readonly group?: CancerTypeGroup | undefined
      /** INN or brand of a medicine, in any case; a fixed combination is found by each of its substances. */
      readonly medicine?: string | undefined
      /** A code of a classification, as `system:code`: keeps every type it may mean. */
      readonly code?: string | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListCancerTypesAnswer
  }
  /** One cancer type with its EU-wide note */
  readonly getCancerType: {
    readonly parameters: {
      /** Exactly one cancer type: its id, or `system:code` with a code that is exact. */
      readonly id: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetCancerTypeAnswer
  }
  /** One cancer type in every country */
  readonly listCancerTypeAvailability: {
    readonly parameters: {
      /** Exactly one cancer type: its id, or `system:code` with a code that is exact. */
      readonly id: string
      /** Notes and uses for this stage of the disease; those that do not say stay. */
      readonly stage?: Stage | undefined
      /** Notes and uses for this line of treatment, or-later ones that include it too; those that do not say stay. */
      readonly line?: Line | undefined
      /** Whether superseded and past notes are listed too. */
      readonly history?: boolean | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListCancerTypeAvailabilityAnswer
  }
  /** Countries */
  readonly listCountries: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListCountriesAnswer
  }
  /** One country */
  readonly getCountry: {
    readonly parameters: {
      /** Exactly one country (ISO 3166-1 alpha-2, any case). */
      readonly code: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetCountryAnswer
  }
  /** How a country assesses, decides and pays */
  readonly getReimbursement: {
    readonly parameters: {
      /** Exactly one country (ISO 3166-1 alpha-2, any case). */
      readonly code: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetReimbursementAnswer
  }
  /** Every cancer type in one country */
  readonly listCountryAvailability: {
    readonly parameters: {
      /** Exactly one country (ISO 3166-1 alpha-2, any case). */
      readonly code: string
      /** Cancer types by id or `system:code` (a comma list, or repeated, means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type. */
      readonly cancerType?: string | readonly string[] | undefined
      /** INN or brand of a medicine, in any case; a fixed combination is found by each of its substances. */
      readonly medicine?: string | undefined
      /** State of an entry. */
      readonly state?: AvailabilityState | undefined
      /** Notes and uses for this stage of the disease; those that do not say stay. */
      readonly stage?: Stage | undefined
      /** Notes and uses for this line of treatment, or-later ones that include it too; those that do not say stay. */
      readonly line?: Line | undefined
      /** Whether superseded and past notes are listed too. */
      readonly history?: boolean | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListCountryAvailabilityAnswer
  }
  /** Medicines */
  readonly listMedicines: {
    readonly parameters: {
      /** Cancer types by id or `system:code` (a comma list, or repeated, means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type. */
      readonly cancerType?: string | readonly string[] | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListMedicinesAnswer
  }
  /** One medicine */
  readonly getMedicine: {
    readonly parameters: {
      /** One medicine: its id, its INN or its EU brand, in any case. */
      readonly id: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetMedicineAnswer
  }
  /** Documents the directory draws on */
  readonly listPublications: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListPublicationsAnswer
  }
  /** One document */
  readonly getPublication: {
    readonly parameters: {
      /** Id of one of the publications. */
      readonly id: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetPublicationAnswer
  }
  /** What every code means */
  readonly listTerms: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListTermsAnswer
  }
  /** Supported locales */
  readonly listLocales: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListLocalesAnswer
  }
  /** How complete the directory is */
  readonly getCoverage: {
    readonly parameters: {
      /** Pairs of these countries, and statements that are made of them alone: none that is EU-wide. */
      readonly country?: string | readonly string[] | undefined
      /** Pairs of these cancer types, and statements that are made of them alone: none on how a country pays. */
      readonly cancerType?: string | readonly string[] | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetCoverageAnswer
  }
  /** Published releases, newest first */
  readonly listReleases: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
    }
    readonly answer: ListReleasesAnswer
  }
  /** What has changed since a release */
  readonly listChanges: {
    readonly parameters: {
      /** The release of your copy: `meta.release` of the last answer, or `X-Release` of the download. Default: none, so that everything is added. */
      readonly since?: string | undefined
      /** How many at most on a page. */
      readonly limit?: number | undefined
      /** Where a page begins, from `page.next` of the page before. Opaque. */
      readonly cursor?: string | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
    }
    readonly answer: ListChangesAnswer
  }
  /** The last changes as an Atom feed */
  readonly followChanges: {
    readonly parameters: {
      /** Countries (ISO 3166-1 alpha-2, any case; a comma list, or repeated, means OR). Keeps what serves them and what serves everywhere. */
      readonly country?: string | readonly string[] | undefined
      /** Cancer types by id or `system:code` (a comma list, or repeated, means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type. */
      readonly cancerType?: string | readonly string[] | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
    }
    readonly answer: string
  }
  /** A whole release, one record a line */
  readonly downloadRelease: {
    readonly parameters: {
      /** Where a page begins, from `page.next` of the page before. Opaque. */
      readonly cursor?: string | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: string
  }
  /** Which HSDS is spoken here */
  readonly describeHsds: {
    readonly parameters: {
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: DescribeHsdsAnswer
  }
  /** The resources, as services of HSDS */
  readonly listHsdsServices: {
    readonly parameters: {
      /** Keeps resources that hold the words: in title or description, as their kind, or as a country they serve. At most 200 characters, of which the first 12 words are used. Accents, case and hyphens do not matter, beginnings of words are enough, and a letter may be wrong in a longer word, but never in a code. */
      readonly search?: string | undefined
      /** Countries (ISO 3166-1 alpha-2, any case; a comma list, or repeated, means OR). Keeps what serves them and what serves everywhere. */
      readonly country?: string | readonly string[] | undefined
      /** Cancer types by id or `system:code` (a comma list, or repeated, means OR). A code that is broader than our types takes all of them. Keeps what concerns them and what concerns every type. */
      readonly cancerType?: string | readonly string[] | undefined
      /** Kinds of resource (a comma list, or repeated, means OR). */
      readonly kind?: Kind | readonly Kind[] | undefined
      /** Which page, from 1. A walk over one release also gives `release`. */
      readonly page?: number | undefined
      /** How many at most on a page. */
      readonly per_page?: number | undefined
      /** Whether services come whole, as `/hsds/services/{id}` has them. */
      readonly full?: boolean | undefined
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: ListHsdsServicesAnswer
  }
  /** One resource, as a service of HSDS */
  readonly getHsdsService: {
    readonly parameters: {
      /** The `id` of a service, or the id of the resource under /v1. */
      readonly id: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetHsdsServiceAnswer
  }
  /** Who provides services, as an organization of HSDS */
  readonly getHsdsOrganization: {
    readonly parameters: {
      /** The `id` of an organization, as services name it. */
      readonly id: string
      /** Language of the answer, a BCP 47 tag; looked up by RFC 4647 (`fr-BE` is served by `fr`). Wins over `Accept-Language`. A language that is not held is answered in the default locale. */
      readonly locale?: string | undefined
      /** What happens to a text that is not held in the negotiated locale. `any`: the whole fallback chain of the locale; `language`: only texts in the same language, whatever the region; `none`: only texts in the negotiated locale itself. Default `any`. Names of bodies and of whom to ask are always shown. */
      readonly fallback?: Fallback | undefined
      /** A published release that is still held: what was said then. Default: the active one. */
      readonly release?: string | undefined
    }
    readonly answer: GetHsdsOrganizationAnswer
  }
  /** This document */
  readonly getOpenApi: {
    readonly parameters: Readonly<Record<never, never>>
    readonly answer: OpenApiDocument
  }
  /** What a problem type means, as a page */
  readonly getProblemPage: {
    readonly parameters: {
      readonly type: string
    }
    readonly answer: string
  }
  /** Whether answers are fresh */
  readonly getHealth: {
    readonly parameters: Readonly<Record<never, never>>
    readonly answer: Health
  }
}

export const operations = {
  describeDirectory: { path: '/v1', form: 'envelope', localised: true },
  search: { path: '/v1/search', form: 'envelope', localised: true },
  getAccess: { path: '/v1/access', form: 'envelope', localised: true },
  listResources: { path: '/v1/resources', form: 'envelope', localised: true },
  getResource: { path: '/v1/resources/{id}', form: 'envelope', localised: true },
  listCancerTypes: { path: '/v1/cancer-types', form: 'envelope', localised: true },
  getCancerType: { path: '/v1/cancer-types/{id}', form: 'envelope', localised: true },
  listCancerTypeAvailability: { path: '/v1/cancer-types/{id}/availability', form: 'envelope', localised: true },
  listCountries: { path: '/v1/countries', form: 'envelope', localised: true },
  getCountry: { path: '/v1/countries/{code}', form: 'envelope', localised: true },
  getReimbursement: { path: '/v1/countries/{code}/reimbursement', form: 'envelope', localised: true },
  listCountryAvailability: { path: '/v1/countries/{code}/availability', form: 'envelope', localised: true },
  listMedicines: { path: '/v1/medicines', form: 'envelope', localised: true },
  getMedicine: { path: '/v1/medicines/{id}', form: 'envelope', localised: true },
  listPublications: { path: '/v1/publications', form: 'envelope', localised: true },
  getPublication: { path: '/v1/publications/{id}', form: 'envelope', localised: true },
  listTerms: { path: '/v1/terms', form: 'envelope', localised: true },
  listLocales: { path: '/v1/locales', form: 'envelope', localised: true },
  getCoverage: { path: '/v1/coverage', form: 'envelope', localised: true },
  listReleases: { path: '/v1/releases', form: 'envelope', localised: true },
  listChanges: { path: '/v1/changes', form: 'envelope', localised: true },
  followChanges: { path: '/v1/changes.atom', form: 'text', localised: true },
  downloadRelease: { path: '/v1/release.ndjson', form: 'text', localised: true },
  describeHsds: { path: '/hsds', form: 'json', localised: true },
  listHsdsServices: { path: '/hsds/services', form: 'json', localised: true },
  getHsdsService: { path: '/hsds/services/{id}', form: 'json', localised: true },
  getHsdsOrganization: { path: '/hsds/organizations/{id}', form: 'json', localised: true },
  getOpenApi: { path: '/openapi.json', form: 'json', localised: false },
  getProblemPage: { path: '/problems/{type}', form: 'text', localised: false },
  getHealth: { path: '/health', form: 'json', localised: false },
} as const satisfies Record<
  keyof Operations,
  { path: string; form: 'envelope' | 'json' | 'text'; localised: boolean }
>
