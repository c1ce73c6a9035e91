/** The words of one language, looked up once for each release: labels of codes, names, dates. */
import type { PartialDate } from '../../model/dates.ts'
import type { Terms } from '../../model/manifest.ts'
import type { Medicine } from '../../model/medicine.ts'
import { type Status } from '../../model/statement-codes.ts'
import { termSets, type Phrase, type TermSet } from '../../model/term-sets.ts'
import { valueAt } from '../../model/walk.ts'
import { formatDate } from './format-date.ts'
import { habitsOf, type Habits } from './habits.ts'

const wordSets = [
  'phrase',
  'status',
  'stage',
  'timing',
  'line',
  'criterion',
  'partner',
] as const satisfies readonly TermSet[]
type WordSet = (typeof wordSets)[number]

const explained: ReadonlySet<Status> = new Set([
  'application-withdrawn',
  'assessed',
  'early-access',
  'managed-access',
  'not-recommended',
  'positive-opinion',
  'recommended',
  'withdrawn',
] as const)

export type Vocabulary = {
  readonly tag: string
  readonly habits: Habits
  /** The label of a code; codes that no table holds have none. */
  readonly label: (set: WordSet, code: string) => string | undefined
  readonly phrase: (code: Phrase) => string
  /** What a status means, where its label alone may be taken for more than it is. */
  readonly explain: (status: Status) => string | undefined
  /** A medicine by its id: its INN as the language writes it, with its brand in brackets. */
  readonly medicine: (id: string) => string | undefined
  readonly date: (date: PartialDate) => string
}

/** Undefined where one word of those that texts are composed of is not held in this language. */
export function createVocabulary(
  terms: Terms,
  medicines: readonly Medicine[],
  tag: string,
): Vocabulary | undefined {
  const labels = new Map<string, string>()
  for (const set of wordSets) {
    for (const code of Object.keys(termSets[set])) {
      const label = valueAt(terms, [set, code, tag, 'label'])
      if (typeof label !== 'string') return undefined
      labels.set(`${set} ${code}`, label)
    }
  }
  const habits = habitsOf(tag)
  const names = new Map(
    medicines.map((medicine) => [medicine.id, nameOf(medicine, tag, habits)] as const),
  )
  const dates = new Map<PartialDate, string>()
  return {
    tag,
    habits,
    label: (set, code) => labels.get(`${set} ${code}`),
    explain: (status) =>
      explained.has(status) ? terms.status[status][tag]?.definition : undefined,
    phrase: (code) => labels.get(`phrase ${code}`) ?? '',
    medicine: (id) => names.get(id),
    date: (date) => {
      const written = dates.get(date) ?? habits.date(formatDate(date, tag))
      dates.set(date, written)
      return written
    },
  }
}

function nameOf({ inn, innByLocale, brand }: Medicine, tag: string, habits: Habits): string {
  const spelt = innByLocale[tag] ?? inn.split(' + ').map(habits.name).join(' + ')
  return brand === null ? spelt : `${spelt} (${brand})`
}
