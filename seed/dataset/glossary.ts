/** The words that carry the meaning of the directory, and how each language says them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { LocaleTag, plainText } from '../../functions/model/text.ts'
import { escapePattern } from './escape-pattern.ts'
import { compare } from './rules/problems.ts'
import { parseYaml } from './yaml/yaml-file.ts'

/** A part of a word, or of several words; `*` stands for the rest of a word. */
const Form = plainText(80).regex(/^(?!\*)[^*]+(?:\*[^*]+)*$/, {
  error: 'expected a part of a word or of words, with * for the rest of one',
})

const Term = z.strictObject({
  say: plainText(200).meta({ description: 'how the language says it' }),
  forms: z.array(Form).min(1).meta({
    description: 'parts of words by which a text is known to say it, in every inflection',
  }),
  near: z.array(Form).default([]).meta({
    description: 'other words of the original that a translation may render by this term',
  }),
  avoid: z.array(Form).default([]).meta({ description: 'what a text must not say in its place' }),
  note: plainText(500).default('').meta({ description: 'for translators' }),
})

export const GlossaryFile = z.strictObject({
  locale: LocaleTag,
  terms: z.record(plainText(80), Term).meta({ description: 'by the English term' }),
})
export type GlossaryFile = z.infer<typeof GlossaryFile>

/** By locale, in the order of the files. */
export type Glossary = Readonly<Record<string, GlossaryFile['terms']>>

const folder = join(import.meta.dirname, '../glossary')

/** The repository's glossary. Throws where a file of it is not as its schema says. */
export async function loadGlossary(): Promise<Glossary> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'))
  const files = await Promise.all(
    names.toSorted(compare).map(async (name) => {
      const { value } = parseYaml(await readFile(join(folder, name), 'utf8'))
      return GlossaryFile.parse(value)
    }),
  )
  return Object.fromEntries(files.map(({ locale, terms }) => [locale, terms]))
}

/** These four are different things, and stay four different words in every language. */
export const fourWords = ['authorised', 'recommended', 'reimbursed', 'early access'] as const

/** Which of the forms a text says; cases are those of the language (Turkish has two i). */
export function says(text: string, forms: readonly string[], locale: string): string | undefined {
  const lower = text.toLocaleLowerCase(locale)
  return forms.find((form) => patternOf(form, locale).test(lower))
}

const patterns = new Map<string, RegExp>()

function patternOf(form: string, locale: string): RegExp {
  const key = `${locale} ${form}`
  const known = patterns.get(key)
  if (known !== undefined) return known
  const parts = form.toLocaleLowerCase(locale).split('*').map(escapePattern)
  const made = new RegExp(parts.join(String.raw`\p{L}*`), 'u')
  patterns.set(key, made)
  return made
}
