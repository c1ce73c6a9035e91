/**
 * The fields of the answers that can be cut (`fields=`), out of the OpenAPI document: what serves
 * readers has no schema of an answer at hand. A field that an answer may lack cannot be chosen.
 */
import * as z from 'zod'

type Schema = {
  readonly $ref?: string | undefined
  readonly items?: Schema | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly allOf?: readonly Schema[] | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly required?: readonly string[] | undefined
}
const Schema: z.ZodType<Schema> = z.object({
  $ref: z.string().optional(),
  items: z.lazy(() => Schema).optional(),
  anyOf: z.lazy(() => z.array(Schema)).optional(),
  allOf: z.lazy(() => z.array(Schema)).optional(),
  properties: z.lazy(() => z.record(z.string(), Schema)).optional(),
  required: z.array(z.string()).optional(),
})

const Reference = z.object({ $ref: z.string().optional() })
const Document = z.object({
  paths: z.record(
    z.string(),
    z.object({
      get: z.object({
        operationId: z.string(),
        parameters: z.array(Reference).default([]),
        responses: z.object({
          '200': z.object({
            content: z.record(z.string(), z.object({ schema: Schema.optional() })),
          }),
        }),
      }),
    }),
  ),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
})

const head = `/**
 * The fields of each object in the answers that can be cut: field, or field:shape of what it holds.
 * Written by npm run openapi from functions/openapi.json; do not edit.
 */
`

/** Throws where an answer has an object without a name. */
export function answerShapes(document: unknown): string {
  const { paths, components } = Document.parse(document)
  const { schemas } = components
  const shapes = new Map<string, string>()

  /** The name of the object that stands there, in lists or not; undefined when it is none. */
  function shapeOf(schema: Schema | undefined): string | undefined {
    if (schema === undefined) return undefined
    if (schema.properties !== undefined) throw new Error('an object of an answer has no name')
    if (schema.$ref !== undefined) return shapeNamed(nameOf(schema.$ref))
    const inner = [schema.items, ...(schema.anyOf ?? []), ...(schema.allOf ?? [])]
    return inner.map(shapeOf).find((name) => name !== undefined)
  }

  function shapeNamed(name: string): string | undefined {
    const { properties, ...schema } = schemas[name] ?? {}
    if (properties === undefined) return shapeOf(schema)
    if (shapes.has(name)) return name
    shapes.set(name, '')
    const fields = (schema.required ?? []).map((field) => {
      const of = shapeOf(properties[field])
      return of === undefined ? field : `${field}:${of}`
    })
    shapes.set(name, fields.join(' '))
    return name
  }

  const cut = Object.values(paths).filter(({ get }) =>
    get.parameters.some(({ $ref = '' }) => nameOf($ref) === 'FieldsParameter'),
  )
  const data = cut.map(({ get }) => {
    const answer = get.responses['200'].content['application/json']?.schema
    const whole = answer?.$ref === undefined ? answer : schemas[nameOf(answer.$ref)]
    const shape = shapeOf(whole?.properties?.['data'])
    if (shape === undefined) throw new Error(`${get.operationId} answers with no object`)
    return [get.operationId, shape] as const
  })
  return [
    head,
    table(
      'shapes',
      [...shapes].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    `/** What \`data\` is, or is a list of. */\n${table('dataShapes', data)}`,
  ].join('\n')
}

function table(name: string, rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([key, text]) => `  ${key}: '${text}',\n`)
  return `export const ${name}: Readonly<Record<string, string>> = {\n${lines.join('')}}\n`
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}
