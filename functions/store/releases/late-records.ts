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

/** So many late members stay parsed; then all of them are parsed anew when they are read again. */
const mostKept = 20_000

const List = z.custom<object[]>()

const place = Symbol('where a late member stands')
type Place = {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  value: unknown
}
type Late = { readonly [place]: Place }

/** Reads the texts of a collection, one by one: a record a line, as it was written and hashed. */
export function createParser(collection: Collection): (text: Buffer) => unknown[] {
  const parts = late[collection]
  const property = lateMember()
  return (text) => {
    try {
      return parts === undefined ? parseLines(text) : parseLate(text, parts, property)
    } catch (error) {
      throw corrupt(`${collection} cannot be read`, error)
    }
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
function lateMember(): PropertyDescriptor & ThisType<Late> {
  const kept: Place[] = []
  return {
    enumerable: true,
    get() {
      const { [place]: held } = this
      if (held.value === undefined) {
        if (kept.length === mostKept) for (const one of kept.splice(0)) one.value = undefined
        kept.push(held)
        held.value = JSON.parse(held.bytes.toString('utf8', held.start, held.end))
      }
      return held.value
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
    if (from < start || to < from) throw new Error(`no ${member}`)
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
