/** For whom, and what it is given with: a label and a value for each thing that is known. */
import type { Use } from '../../model/use.ts'
import { sayAges } from './say-age.ts'
import { known, labelled, type Said } from './sentences.ts'
import type { Vocabulary } from './vocabulary.ts'

export function sayWhom(use: Use, words: Vocabulary): Said[] {
  const criteria = use.criteria.map((code) => known(words.label('criterion', code), code))
  return [
    labelled(words, 'for-whom', sayAges(use, words)),
    labelled(words, 'stage', use.stage && words.label('stage', use.stage)),
    // Before the time of its giving: maintenance after a first treatment is of the first line.
    labelled(words, 'line', use.line && words.label('line', use.line)),
    labelled(words, 'timing', use.timing && words.label('timing', use.timing)),
    labelled(words, 'criteria', inNumbers(criteria).join(words.habits.semicolon)),
  ]
}

/** A criterion may hold commas and an "or" of its own: numbers show where the next one begins. */
function inNumbers(criteria: readonly string[]): readonly string[] {
  return criteria.length < 2 ? criteria : criteria.map((one, index) => `(${index + 1}) ${one}`)
}

/** Partners that may be left out have a sentence of their own: no language then has to bend. */
export function sayPartners(use: Use, words: Vocabulary): Said[] {
  const needed = use.with.filter(({ optional }) => !optional)
  const optional = use.with.filter((partner) => partner.optional)
  return [
    labelled(words, 'given-with', sayAll(needed, words)),
    labelled(words, 'with-or-without', sayAll(optional, words)),
  ]
}

function sayAll(partners: Use['with'], words: Vocabulary): string {
  const or = ` ${words.phrase('or')} `
  return partners
    .map(({ anyOf }) => {
      const names = anyOf.map((one) =>
        known(words.label('partner', one) ?? words.medicine(one), one),
      )
      return names.length > 1 && partners.length > 1 ? `(${names.join(or)})` : names.join(or)
    })
    .join(' + ')
}

/** Whether a use says nothing of what it could. */
export function saysNothing({ moreConditions, ...use }: Use): boolean {
  const holds = (value: unknown) => (Array.isArray(value) ? value.length > 0 : value !== null)
  return !moreConditions && !Object.values(use).some(holds)
}
