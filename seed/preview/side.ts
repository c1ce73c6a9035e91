/** One side of a comparison: a release as readers of the chosen languages get it, on one day. */
import { formatDate } from '../../functions/directory/composing/format-date.ts'
import type { Vocabulary } from '../../functions/directory/composing/vocabulary.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import { listTerms } from '../../functions/directory/terms.ts'
import { createView, readText, wholeChain, type View } from '../../functions/directory/view.ts'
import type { Day, PartialDate } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { TermSet } from '../../functions/model/term-sets.ts'
import { itemsOf, type Item } from '../dataset/items.ts'
import type { Line } from './row.ts'

/** Whoever asked for a language, and what they read then. */
export type Reader = {
  /** The language that was asked for; a release that lacks it serves another. */
  readonly asked: string
  readonly view: View
  /** The words of the first language of their chain that has all of them. */
  readonly words: Vocabulary | undefined
  readonly label: (set: TermSet, code: string) => Line
}

export type Side = {
  readonly directory: Directory
  readonly readers: readonly [Reader, ...Reader[]]
  readonly items: ReadonlyMap<string, Item>
}

export function createSide(
  dataset: Dataset,
  [first, ...others]: readonly [string, ...string[]],
  today: Day,
): Side {
  const directory = createDirectory(dataset)
  const read = (asked: string): Reader => createReader(directory, asked, today)
  return {
    directory,
    readers: [read(first), ...others.map(read)],
    items: new Map(itemsOf(dataset).map((item) => [nameOf(item), item])),
  }
}

export function nameOf({ kind, id }: Pick<Item, 'kind' | 'id'>): string {
  return `${kind} ${id}`
}

function createReader(directory: Directory, asked: string, today: Day): Reader {
  const locale = directory.locales.get(asked) ?? directory.defaultLocale
  const view = createView(locale, 'any', today)
  const terms = new Map(listTerms(directory, view).map((one) => [`${one.set} ${one.code}`, one]))
  const { vocabularies } = directory.composing
  return {
    asked,
    view,
    words: wholeChain(view)
      .tags.map((tag) => vocabularies.get(tag))
      .find((one) => one !== undefined),
    label(set, code) {
      const term = terms.get(`${set} ${code}`)
      return { text: term?.label ?? code, lang: term?.locale ?? null }
    },
  }
}

export function sayDate(date: PartialDate, { words, view }: Reader): Line {
  if (words !== undefined) return { text: words.date(date), lang: words.tag }
  return { text: formatDate(date, view.locale.tag), lang: view.locale.tag }
}

/** The name of a country or cancer type; its key where no name is held. */
export function sayName(
  { directory }: Side,
  collection: 'countries' | 'cancerTypes',
  key: string,
  { view }: Reader,
): Line {
  const record = directory[collection].get(key)
  const read = record && readText(record.text, view)
  return { text: read?.text.name ?? key, lang: read?.block.locale ?? null }
}
