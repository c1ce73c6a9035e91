/** Ages in words. */
import type { Age, Use } from '../../model/use.ts'
import type { Vocabulary } from './vocabulary.ts'

/** For which ages; undefined where the source does not say. */
export function sayAges({ ageFrom, ageTo }: Use, words: Vocabulary): string | undefined {
  if (ageTo === null && ageFrom?.value === 18 && ageFrom.unit === 'years') {
    return words.phrase('adults')
  }
  const limits = [
    ...(ageFrom === null ? [] : [sayLimit(words.phrase('age-from'), ageFrom, words)]),
    ...(ageTo === null ? [] : [sayLimit(words.phrase('age-to'), ageTo, words)]),
  ]
  return limits.length === 0 ? undefined : limits.join(', ')
}

function sayLimit(pattern: string, age: Age, words: Vocabulary): string {
  const { value, unit } = inPlural(age)
  return pattern.replace(
    /\{n\}\s*\{unit\}/,
    value === 1
      ? (words.habits.oneMonth ?? sayOneMonth(words.tag))
      : `${value}${words.habits.counted(value)}${words.phrase(unit)}`,
  )
}

/**
 * One year is twelve months: the words of the release are those for more than one, and a child of
 * a year and a half is also said to be one year old.
 */
function inPlural(age: Age): Age {
  return age.value === 1 && age.unit === 'years' ? { value: 12, unit: 'months' } : age
}

/** Formatters are costly to make. */
const oneMonth = new Map<string, string>()

function sayOneMonth(tag: string): string {
  const unit = { style: 'unit', unit: 'month', unitDisplay: 'long' } as const
  const said = oneMonth.get(tag) ?? new Intl.NumberFormat(tag, unit).format(1)
  oneMonth.set(tag, said)
  return said
}
