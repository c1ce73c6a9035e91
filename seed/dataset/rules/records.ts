/** What can be wrong between records, or with all of them together. */
import type { RuleTable } from './rule.ts'

export const recordRules = {
  'duplicate-id': {
    meaning: 'two records of one kind have the same id',
    example: 'id: example-guide in two files',
    fix: 'rename one; the message names both places',
  },
  'duplicate-code': {
    meaning: 'a code is said to be exactly one cancer type, and exactly another one as well',
    example: 'C43 with match: exact in two cancer types',
    fix: 'mark the code broader where it covers more than that type',
  },
  'dangling-reference': {
    meaning: 'a record names another that is not in the dataset',
    example: 'cancerTypes: [melanom]',
    fix: 'correct the id, or add the record',
  },
  'misnamed-medicine': {
    meaning: 'the id of a medicine is not its INN: notes that name it would say another thing',
    example: 'id: nivolumab with inn: ipilimumab',
    fix: 'write the INN as the id, in lower case with hyphens; correct the notes that name it',
  },
  'unknown-locale': {
    meaning: 'a language that the manifest does not list',
    example: 'text: {xx: …}',
    fix: 'add the language to locales in manifest.yaml, or correct the tag',
  },
  'language-without-words': {
    meaning:
      'the manifest lists a language of which nothing is known: a promise, a wrong term or a slip in its texts would go unseen',
    example: '{ tag: sv, … } without seed/dataset/languages/sv.ts',
    fix: 'write that file like the one of another language, and add it to languages.ts beside it; until then take the locale out of manifest.yaml',
  },
  'missing-default-locale': {
    meaning: 'a text is not held in the default language, where every reader ends up',
    example: 'text: {fr: …} with defaultLocale: en',
    fix: 'add the text in the default language',
  },
  'outdated-default-locale': {
    meaning:
      'the original has changed since its translation into the default language was made, and that one cannot be left out',
    example: 'a French statement that is corrected, and the English one that is not',
    fix: 'bring the text in the default language up to date, then say so: npm run seed -- translate stamp ID',
  },
  'bad-fallback': {
    meaning: 'a chain of languages that repeats itself or does not end in the default one',
    example: 'fallback: [fr] for nl with defaultLocale: en',
    fix: 'end the chain in the default language: fallback: [en]',
  },
  'missing-words': {
    meaning: 'a page of the site, or one of its words, is not there: the page could not be shown',
    example: 'pages/start.yaml without heading',
    fix: 'add it in the default language; functions/model/page-words.ts says where each word stands',
  },
  'wrong-place': {
    meaning:
      'a text of a page lacks a place in braces where the site puts a name or a number, or has one that it does not fill',
    example: '{land} in the German text where the others have {country}',
    fix: 'write the places as the message names them, letter by letter',
  },
  'short-phone': {
    meaning: 'a short number, which is dialled in one country only, for several countries or all',
    example: 'phone: "116 123" with countries: []',
    fix: 'name the one country in which it is dialled, or write the number with + and the code of its country',
  },
  'unlisted-host': {
    meaning: 'a source on a host that the manifest does not list',
    example: 'https://copy.example/page',
    fix: 'link the original; add its host to sourceHosts in manifest.yaml once classified',
  },
  'missing-source': {
    meaning: 'a statement or resource marked verified names no source',
    example: 'confidence: verified with sources: []',
    fix: 'add the page that was read, or lower the confidence',
  },
  'foreign-note-id': {
    meaning: 'the id of a note begins with the code of another country',
    example: 'id: fr-melanoma-1 in countries/be.yaml',
    fix: 'begin it with the code of its own country; move the note when it is about the other',
  },
  'superseded-in-circle': {
    meaning: 'notes replace each other in turn, so that none of them is the present one',
    example: 'supersededBy: [be-melanoma-2] in a note that be-melanoma-2 is superseded by',
    fix: 'empty supersededBy of the later note',
  },
  'foreign-successor': {
    meaning: 'a note is said to be replaced by one about another country or type of cancer',
    example: 'supersededBy: [fr-melanoma-1] in a note of Belgium',
    fix: 'correct the id',
  },
  'not-marked-superseded': {
    meaning: 'a note names what replaces it, but would still be shown as the present one',
    example: 'supersededBy: [be-melanoma-2] with superseded: false',
    fix: 'write superseded: true, or supersededBy: []',
  },
  'unknown-region': {
    meaning: 'a note is limited to a region that its country does not list',
    example: 'region: GB-SCT in a country without regions',
    fix: 'correct the code, or add the region to regions of the country, with its name',
  },
  'missing-region': {
    meaning:
      'a note that seems to hold in a whole country rests only on pages that elsewhere support notes of one region',
    example: 'region: null with a page of the Scottish Medicines Consortium as the only source',
    fix: 'name the region; or name a page of a body that decides for the whole country',
  },
  'line-without-stage': {
    meaning:
      'a use in a blood cancer that says the line but no stage: second line may be for a relapse or not',
    example: 'use: { stage: null, line: second-or-later }',
    fix: 'add the stage that the source says, such as relapsed-or-refractory; else leave the line out and write moreConditions: true',
  },
  'undated-status': {
    meaning:
      'a verified decision that holds until it is replaced bears no date, so that readers see it as history without knowing why',
    example: 'status: reimbursed with decidedOn: null, confirmedOn: null and officialPage: null',
    fix: 'find the date of the decision or of the page; where there is none, name the official page or say so in dateNote',
  },
  'wrong-eu-authorisation': {
    meaning:
      'a country where central EU authorisations hold is said to be one where they do not, or the reverse',
    example: 'euAuthorisationApplies: true for CH',
    fix: 'true in the EU, Iceland, Liechtenstein and Norway; false everywhere else',
  },
  'dates-reversed': {
    meaning:
      'a period ends before it begins, or something was confirmed before it was decided, or is to be reviewed before it was said',
    example: 'decidedOn: "2026" with inForceUntil: "2020"',
    fix: 'correct one of the dates',
  },
} as const satisfies RuleTable

export const limitRules = {
  'empty-dataset': {
    meaning: 'the dataset holds nothing that a reader could ask for',
    example: 'manifest.yaml and terms.yaml alone, as when the other folders are not there yet',
    fix: 'see that --data names the right folder, and that it is there whole',
  },
  'record-too-big': {
    meaning: 'a record is larger than readers can be sure to hold',
    example: 'a country with hundreds of long notes',
    fix: 'shorten it',
  },
  'too-many-records': {
    meaning: 'the dataset has more records than readers can be sure to hold',
    example: '40,001 resources',
    fix: 'remove some',
  },
  'too-many-locales': {
    meaning: 'the manifest lists more languages than readers can be sure to hold',
    example: '33 locales',
    fix: 'remove some',
  },
  'dataset-too-big': {
    meaning: 'the dataset is larger than readers can be sure to hold',
    example: '80 MB of records',
    fix: 'remove records or shorten texts',
  },
} as const satisfies RuleTable
