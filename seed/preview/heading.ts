/** What an item is, in words: the country, the cancer type, the title of a link. */
import { nameRegion } from '../../functions/directory/countries.ts'
import { readText } from '../../functions/directory/view.ts'
import type { ItemKind } from '../../functions/model/statements.ts'
import { valueAt } from '../../functions/model/walk.ts'
import type { Item } from '../dataset/items.ts'
import type { Line } from './row.ts'
import { sayName, type Side } from './side.ts'

type Heading = (side: Side, key: string, item: Item) => readonly Line[]

const headings: Readonly<Record<ItemKind, Heading>> = {
  manifest: () => [english('the directory as a whole')],
  terms: (_, __, { id }) => [
    english('the words for'),
    { text: id.split('.').slice(1).join(': '), lang: null },
  ],
  medicines: (side, key) => [medicine(side, key)],
  cancerTypes: (side, key) => [named(side, 'cancerTypes', key)],
  euNotes: (side, key) => [{ text: 'EU', lang: null }, named(side, 'cancerTypes', key)],
  countries: (side, key) => [named(side, 'countries', key)],
  reimbursements: (side, key) => [
    named(side, 'countries', key),
    english('how the country decides and pays'),
  ],
  earlyAccess: (side, key) => [named(side, 'countries', key), english('early access')],
  notes: (side, _, item) => [place(side, item), named(side, 'cancerTypes', typeOf(item))],
  resources: (side, key) => [title(side, 'resources', key)],
  publications: (side, key) => [title(side, 'publications', key)],
  pages: (_, key) => [english('the words of a page'), { text: key, lang: null }],
}

/** In the first chosen language; the code of a word stays as it is. */
export function headingOf(side: Side, item: Item | undefined): readonly Line[] {
  return item === undefined ? [] : headings[item.kind](side, item.home.key, item)
}

function named(side: Side, collection: 'countries' | 'cancerTypes', key: string): Line {
  return sayName(side, collection, key, side.readers[0])
}

function english(text: string): Line {
  return { text, lang: 'en' }
}

function typeOf({ value }: Item): string {
  return String(valueAt(value, ['cancerType']))
}

/** The country of a note, with the part of it that it is limited to. */
function place(side: Side, { home, value }: Item): Line {
  const [reader] = side.readers
  const name = named(side, 'countries', home.key)
  const region = valueAt(value, ['region'])
  const country = side.directory.countries.get(home.key)
  if (typeof region !== 'string' || country === undefined) return name
  return { ...name, text: `${name.text} (${nameRegion(country, region, reader.view).name})` }
}

function title(
  { directory, readers: [{ view }] }: Side,
  collection: 'resources' | 'publications',
  key: string,
): Line {
  const record = directory[collection].get(key)
  const read = record && readText(record.text, view)
  return { text: read?.text.title ?? key, lang: read?.block.locale ?? null }
}

function medicine({ directory }: Side, key: string): Line {
  const { inn = key, brand = null } = directory.medicines.get(key) ?? {}
  return { text: brand === null ? inn : `${inn} (${brand})`, lang: null }
}
