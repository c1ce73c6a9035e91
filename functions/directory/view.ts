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
  readonly today: Day
}

export function createView(locale: Locale, fallback: Fallback, today: Day): View {
  return { locale, fallback, tags: permittedTags(locale, fallback), today }
}

export type Read<T> = { readonly text: Translated<T>; readonly block: TextBlock }

/** The text as this reader may see it, or undefined when no permitted translation is held. */
export function readText<T>(text: TextByLocale<T>, view: View): Read<T> | undefined {
  for (const tag of view.tags) {
    const held = Object.hasOwn(text, tag) ? text[tag] : undefined
    if (held !== undefined) {
      return {
        text: held,
        block: {
          locale: tag,
          availableLocales: Object.keys(text).toSorted(),
          translation: held.state,
        },
      }
    }
  }
  return undefined
}

/** The same reader with every text of the chain permitted: for what must never be left out. */
export function wholeChain(view: View): View {
  return createView(view.locale, 'any', view.today)
}

/** A text that must never be left out. Every chain ends in the default locale, which is held. */
export function readAlways<T>(text: TextByLocale<T>, view: View): Read<T> {
  const read = readText(text, wholeChain(view))
  if (read === undefined) throw new Error('a text that is not held in the default locale')
  return read
}
