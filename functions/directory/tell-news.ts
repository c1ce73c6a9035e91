/**
 * One thing that changed, in the reader's words: what it is, and what the directory says of it now.
 * What is gone is named and not repeated.
 */
import type { ServedTranslation } from '../model/codes.ts'
import type { NationalNote } from '../model/note.ts'
import type { Freshness } from '../model/statement-codes.ts'
import type { TextByLocale } from '../model/text.ts'
import type { Vocabulary } from './composing/vocabulary.ts'
import { serveReimbursement } from './countries.ts'
import type { Directory } from './directory.ts'
import type { News, Thing } from './news.ts'
import { serveEuNote, serveNationalNotes } from './notes.ts'
import { readAlways, readText, type View } from './view.ts'

type Said = {
  readonly text: string
  readonly locale: string
  /** Of a statement: what is told is not always told as the present. */
  readonly freshness?: Freshness
  readonly superseded?: boolean
  readonly translation?: ServedTranslation
}

type Told = {
  readonly names: readonly string[]
  /** What tells it from another of the same names. */
  readonly about?: readonly string[]
  readonly said?: Said | null | undefined
  /** Where the API serves it. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
}
export type ToldNews = Omit<Told, 'names' | 'about'> & {
  readonly title: string
  /** The title without what happened to it. */
  readonly name: string
}

/** `directory` is one that holds the thing: for what was removed, that of before. */
export function tellNews(
  { change, thing }: News,
  directory: Directory,
  view: View,
  words: Vocabulary,
): ToldNews {
  const { names, about = [], said, ...place } = tellThing(thing, directory, view, words)
  const { colon, semicolon } = words.habits
  const name = [names.join(', '), about.join(semicolon)].filter((part) => part !== '').join(colon)
  return {
    ...place,
    name,
    title: `${words.phrase(`news-${change}`)}${colon}${name}`,
    said: change === 'removed' ? undefined : said,
  }
}

function tellThing(thing: Thing, directory: Directory, view: View, words: Vocabulary): Told {
  const { countries, cancerTypes, resources, publications, dataset } = directory
  const { kind, id } = thing
  switch (kind) {
    case 'note': {
      const { country, note } = thing
      const type = known(cancerTypes, note.cancerType)
      const [served] = serveNationalNotes(directory, country, [note], view)
      return {
        names: [nameOf(country, view), nameOf(type, view)],
        about: tellUse(note, directory, words),
        said: served,
        path: `/v1/countries/${country.code}/availability`,
        query: { cancerType: type.id },
      }
    }
    case 'country': {
      const country = known(countries, id)
      const how = serveReimbursement(directory, country, view)
      return {
        names: [nameOf(country, view)],
        said: how && { text: how.summary, locale: how.locale, freshness: how.freshness },
        path: `/v1/countries/${id}/reimbursement`,
      }
    }
    case 'eu-note': {
      const type = known(cancerTypes, id)
      const { label } = readAlways(dataset.terms.scope.eu, view).text
      return {
        names: [label, nameOf(type, view)],
        said: serveEuNote(directory, type, view),
        path: `/v1/cancer-types/${id}`,
      }
    }
    case 'cancer-type':
      return { names: [nameOf(known(cancerTypes, id), view)], path: `/v1/cancer-types/${id}` }
    case 'resource': {
      const { text } = known(resources, id)
      const read = readText(text, view)
      return {
        names: [readAlways(text, view).text.title],
        said: read && { text: read.text.description, locale: read.block.locale },
        path: `/v1/resources/${id}`,
      }
    }
    case 'publication': {
      const { text } = known(publications, id)
      return { names: [readAlways(text, view).text.title], path: `/v1/publications/${id}` }
    }
    default:
      return kind satisfies never
  }
}

/** A country may have many notes on one cancer type. What was removed may have words that are too. */
function tellUse(
  { medicines, combination, use }: NationalNote,
  directory: Directory,
  words: Vocabulary,
): string[] {
  const names = medicines.map((id) => words.medicine(id) ?? known(directory.medicines, id).inn)
  const told = [
    names.join(combination ? ' + ' : ', '),
    use?.stage && words.label('stage', use.stage),
    use?.line && words.label('line', use.line),
    use?.timing && words.label('timing', use.timing),
  ]
  return told.flatMap((one) => one || [])
}

function known<T>(records: ReadonlyMap<string, T>, id: string): T {
  const record = records.get(id)
  if (record === undefined) throw new Error(`${id} changed, and is in neither release`)
  return record
}

function nameOf(record: { readonly text: TextByLocale<{ name: string }> }, view: View): string {
  return readAlways(record.text, view).text.name
}
