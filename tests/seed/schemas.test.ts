import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from 'yaml'
import * as z from 'zod'
import { schemaFiles } from '../../seed/json-schemas.ts'

const folder = new URL('../../seed/schemas/', import.meta.url)
const data = new URL('../../seed/data/', import.meta.url)

function filesOf(url: URL): string[] {
  return readdirSync(url, { recursive: true, encoding: 'utf8' })
}

const dataFiles = filesOf(data).filter((name) => name.endsWith('.yaml'))

/** The schema that a file of the dataset must name. */
function schemaNameOf(path: string): string {
  const names: Readonly<Record<string, string>> = {
    'cancer-types': 'cancer-type',
    countries: 'country',
    publications: 'publication',
    resources: 'resource',
  }
  const [first = ''] = path.split('/')
  return `${names[first] ?? first.replace('.yaml', '')}.schema.json`
}

const Node = z.looseObject({
  description: z.string().optional(),
  definitions: z.record(z.string(), z.unknown()).default({}),
  properties: z.record(z.string(), z.unknown()).default({}),
  enum: z.array(z.unknown()).optional(),
  anyOf: z.array(z.unknown()).default([]),
})
type Node = z.infer<typeof Node>

/** Every schema within a schema, with the path that leads to it. */
function nodesIn(value: unknown, path = ''): [string, Node][] {
  if (Array.isArray(value)) return value.flatMap((one, i) => nodesIn(one, `${path}/${i}`))
  const node = Node.safeParse(value)
  if (!node.success) return []
  const inner = Object.entries(node.data).flatMap(([key, one]) => nodesIn(one, `${path}/${key}`))
  return [[path, node.data], ...inner]
}

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
      const { definitions } = Node.parse(JSON.parse(text))
      for (const [, name] of text.matchAll(/"\$ref": "#\/definitions\/([^"]+)"/g)) {
        expect(Object.keys(definitions)).toContain(name)
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
      const whole = Node.parse(JSON.parse(text))
      const { definitions } = whole
      // A file with one resource; a group holds several of the same form.
      const one = name === 'resource.schema.json' ? definitions['resource'] : whole
      schemas.set(name, z.fromJSONSchema({ ...Node.parse(one), definitions }))
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
      const nodes = nodesIn(JSON.parse(text))
      const silent = nodes.flatMap(([path, { properties }]) =>
        Object.entries(properties)
          .filter(([, one]) => !isExplained(Node.parse(one)))
          .map(([field]) => `${name}${path}: ${field}`),
      )
      expect(silent).toEqual([])
    }
    const { resource } = Node.parse(
      JSON.parse(schemaFiles()['resource.schema.json'] ?? ''),
    ).definitions
    expect(Node.parse(Node.parse(resource).properties['kind'])).toMatchObject({
      enum: expect.arrayContaining(['guide', 'helpline']) as unknown,
      description: expect.stringContaining('- `guide`: explains a disease') as unknown,
    })
  })
})

function isExplained(node: Node): boolean {
  const { description, anyOf, items, $ref } = node as Node & { items?: unknown; $ref?: unknown }
  const inner = [...anyOf, items].map((one) => Node.safeParse(one).data?.description)
  return description !== undefined || $ref !== undefined || inner.some((one) => one !== undefined)
}
