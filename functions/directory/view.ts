/** Who reads: in which locale, how far texts may fall back, on which day. */
import type { Fallback } from '../model/codes.ts'
import type { Day } from '../model/dates.ts'
import { permittedTags } from '../model/locale.ts'
import type { Locale } from '../model/manifest.ts'
import type { Translated, TextByLocale } from '../model/text.ts'
import type { TextBlock } from './answers/parts.ts'

export type View = {
  readonly locale: Locale
  readonly fallback: Fallback
  /** Tags in which a text may be shown, best first. */
  readonly tags: readonly string[]
  /** The same for what must never be left out: the whole chain. */
  readonly chain: readonly string[]
  readonly today: Day
}

/** A view of any day. */
export type Permitted = Omit<View, 'today'>

export function permitted(locale: Locale, fallback: Fallback): Permitted {
  const chain = permittedTags(locale, 'any')
  const tags = fallback === 'any' ? chain : permittedTags(locale, fallback)
  return { locale, fallback, tags, chain }
}

export function createView(locale: Locale, fallback: Fallback, today: Day): View {
  return { ...permitted(locale, fallback), today }
}

export type Read<T> = { readonly text: Translated<T>; readonly block: TextBlock }

/** The text as this reader may see it, or undefined when no permitted translation is held. */
export function readText<T>(text: TextByLocale<T>, { tags }: Permitted): Read<T> | undefined {
  return readIn(text, tags)
}

/** Texts never change once they are read, and many are read again and again. */
const sortedLocales = new WeakMap<object, string[]>()

function localesOf(text: object): string[] {
  const locales = sortedLocales.get(text) ?? Object.keys(text).toSorted()
  sortedLocales.set(text, locales)
  return locales
}

function readIn<T>(text: TextByLocale<T>, tags: readonly string[]): Read<T> | undefined {
  for (const tag of tags) {
    const held = Object.hasOwn(text, tag) ? text[tag] : undefined
    if (held !== undefined) {
      return {
        text: held,
        block: {
          locale: tag,
          availableLocales: localesOf(text),
          translation: held.state,
        },
      }
    }
  }
  return undefined
}

/** The same reader with every text of the chain permitted: for what must never be left out. */
export function wholeChain<V extends Permitted>(view: V): V {
  return { ...view, fallback: 'any', tags: view.chain }
}

/** A text that must never be left out. Every chain ends in the default locale, which is held. */
export function readAlways<T>(text: TextByLocale<T>, { chain }: Permitted): Read<T> {
  const read = readIn(text, chain)
  if (read === undefined) throw new Error('a text that is not held in the default locale')
  return read
}
