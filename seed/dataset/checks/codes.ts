/** Codes of other registers: countries and languages that exist, and one cancer type for each code. */
import { Code } from '../../../functions/model/cancer-type.ts'
import { CodeSystem } from '../../../functions/model/codes.ts'
import { canonicalTag } from '../../../functions/model/locale.ts'
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { findRepeated } from '../repeated.ts'
import { quote, type FieldPath, type FileProblem } from '../rules/problems.ts'
import { isoCodeFor } from '../rules/suggest.ts'
import { fieldOf, select, selectText } from '../select.ts'
import { countryHint, isCountry, isUnderEuAuthorisation, unregistered } from './iso-codes.ts'
import { partIds } from './part-ids.ts'

export function checkCodes(entries: readonly Entry[]): FileProblem[] {
  return [
    ...entries.flatMap((entry) => [
      ...checkCountry(entry),
      ...checkAuthorisation(entry),
      ...checkTags(entry),
      ...checkForms(entry),
      ...checkNoteIds(entry),
    ]),
    ...checkClaims(entries),
  ]
}

function checkCountry(entry: Entry): FileProblem[] {
  if (entry.collection !== 'countries') return []
  return selectText(entry.value, 'code')
    .filter(({ value }) => !isCountry(value))
    .map(({ path, value }) => {
      const message = `${quote(value)} is not an assigned ISO 3166-1 code${countryHint(value) || ': use the one of the country, such as GB'}`
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

/** As each system writes its codes; those of ICD-10 are a letter, two digits and what follows a point. */
const forms: Readonly<Record<CodeSystem, RegExp>> = {
  icd10: /^[A-Z]\d{2}(?:\.\d{1,2}|-[A-Z]\d{2})?$/,
  oncotree: /^[A-Z][A-Z0-9_]*$/,
  ncit: /^C\d{3,7}$/,
  mesh: /^[CD]\d{6,9}$/,
}
const examples: Readonly<Record<CodeSystem, string>> = {
  icd10: 'C43.4',
  oncotree: 'MEL',
  ncit: 'C3224',
  mesh: 'D008545',
}
/** Chapter II of ICD-10, neoplasms. */
const neoplasm = /^(?:C(?:[0-8]\d|9[0-7])|D(?:[0-3]\d|4[0-8]))/

function checkForms(entry: Entry): FileProblem[] {
  if (entry.collection !== 'cancerTypes') return []
  return select(entry.value, 'codes.*').flatMap(({ path, value }) => {
    const system = CodeSystem.safeParse(fieldOf(value, 'system')).data
    const code = fieldOf(value, 'code')
    // What the schema refuses has been said.
    if (system === undefined || !Code.shape.code.safeParse(code).success) return []
    const message = wrongForm(system, String(code))
    if (message === undefined) return []
    return [placed(entry, { path: [...path, 'code'], code: 'bad-code', message })]
  })
}

function wrongForm(system: CodeSystem, code: string): string | undefined {
  const said = quote(code)
  if (system !== 'icd10') {
    return forms[system].test(code)
      ? undefined
      : `${said} is not a code as ${system} writes them, such as ${examples[system]}`
  }
  const dotted = /^([A-Z]\d{2})(\d{1,2})$/.exec(code)
  if (dotted !== null) {
    return `${said} is not written as ICD-10 does: did you mean "${dotted[1]}.${dotted[2]}"?`
  }
  if (!forms.icd10.test(code))
    return `${said} is not a code as ICD-10 writes them, such as ${examples.icd10}`
  const [from = '', to = from] = code.split('-')
  if (!neoplasm.test(from) || !neoplasm.test(to)) {
    return `${said} is no cancer in ICD-10: use one of C00 to D48`
  }
  return from <= to ? undefined : `${said} ends before it begins: write ${to}-${from}`
}

/** An id is read as a name: one that names another country would be taken for a note about it. */
function checkNoteIds(entry: Entry): FileProblem[] {
  const code = entry.collection === 'countries' ? fieldOf(entry.value, 'code') : undefined
  if (entry.collection === 'countries' && typeof code !== 'string') return []
  return partIds(entry).flatMap(({ path, id }) => {
    const named = /^[a-z]{2}(?=-)/.exec(id)?.[0].toUpperCase()
    const meant = named === undefined || isCountry(named) ? named : isoCodeFor(named)
    const own = String(code).toUpperCase()
    if (meant === undefined || named === own || meant === own) return []
    const where = typeof code === 'string' ? `of ${code}` : 'that holds in the whole EU'
    const mend = `begin it with ${typeof code === 'string' ? code.toLowerCase() : 'eu'}, or move the note`
    const message = `${quote(id)} begins with ${named}, and is a note ${where}: ${mend}`
    return [placed(entry, { path, code: 'foreign-note-id', message })]
  })
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
    const message = `${quote(later.key)} is already exactly the cancer type at ${firstPlace}: write match: broader where it covers more`
    return placed(later.entry, { path: later.path, code: 'duplicate-code', message })
  })
}
