/** The parameters of a search. */
import * as z from 'zod'
import type { Dataset } from '../model/release.ts'
import { SearchType } from '../search/asked.ts'
import { defaultHits, maxHits, maxQueryCharacters, maxQueryWords } from '../search/limits.ts'
import { commaList, plain, required, resolvedTo } from './parameter.ts'

/** The proof asks for one of each kind, under the name it has in the default locale. */
function namesIn({ manifest, cancerTypes, countries, medicines, resources }: Dataset): string[] {
  const tag = manifest.defaultLocale
  return [
    cancerTypes[0]?.text[tag]?.name,
    cancerTypes[0]?.codes[0]?.code,
    countries[0]?.text[tag]?.name,
    medicines[0]?.inn,
    resources[0]?.text[tag]?.title,
  ].filter((name) => name !== undefined)
}

function words(description: string) {
  return plain<string, string>(
    {
      description: `${description} At most ${maxQueryCharacters} characters, of which the first ${maxQueryWords} words are used. Accents, case and hyphens do not matter, beginnings of words are enough, and a letter may be wrong in a longer word, but never in a code.`,
      grammar: z
        .string()
        .min(1)
        .max(maxQueryCharacters)
        .refine((text) => /[\p{L}\p{N}]/u.test(text)),
      expected: `words to look for, with a letter or a digit, in at most ${maxQueryCharacters} characters`,
      example: 'lung cancer',
      values: { held: namesIn },
      rare: true,
    },
    // However it is spaced, it is the same query to a cursor.
    (text) => resolvedTo(text.normalize('NFC').trim().replace(/\s+/gu, ' ')),
  )
}

export const query = required(
  words(
    'What to look for: a cancer, a country, a medicine, a code, words of a title, a kind of help ("helpline Belgium").',
  ),
  'lung cancer',
)

export const wordsOfResources = words(
  'Keeps resources that hold the words: in title or description, as their kind, or as a country they serve.',
)

export const searchTypes = commaList(
  {
    description: 'Types of hits (a comma list, or repeated, means OR). Default: all.',
    grammar: SearchType,
    expected: `one of ${SearchType.options.join(', ')}, or several with commas`,
    values: { codes: SearchType.options },
  },
  (type) => resolvedTo([type]),
)

export const hitsLimit = plain(
  {
    description: 'How many hits at most.',
    defaultValue: defaultHits,
    grammar: z
      .string()
      .regex(/^(?:[1-9]|[1-4][0-9]|50)$/)
      .meta({ override: { type: 'integer', minimum: 1, maximum: maxHits, pattern: undefined } }),
    expected: `a whole number from 1 to ${maxHits}, in plain digits`,
    values: { codes: ['1', `${maxHits}`] },
  },
  (text) => resolvedTo(Number(text)),
)
