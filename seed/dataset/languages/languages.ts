/** The languages that texts can be held in. A test holds this table to the manifest's locales. */
import { languageOf } from '../../../functions/model/locale.ts'
import { german } from './de.ts'
import { english } from './en.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import { italian } from './it.ts'
import type { Language } from './language.ts'
import { dutch } from './nl.ts'
import { polish } from './pl.ts'
import { portuguese } from './pt.ts'
import { romanian } from './ro.ts'
import { turkish } from './tr.ts'

export const languages = {
  en: english,
  de: german,
  es: spanish,
  fr: french,
  it: italian,
  nl: dutch,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  tr: turkish,
} as const satisfies Readonly<Record<string, Language>>
export type LanguageTag = keyof typeof languages

const byTag: ReadonlyMap<string, Language> = new Map(Object.entries(languages))

/** The file that holds a language, for who is to write it. */
export function languageFile(locale: string): string {
  return `seed/dataset/languages/${languageOf(locale)}.ts`
}

export function hasWords(locale: string): boolean {
  return byTag.has(languageOf(locale))
}

/** Those of its language: pt-BR has the words of pt. A sound dataset has no locale without. */
export function wordsOf(locale: string): Language {
  const found = byTag.get(languageOf(locale))
  if (found === undefined) throw new RangeError(`${languageFile(locale)} is not written`)
  return found
}
