/**
 * Translations that stay behind their original: they are left out of what is published. Where a
 * status, a number, a medicine or a name changed in the original, a person is asked.
 */
import { canonicalJson } from '../../functions/model/canonical.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { itemsOf, textsOf, type Item } from '../dataset/items.ts'
import { hasWords, wordsOf } from '../dataset/languages/languages.ts'
import { outdatedIn } from '../dataset/reviews.ts'
import { compare, fieldName } from '../dataset/rules/problems.ts'
import { fieldOf, fieldsOf } from '../dataset/select.ts'
import { isOriginal, type TextPlace } from '../dataset/texts.ts'

export type OutdatedText = Pick<Item, 'kind' | 'id' | 'about'> & {
  readonly field: string
  readonly locales: readonly string[]
}

type Placed = { readonly item: Item; readonly place: TextPlace; readonly locales: string[] }

/** `written`: as the files hold it. */
export function outdatedTexts(written: Dataset): OutdatedText[] {
  return findOutdated(written).map(({ item: { kind, id, about }, place, locales }) => {
    return { kind, id, about, field: fieldName(place.path), locales }
  })
}

function findOutdated(written: Dataset): Placed[] {
  return itemsOf(written).flatMap((item) =>
    textsOf(item).flatMap((place) => {
      const locales = outdatedIn(place.text)
      return locales.length === 0 ? [] : [{ item, place, locales }]
    }),
  )
}

/** What changed, against what is published, in an original that translations stay behind. */
export function weightyChanges(before: Dataset, written: Dataset): string[] {
  const outdated = findOutdated(written)
  if (outdated.length === 0) return []
  const old = new Map(
    itemsOf(before).flatMap((item) =>
      textsOf(item).map((place) => [nameOf(item, place), { item, place }]),
    ),
  )
  const medicines = [...before.medicines, ...written.medicines].map(({ inn }) => inn.toLowerCase())
  return outdated.flatMap(({ item, place, locales }) => {
    const was = old.get(nameOf(item, place))
    const what = was === undefined ? undefined : difference(was, { item, place }, medicines)
    const field = place.path.length <= 1 ? '' : ` ${fieldName(place.path)}`
    return what === undefined ? [] : [`${item.id}${field}: ${what} (${locales.join(', ')})`]
  })
}

function nameOf({ kind, id }: Item, { path }: TextPlace): string {
  return `${kind} ${id} ${fieldName(path)}`
}

type One = Pick<Placed, 'item' | 'place'>

function difference(was: One, is: One, medicines: readonly string[]): string | undefined {
  const [old, next] = [originalOf(was.place), originalOf(is.place)]
  if (JSON.stringify(old.fields) === JSON.stringify(next.fields)) return undefined
  for (const field of ['status', 'medicines', 'use', 'authorisations'] as const) {
    const [before, after] = [was, is].map(({ item }) =>
      canonicalJson(fieldOf(item.value, field) ?? null),
    )
    if (before !== after) return `its ${field} changed`
  }
  const named = names.find((name) => fieldOf(old.fields, name) !== fieldOf(next.fields, name))
  if (named !== undefined) return `its ${named} changed`
  const before = weightyIn(old, medicines)
  const after = weightyIn(next, medicines)
  const gone = without(before, after)
  const come = without(after, before)
  if (gone.length + come.length === 0) return undefined
  return [
    ...(gone.length === 0 ? [] : [`no longer says ${gone.join(', ')}`]),
    ...(come.length === 0 ? [] : [`now says ${come.join(', ')}`]),
  ].join(', ')
}

const names = ['name', 'label', 'title', 'body'] as const

type Original = { readonly locale: string; readonly fields: unknown }

function originalOf({ text }: TextPlace): Original {
  const [locale = '', one] = Object.entries(text).find(([, held]) => isOriginal(held)) ?? []
  // A release holds fields in another order than a file.
  const fields = fieldsOf(one)
    .filter(([name, value]) => name !== 'state' && name !== 'of' && typeof value === 'string')
    .toSorted(([a], [b]) => compare(a, b))
  return { locale, fields: Object.fromEntries(fields) }
}

const numbers = /\d+(?:[.,]\d+)*/gu
/** Words with a capital that no sentence begins with: names of bodies, schemes, places, brands. */
const capitals = /(?<=[^\s.!?…:][ \u00A0]+[(“«"]?)\p{Lu}[\p{L}\p{N}-]*/gu

function weightyIn({ locale, fields }: Original, medicines: readonly string[]): string[] {
  const text = fieldsOf(fields)
    .map(([, value]) => String(value))
    .join('\n')
  const lower = text.toLowerCase()
  // A release may hold a language that the files no longer know, and a text may have no original.
  const words = hasWords(locale) ? wordsOf(locale).deciding : undefined
  return [
    ...[numbers, capitals, ...(words === undefined ? [] : [words])].flatMap((pattern) =>
      [...text.matchAll(pattern)].map(([found]) => found),
    ),
    ...new Set(medicines.filter((inn) => lower.includes(inn))),
  ]
}

/** What is left when each of the others has taken one away. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const rest = Array.from(others)
  return words.filter((word) => {
    const i = rest.indexOf(word)
    if (i >= 0) rest.splice(i, 1)
    return i < 0
  })
}
