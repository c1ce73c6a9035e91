/** Ages in words. */
import type { Age, Use } from '../../model/use.ts'
import type { Vocabulary } from './vocabulary.ts'

/** For which ages; undefined where the source does not say. */
export function sayAges({ ageFrom, ageTo }: Use, words: Vocabulary): string | undefined {
  if (ageTo === null && ageFrom?.value === 18 && ageFrom.unit === 'years') {
    return words.phrase('adults')
  }
  const limits = [
    ...(ageFrom === null ? [] : [sayLimit(words.phrase('age-from'), inPlural(ageFrom), words)]),
    ...(ageTo === null ? [] : [sayLimit(words.phrase('age-to'), ageTo, words)]),
  ]
  return limits.length === 0 ? undefined : limits.join(', ')
}

function sayLimit(pattern: string, { value, unit }: Age, words: Vocabulary): string {
  return pattern.replace(
    /\{n\}\s*\{unit\}/,
    value === 1
      ? (words.habits.one?.[unit] ?? sayOne(unit, words.tag))
      : `${value}${words.habits.counted(value)}${words.phrase(unit)}`,
  )
}

/** From one year is from twelve months: the words of the release are those for more than one. */
function inPlural(age: Age): Age {
  return age.value === 1 && age.unit === 'years' ? { value: 12, unit: 'months' } : age
}

/** The last day of a first year is not told so easily. */
function sayOne(unit: Age['unit'], tag: string): string {
  const one = { years: 'year', months: 'month' }[unit]
  return new Intl.NumberFormat(tag, { style: 'unit', unit: one, unitDisplay: 'long' }).format(1)
}
