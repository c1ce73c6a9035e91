/** The pages have the words that the site's code asks for, and every language their places. */
import type { Table } from '../../../functions/model/code-table.ts'
import { pageWords } from '../../../functions/model/page-words.ts'
import { placesIn } from '../../../functions/model/text-places.ts'
import { placed, type Entry } from '../entry.ts'
import { fileProblem, type DataFile } from '../files.ts'
import { fileNameOf, keyOfName } from '../kinds.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf, fieldsOf, selectText } from '../select.ts'
import { keyOf } from './facts.ts'

/** What each word of a page is, as `pageWords` tells it. */
type PageTables = Readonly<Record<string, Table>>

export function checkPageWords(
  entries: readonly Entry[],
  files: readonly DataFile[],
  tables: PageTables = pageWords,
): FileProblem[] {
  const pages = entries.filter(({ collection }) => collection === 'pages')
  const names = Object.keys(tables)
  return [...missingPages(files, names), ...pages.flatMap((entry) => checkPage(entry, tables))]
}

/** A dataset without any page is one that no site is made of; with some, all are asked for. */
function missingPages(files: readonly DataFile[], pages: readonly string[]): FileProblem[] {
  const held = files.filter(({ collection }) => collection === 'pages')
  const [first] = held
  if (first === undefined) return []
  const names = new Set(held.map(({ name }) => keyOfName('pages', name)))
  const folder = first.path.slice(0, -first.name.length)
  return pages
    .filter((page) => !names.has(page))
    .map((page) => {
      const message = `the site has a page ${quote(page)}, whose words are missing: add this file`
      return fileProblem(`${folder}${fileNameOf('pages', page)}`, 'missing-words', message)
    })
}

function checkPage(entry: Entry, tables: PageTables): FileProblem[] {
  const page = keyOf(entry)
  if (page === undefined) return []
  const table = new Map(Object.entries(tables)).get(page)
  if (table === undefined) {
    const hint = didYouMean(page, Object.keys(tables)) || ': correct it, or delete the file'
    const message = `the site has no page ${quote(page)}${hint}`
    return [placed(entry, { path: ['id'], code: 'unknown-code', message })]
  }
  const held = fieldOf(entry.value, 'words')
  // That there are none at all, the schema says.
  if (held === undefined) return []
  const words = fieldsOf(held)
  const told = new Map(Object.entries(table))
  const codes = new Set(words.map(([code]) => code))
  const missing = [...told].filter(([code]) => !codes.has(code))
  return [
    ...missing.map(([code, what]) => {
      const message = `the page has no words for ${quote(code)} (${what}): add them`
      return placed(entry, { path: ['words'], code: 'missing-words', message, atKey: true })
    }),
    ...words.flatMap(([code, text]) => checkWord(entry, told, { code, text })),
  ]
}

function checkWord(
  entry: Entry,
  table: ReadonlyMap<string, string>,
  { code, text }: { readonly code: string; readonly text: unknown },
): FileProblem[] {
  const told = table.get(code)
  if (told === undefined) {
    const hint = didYouMean(code, table.keys()) || ': correct it, or delete it'
    const message = `the page has no place for ${quote(code)}${hint}`
    return [placed(entry, { path: ['words', code], code: 'unknown-code', message, atKey: true })]
  }
  const wanted = placesIn(told)
  return selectText(text, '*.text').flatMap(({ path, value }) => {
    const found = placesIn(value)
    const odd = [
      ...wanted.filter((name) => !found.includes(name)).map((name) => `${braced(name)} is missing`),
      ...found
        .filter((name) => !wanted.includes(name))
        .map((name) => `${braced(name)} is not filled in${didYouMean(name, wanted)}`),
    ]
    if (odd.length === 0) return []
    const fix = wanted.length === 0 ? 'none' : `just ${wanted.map(braced).join(', ')}`
    const message = `${odd.join('; ')}: write ${fix}`
    return [placed(entry, { path: ['words', code, ...path], code: 'wrong-place', message })]
  })
}

function braced(name: string): string {
  return quote(`{${name}}`)
}
