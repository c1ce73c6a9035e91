/** The page that says what a dataset holds on a day: language by language, country by country. */
import { listCountryAvailability } from '../../functions/directory/availability.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import { createView } from '../../functions/directory/view.ts'
import type { State } from '../../functions/model/codes.ts'
import type { Country } from '../../functions/model/country.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { coverageOf, type Coverage } from '../dataset/coverage.ts'
import { itemKinds } from '../dataset/items.ts'

export const completenessFile = 'functions/site/guides/completeness.md'

const introduction = (today: Day): string => `# Completeness of the dataset

<!-- Written by npm run seed -- coverage --report ${completenessFile}; do not edit. -->

What the dataset holds on ${today}. What is due depends on the day.

A text is a title with its description, a note, a name with its synonyms, and so on. *Required* are those that are to be held in a language: every text in English and French; names, terms, EU-wide notes, the notice, publications and what serves everywhere in all languages; how a country pays, its early access and its notes in its official languages; other resources in the languages of their site. *Lacking* are those of them that are missing. *Unreviewed* are translations that no person has checked. *Due* are texts of statements that are past their review day or undated: they are shown as history.
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

const states = ['stated', 'history', 'unknown'] as const satisfies readonly State[]

/** As readers meet it: of each pair of country and cancer type, whether something is stated. */
function countries(dataset: Dataset, today: Day): string {
  const { cancerTypes, countries: all, manifest } = dataset
  const directory = createDirectory(dataset)
  const locale = manifest.locales.find(({ tag }) => tag === manifest.defaultLocale)
  if (locale === undefined) return ''
  const view = createView(locale, 'any', today)
  const countsOf = (country: Country): number[] => {
    const filter = { history: true }
    const entries = listCountryAvailability(directory, country, view, filter)?.entries ?? []
    return states.map((state) => entries.filter((entry) => entry.state === state).length)
  }
  const rows = all.map((country) => {
    const name = country.text[locale.tag]?.name ?? ''
    return [`${country.code} ${name}`, ...countsOf(country), country.availability.length]
  })
  const totals = [1, 2, 3, 4].map((i) => rows.reduce((sum, row) => sum + Number(row[i]), 0))
  const heads = ['country', ...states, 'national notes']
  return `## What is known by country

Of ${cancerTypes.length} cancer types: for how many something is stated today, for how many there is only history, and for how many nothing is known of the country. Unknown never means "not available".

${table(heads, [...rows, ['all', ...totals]])}`
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`
  const rule = `|---${'|---:'.repeat(heads.length - 1)}|\n`
  return `${line(heads)}${rule}${rows.map(line).join('')}`
}
