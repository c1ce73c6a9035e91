/**
 * An answer cut down to the fields that a caller chose. What would let the rest be taken for more than
 * it is, is never cut: no status without its dates, no text without its language. Loaded when it is
 * first asked for: most callers take answers whole.
 */
import type { takenFrom } from '../directory/kept-json.ts'
import { dataShapes, shapes } from './answer-shapes.ts'
import type { OperationId } from './answers.ts'
import { nearestTo } from './nearest.ts'
import type { ParameterError } from './problem-body.ts'

/** What stays of every object that has it. */
const stays = new Set(
  [
    // What it is, and in which language.
    'id code set system match name locale translation',
    // What an entry is of, and what is known at all.
    'cancerType country state regions euAuthorisationApplies',
    // A statement, for whom and since when.
    'scope region status combination use dateNote decidedOn inForceFrom inForceUntil confirmedOn',
    'freshness superseded confidence asOf euStatus euStatusConfirmedOn euStatusFreshness',
    'stage timing line criteria ageFrom ageTo with moreConditions anyOf optional',
    'value unit edition metric',
    // What tells that it is not, or no longer, to be relied on.
    'dated from to caution onlyEu retired checkedAt',
  ].flatMap((names) => names.split(' ')),
)

/** What stays of these objects too; of others it is a field like any. */
const staysIn: Readonly<Record<string, readonly string[]>> = {
  Note: ['medicines'],
  Authorisation: ['medicines'],
  // A short number is dialled in its one country.
  Resource: ['countries'],
}

/** Names of an object's fields, with the shape of those that are objects or lists of them. */
type Shape = ReadonlyMap<string, string | undefined>

/** What is left of an object: each field whole, or cut in its turn. */
export type Cut = ReadonlyMap<string, Cut | 'whole'>

function shapeNamed(name: string): Shape {
  const fields = (shapes[name] ?? '').split(' ').map((field) => field.split(':'))
  return new Map(fields.map(([field = '', of]) => [field, of]))
}

/** All fields of a shape, with dots before those further down. */
export function fieldsOf(name: string, before = ''): string[] {
  return [...shapeNamed(name)].flatMap(([field, of]) => [
    `${before}${field}`,
    ...(of === undefined ? [] : fieldsOf(of, `${before}${field}.`)),
  ])
}

function isThere(name: string, [field = '', ...below]: readonly string[]): boolean {
  const shape = shapeNamed(name)
  if (below.length === 0) return shape.has(field)
  const of = shape.get(field)
  return of !== undefined && isThere(of, below)
}

/** Of fields that are there; a field whole wins over parts of it. */
function cutTo(name: string, chosen: readonly (readonly string[])[]): Cut {
  const cut = new Map<string, Cut | 'whole'>()
  for (const [field, of] of shapeNamed(name)) {
    const below = chosen.filter(([first]) => first === field).map(([, ...rest]) => rest)
    const isCut = below.length > 0 && below.every(({ length }) => length > 0)
    if (isCut && of !== undefined) cut.set(field, cutTo(of, below))
    else if (below.length > 0 || stays.has(field) || staysIn[name]?.includes(field)) {
      cut.set(field, 'whole')
    }
  }
  return cut
}

type Made = typeof takenFrom

function apply(cut: Cut, value: unknown, made: Made): unknown {
  if (Array.isArray(value)) return value.map((one) => apply(cut, one, made))
  if (typeof value !== 'object' || value === null) return value
  const left = Object.entries(value).flatMap(([field, held]): [string, unknown][] => {
    const below = cut.get(field)
    if (below === undefined) return []
    return [[field, below === 'whole' ? held : apply(below, held, made)]]
  })
  return made(value, Object.fromEntries(left))
}

/** Of more wrong names only what there is instead is told: each is held against all fields. */
const maxCompared = 5

/** All that could stand where a name goes wrong. */
function fieldsBeside(name: string, [field = '', ...below]: readonly string[]): string[] {
  const shape = shapeNamed(name)
  const of = shape.get(field)
  if (of === undefined || below.length === 0) return [...shape.keys()]
  return fieldsBeside(of, below).map((one) => `${field}.${one}`)
}

function refuse(field: string, name: string, near: readonly string[]): ParameterError {
  const there = near.length > 0 ? near : fieldsBeside(name, field.split('.'))
  const told = near.length > 0 ? 'Nearest' : 'There are'
  return {
    parameter: 'fields',
    code: 'unknown-field',
    detail: `"${field}" is no field of this answer. ${told}: ${there.join(', ')}.`,
  }
}

/**
 * How `data` of an operation's answers is cut, or which of the fields it does not have. `made` is
 * handed in: a module shared with what starts would be a file more to load at every start.
 */
export function cutting(id: OperationId, fields: readonly string[], made: Made) {
  const name = dataShapes[id]
  if (name === undefined) throw new Error('fields of an answer that is never cut')
  const chosen = [...new Set(fields)].map((field) => ({ field, path: field.split('.') }))
  const unknown = chosen.filter(({ path }) => !isThere(name, path))
  const all = unknown.length > 0 ? fieldsOf(name) : []
  const paths = chosen.map(({ path }) => path)
  const cut = cutTo(name, paths)
  return {
    errors: unknown.map(({ field }, i) =>
      refuse(field, name, i < maxCompared ? nearestTo(field, all) : []),
    ),
    cut: (data: unknown) => apply(cut, data, made),
  }
}
