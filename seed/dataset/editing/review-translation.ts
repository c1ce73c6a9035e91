/** Marks a translation as checked, for as long as its original stays what it is. */
import type { Dataset } from '../../../functions/model/release.ts'
import { itemsOf, textsOf, type Item } from '../items.ts'
import { presentHash } from '../reviews.ts'
import { fieldName, quote, type FieldPath } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { didYouMean } from '../rules/suggest.ts'
import { isOriginal, type TextPlace } from '../texts.ts'
import type { Edit } from './review-done.ts'

type Named = { readonly name: string; readonly item: Item; readonly texts: readonly TextPlace[] }

/** Texts by the names a person may give them: that of their item, or of one text in it. */
function namedTexts(dataset: Dataset): Named[] {
  return itemsOf(dataset).flatMap((item) => {
    const texts = textsOf(item)
    const single = texts.map((one) => ({
      name: [item.id, fieldName(one.path)].filter((part) => part !== '').join('.'),
      item,
      texts: [one],
    }))
    return [{ name: item.id, item, texts }, ...single]
  })
}

export type Marked = { readonly item: Item; readonly edits: readonly Edit[] }

/** What changes in an item when its texts in a language are marked; nothing when they are already. */
export function markReviewed(dataset: Dataset, id: string, locale: string): Marked {
  const tags = dataset.manifest.locales.map(({ tag }) => tag)
  if (!tags.includes(locale)) {
    const hint = didYouMean(locale, tags)
    throw new Refusal('usage', `the manifest lists no language ${quote(locale)}${hint}`)
  }
  const named = namedTexts(dataset)
  const found = named.find(({ name }) => name.toLowerCase() === id.toLowerCase())
  if (found === undefined) {
    const hint = didYouMean(
      id,
      named.map(({ name }) => name),
    )
    throw new Refusal('usage', `nothing with a text has the id ${quote(id)}${hint}`)
  }
  const { item, texts, name } = found
  const held = texts.filter(({ text }) => text[locale] !== undefined)
  if (held.length === 0) throw new Refusal('usage', `${quote(name)} has no text in ${locale}`)
  const translated = held.filter(({ text }) => !isOriginal(text[locale]))
  if (translated.length === 0) {
    throw new Refusal(
      'usage',
      `in ${locale}, ${quote(name)} is the original: there is nothing to check it against`,
    )
  }
  return { item, edits: translated.flatMap((one) => markText(one, locale)) }
}

function markText({ path, text }: TextPlace, locale: string): Edit[] {
  const hash = presentHash(text)
  const translation = text[locale]
  if (hash === undefined || translation === undefined) return []
  const at = (field: string): FieldPath => [...path, locale, field]
  return [
    { field: at('state'), before: translation.state, after: 'reviewed' },
    { field: at('of'), before: translation['of'], after: hash },
  ].filter(({ before, after }) => before !== after)
}
