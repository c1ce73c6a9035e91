/** New records, ready to fill in. */
import { NationalNote } from '../../../functions/model/note.ts'
import { recordSchemas } from '../../../functions/model/records.ts'
import { collections, type KeyedCollection } from '../../../functions/model/release.ts'
import { kinds } from '../kinds.ts'
import { noteHints } from '../kinds/notes.ts'
import { pathOf, schemaLine } from './dataset-files.ts'
import { renderTemplate } from './template.ts'

export type NewFile = { readonly path: string; readonly text: string }

/** The file of a record of which only the id, or code, is known. `locale`: that of its texts. */
export function newFile(collection: KeyedCollection, key: string, locale: string): NewFile {
  const { key: field } = collections[collection]
  const { hints, known } = kinds[collection]
  const lines = renderTemplate(recordSchemas[collection], {
    hints,
    known: { [field]: key, ...known(key) },
    locale,
  })
  const head = [
    schemaLine(collection),
    '# To fill in: every field that is empty. "npm run seed -- validate" says what is missing;',
    '# lines that begin with # are only for you and can go.',
  ]
  return { path: pathOf(collection, key), text: `${[...head, ...lines].join('\n')}\n` }
}

export type NewNote = { readonly id: string; readonly cancerType: string; readonly locale: string }

/** The lines of a national note of which only the id is known. */
export function newNote({ id, cancerType, locale }: NewNote): string[] {
  const known = { id, cancerType }
  return renderTemplate(NationalNote, { hints: noteHints, known, open: ['use'], locale })
}

/** The next id of a country's notes on a cancer type, such as `be-melanoma-3`. */
export function nextNoteId(code: string, cancerType: string, taken: ReadonlySet<string>): string {
  const stem = `${code.toLowerCase()}-${cancerType}`
  let number = 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
