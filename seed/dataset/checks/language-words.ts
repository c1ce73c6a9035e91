/** Every locale of the manifest has the words of its language: without them no text is judged. */
import { placed, type Entry } from '../entry.ts'
import { hasWords, languageFile } from '../languages/languages.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import type { Facts } from './facts.ts'

export function checkLanguageWords(
  entries: readonly Entry[],
  { locales = [] }: Facts,
): FileProblem[] {
  const manifest = entries.find(({ collection }) => collection === 'manifest')
  if (manifest === undefined) return []
  return [...locales.entries()]
    .filter(([, tag]) => !hasWords(tag))
    .map(([i, tag]) => {
      const message = `nothing is known of the language of ${quote(tag)}: write ${languageFile(tag)} and list it in languages.ts beside it`
      const path = ['locales', i, 'tag']
      return placed(manifest, { path, code: 'language-without-words', message })
    })
}
