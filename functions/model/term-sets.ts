/** The code sets that a reader meets; the dataset's terms have a word for every code of them. */
import { saidByTerms, type Table } from './code-table.ts'
import {
  audiences,
  everywhere,
  groups,
  kinds,
  linkStates,
  medicineClasses,
  roles,
  scopes,
  servedTranslations,
  topics,
} from './codes.ts'
import { confidences, freshnesses, principles, states, statuses } from './statement-codes.ts'
import { criteria, lines, partners, stages, timings } from './use-codes.ts'

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
  // title of the feed of changes
  'news',
  // label before what is new in the directory
  'news-added',
  // label before what the directory now says something else of
  'news-changed',
  // label before what the directory says nothing of any more
  'news-removed',
  // label before the reason that the publisher gave
  'news-reason',
  // label before the day of the publication
  'news-published',
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
