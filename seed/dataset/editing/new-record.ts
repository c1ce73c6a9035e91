/** New records, ready to fill in. */
import { CancerType } from '../../../functions/model/cancer-type.ts'
import { Country } from '../../../functions/model/country.ts'
import { Medicine } from '../../../functions/model/medicine.ts'
import { NationalNote } from '../../../functions/model/note.ts'
import { Publication } from '../../../functions/model/publication.ts'
import type { Collection } from '../../../functions/model/release.ts'
import { Resource } from '../../../functions/model/resource.ts'
import { pathOf, schemaLine } from './dataset-files.ts'
import {
  cancerTypeHints,
  countryHints,
  medicineHints,
  noteHints,
  publicationHints,
  resourceHints,
} from './template-hints.ts'
import { renderTemplate } from './template.ts'

export type NewCollection = Exclude<Collection, 'manifest' | 'terms'>

const forms = {
  resources: { schema: Resource, hints: resourceHints, known: (id: string) => ({ id }) },
  medicines: { schema: Medicine, hints: medicineHints, known: (id: string) => ({ id }) },
  cancerTypes: {
    schema: CancerType,
    hints: cancerTypeHints,
    known: (id: string) => ({ id, 'euWide.id': `eu-${id}-1` }),
  },
  countries: { schema: Country, hints: countryHints, known: (code: string) => ({ code }) },
  publications: { schema: Publication, hints: publicationHints, known: (id: string) => ({ id }) },
} as const

export type NewFile = { readonly path: string; readonly text: string }

/** The file of a record of which only the id, or code, is known. `locale`: that of its texts. */
export function newFile(collection: NewCollection, key: string, locale: string): NewFile {
  const { schema, hints, known } = forms[collection]
  const lines = renderTemplate(schema, { hints, known: known(key), locale })
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
  return renderTemplate(NationalNote, { hints: noteHints, known: { id, cancerType }, locale })
}

/** The next id of a country's notes on a cancer type, such as `be-melanoma-3`. */
export function nextNoteId(code: string, cancerType: string, taken: ReadonlySet<string>): string {
  const stem = `${code.toLowerCase()}-${cancerType}`
  let number = 1
  while (taken.has(`${stem}-${number}`)) number += 1
  return `${stem}-${number}`
}
