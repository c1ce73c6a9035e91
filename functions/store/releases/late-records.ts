/**
 * Records that are parsed when they are read. Whoever asks for a list needs a fifth of the repository's
 * release; of 25,000 resources the texts, which are most of it, are read for a page at a time.
 */
import * as z from 'zod'
import type { Collection } from '../../model/release.ts'
import { corrupt } from '../../model/unavailable.ts'

/** Of large records the longest member, parsed by itself, and the one after it in canonical JSON. */
type Parts = { readonly member: string; readonly next: string }
const late: { readonly [C in Collection]?: Parts } = {
  cancerTypes: { member: 'euWide', next: 'group' },
  countries: { member: 'availability', next: 'code' },
  resources: { member: 'text', next: 'url' },
}

/** Beyond so many records a late member is parsed each time it is read: kept, all would be held twice. */
const mostKept = 5_000

const List = z.custom<object[]>(Array.isArray)

const place = Symbol('where a late member stands')
/** The bytes go once the value is kept. */
type Place = {
  bytes: Buffer | undefined
  readonly start: number
  readonly end: number
  value: unknown
}
type Late = { readonly [place]: Place }

/** The records of a collection, from its texts: a line each, as it was written and hashed. */
export function parseRecords(collection: Collection, texts: readonly Buffer[]): unknown[] {
  const isKept = texts.reduce((sum, text) => sum + countLines(text), 0) <= mostKept
  try {
    const parts = late[collection]
    if (parts === undefined) return texts.flatMap(parseLines)
    const property = lateMember(isKept)
    return texts.flatMap((text) => parseLate(text, parts, property))
  } catch (error) {
    throw corrupt(`${collection} cannot be parsed`, error)
  }
}

export function countLines(text: Buffer): number {
  let lines = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) lines += 1
  return lines
}

/**
 * Line by line, from the bytes: as one list, 2.3 MB took 13.9 ms of a start instead of 10.3, since a
 * single letter beyond Latin-1 makes the whole of a text twice as long.
 */
function parseLines(text: Buffer): unknown[] {
  const records: unknown[] = []
  let start = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    records.push(JSON.parse(text.toString('utf8', start, end)))
    start = end + 1
  }
  return records
}

/** One getter for all records of a collection, so that they stay objects of one shape. */
function lateMember(isKept: boolean): PropertyDescriptor & ThisType<Late> {
  return {
    enumerable: true,
    configurable: true,
    get() {
      const { [place]: held } = this
      if (held.bytes === undefined) return held.value
      const value: unknown = JSON.parse(held.bytes.toString('utf8', held.start, held.end))
      if (isKept) {
        held.value = value
        held.bytes = undefined
      }
      return value
    },
  }
}

/**
 * Where a late member stands is found by names that no value holds unescaped: the first that is its
 * own, and the last of the one after it. All else of the records is parsed as one list.
 */
function parseLate(bytes: Buffer, { member, next }: Parts, property: PropertyDescriptor): object[] {
  const [before, after] = [`"${member}":`, `,"${next}":`]
  const places: Place[] = []
  const rest: string[] = []
  let start = 0
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    const from = bytes.indexOf(before, start)
    const to = bytes.lastIndexOf(after, end)
    if (from < start || to < from) throw new Error(`a record without ${member}`)
    places.push({ bytes, start: from + before.length, end: to, value: undefined })
    rest.push(bytes.toString('utf8', start, from) + bytes.toString('utf8', to + 1, end))
    start = end + 1
  }
  const records = List.parse(JSON.parse(`[${rest.join(',')}]`))
  for (const [i, record] of records.entries()) {
    Object.defineProperty(record, place, { value: places[i] })
    Object.defineProperty(record, member, property)
  }
  return records
}
