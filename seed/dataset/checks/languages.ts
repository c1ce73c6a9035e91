/** Texts are held in languages of the manifest, always in the default one; chains end there. */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf, fieldsOf, select, selectText } from '../select.ts'
import type { Facts } from './facts.ts'

export function checkLanguages(entries: readonly Entry[], facts: Facts): FileProblem[] {
  return entries.flatMap((entry) => [
    ...checkTexts(entry, facts),
    ...(entry.collection === 'manifest'
      ? [...checkFullLocales(entry, facts), ...checkChains(entry, facts)]
      : []),
  ])
}

function checkTexts(entry: Entry, facts: Facts): FileProblem[] {
  const { defaultLocale, locales } = facts
  const texts = findMarked(treeOfRecords(entry.collection), entry.value, 'text')
  return texts.flatMap(({ path, value: text, tree: { mark } }) => {
    const held = fieldsOf(text).map(([locale]) => locale)
    if (held.length === 0) return []
    const known = new Set([...(locales ?? held), defaultLocale])
    const unknown = held.filter((one) => !known.has(one))
    const problems = unknown.map((locale) => {
      const message = `the manifest lists no language ${quote(locale)}${didYouMean(locale, locales ?? []) || ': add it to locales there, or correct the tag'}`
      return placed(entry, {
        path: [...path, locale],
        code: 'unknown-locale',
        message,
        atKey: true,
      })
    })
    const isComposed = mark.composed === true
    if (defaultLocale === undefined || isComposed || held.includes(defaultLocale)) return problems
    const message = `the text is not held in the default language "${defaultLocale}": add it`
    return [
      ...problems,
      placed(entry, { path, code: 'missing-default-locale', message, atKey: true }),
    ]
  })
}

function checkFullLocales(entry: Entry, { locales }: Facts): FileProblem[] {
  if (locales === undefined) return []
  return selectText(entry.value, 'fullLocales.*')
    .filter(({ value }) => !locales.includes(value))
    .map(({ path, value }) => {
      const message = `${quote(value)} is not among the locales${didYouMean(value, locales) || ': add it to them, or delete it here'}`
      return placed(entry, { path, code: 'unknown-locale', message })
    })
}

function checkChains(entry: Entry, { defaultLocale, locales }: Facts): FileProblem[] {
  if (locales === undefined || defaultLocale === undefined) return []
  if (!locales.includes(defaultLocale)) {
    const message = `${quote(defaultLocale)} is not among the locales: add it to them, or name one of them`
    return [placed(entry, { path: ['defaultLocale'], code: 'unknown-locale', message })]
  }
  return select(entry.value, 'locales.*').flatMap(({ path, value: locale }, i) => {
    const tag = String(fieldOf(locale, 'tag'))
    if (locales.indexOf(tag) < i) {
      const message = `${quote(tag)} is already listed: keep one of them`
      return [placed(entry, { path: [...path, 'tag'], code: 'duplicate-value', message })]
    }
    const fallback = selectText(locale, 'fallback.*').map(({ value }) => value)
    const message = chainFault(tag, fallback, defaultLocale, locales)
    if (message === undefined) return []
    return [placed(entry, { path: [...path, 'fallback'], code: 'bad-fallback', message })]
  })
}

function chainFault(
  tag: string,
  fallback: readonly string[],
  defaultLocale: string,
  locales: readonly string[],
): string | undefined {
  const unknown = fallback.find((one) => !locales.includes(one))
  if (unknown !== undefined)
    return `${quote(unknown)} is not among the locales: add it to them, or take it out of the chain`
  if (fallback.includes(tag)) return `the chain of ${quote(tag)} leads back to it: take it out`
  const ends = fallback.at(-1) ?? tag
  if (ends === defaultLocale) return undefined
  return `the chain of ${quote(tag)} must end in the default language: add "${defaultLocale}" at its end`
}
