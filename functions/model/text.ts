/** Text in the dataset: plain, NFC, grouped by locale so that a translation is whole or absent. */
import * as z from 'zod'
import { findHidden } from './characters.ts'
import { Translation } from './codes.ts'
import { fault, formed } from './faults.ts'
import { canonicalTag } from './locale.ts'
import { marked } from './marks.ts'
import { valueAt } from './walk.ts'

// Markup is refused, not escaped: every consumer may then show a text as it is.
const markup = /<[A-Za-z/!?]|&(?:#|[A-Za-z]+;)|\]\]>|\]\(/
const unpadded = /^\S(?:.*\S)?$/su

/** A line of plain text of at most `max` characters (code points). */
export function plainText(max: number) {
  return z
    .string()
    .normalize('NFC')
    .min(1, { error: 'a text must not be empty' })
    .refine(
      (text) => unpadded.test(text),
      fault('text-blank', 'a text must not begin or end with a blank'),
    )
    .refine((text) => !isLonger(text, max), fault('text-too-long', 'the text is too long', { max }))
    .refine(
      (text) => !markup.test(text),
      fault('text-markup', 'plain text only: write it without HTML, entities or links'),
    )
    .refine(
      (text) => findHidden(text) === undefined,
      fault('text-hidden-character', 'contains a control or invisible character'),
    )
    .refine(
      (text) => !text.includes('\uFFFD'),
      fault('text-damaged', 'contains a damaged character'),
    )
    .meta({ pattern: unpadded.source, maxLength: max })
}

function isLonger(text: string, max: number): boolean {
  return text.length > max && (text.length > max * 2 || Array.from(text).length > max)
}

export const LocaleTag = z
  .string()
  .refine(
    (tag) => canonicalTag(tag) === tag,
    fault('bad-locale', 'expected a canonical BCP 47 language tag such as "en" or "pt-BR"'),
  )
  .meta({ description: 'BCP 47 language tag', examples: ['en', 'fr'] })

/** A language that something is written in or spoken: one that is to be in the register. */
export const Language = marked(LocaleTag, { language: true })

/** The first 16 hexadecimal digits of a SHA-256. */
const ShortHash = formed(
  /^[0-9a-f]{16}$/,
  'bad-format',
  'expected a hash of 16 hexadecimal digits, as translate stamp writes them',
)

/** One translation: the fields of a text with its state. */
function translationOf<T extends z.ZodRawShape>(fields: T) {
  return z.strictObject({
    ...fields,
    state: Translation.meta({
      description: 'original: first written in this language; reviewed, unreviewed: translations',
    }),
    of: ShortHash.optional().meta({
      description: 'of a translation: hash of the original it was made from, or checked against',
    }),
  })
}

const hasOneOriginal = [
  (text: object) =>
    Object.values(text).filter((one) => valueAt(one, ['state']) === 'original').length === 1,
  fault('one-original', 'exactly one translation must have the state "original"'),
] as const

/** A text by locale. Exactly one translation is the original. */
export function textByLocale<T extends z.ZodRawShape>(fields: T) {
  return z
    .record(LocaleTag, translationOf(fields))
    .refine(...hasOneOriginal)
    .meta({ description: 'by language; a translation has every field or is left out' })
    .apply(marked, { text: true })
}

/** One that may be empty: in languages without it, readers get it composed from codes. */
export function composedText<T extends z.ZodRawShape>(fields: T) {
  return z
    .record(LocaleTag, translationOf(fields))
    .refine((text) => Object.keys(text).length === 0 || hasOneOriginal[0](text), hasOneOriginal[1])
    .default({})
    .meta({
      description:
        'by language; {} where the codes say it all: what no language holds is composed from them',
    })
    .apply(marked, { text: true, composed: true })
}

export type Translated<T> = T & { state: Translation; of?: string | undefined }
/** A text by locale, as a release holds it. */
export type TextByLocale<T> = Readonly<Record<string, Translated<T>>>
