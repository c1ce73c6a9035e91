/** A query as it is searched for: codes as they are written, and words. */
import { findByCode } from '../directory/code-lookup.ts'
import type { Directory } from '../directory/directory.ts'
import { perDirectory } from '../directory/per-directory.ts'
import type { CodeSystem } from '../model/codes.ts'
import { inParts, phrasesOf, wordsOf, type Word } from './fold.ts'
import { maxQueryWords } from './limits.ts'
import { searchablesOf } from './searchable.ts'

/** The record a code names, and whether the code covers more than it. */
export type CodeHit = { readonly place: number; readonly system: CodeSystem | 'iso3166' } & {
  readonly code: string
  readonly isBroader: boolean
}

export type QueryWord = Word & { readonly codes: readonly CodeHit[] }

export type Query = {
  readonly words: readonly QueryWord[]
  /** Its stretches of words, to be held against names as a whole. */
  readonly phrases: readonly Phrase[]
}

/** `share` of the words of the query. */
type Phrase = { readonly text: string; readonly share: number }

/** "ICD-10 C34" is one code in two words. */
const systemBefore = /(?<![\p{L}\p{N}])(icd-?10|oncotree|ncit|mesh)(?:\s*:\s*|\s+)(?=\S)/giu
/** Codes that are written for countries, and are not those of ISO 3166. */
const asIso: ReadonlyMap<string, string> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
])

const systemNamed = /^(?:icd-?10|oncotree|ncit|mesh):/i
const codeForm = /^(?:(icd-?10|oncotree|ncit|mesh):)?([a-z0-9][a-z0-9.-]{0,31})$/i

export function readQuery(directory: Directory, text: string): Query {
  const chunks = text
    .normalize('NFC')
    .replace(systemBefore, '$1:')
    .split(/[\s,;]+/u)
    .filter((chunk) => chunk !== '')
  const words = chunks.flatMap((chunk): QueryWord[] => {
    const codes = codesIn(directory, chunk, chunks.length === 1)
    const isCode = codes.length > 0 && hasDigit(chunk)
    if (isCode || systemNamed.test(chunk)) return [{ text: chunk, forms: [], codes }]
    return wordsOf(chunk).map((word) => ({ ...word, codes }))
  })
  return {
    words: words.slice(0, maxQueryWords),
    phrases: stretchesOf(inParts(wordsOf(text)).slice(0, maxQueryWords)),
  }
}

/** A part of a query names something only when it has some length. */
const leastNaming = 3

function stretchesOf(words: readonly Word[]): Phrase[] {
  const all = words.flatMap((_, from) =>
    words.slice(from).flatMap((_word, i) => {
      const share = (i + 1) / words.length
      return phrasesOf(words.slice(from, from + i + 1)).map((text) => ({ text, share }))
    }),
  )
  return all.filter(({ text, share }) => share === 1 || text.length >= leastNaming)
}

/** Codes are never forgiven a letter: C34 is another cancer than C43. */
export function hasDigit(text: string): boolean {
  return /\p{N}/u.test(text)
}

/** Letters alone are a code where they are all there is, or written as one: MEL, not "all". */
function codesIn(directory: Directory, chunk: string, isAlone: boolean): CodeHit[] {
  const [, named, written] = codeForm.exec(chunk) ?? []
  if (written === undefined) return []
  const isMeant = named !== undefined || isAlone || hasDigit(written)
  if (!isMeant && !/^[A-Z]{2,}$/.test(written)) return []
  const code = written.toUpperCase()
  const system = named?.toLowerCase().replace('-', '')
  const places = placesById(directory)
  const types = systemsOf(directory)
    .filter((one) => system === undefined || one === system)
    .flatMap((one) => {
      const { exact, broader } = findByCode(directory, one, code)
      const hit = (isBroader: boolean) => (id: string) => {
        const place = places.get(`cancer-type ${id}`)
        return place === undefined ? [] : [{ place, system: one, code, isBroader }]
      }
      return [...exact.flatMap(hit(false)), ...broader.flatMap(hit(true))]
    })
  const iso = asIso.get(code) ?? code
  const country = system === undefined ? places.get(`country ${iso}`) : undefined
  if (country === undefined) return types
  return [...types, { place: country, system: 'iso3166', code: iso, isBroader: false }]
}

const placesById = perDirectory(
  (directory) =>
    new Map(
      searchablesOf(directory).flatMap(({ type, id }, place) =>
        type === 'cancer-type' || type === 'country' ? [[`${type} ${id}`, place] as const] : [],
      ),
    ),
)

/** Those that any of its types has a code of. */
function systemsOf({ dataset }: Directory): CodeSystem[] {
  return [...new Set(dataset.cancerTypes.flatMap(({ codes }) => codes.map(({ system }) => system)))]
}
