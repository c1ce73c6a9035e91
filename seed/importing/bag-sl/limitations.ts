/** The limitations of the Swiss list: lines of bundles in, one entry for each limitation out. */
import type { Day } from '../../../functions/model/dates.ts'
import { Bundle, readProduct, type ReadLimitation, type ReadProduct } from './bundle.ts'

const listLanguages = ['de', 'fr', 'it'] as const
export type ListLanguage = (typeof listLanguages)[number]

export type Limitation = ReadLimitation & {
  readonly registration: string
  readonly names: readonly string[]
  readonly atc: readonly string[]
  readonly substances: readonly string[]
  /** A rule for all uses of a medicine, not a use. */
  readonly isGeneral: boolean
  /** Packs of one registration say different things about it: a person has to look. */
  readonly isDisputed: boolean
}

type Fault = {
  readonly line: number
  readonly message: string
  /** Not even JSON: the rest of the line is missing. */
  readonly isCut: boolean
}

export type ReadList = {
  readonly products: number
  readonly registrations: number
  readonly limitations: readonly Limitation[]
  readonly faults: readonly Fault[]
}

/** Every line is a bundle of its own, and a damaged one is told without harm to the others. */
export function readList(lines: Iterable<string>): ReadList {
  const products: ReadProduct[] = []
  const faults: Fault[] = []
  let line = 0
  for (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const read = readLine(text)
    if ('fault' in read) faults.push({ line, message: read.fault, isCut: read.isCut ?? false })
    else products.push(read)
  }
  const byRegistration = Map.groupBy(products, ({ registration }) => registration)
  return {
    products: products.length,
    registrations: byRegistration.size,
    limitations: [...byRegistration].flatMap(([registration, own]) => join(registration, own)),
    faults,
  }
}

function readLine(
  text: string,
): ReadProduct | { readonly fault: string; readonly isCut?: boolean } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { fault: 'it is cut off', isCut: true }
  }
  const bundle = Bundle.safeParse(json)
  if (bundle.success) return readProduct(bundle.data)
  const [issue] = bundle.error.issues
  return { fault: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not a bundle'}` }
}

/** Strengths and packs of one registration repeat its limitations; the newest statement counts. */
function join(registration: string, products: readonly ReadProduct[]): Limitation[] {
  const shared = {
    registration,
    names: distinct(products.flatMap(({ names }) => names)),
    atc: distinct(products.flatMap(({ atc }) => atc)),
    substances: distinct(products.flatMap(({ substances }) => substances)),
  }
  const all = products.flatMap(({ limitations }) => limitations)
  return [...Map.groupBy(all, ({ id }) => id).values()].flatMap((same) => {
    const newest = same.reduce((a, b) => ((b.statusDate ?? '') > (a.statusDate ?? '') ? b : a))
    const said = new Set(
      same.map((one) => JSON.stringify([one.status, one.until, one.code, one.text])),
    )
    return [{ ...newest, ...shared, isGeneral: isGeneral(newest), isDisputed: said.size > 1 }]
  })
}

/** How rules for all uses begin, in the languages of the list. */
const generalBeginnings =
  /^(?:f[üu]r alle|austausch referenzpr|pour toutes les indications|toutes les indications|remplacement|per tutte le indicazioni|tutte le indicazioni|sostituzione)/i

function isGeneral({ code, text }: ReadLimitation): boolean {
  return /\.XX$/i.test(code ?? '') || generalBeginnings.test(text.trim())
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words)]
}

/** Short words that the other two languages do not have. */
const languageWords: Readonly<Record<ListLanguage, RegExp>> = {
  de: /\b(?:der|und|bei|mit|nach|oder|von)\b/gi,
  fr: /\b(?:les|des|une|avec|chez|ou|est|dans)\b/gi,
  it: /\b(?:della|del|il|con|dopo|nei|per|gli|dei)\b/gi,
}

/** The files do not say which language they are in. */
export function languageOf(limitations: readonly Pick<Limitation, 'text'>[]): ListLanguage | null {
  const texts = limitations.map(({ text }) => text).join('\n')
  const counts = listLanguages.map((tag) => ({
    tag,
    count: [...texts.matchAll(languageWords[tag])].length,
  }))
  const [first, second] = counts.toSorted((a, b) => b.count - a.count)
  return first !== undefined && first.count > 2 * (second?.count ?? 0) ? first.tag : null
}

/** The newest day on which the list says something began to hold, which no older edition can name. */
export function newestDay(limitations: readonly Pick<Limitation, 'statusDate'>[]): Day | null {
  return limitations.reduce<Day | null>(
    (newest, { statusDate }) =>
      statusDate !== null && statusDate > (newest ?? '') ? statusDate : newest,
    null,
  )
}
