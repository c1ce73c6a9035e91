/** English, as the directory writes it. */
import { curlyQuotes, type Language } from './language.ts'

export const english: Language = {
  quotes: curlyQuotes,
  dates: {
    months: 'January February March April May June July August September October November December',
    day: 'd M',
    good: 'on 1 March 2026',
    bad: 'on 1st March 2026',
  },
  decimal: '.',
  commonest: 'the and of with that are from which this is for your not to in it by on or',
  promises:
    /cur(?:e[sd]?|ing|able|ative)(?!\p{L})|heal(?:s|ed|ing)?(?!\p{L})|(?<!-)effective(?!\p{L})|breakthrough|miracle|revolutionar|guarante|life-?saving|save[sd]? (?:your li|li)(?:fe|ves)/u,
  deciding:
    /\b(?:no|not|none|never|without|cannot|only|unless|except|least|most|all|any|every|some|may|must|one|two|three|four|five|six|seven|eight|nine|ten)\b/giu,
  denials: /\b(?:not|no|neither|nor|cannot|must|whether|if)\b/iu,
  explaining: ['stands for', 'means'],
  wellKnown: ['EU', 'USA'],
  // None has been met yet that is not common to all languages.
  spelling: [],
  glossary: {
    authorised: {
      say: 'authorised',
      forms: ['authoris'],
      near: ['licen', 'marketing', 'approval', 'approved', 'registered'],
      note: 'An authority allows a medicine to be marketed for a use. Says nothing about who pays.',
    },
    recommended: {
      say: 'recommended',
      forms: ['recommend'],
      near: ['favourable opinion', 'advis', 'advice', 'positive'],
      note: 'An assessing or deciding body said yes. What follows from that differs between countries.',
    },
    reimbursed: {
      say: 'reimbursed',
      forms: ['reimburs'],
      near: ['fund', 'pay', 'paid', 'cover', 'financ', 'cost', 'co-pay'],
      note: 'The public payer pays, by an official text.',
    },
    'reimbursed with conditions': {
      say: 'reimbursed with conditions',
      forms: ['reimbursed with conditions'],
      note: 'The public payer pays under listed conditions, which are often just the authorised use. Not worse access.',
    },
    'early access': {
      say: 'early access',
      forms: ['early access'],
      note: 'Access for a time, before the normal listing.',
    },
    'managed access': {
      say: 'managed access',
      forms: ['managed access'],
      note: 'Paid while more data are collected.',
    },
    'off-label': {
      say: 'off-label',
      forms: ['off-label'],
      note: 'Use outside the authorised uses.',
    },
    assessed: {
      say: 'assessed',
      forms: ['assessed', 'assesses', 'assessment', 'assessing'],
      note: 'A benefit assessment was published. By itself it says nothing about payment.',
    },
    'positive opinion': {
      say: 'positive opinion',
      forms: ['positive opinion'],
      note: 'The committee for medicines of the European Medicines Agency was favourable; not an authorisation yet.',
    },
    withdrawn: {
      say: 'authorisation lost',
      forms: ['authorisation lost', 'lost its authorisation', 'lost its eu'],
      note: 'The only such medicine lost its authorisation.',
    },
    'in trials': {
      say: 'in trials',
      forms: ['in trials'],
      note: 'No authorised use; studied in trials.',
    },
    'marketing authorisation': {
      say: 'marketing authorisation',
      forms: ['marketing authorisation'],
      note: 'The legal act by which an authority allows a medicine to be marketed. For patients: authorisation.',
    },
    'HTA body': {
      say: 'health technology assessment (HTA) body',
      forms: ['health technology assessment'],
      note: 'A body for health technology assessment (HTA): it weighs what a medicine adds, and often what it costs.',
    },
    payer: {
      say: 'payer',
      forms: ['payer'],
      note: 'Who pays for treatments for everyone insured: a health fund, an insurer or the state.',
    },
    'out-of-pocket': {
      say: 'out-of-pocket',
      forms: ['out-of-pocket', 'out of pocket'],
      note: 'What the patient pays.',
    },
    'compassionate use': {
      say: 'compassionate use',
      forms: ['compassionate use'],
      note: 'Use of a medicine without authorisation by patients who have no other treatment, under rules of their own.',
    },
    'clinical trial': {
      say: 'clinical trial',
      forms: ['clinical trial'],
      note: 'A study of treatments with patients.',
    },
    immunotherapy: {
      say: 'immunotherapy',
      forms: ['immunotherap'],
      note: 'A treatment that helps the immune system to act against cancer.',
    },
    'checkpoint inhibitor': {
      say: 'checkpoint inhibitor',
      forms: ['checkpoint inhibitor'],
      note: 'A medicine that releases a brake of the immune system.',
    },
    relapsed: {
      say: 'relapsed',
      forms: ['relapsed'],
      note: 'The cancer has come back after treatment.',
    },
    refractory: {
      say: 'refractory',
      forms: ['refractory'],
      note: 'The cancer did not respond to treatment.',
    },
    stage: { say: 'stage', forms: ['stage'], note: 'How far the cancer has grown or spread.' },
    metastatic: {
      say: 'metastatic',
      forms: ['metastatic'],
      note: 'Spread to other parts of the body.',
    },
  },
}
