/** Searching a release as a reader sees it. */
import type { Directory } from '../directory/directory.ts'
import { serveMedicines } from '../directory/medicines.ts'
import { createView, readText, type View } from '../directory/view.ts'
import type { Hit, SearchAnswer } from './answer.ts'
import type { SearchType } from './asked.ts'
import { wordsOf } from './fold.ts'
import { maxTextsElsewhere } from './limits.ts'
import { matchedIn } from './matched.ts'
import { readQuery, type Query } from './query.ts'
import { rank, type FoundWord, type Unknown } from './rank.ts'
import { isShown, scopeOf, type Scope } from './scope.ts'
import { searchablesOf, textsIn, textsOfAll, type Searchable } from './searchable.ts'
import { hasWord, wordsFrom } from './word-index.ts'

const maxNearest = 5

export type SearchOptions = {
  readonly types?: readonly SearchType[]
  readonly limit: number
}

/** Without `href`, which is for those to say who know addresses. */
export type Found = Omit<SearchAnswer, 'hits' | 'elsewhere'> & {
  readonly hits: readonly Omit<Hit, 'href'>[]
  readonly elsewhere: {
    readonly types: Elsewhere['types']
    readonly locales: readonly Omit<HeldInLocale, 'href'>[] | null
  } | null
}
type Elsewhere = NonNullable<SearchAnswer['elsewhere']>
type HeldInLocale = NonNullable<Elsewhere['locales']>[number]

export async function search(
  directory: Directory,
  view: View,
  text: string,
  { types, limit }: SearchOptions,
): Promise<Found> {
  const query = readQuery(directory, text)
  const scope = await scopeOf(directory, view.tags)
  const { places, found, unknown } = rank(directory, scope, query)
  const all = searchablesOf(directory)
  const wanted = places.filter((place) => isOfType(all[place], types))
  const isMissing = wanted.length === 0 || unknown.length > 0
  const missing =
    unknown.length > 0 ? readQuery(directory, unknown.map((word) => word.text).join(' ')) : query
  return {
    hits: Array.from(wanted.subarray(0, limit), (place) =>
      serveHit(directory, place, view, found),
    ).filter((hit) => hit !== undefined),
    total: wanted.length,
    notFound: unknown.map((word) => ({ word: word.text, nearest: spell(directory, scope, word) })),
    elsewhere: isMissing
      ? {
          types: wanted.length > 0 ? [] : countTypes(directory, places),
          locales: await lookElsewhere(directory, view, missing, types),
        }
      : null,
  }
}

/** The places, among all resources, of those that hold the query, best first. */
export async function rankResources(
  directory: Directory,
  view: View,
  text: string,
): Promise<Uint32Array> {
  const scope = await scopeOf(directory, view.tags)
  const { places } = rank(directory, scope, readQuery(directory, text))
  // Resources are the last of all that can be searched for.
  const before = searchablesOf(directory).length - directory.dataset.resources.length
  return places.filter((place) => place >= before).map((place) => place - before)
}

function isOfType(one: Searchable | undefined, types: readonly SearchType[] | undefined): boolean {
  return one !== undefined && (types === undefined || types.includes(one.type))
}

function serveHit(
  directory: Directory,
  place: number,
  view: View,
  found: readonly FoundWord[],
): Omit<Hit, 'href'> | undefined {
  const one = searchablesOf(directory)[place]
  if (one === undefined) return undefined
  const { type, id } = one
  if (type === 'medicine') {
    const [served] = serveMedicines(directory, [id], view)
    const name = served?.inn ?? one.record.inn
    const none = { locale: null, availableLocales: [], translation: null }
    return { type, id, name, ...none, matched: matchedIn(one, place, null, found) }
  }
  const read = readName(one, view)
  if (read === undefined) return undefined
  const { name, block } = read
  return { type, id, name, ...block, matched: matchedIn(one, place, block.locale, found) }
}

function readName(one: Exclude<Searchable, { type: 'medicine' }>, view: View) {
  if (one.type === 'resource') {
    const read = readText(one.record.text, view)
    return read && { name: read.text.title, block: read.block }
  }
  const read = readText<{ name: string }>(one.record.text, view)
  return read && { name: read.text.name, block: read.block }
}

function countTypes(directory: Directory, places: Uint32Array) {
  const all = searchablesOf(directory)
  // Their order is that of the places, and not that of the ranks.
  const counts = Map.groupBy(places.toSorted(), (place) => all[place]?.type)
  return [...counts].flatMap(([type, found]) => (type ? [{ type, total: found.length }] : []))
}

/** Nothing is forgiven there: what is nearly a word of another language is not what was meant. */
async function lookElsewhere(
  directory: Directory,
  view: View,
  query: Query,
  types: readonly SearchType[] | undefined,
) {
  const all = searchablesOf(directory)
  if (all.length * directory.locales.size > maxTextsElsewhere) return null
  const others = []
  for (const locale of directory.locales.values()) {
    if (view.tags.includes(locale.tag)) continue
    const { tags } = createView(locale, 'none', view.today)
    const { places } = rank(directory, await scopeOf(directory, tags), query, 'strict')
    const total = places.filter((place) => isOfType(all[place], types)).length
    if (total > 0) others.push({ locale: locale.tag, name: locale.name, total })
  }
  return others.toSorted((a, b) => b.total - a.total)
}

/** The nearest words as they are written where they stand. */
function spell(directory: Directory, scope: Scope, { near }: Unknown): string[] {
  const all = searchablesOf(directory)
  const written = near.slice(0, maxNearest).flatMap(({ word }) => {
    for (const layer of scope.layers) {
      const { index } = layer.part
      if (!hasWord(index, word)) continue
      const { from } = wordsFrom(index, word)
      const records = index.records.subarray(index.starts[from] ?? 0, index.starts[from + 1] ?? 0)
      const record = records.find((place) => isShown(scope, layer, place))
      const one = record === undefined ? undefined : all[record]
      if (one !== undefined) return [findSpelling(one, layer.tag, word) ?? word]
    }
    return []
  })
  return [...new Set(written)]
}

function findSpelling(one: Searchable, tag: string | null, form: string): string | undefined {
  const texts = tag === null ? textsOfAll(one) : textsIn(one, tag)
  return texts
    .flatMap(({ text }) => wordsOf(text))
    .flatMap((word) => [word, ...(word.parts ?? [])])
    .find(({ forms }) => forms.includes(form))?.text
}
