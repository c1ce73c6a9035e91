/** Which cancer types a code of a classification names. */
import type { CancerType, Code } from '../model/cancer-type.ts'
import type { CodeMatch, CodeSystem } from '../model/codes.ts'
import type { Directory } from './directory.ts'

/** Ids of the types a code names exactly, and of those it is broader than. */
export type CodeHits = { readonly exact: readonly string[]; readonly broader: readonly string[] }

function category(code: string): string {
  return code.slice(0, 3)
}

/** A category, a subcategory, or a range of categories. */
const icd10 = /^[A-Z][0-9]{2}(?:\.[0-9]+|-[A-Z][0-9]{2})?$/

/** Whether an ICD-10 code is the held code or lies below it: C43.5 in C43, C02 in C00-C14. */
function isWithinIcd10(code: string, held: string): boolean {
  const [from = held, to] = held.split('-')
  if (to !== undefined) {
    const [first = code, last = code] = code.split('-')
    return category(first) >= category(from) && category(last) <= category(to)
  }
  return !code.includes('-') && code.startsWith(held)
}

/** How a code, as a reader gives it, relates to a type through one of the type's codes. */
function relate(system: CodeSystem, code: string, held: Code): CodeMatch | undefined {
  if (held.system !== system) return undefined
  if (system !== 'icd10') return code === held.code ? held.match : undefined
  if (!icd10.test(code)) return undefined
  if (isWithinIcd10(code, held.code)) return held.match
  return isWithinIcd10(held.code, code) ? 'broader' : undefined
}

/** The code of a type through which a text names it, as a classification writes it. */
export function heldCode(system: CodeSystem, text: string, type: CancerType): Code | undefined {
  const related = type.codes.filter((held) => relate(system, spellOut(system, text), held))
  return related.find(({ match }) => match === 'exact') ?? related[0]
}

function relateType(system: CodeSystem, code: string, type: CancerType): CodeMatch | undefined {
  const found = type.codes.map((held) => relate(system, code, held))
  return found.includes('exact') ? 'exact' : found.find((match) => match !== undefined)
}

/** ICD-10 is written without its dot too: C435 is C43.5. */
function dotted(code: string): string {
  return code.replace(/^([A-Z][0-9]{2})([0-9]+)$/, '$1.$2')
}

function spellOut(system: CodeSystem, text: string): string {
  return system === 'icd10' ? dotted(text) : text
}

export function findByCode(directory: Directory, system: CodeSystem, text: string): CodeHits {
  const code = spellOut(system, text)
  const found = directory.dataset.cancerTypes.map((type) => ({
    id: type.id,
    match: relateType(system, code, type),
  }))
  const of = (match: CodeMatch) => found.filter((hit) => hit.match === match).map((hit) => hit.id)
  return { exact: of('exact'), broader: of('broader') }
}
