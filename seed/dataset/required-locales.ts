/**
 * In which languages each text is to be held. Said here once; `validate`, `coverage` and the page
 * on completeness count by it.
 */
import { languageOf } from '../../functions/model/locale.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Item } from './items.ts'
import type { TextPlace } from './texts.ts'

/** The tags of the manifest that a text of an item is to be held in, in order. */
export type RequiredLocales = (
  item: Pick<Item, 'kind' | 'home'>,
  place: Pick<TextPlace, 'path' | 'composed'>,
) => readonly string[]

export function createRequiredLocales(dataset: Dataset): RequiredLocales {
  const { defaultLocale, fullLocales = [], locales } = dataset.manifest
  const tags = locales.map(({ tag }) => tag)
  const full = new Set([defaultLocale, ...fullLocales])
  const wantedBy = createWantedBy(dataset, tags)
  return (item, place) => {
    if (place.composed) return []
    const wanted = new Set(wantedBy(item, place))
    return tags.filter((tag) => full.has(tag) || wanted.has(tag))
  }
}

/** The languages that a text asks for by what it is about, beside those that hold every text. */
function createWantedBy(
  { countries, resources }: Dataset,
  everyLocale: readonly string[],
): RequiredLocales {
  const official = new Map(countries.map(({ code, locales }) => [code, withLanguages(locales)]))
  // What serves everywhere is for readers of every language, whatever the language of its site.
  const ofResources = new Map(
    resources.map((one) => [
      one.id,
      one.countries.length === 0 ? everyLocale : withLanguages(one.languages),
    ]),
  )
  return ({ kind, home }) => {
    switch (kind) {
      case 'manifest':
      case 'terms':
      case 'medicines':
      case 'cancerTypes':
      case 'euNotes':
      case 'countries':
      case 'publications':
      case 'pages':
        return everyLocale
      case 'reimbursements':
      case 'earlyAccess':
      case 'notes':
        return official.get(home.key) ?? []
      case 'resources':
        return ofResources.get(home.key) ?? []
      default:
        return kind satisfies never
    }
  }
}

/** A text in French serves readers of French in Belgium. */
function withLanguages(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => [tag, languageOf(tag)])
}
