/** What a search answers: hits, what was not found, and what would help. */
import * as z from 'zod'
import { HeldInLocale } from '../directory/answers/empty.ts'
import { textBlock } from '../directory/answers/parts.ts'
import { codes, type Table } from '../model/code-table.ts'
import { LocaleTag } from '../model/text.ts'
import { SearchType } from './asked.ts'

const MatchedField = codes('MatchedField', {
  name: 'of a cancer type or a country',
  synonym: 'another name of the cancer type, and of nothing wider',
  searchTerm: 'what people search for who may mean this cancer type: it can be wider',
  code: 'of a classification, or of the country in ISO 3166-1',
  ownName: 'what the country calls itself',
  inn: 'INN of the medicine, as it is written internationally',
  spelling: 'its INN as a language writes it',
  brand: 'its brand in the EU',
  title: 'of the resource',
  description: 'of the resource: the part around what was found',
  kind: 'label of the kind of resource',
  serves: 'name of a country that the resource serves',
} as const satisfies Table)
export type MatchedField = z.infer<typeof MatchedField>

const MatchedAs = codes('MatchedAs', {
  exact: 'every word of it that was found stands there as it was typed',
  beginning: 'of a word at least, only the beginning was typed',
  near: 'a word at least was typed otherwise: show the reader which one was taken for it',
  wider: 'the code that was typed covers more than this cancer type',
} as const satisfies Table)
export type MatchedAs = z.infer<typeof MatchedAs>

const Match = z
  .strictObject({
    field: MatchedField,
    text: z.string().meta({ description: 'as it stands there; of a long text the part around it' }),
    locale: LocaleTag.nullable().meta({ description: 'null where it is of no one language' }),
    as: MatchedAs,
  })
  .meta({ id: 'SearchMatch' })
export type Match = z.infer<typeof Match>

const Hit = z
  .strictObject({
    type: SearchType,
    id: z.string().meta({ description: 'of a country its code' }),
    name: z.string().meta({ description: 'of a resource its title, of a medicine its INN' }),
    locale: textBlock.locale
      .nullable()
      .meta({ description: 'of the name; null for a medicine, whose name is of no one language' }),
    availableLocales: textBlock.availableLocales,
    translation: textBlock.translation.nullable(),
    matched: z
      .array(Match)
      .meta({ description: 'in which texts words of the query were found, at most three' }),
    href: z.string().meta({ description: 'relative address of the record' }),
  })
  .meta({ id: 'SearchHit' })
export type Hit = z.infer<typeof Hit>

export const SearchAnswer = z
  .strictObject({
    hits: z.array(Hit).meta({ description: 'best first' }),
    total: z.int().nonnegative().meta({ description: 'how many there are without the limit' }),
    notFound: z
      .array(
        z
          .strictObject({
            word: z.string().meta({ description: 'as it was typed' }),
            nearest: z.array(z.string()).meta({ description: 'what is held and spelt nearly so' }),
          })
          .meta({ id: 'WordNotFound' }),
      )
      .meta({ description: 'words of the query that nothing here holds: hits are without them' }),
    elsewhere: z
      .strictObject({
        types: z.array(
          z.strictObject({ type: SearchType, total: z.int().min(1) }).meta({ id: 'HitsOfType' }),
        ),
        locales: z
          .array(HeldInLocale)
          .nullable()
          .meta({ description: 'null in a directory too large to look through them all' }),
      })
      .meta({ id: 'HitsElsewhere' })
      .nullable()
      .meta({
        description:
          'what helps where there are no hits, or some words were not found: types that have hits where the ones asked for have none, and locales that hold the words not found here; null where nothing is missing',
      }),
  })
  .meta({ id: 'SearchResult' })
export type SearchAnswer = z.infer<typeof SearchAnswer>
