/** In which of its texts a hit holds the words of a query. */
import { heldCode } from '../directory/code-lookup.ts'
import type { Match, MatchedAs } from './answer.ts'
import { everyForm, wordsOf } from './fold.ts'
import type { FoundWord } from './rank.ts'
import { textsIn, textsOfAll, weightOf, type Searchable, type SearchedText } from './searchable.ts'

const maxMatches = 3
/** Of a long text, what fits on two lines of a page. */
const excerptLength = 160

/** From the most certain to the least. */
const certainty: readonly MatchedAs[] = ['exact', 'beginning', 'wider', 'near']

export function matchedIn(
  one: Searchable,
  place: number,
  tag: string | null,
  words: readonly FoundWord[],
): Match[] {
  const texts = [...(tag === null ? [] : textsIn(one, tag)), ...textsOfAll(one)]
  const inTexts = texts.flatMap((text) => {
    const held = everyForm(wordsOf(text.text))
    const ways = words.flatMap((word) => wayFound(word, held) ?? [])
    if (ways.length === 0) return []
    const as = certainty[Math.max(...ways.map((way) => certainty.indexOf(way)))] ?? 'near'
    return [{ count: ways.length, match: { ...shorten(text, words), as } }]
  })
  const byCode = words
    .flatMap(({ codes }) => codes)
    .filter((hit) => hit.place === place)
    .map(({ system, code, isBroader }) => {
      const held =
        one.type === 'cancer-type' && system !== 'iso3166'
          ? heldCode(system, code, one.record)?.code
          : undefined
      const text = system === 'iso3166' ? code : `${system}:${held ?? code}`
      const as: MatchedAs = isBroader ? 'wider' : 'exact'
      return { count: 1, match: { field: 'code' as const, text, locale: null, as } }
    })
  return [...byCode, ...inTexts]
    .toSorted((a, b) => b.count - a.count || weightOf(b.match.field) - weightOf(a.match.field))
    .slice(0, maxMatches)
    .map(({ match }) => match)
}

function wayFound({ forms, near }: FoundWord, held: ReadonlySet<string>): MatchedAs | undefined {
  if (forms.some((form) => held.has(form))) return 'exact'
  if (near.some((form) => held.has(form))) return 'near'
  const begins = forms.some(
    (form) => form.length > 1 && [...held].some((one) => one.startsWith(form)),
  )
  return begins && near.length === 0 ? 'beginning' : undefined
}

function shorten({ text, ...rest }: SearchedText, words: readonly FoundWord[]): SearchedText {
  if (rest.field !== 'description' || text.length <= excerptLength) return { ...rest, text }
  const first = wordsOf(text).find((word) =>
    words.some((one) => wayFound(one, everyForm([word])) !== undefined),
  )
  const at = first === undefined ? 0 : Math.max(text.indexOf(first.text), 0)
  const begin = Math.max(0, Math.min(at - excerptLength / 3, text.length - excerptLength))
  const from = begin === 0 ? 0 : text.indexOf(' ', begin) + 1
  const rough = text.slice(from, from + excerptLength)
  const isEnd = from + rough.length >= text.length
  const shown = isEnd ? rough : rough.slice(0, Math.max(rough.lastIndexOf(' '), 1))
  return { ...rest, text: `${from > 0 ? '… ' : ''}${shown}${isEnd ? '' : ' …'}` }
}
