/** What the site says of itself, in the language of its reader as far as it is held there. */
import type { Directory } from '../directory/directory.ts'
import { permitted, readText } from '../directory/view.ts'
import type { ServedTranslation } from '../model/codes.ts'
import type { Locale } from '../model/manifest.ts'
import type { Page, PageWords, ValuesFor, WordOf } from '../model/page-words.ts'
import { fillPlaces } from '../model/text-places.ts'
import { Unavailable } from '../model/unavailable.ts'

/** Plain text, still to be escaped; `lang` where it is not that of the page, which must then say so. */
export type Said = { readonly text: string; readonly lang: string | undefined }

export type Values<P extends Page, C extends WordOf<P>> = [keyof ValuesFor<P, C>] extends [never]
  ? []
  : [values: ValuesFor<P, C>]

export type Words = {
  readonly say: <P extends Page, C extends WordOf<P>>(
    page: P,
    code: C,
    ...values: Values<P, C>
  ) => Said
  /** To be told of the translation of every text beside these words that a page shows. */
  readonly saw: (translation: ServedTranslation) => void
  /** Whether anything that was said so far is a translation that nobody has checked. */
  readonly saidUnreviewed: () => boolean
}

/** For one rendering of a page. */
export function wordsOf({ pages }: Directory, locale: Locale): Words {
  const reader = permitted(locale, 'any')
  let unreviewed = false
  return {
    say: (page: string, code: string, values: Readonly<Record<string, string>> = {}) => {
      const word = textOf(pages.get(page), code)
      const read = word && readText(word, reader)
      // Half a page would be taken for a whole one.
      if (read === undefined) throw unsaid(page, code)
      unreviewed ||= read.text.state === 'unreviewed'
      return {
        text: fillPlaces(read.text.text, values),
        lang: read.block.locale === locale.tag ? undefined : read.block.locale,
      }
    },
    saw: (translation) => {
      unreviewed ||= translation === 'unreviewed'
    },
    saidUnreviewed: () => unreviewed,
  }
}

function textOf(page: PageWords | undefined, code: string) {
  return page !== undefined && Object.hasOwn(page.words, code) ? page.words[code] : undefined
}

/** Of a release that older code published: its words come with the next publication. */
function unsaid(page: string, code: string): Unavailable {
  const cause = new Error(`the release has no words for ${code} of the page ${page}`)
  return new Unavailable('release-unsupported', { cause })
}
