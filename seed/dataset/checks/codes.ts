/** Codes of other registers: countries and languages that exist, and one cancer type for each code. */
import { canonicalTag } from '../../../functions/model/locale.ts'
import { treeOfRecords } from '../../../functions/model/release.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FieldPath, type FileProblem } from '../rules/problems.ts'
import { fieldOf, select, selectText } from '../select.ts'
import { countryHint, isCountry, isUnderEuAuthorisation, unregistered } from './iso-codes.ts'
import { findRepeated } from './repeated.ts'

export function checkCodes(entries: readonly Entry[]): FileProblem[] {
  return [
    ...entries.flatMap((entry) => [
      ...checkCountry(entry),
      ...checkAuthorisation(entry),
      ...checkTags(entry),
    ]),
    ...checkClaims(entries),
  ]
}

function checkCountry(entry: Entry): FileProblem[] {
  if (entry.collection !== 'countries') return []
  return selectText(entry.value, 'code')
    .filter(({ value }) => !isCountry(value))
    .map(({ path, value }) => {
      const message = `${quote(value)} is not an assigned ISO 3166-1 code${countryHint(value)}`
      return placed(entry, { path, code: 'bad-country', message })
    })
}

/** Only where the EU's authorisation holds may readers be shown what follows from it. */
function checkAuthorisation(entry: Entry): FileProblem[] {
  const [code, applies] = [
    fieldOf(entry.value, 'code'),
    fieldOf(entry.value, 'euAuthorisationApplies'),
  ]
  if (entry.collection !== 'countries' || typeof code !== 'string' || !isCountry(code)) return []
  const holds = isUnderEuAuthorisation(code)
  if (typeof applies !== 'boolean' || applies === holds) return []
  const where = holds ? 'hold' : 'do not hold'
  const message = `central EU marketing authorisations ${where} in ${code}: write ${holds}`
  return [
    placed(entry, { path: ['euAuthorisationApplies'], code: 'wrong-eu-authorisation', message }),
  ]
}

function checkTags(entry: Entry): FileProblem[] {
  return findMarked(treeOfRecords(entry.collection), entry.value, 'language').flatMap(
    ({ path, value }) => {
      if (typeof value !== 'string') return []
      const wrong = canonicalTag(value) === value ? unregistered(value) : undefined
      if (wrong === undefined) return []
      return [placed(entry, { path, code: 'bad-locale', message: `${quote(value)}: ${wrong}` })]
    },
  )
}

type Claim = { readonly entry: Entry; readonly path: FieldPath; readonly key: string }

/** Of a code that is exactly one type, no other type can say so. */
function checkClaims(entries: readonly Entry[]): FileProblem[] {
  const claims = entries
    .filter(({ collection }) => collection === 'cancerTypes')
    .flatMap((entry) =>
      select(entry.value, 'codes.*').flatMap(({ path, value }): Claim[] => {
        const [system, code] = [fieldOf(value, 'system'), fieldOf(value, 'code')]
        if (fieldOf(value, 'match') !== 'exact' || typeof code !== 'string') return []
        return [{ entry, path: [...path, 'code'], key: `${String(system)} ${code}` }]
      }),
    )
  return findRepeated(claims).map(({ later, firstPlace }) => {
    const message = `${quote(later.key)} is already exactly the cancer type at ${firstPlace}`
    return placed(later.entry, { path: later.path, code: 'duplicate-code', message })
  })
}
