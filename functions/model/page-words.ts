/**
 * The words of the site's pages. The table is closed, as the code asks for each word by its name: a
 * word that is said nowhere, or one without its English text, would be half a page.
 */
import * as z from 'zod'
import type { Table } from './code-table.ts'
import { RecordId } from './ids.ts'
import type { PlacesOf } from './text-places.ts'
import { plainText, textByLocale } from './text.ts'

/**
 * By page each word, and where it stands, which is what translators are told. A name in braces is a
 * place in the text: every language has just the places that are named here.
 */
export const pageWords = {
  embed: {
    'full-page': 'link in a box on another site: leads to the page that says all of it',
    ask: 'title above whom a patient can ask, in a box on another site',
    read: 'title of a box on another site: links to what there is to read',
    check: 'label before a page of an official body where a statement can be checked',
    'nothing-held': 'sentence in place of links, where there are none',
    retired: 'sentence under a register of trials that another one has replaced',
  },
  frame: {
    'site-name': 'name of the site: in the header of every page, and at the end of its title',
    tagline: 'one or two sentences under the name: what the site is, and what it is not',
    skip: 'link for those who use a keyboard: leads past the header to the content of the page',
    language: 'label of the choice of language, in the header',
    'all-pages': 'label of the links to the parts of the site, read out by screen readers',
    menu: 'opens the links to the parts of the site, on small screens',
    start: 'link to the page where a search begins',
    search: 'button of the search field in the header, and what the field is for',
    countries: 'link to the list of countries',
    'cancer-types': 'link to the list of cancer types',
    medicines: 'link to the list of medicines',
    resources: 'link to the list of what there is to read and whom to ask',
    map: 'link to the map of Europe',
    changes: 'link to what has changed lately',
    terms: 'link to the page that explains the words of the site',
    about: 'link to the page about the site: method, sources, limits, licence, privacy',
    licence: 'label before the name of the licence, in the footer',
    publisher: 'label before who answers for the site, in the footer',
    release: 'label before the number of the state of the data, such as 83718633d3c698ca',
    date: 'label before the day from which this state of the data is, in the footer',
    report: 'link: tell us of an error on this page',
    print: 'button or link: print this page',
    notice: 'name of the strip that holds the notice, read out by screen readers',
    publications: 'link to the brochure this directory began as, and what became of what it said',
    privacy: 'link to what is kept of a visit: nothing that names its reader',
    coverage: 'link for the keepers: what is held in which language, and what is due for review',
    docs: 'link to the documentation of the programming interface',
    'not-found': 'title of the page that tells that there is none',
    'not-found-help': 'under that title; a reader must not take it for an answer',
    unreviewed:
      'sentence, once on a page: some of its texts were translated and nobody has checked them yet',
  },
  start: {
    heading: 'title of the first page',
    country: 'label of the choice of country',
    'cancer-type': 'label of the field for the cancer type',
    'cancer-type-hint':
      'under that field: what can be typed into it; C43 stays as it is, a code of ICD-10',
    language: 'label of the choice of language',
    show: 'button: shows what is known for the choices made',
    choose: 'first line of a choice, while nothing is chosen',
    'choose-both': 'sentence, when the form was sent without one of them',
  },
  // A statement, on whatever page it stands.
  statement: {
    sources: 'label before the list of sources',
    'official-page': 'label before the page of an official body where it can be checked',
    confidence: 'label before how sure we are: verified, secondary …',
    limits: 'label before a sentence such as: there are more limits, see the source',
    'not-known': 'in the place of a date: nobody knows it',
    'no-longer-confirmed': 'label before a date: since then nobody has confirmed the statement',
    'never-confirmed': 'sentence, where not even an old date is known',
    'where-from': 'opens the sources of one use',
    'text-language':
      'label before the name of a language, under a text that is not held in the language of the page',
  },
  // Links that a reader can follow.
  reading: {
    details: 'link to the page about a resource',
    'other-language': 'after the languages of a resource, read out by screen readers',
    retired: 'sentence: whoever made the page has stopped to keep it up',
    link: 'label before what the last check of a web address found, such as: not checked',
  },
  // How a country pays.
  payment: {
    'as-of': 'label before a date',
    'no-date': 'in its place',
    assesses: 'label before bodies for health technology assessment (HTA)',
    decides: 'label before a body',
    pays: 'label before a body',
  },
  // One cancer type in one country.
  answer: {
    heading: 'title of the page, {country} and {cancerType} in the first case',
    description: 'for search engines, with {cancerType} and {country} in the first case',
    'only-regions': 'label before names of regions',
    parts: 'name of the list of links to the parts of the page that one is on',
    'read-on': 'label before today’s date, under the state',
    'for-whom': 'title of the list of statements of the country',
    'none-stated': 'sentence in the place of that list: silence is no answer',
    'none-narrowed': 'sentence in the place of that list, when stage or line were chosen',
    history: 'link: also shows what was replaced or is past',
    narrow: 'opens the choice of stage and line',
    'narrow-button': 'button of that choice',
    stage: 'label of a choice',
    line: 'label of a choice',
    'every-stage': 'first line of that choice: all of them',
    'every-line': 'first line of that choice: all of them',
    eu: 'title of what holds in the whole EU',
    'eu-does-not-apply': 'sentence in its place, for a country outside of the EU and EEA',
    payment: 'title of how the country pays in general',
    'early-access': 'title of access before the usual way',
    ask: 'title of the list of whom to ask',
    read: 'title of the list of resources',
    'all-resources': 'link to the list of all resources; {n} is their number',
    changes: 'title of the ways to follow the page',
    'what-changed': 'link',
    follow: 'link to an Atom feed',
    report: 'link: tells the keepers that something is wrong',
  },
  // Europe by one cancer type, and all of them in one table.
  map: {
    heading: 'title of the page, with {cancerType} in the first case',
    description: 'for search engines, with {cancerType} in the first case',
    'not-chosen': 'sentence above the map: why it shows this cancer type',
    drawing: 'two sentences, read out by screen readers: how the map is to be read',
    around: 'in the legend of the map: land that is drawn without being told of',
    table: 'title of the table under the map, with {cancerType} in the first case',
    country: 'title of a column',
    state: 'title of a column: stated, unknown …',
    date: 'title of a column: the date of the newest statement',
    'eu-not-in': 'label before names of countries',
    type: 'link to the page of the cancer type',
    all: 'link, and title of the page it leads to',
    'all-description': 'of that page, for search engines',
    'all-help': 'sentence on that page, above the table; its cells hold patterns',
    one: 'link from that page to the map',
  },
  // What the last publications brought.
  changes: {
    description: 'first sentence of the page, and for search engines',
    caution: 'second sentence: these dates are not those of decisions',
    choose: 'title of a form with two choices',
    follow: 'link to an Atom feed',
    none: 'sentence in the place of the list of changes: of what was chosen, nothing changed',
    first: 'sentence in that place: nothing older is known',
    more: 'at the end of a list: {n} is the number of changes that are left out',
  },
  // For the keepers: how complete the directory is.
  coverage: {
    lead: 'first sentence of the page',
    texts: 'title of a table: languages by kinds of record',
    'texts-caption': 'under that title: what the three numbers in a cell are',
    whole: 'in the legend of that table',
    unreviewed: 'in the legend of that table',
    gaps: 'in the legend of that table',
    'large-gaps': 'in the legend of that table',
    total: 'title of the row, or column, of sums',
    pairs: 'title of a table: countries by state',
    reviews: 'title of a list',
    current: 'label before a number of statements',
    overdue: 'label before a number of statements',
    undated: 'label before a number of statements',
    'months-caption': 'of a table: what is counted month by month',
    month: 'title of a column',
    statements: 'title of a column: a number of statements',
    earliest: 'title of a column: ids of statements',
  },
  // All resources, and one of them.
  resources: {
    lead: 'under the title of the list; also for search engines',
    words: 'label of a field for words to look for',
    any: 'first line of each choice: all of them',
    found: 'how many fit the choices; {n} is a number',
    narrow: 'opens lists of values, each with how many resources it would keep',
    page: 'which part of a long list is shown: {n} of {of}, both numbers',
    previous: 'link to the part of the list before',
    next: 'link to the part of the list after',
    none: 'sentence in the place of an empty list',
    without:
      'link: how many fit, {n}, when one choice is taken back; {choice} is what was chosen, such as Belgium',
    all: 'link to the list without any choice',
    languages: 'label before names of languages, and of a choice',
    address: 'label before an internet address',
    phone: 'label before a telephone number',
    'link-checked': 'label before a date: when a program last looked whether the link works',
    seen: 'label before a date: when a person last looked at the page',
    never: 'in the place of one of these dates',
    'only-eu': 'sentence about a resource',
    'side-effects': 'sentence about a resource: side effects of treatments are what it is about',
  },
  // Old documents beside what the directory says now.
  publications: {
    lead: 'under the title of the list; also for search engines',
    dated: 'label before a date or two: when it was made and given to people',
    language: 'label before the language of the copy that was read',
    members: 'title of the list of organisations that made it',
    said: 'label before what it said at its time',
    today: 'label before what is to be said of that today',
    addresses: 'label before internet addresses that are shown and are no links',
    see: 'label before links to pages of the directory on the same topic',
  },
  // Every code that a page may show. The names of the sets are also labels before their values.
  terms: {
    lead: 'under the title; also for search engines',
    contents: 'label of the list of links to the parts of the page',
    kind: 'whether a resource is a guide, an organisation, a helpline …',
    audience: 'whether for patients, those close to them, professionals',
    status: 'recommended, in assessment …',
    state: 'the answer in short: stated, not confirmed, unknown …',
    freshness: 'current, not confirmed, past',
    stage: 'early, advanced …',
    timing: 'before surgery, after surgery …',
    line: 'first treatment, later treatment …',
    criterion: 'such as: surgery is not possible',
    partner: 'such as chemotherapy',
    principle: 'by lists, only after a decision …',
    confidence: 'verified, general knowledge …',
    group: 'by the place in the body: skin, lung …',
    medicineClass: 'PD-1 inhibitor …',
    translation: 'original, reviewed, unreviewed …',
    link: 'working, moved, broken …',
    role: 'pays, decides, answers questions …',
    scope: 'EU-wide or national',
    everywhere: 'said where something concerns every country or every cancer type',
    topic: 'what a statement of the brochure is about',
    phrase: 'labels between the parts of such texts',
  },
  // How all of this comes about.
  about: {
    description: 'for search engines: what the page tells',
    method: 'title',
    'method-text': 'under that title',
    dates: 'title',
    'dates-text': 'under that title, before the list of current, not confirmed, past',
    confidence: 'title of a list: verified, general knowledge …',
    'sources-text': 'under the title "Sources"',
    limits: 'title of what the directory does not cover',
    'limits-text': 'under that title, after the list of medicines that are covered',
    joint: 'title of what is said about the joint clinical assessment of new medicines',
    'licence-text': 'before the sentence that names the directory as the origin',
    map: 'whose shapes the map shows; Natural Earth is a name',
    'privacy-text': 'under the title "Privacy"',
    'privacy-logs': 'what is recorded of a visit, and what is not',
    'privacy-yours': 'what the reader can do',
    'report-text': 'before a link that reports an error',
  },
  // Anything by its name.
  search: {
    heading: 'title',
    help: 'under the search field; C43 stays as it is, a code of ICD-10',
    unreadable: 'sentence, when nothing could be searched for; {n} is a number',
    none: 'sentence, when there are no results; a reader must not take it for an answer',
    first: 'sentence, when there are more results than the {n} that are shown',
    'not-found': 'label before {word}, a word that was typed and that nothing holds',
    nearest: 'label before words that are written nearly like that one',
    elsewhere: 'label before languages that have results when this one has none',
    near: 'before a word that was taken for the one that was typed',
    wider: 'after a code that was typed',
  },
  // What is on the page of one cancer type in one country only when it is printed.
  leaflet: {
    'check-again': 'label before a date: until then what is called current may be relied on',
    'nothing-current': 'sentence in the place of that date, where nothing is current',
    page: 'label before the address of the page that was printed',
    code: 'name of the QR code, read out by screen readers',
    more: 'after the statements that have room; {n} is the number of all others',
    uses: 'before a list of medicines, each with how many uses are authorised in the EU',
    'four-ways': 'title: authorised, recommended, reimbursed and early access are not the same',
  },
  country: {
    heading: 'title of the page, {country} in the first case',
    description: 'for search engines, with {country} in the first case',
    states: 'title of the list of cancer types, each with what is known of it in the country',
    wait: 'title of figures on how long patients wait',
    'wait-caution': 'sentence under that title: surveys cover different medicines',
  },
  'cancer-type': {
    description: 'for search engines, with {cancerType} in the first case',
    synonyms: 'label before other names of the cancer type',
    group: 'label before a group of cancer types, such as: skin',
    codes: 'label before its codes in classifications, such as ICD-10',
    'code-broader': 'after such a code, in brackets',
    countries: 'title of the list of countries, each with what is known of the cancer type there',
    map: 'link to the map for this cancer type',
  },
  medicine: {
    description: 'for search engines; {medicine} is its name, with that of the brand',
    inn: 'label before the international nonproprietary name (INN)',
    brand: 'label before a brand name',
    class: 'label before a class of medicines, such as: PD-1 inhibitor',
    eu: 'title of the decisions of the EU, yes or no, by cancer type',
    'eu-none': 'sentence in their place',
    countries: 'title of the table of statements of countries that name the medicine',
    'for-whom': 'sentence under that title: a line of the table is not the whole statement',
    'countries-none': 'sentence in its place: silence is no answer',
    country: 'head of a column',
    'cancer-type': 'head of a column',
  },
} as const satisfies Readonly<Record<string, Table>>
export type Page = keyof typeof pageWords
export type WordOf<P extends Page> = keyof (typeof pageWords)[P] & string

/** What a word needs to be said: a value for each of its places. */
export type ValuesFor<P extends Page, C extends WordOf<P>> = Readonly<
  Record<PlacesOf<(typeof pageWords)[P][C]>, string>
>

export const PageWords = z.strictObject({
  id: RecordId.meta({ description: 'the page, or `frame`: what stands on every page' }),
  words: z
    .record(
      z.string(),
      textByLocale({ text: plainText(1000).meta({ description: 'as the page shows it' }) }),
    )
    .meta({ description: 'each word, label or sentence by its code' }),
})
export type PageWords = z.infer<typeof PageWords>
