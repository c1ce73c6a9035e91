import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import * as z from 'zod'
import { kinds as recordKinds } from '../../../seed/dataset/kinds.ts'
import { fieldOf, fieldsOf, select } from '../../../seed/dataset/select.ts'
import { schemaFiles } from '../../../seed/reference/json-schemas.ts'

const folder = new URL('../../../seed/schemas/', import.meta.url)
const data = new URL('../../../seed/data/', import.meta.url)

function filesOf(url: URL): string[] {
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
}

const dataFiles = filesOf(data).filter((name) => name.endsWith('.yaml'))

/** The schema that a file of the dataset must name. */
function schemaNameOf(path: string): string {
  const [first = ''] = path.split('/')
  const name = Object.values(recordKinds).find((one) => one.folder === first)?.name
  return `${name ?? first.replace('.yaml', '')}.schema.json`
}

/** Every field that a schema describes, with the path that leads to it. */
function fieldsIn(node: unknown, path: string): [string, unknown][] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, inner]) => [
    ...(key === 'properties' ? fieldsOf(inner).map(([name, one]) => named(path, name, one)) : []),
    ...fieldsIn(inner, `${path}/${key}`),
  ])
}

function named(path: string, name: string, schema: unknown): [string, unknown] {
  return [`${path}/${name}`, schema]
}

/** Described where it is used, or where what it may be is defined. */
function isExplained(field: unknown): boolean {
  const kinds = [
    field,
    fieldOf(field, 'items'),
    ...select(field, 'anyOf.*').map(({ value }) => value),
  ]
  return kinds.some(
    (one) => fieldOf(one, 'description') !== undefined || fieldOf(one, '$ref') !== undefined,
  )
}

type JsonSchema = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>

describe('the JSON Schemas in seed/schemas', () => {
  it('are what npm run schemas writes', () => {
    const committed = filesOf(folder).map((name) => [
      name,
      readFileSync(new URL(name, folder), 'utf8'),
    ])
    expect(Object.fromEntries(committed)).toEqual(schemaFiles())
  })

  it('refer to nothing that they do not define', () => {
    for (const text of Object.values(schemaFiles())) {
      const definitions = fieldsOf(fieldOf(JSON.parse(text), 'definitions')).map(([one]) => one)
      for (const [, name] of text.matchAll(/"\$ref": "#\/definitions\/([^"]+)"/g)) {
        expect(definitions).toContain(name)
      }
    }
  })

  it('are named by every file of the dataset', () => {
    const wrong = dataFiles.filter((path) => {
      const up = path.includes('/') ? '../..' : '..'
      const line = `# yaml-language-server: $schema=${up}/schemas/${schemaNameOf(path)}\n`
      return !readFileSync(new URL(path, data), 'utf8').startsWith(line)
    })
    expect(wrong).toEqual([])
    expect(dataFiles.length).toBeGreaterThan(100)
  })

  it('accept every file of the dataset, and no field that is not theirs', () => {
    const schemas = new Map<string, z.ZodType>()
    for (const [name, text] of Object.entries(schemaFiles())) {
      const { $schema, definitions, else: single, ...whole } = JSON.parse(text) as JsonSchema
      // A file holds one resource, or a group of them, which zod cannot tell apart by a condition.
      const one = { $schema, definitions, ...Object(single ?? whole) } as JsonSchema
      schemas.set(name, z.fromJSONSchema(one))
    }
    for (const path of dataFiles) {
      const value: unknown = parseDocument(readFileSync(new URL(path, data), 'utf8')).toJS()
      const schema = schemas.get(schemaNameOf(path))
      expect([path, schema?.safeParse(value).error?.issues]).toEqual([path, undefined])
      const more = { ...z.looseObject({}).parse(value), price: 1 }
      expect([path, schema?.safeParse(more).success]).toEqual([path, false])
    }
  })

  it('tell an editor what every field means, and which codes it takes', () => {
    for (const [name, text] of Object.entries(schemaFiles())) {
      const fields = fieldsIn(JSON.parse(text), name)
      expect(fields.length).toBeGreaterThan(3)
      expect(fields.filter(([, one]) => !isExplained(one)).map(([path]) => path)).toEqual([])
    }
    const resource: unknown = JSON.parse(schemaFiles()['resource.schema.json'] ?? '')
    expect(resource).toHaveProperty('definitions.Kind.enum', expect.arrayContaining(['helpline']))
    const guide = expect.stringContaining('- `guide`: explains a disease')
    expect(resource).toHaveProperty('definitions.Kind.description', guide)
  })
})
