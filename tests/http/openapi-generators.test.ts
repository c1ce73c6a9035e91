/** What code generators stumble over, looked for in the whole document. */
import { describe, expect, it } from 'vitest'
import { operations } from '../../functions/http/operations.ts'
import { document, type OpenApi } from '../support/document.ts'

/**
 * Types that every file of a common language has in sight, or that the code of a generator brings
 * along: a type of ours by such a name hides it, or is hidden by it. In lower case.
 */
const reserved: Readonly<Record<string, string>> = {
  Java: `object string integer long short byte float double boolean character number void math
    system thread process runtime error exception throwable class module package record enum
    iterable comparable override deprecated list map set entry date locale optional objects arrays
    collection collections iterator queue stack vector currency calendar random scanner timer uuid
    properties formatter bigdecimal uri url file consumer supplier predicate`,
  'C#': `action func task type attribute delegate event buffer console convert environment guid
    index range lazy nullable tuple version datetime dateonly timespan stream dictionary array
    progress decimal group match capture regex status`,
  Python: `any dict literal union field basemodel model warning ellipsis none true false int bool
    bytes self tuple property`,
  Go: `client context time configuration config server handler header io json http`,
  TypeScript: `blob body headers history image intl link location node notification option options
    page plugin promise proxy request response selection symbol text audio comment document element
    lock navigator screen storage touch window worker cache partial pick omit required readonly
    exclude extract parameters function unknown never null undefined data`,
  Swift: `state view label section form table operation measurement unit bundle host protocol result
    codable sequence binding scene`,
  generators: `api apiclient apiresponse apierror responses requests paths components operations
    schemas webhooks security params query`,
}
const reservedNames = new Map(
  Object.entries(reserved).flatMap(([language, names]) =>
    names.split(/\s+/).map((name) => [name, language] as const),
  ),
)

/** Keys whose values are data and no schemas. */
const ofData = new Set(['example', 'examples', 'default', 'enum', 'const'])

/** Every object of the document, with the way to it. */
function* objectsOf(value: unknown, at: readonly string[] = []): Generator<[string, object]> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield [`/${at.join('/')}`, value]
  for (const [key, held] of Object.entries(value)) {
    // A property may be called as a key of schemas is.
    if (!ofData.has(key) || at.at(-1) === 'properties') yield* objectsOf(held, [...at, key])
  }
}

const isDate = (value: unknown) => value === 'date' || value === 'date-time'

function isUnion(members: unknown): boolean {
  const isNull = (one: unknown) => JSON.stringify(one) === '{"type":"null"}'
  return !Array.isArray(members) || members.filter((one) => !isNull(one)).length > 1
}

type Rule = (one: object, at: string) => string | false
/** What none of its objects may have. */
const rules: readonly Rule[] = [
  (one) =>
    ('exclusiveMinimum' in one || 'exclusiveMaximum' in one) &&
    'an exclusive limit, which older generators read as true or false',
  (one) =>
    'pattern' in one && 'format' in one && isDate(one.format) && 'a pattern beside a date format',
  (one, at) =>
    'properties' in one &&
    'type' in one &&
    !/^\/components\/schemas\/[^/]+$/.test(at) &&
    'an object without a name',
  (one, at) =>
    !at.endsWith('/properties') &&
    ('oneOf' in one || 'allOf' in one || ('anyOf' in one && isUnion(one.anyOf))) &&
    'a union other than "or null", of which some make an empty object',
  (one) =>
    '$ref' in one && 'default' in one && 'a default beside a reference, of any type in Python',
  (one) =>
    'schema' in one &&
    JSON.stringify(one.schema) === '{}' &&
    'anything at all, beside which no problem has a type',
]

type Checked = Pick<OpenApi, 'paths'> & {
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

function faultsOfNames({ components, paths }: Checked): string[] {
  const schemas = Object.keys(components['schemas'] ?? {})
  const all = Object.values(components).flatMap((kind) => Object.keys(kind))
  // Generators call what goes in and out of an operation by its name and one of these.
  const ofOperations = new Set(
    Object.values(paths).flatMap(({ get }) =>
      ['', 'Request', 'Response', 'Responses', 'Data', 'Error', 'Errors', 'Params'].map((end) =>
        `${get.operationId}${end}`.toLowerCase(),
      ),
    ),
  )
  const names = Map.groupBy(all, (name) => name.toLowerCase())
  return [
    ...[...names.values()].filter((same) => same.length > 1).map((same) => `twice: ${same.join()}`),
    ...schemas
      .filter((name) => reservedNames.has(name.toLowerCase()))
      .map((name) => `${name}: a type of ${reservedNames.get(name.toLowerCase())}`),
    ...schemas
      .filter((name) => ofOperations.has(name.toLowerCase()))
      .map((name) => `${name}: what a generator calls a part of an operation`),
    ...all.filter((name) => !/^[A-Z][A-Za-z0-9]*$/.test(name)).map((name) => `${name}: no name`),
  ]
}

function faultsOf(checked: Checked): string[] {
  return [
    ...faultsOfNames(checked),
    ...[...objectsOf(checked)].flatMap(([at, one]) =>
      rules.flatMap((rule) => {
        const fault = rule(one, at)
        return fault === false ? [] : [`${at}: ${fault}`]
      }),
    ),
  ]
}

describe('the document, for a generator', () => {
  it('has names of its own, named objects, and limits and dates that all read alike', () => {
    expect(faultsOf(document)).toEqual([])
  })

  it('names whom to tell by whole addresses alone', () => {
    const { url = 'https://none.example' } = document.info.contact
    expect(new URL(url).protocol).toBe('https:')
  })

  const json = operations.filter(({ mediaType }) => mediaType === 'application/json')
  const others = operations.filter(({ mediaType }) => mediaType !== 'application/json')

  it('names the answer of every operation', () => {
    for (const { path, id, enveloped } of json) {
      const name = `${id.charAt(0).toUpperCase()}${id.slice(1)}Answer`
      const { content } = document.paths[path]?.get.responses['200'] ?? {}
      expect(content?.['application/json']?.schema?.$ref).toBe(`#/components/schemas/${name}`)
      expect(document.components.schemas[name]?.required).toEqual(
        expect.arrayContaining(enveloped ? ['data', 'meta'] : ['meta']),
      )
    }
  })

  it('has one form of each answer, and a text where that is not JSON', () => {
    for (const { path, mediaType } of operations) {
      const { content } = document.paths[path]?.get.responses['200'] ?? {}
      expect(Object.keys(content ?? {})).toEqual([mediaType])
    }
    for (const { path, mediaType } of others) {
      const { content } = document.paths[path]?.get.responses['200'] ?? {}
      expect(content?.[mediaType]?.schema).toEqual({ type: 'string' })
    }
  })
})

describe('a planted fault', () => {
  const planted = {
    'a parameter with a schema’s name': { parameters: { NOTE: { name: 'note', in: 'query' } } },
    'a response with a schema’s name': { responses: { NOTE: { description: '' } } },
    'a schema named as a type of Java': { schemas: { Locale: { type: 'string' } } },
    'a schema named as a type of Swift': { schemas: { State: { type: 'string' } } },
    'a schema named as a generator names an answer': {
      schemas: { GetAccessResponse: { type: 'string' } },
    },
    'a name that is no identifier': { schemas: { 'Some-Thing': { type: 'string' } } },
    'an exclusive limit': { schemas: { Some: { type: 'integer', exclusiveMinimum: 0 } } },
    'a pattern beside a date': {
      schemas: { Some: { type: 'array', items: { format: 'date', pattern: '^2' } } },
    },
    'a pattern beside an instant, in a property called example': {
      schemas: {
        Some: { type: 'object', properties: { example: { format: 'date-time', pattern: '^2' } } },
      },
    },
    'a union of two': { schemas: { Some: { anyOf: [{ type: 'string' }, { type: 'integer' }] } } },
    'one of two, or null': { schemas: { Some: { oneOf: [{ type: 'string' }, { type: 'null' }] } } },
    'a default beside a reference': {
      parameters: { SomeParameter: { name: 'a', schema: { $ref: '#/x', default: 'a' } } },
    },
    'an answer of any form': {
      responses: { Some: { content: { 'application/json': { schema: {} } } } },
    },
    'an object without a name': {
      schemas: { Some: { type: 'array', items: { type: 'object', properties: { id: {} } } } },
    },
  }

  it.each(Object.entries(planted))('is found: %s', (_, more) => {
    const components = Object.fromEntries(
      Object.entries(document.components).map(([kind, held]) => [
        kind,
        { ...held, ...(kind in more && Object(Reflect.get(more, kind))) },
      ]),
    )
    expect(faultsOf({ paths: document.paths, components })).toHaveLength(1)
  })
})
