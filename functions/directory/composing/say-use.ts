/** For whom, and what it is given with: a label and a value for each thing that is known. */
import type { Use } from '../../model/use.ts'
import { sayAges } from './say-age.ts'
import { inSentence, known, pair, type Pair } from './sentences.ts'
import type { Vocabulary } from './vocabulary.ts'

export function whom(use: Use, words: Vocabulary): readonly Pair[] {
  const criteria = use.criteria.map((code) => known(words.label('criterion', code), code))
  return [
    ...pair(words, 'for-whom', sayAges(use, words)),
    ...pair(words, 'stage', use.stage && words.label('stage', use.stage)),
    // Before the time of its giving: maintenance after a first treatment is of the first line.
    ...pair(words, 'line', use.line && words.label('line', use.line)),
    ...pair(words, 'timing', use.timing && words.label('timing', use.timing)),
    ...pair(words, 'criteria', inNumbers(criteria).join(words.habits.semicolon)),
  ]
}

export function sayWhom(use: Use, words: Vocabulary): readonly string[] {
  return whom(use, words).map((one) => inSentence(one, words))
}

/** A criterion may hold commas and an "or" of its own: numbers show where the next one begins. */
function inNumbers(criteria: readonly string[]): readonly string[] {
  return criteria.length < 2 ? criteria : criteria.map((one, index) => `(${index + 1}) ${one}`)
}

/** Partners that may be left out have a sentence of their own: no language then has to bend. */
export function partners(use: Use, words: Vocabulary): readonly Pair[] {
  const needed = use.with.filter(({ optional }) => !optional)
  const optional = use.with.filter((partner) => partner.optional)
  return [
    ...pair(words, 'given-with', sayAll(needed, words)),
    ...pair(words, 'with-or-without', sayAll(optional, words)),
  ]
}

export function sayPartners(use: Use, words: Vocabulary): readonly string[] {
  return partners(use, words).map((one) => inSentence(one, words))
}

function sayAll(given: Use['with'], words: Vocabulary): string {
  const or = ` ${words.phrase('or')} `
  return given
    .map(({ anyOf }) => {
      const names = anyOf.map((one) =>
        known(words.label('partner', one) ?? words.medicine(one), one),
      )
      return names.length > 1 && given.length > 1 ? `(${names.join(or)})` : names.join(or)
    })
    .join(' + ')
}

/** Whether a use says nothing of what it could. */
export function saysNothing({ moreConditions, ...use }: Use): boolean {
  const holds = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== null)
  return !moreConditions && !Object.values(use).some(holds)
}
