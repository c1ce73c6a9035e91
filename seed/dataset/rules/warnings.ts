/**
 * What a dataset could do better. A warning never stops a publication: a correction that patients
 * wait for must not wait for nine translations or a comma. `validate --strict` ends with 3 on the
 * first one, and the repository's own dataset is held to that by `npm test`.
 */
import type { RuleTable } from './rule.ts'

export const warningRules = {
  'missing-translation': {
    meaning: 'a text is not held in a language that it is to be held in',
    example: 'a national note of Poland without pl',
    fix: 'translate it (translate export writes what is missing); until then readers get the next language of their chain',
  },
  untranslated: {
    meaning: 'a sentence that is the same as its original in another language',
    example: 'It explains things. under fr',
    fix: 'translate it, or delete the translation until it is there: readers then get the next language of their chain',
  },
  'text-other-language': {
    meaning: 'a text that is written in another language than its tag says',
    example: 'Elle explique tout ce qui est pris en charge par la caisse. under de',
    fix: 'put it under the tag of its language',
  },
  'review-void': {
    meaning:
      'a translation is marked reviewed and does not say which original it was checked against: readers are told that nobody has',
    example: 'state: reviewed without of',
    fix: 'read it against its original and run review --translation ID LOCALE, which writes both',
  },
  'repeated-link': {
    meaning: 'two resources lead to the same page',
    example: 'https://example.org/guide in two files',
    fix: 'keep one of them, with the countries and cancer types of both',
  },
  'repeated-host': {
    meaning: 'sourceHosts lists a host with www. and without: it is the same one',
    example: 'www.example.org and example.org',
    fix: 'keep one of them, with the type and the publisher that are right',
  },
  'none-present': {
    meaning: 'every note about a cancer type in a country is replaced, and none says what holds',
    example: 'superseded: true in the only note of Belgium about melanoma',
    fix: 'add the note that replaces them, or write superseded: false where nothing has',
  },
  'note-without-medicine': {
    meaning: 'a note names no medicine and has no text that says why',
    example: 'medicines: [] with text: {}',
    fix: 'name the medicines that the source names; where it names none, say so in a text',
  },
  'outdated-translation': {
    meaning:
      'the original has changed since a translation was made from it: readers get the next language of their chain, or a composed text',
    example: 'a payer that is renamed in English, and nine languages that name the old one',
    fix: 'bring it up to date (translate export LOCALE --changed, or by hand), then say so with translate stamp ID; the same where it still says what the original says',
  },
  'off-glossary': {
    meaning:
      'a translation does not use the word that the glossary of its language has for a term of the English text',
    example:
      '“approuvé” for authorised in French, or “remboursé” where the English says recommended',
    fix: 'use the word of the glossary, or amend its file in seed/dataset/languages when another form of it is right',
  },
  'off-numbers': {
    meaning: 'a translation whose numbers are not those of its original',
    example: 'from 12 years in English, from 18 in Polish; or a date that is left out',
    fix: 'say every number and date that the original says, in digits, and no other',
  },
  'off-medicine': {
    meaning: 'a note that does not call its medicine by the INN with the brand once in brackets',
    example: 'Keytruda is paid for',
    fix: 'write pembrolizumab (Keytruda) where it is first named, and pembrolizumab after that',
  },
  'off-codes': {
    meaning:
      'the text of a note and its codes disagree on a limit of a biomarker, an age or a year',
    example: 'PD-L1 of 50 % or more, with the criterion pd-l1-1; or 2024, decided in 2025',
    fix: 'read the source and put right what is wrong; leave the text out ({}) where the codes say it all, or set moreConditions where they do not',
  },
  promise: {
    meaning: 'a word that promises a benefit',
    example: 'an effective treatment; or “heilt” where the original says treats',
    fix: 'say what was decided, authorised or paid; what a law demands stays, as in “must be effective”',
  },
  'unexplained-abbreviation': {
    meaning: 'an abbreviation that the text does not explain',
    example: 'The CHMP said yes.',
    fix: 'write it out and put it in brackets, or its words in brackets after it: CHMP (committee for medicines of the European Medicines Agency)',
  },
  'text-quotes': {
    meaning: 'quotes or an apostrophe that the language does not write',
    example: 'das „Ja" der Behörde',
    fix: 'write those of the language: ’ everywhere, “…” in English, «…» with narrow spaces in French, „…“ in German',
  },
  'text-spacing': {
    meaning: 'a blank too many, too few, or one that may break where the language forbids it',
    example: 'qui paie ? with a plain blank',
    fix: 'in French put U+00A0 or U+202F before : ; ! ? » % and after «; elsewhere no blank before a sign, one after it',
  },
  'text-signs': {
    meaning: 'signs that stand in for others, or that lack their counterpart',
    example: 'ages 12-17, and so on...',
    fix: 'write – for a range or a pause, … for three stops, ¿ and ¡ in Spanish',
  },
  'text-letters': {
    meaning: 'a letter of another alphabet or spelling',
    example: 'plăteşte with a cedilla in Romanian; Ilaç without its dot in Turkish',
    fix: 'type it with the keyboard of that language',
  },
  'text-numbers': {
    meaning: 'a number or a date as another language or a machine writes it',
    example: '2026-03-14, or 1.5 in French',
    fix: 'write dates out in the form of the language, and a comma for decimals in all but English',
  },
  'text-capitals': {
    meaning: 'a text in capitals throughout, which is hard to read and reads as shouting',
    example: 'NOT PAID IN BELGIUM',
    fix: 'write it as in a sentence',
  },
  'text-cut': {
    meaning: 'a text without quotes that ends at a number sign: YAML takes the rest for a comment',
    example: 'title: Guide #2 for patients',
    fix: 'put the text in quotes, or write the comment on a line of its own above',
  },
  'text-shape': {
    meaning: 'a heading or sentence that does not begin or end like one',
    example: 'definition: pays for the treatment',
    fix: 'begin with a capital letter; end sentences with a full stop, headings without',
  },
} as const satisfies RuleTable
export type WarningCode = keyof typeof warningRules
