/**
 * Records of a release that an older version of this code wrote, in today's form: deploying comes
 * before publishing, and readers notice nothing in between. What that version could not say stays
 * unsaid.
 */
import * as z from 'zod'
import { recordSchemas } from '../../model/records.ts'
import type { Collection } from '../../model/release.ts'
import { termSets } from '../../model/term-sets.ts'

const Fields = z.record(z.string(), z.unknown())
type Fields = z.infer<typeof Fields>

const Texts = z.record(z.string(), Fields)

/** What of a collection has another name, or another form, than in version 2. */
const changes: { readonly [C in Collection]?: (record: Fields) => Fields } = {
  cancerTypes: (type) => ({ ...type, euWide: upgradeNote(type['euWide'], 'confirmedOn') }),
  countries: upgradeCountry,
}

/** Today's record; throws for one that no version 2 could have written. */
export function upgradeRecord(collection: Collection, stored: unknown): unknown {
  const record = Fields.parse(stored)
  if (collection === 'terms') return upgradeTerms(record)
  return complete(collection, changes[collection]?.(record) ?? record)
}

/** Fields that were not known then have what they have where nothing is said. */
function complete(collection: Collection, record: Fields): unknown {
  return recordSchemas[collection].parse(record)
}

/** There were fewer codes; those that are not in the release are never asked for in it. */
function upgradeTerms(terms: Fields): unknown {
  return Object.fromEntries(Object.keys(termSets).map((set) => [set, terms[set] ?? {}]))
}

function upgradeCountry(country: Fields): Fields {
  const notes = z.array(Fields).parse(country['availability'])
  const named = notes.map(({ region }) => region).filter((name) => typeof name === 'string')
  const regions = new Map(
    [...new Set(named)].map((name) => [name, codeOf(String(country['code']), name)]),
  )
  return {
    ...country,
    regions: [...regions].map(([name, code]) => ({
      code,
      text: { en: { name, state: 'original' } },
    })),
    availability: notes.map((note) => ({
      ...upgradeNote(note, 'decidedOn'),
      region: regions.get(String(note['region'])) ?? null,
    })),
  }
}

/** Regions had names alone: England is the only one that was published. */
function codeOf(country: string, region: string): string {
  return `${country}-${region
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 3)
    .toUpperCase()}`
}

/** `asOf` was the day of a decision in one country, and of the register for the EU. */
function upgradeNote(stored: unknown, date: 'decidedOn' | 'confirmedOn'): Fields {
  const { asOf, since, text, ...note } = Fields.parse(stored)
  return {
    ...note,
    [date]: asOf,
    inForceFrom: since,
    text: Object.fromEntries(
      Object.entries(Texts.parse(text)).map(([tag, { asOfNote, ...said }]) => [
        tag,
        { ...said, dateNote: asOfNote },
      ]),
    ),
  }
}
