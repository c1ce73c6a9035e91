/** The page that says what a dataset holds on a day: language by language, country by country. */
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { coverageOf, type Coverage } from '../dataset/coverage.ts'
import { itemKinds } from '../dataset/items.ts'
import { pairsOf, states, totalOf, type Pairs } from './pairs.ts'

export const completenessFile = 'functions/site/guides/completeness.md'

const introduction = (today: Day): string => `# Completeness of the dataset

<!-- Written by npm run seed -- coverage --report ${completenessFile}; do not edit. -->

What the dataset holds on ${today}. What is due depends on the day.

A text is a title with its description, a note, a name with its synonyms, and so on. *Required* are those that are to be held in a language: every text in English and French; names, terms, the words of pages, the notice, publications and what serves everywhere in all languages; how a country pays and its early access in its official languages; other resources in the languages of their site. Notes are required in none: where a language does not hold one, its readers get a text composed from codes and terms, and nothing counts as missing. *Lacking* are those of them that are missing. *Unreviewed* are translations that no person has checked. *Due* are texts of statements that are past their review day or undated: they are shown as unconfirmed or as history.
`

const counted = ['required', 'held', 'lacking', 'unreviewed', 'due'] as const

export function completenessPage(dataset: Dataset, today: Day): string {
  const rows = coverageOf(dataset, today)
  const byLocale = Map.groupBy(rows, ({ locale }) => locale)
  const heads = ['required', 'held', 'required and lacking', 'unreviewed', 'due']
  const all = [...byLocale].map(([tag, own]) => [tag, ...counts(own)])
  const languages = [...byLocale].map(([tag, own]) => {
    const { name = '' } = dataset.manifest.locales.find((one) => one.tag === tag) ?? {}
    const kinds = own.map((row) => [itemKinds[row.kind][1], ...counts([row])])
    return `### ${tag} · ${name}\n\n${table(['', ...heads], kinds)}`
  })
  return [
    introduction(today),
    `## Texts by language\n\n${table(['language', ...heads], all)}`,
    `## Texts by language and kind\n\n${languages.join('\n')}`,
    countries(dataset, today),
  ].join('\n')
}

function counts(rows: readonly Coverage[]): number[] {
  return counted.map((name) => rows.reduce((sum, row) => sum + row[name], 0))
}

function countries(dataset: Dataset, today: Day): string {
  const { defaultLocale } = dataset.manifest
  const names = new Map(
    dataset.countries.map(({ code, text }) => [code, text[defaultLocale]?.name ?? '']),
  )
  const pairs = pairsOf(dataset, today)
  const cells = (row: Omit<Pairs, 'country'>): number[] => [
    ...states.map((state) => row[state]),
    row.notes,
  ]
  const rows = pairs.map((row) => [`${row.country} ${names.get(row.country)}`, ...cells(row)])
  const heads = ['country', ...states, 'national notes']
  return `## What is known by country

Of ${dataset.cancerTypes.length} cancer types: for how many something is stated today, for how many a decision that holds until it is replaced was not confirmed within a year, for how many there is only history, and for how many nothing is known of the country. Unknown never means "not available".

${table(heads, [...rows, ['all', ...cells(totalOf(pairs))]])}`
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`
  const rule = `|---${'|---:'.repeat(heads.length - 1)}|\n`
  return `${line(heads)}${rule}${rows.map(line).join('')}`
}
