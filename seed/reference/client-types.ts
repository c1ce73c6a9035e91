/**
 * The types of the client, out of the OpenAPI document, and the table of operations that it calls by.
 * Generators of others are written against the compiler's own objects, which TypeScript 7 does not have.
 */
import * as z from 'zod'

const Literal = z.union([z.string(), z.number(), z.boolean(), z.null()])
const TypeName = z.enum(['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'])

type Schema = {
  readonly $ref?: string | undefined
  readonly description?: string | undefined
  readonly type?: TypeName | readonly TypeName[] | undefined
  readonly enum?: readonly Literal[] | undefined
  readonly const?: Literal | undefined
  readonly anyOf?: readonly Schema[] | undefined
  readonly oneOf?: readonly Schema[] | undefined
  readonly allOf?: readonly Schema[] | undefined
  readonly items?: Schema | undefined
  readonly properties?: Readonly<Record<string, Schema>> | undefined
  readonly required?: readonly string[] | undefined
  readonly additionalProperties?: boolean | Schema | undefined
}
type Literal = z.infer<typeof Literal>
type TypeName = z.infer<typeof TypeName>

/** What narrows a value and no type, or explains it. */
const untyped = `title default example examples format pattern minimum maximum minLength maxLength
  minItems maxItems uniqueItems propertyNames`
  .split(/\s+/)
  .map((name) => [name, z.unknown().optional()] as const)

/** Strict: a keyword that nobody thought of here would be a wrong type there. */
const Schema: z.ZodType<Schema> = z.strictObject({
  ...Object.fromEntries(untyped),
  $ref: z.string().optional(),
  description: z.string().optional(),
  type: z.union([TypeName, z.array(TypeName)]).optional(),
  enum: z.array(Literal).optional(),
  const: Literal.optional(),
  anyOf: z.lazy(() => z.array(Schema)).optional(),
  oneOf: z.lazy(() => z.array(Schema)).optional(),
  allOf: z.lazy(() => z.array(Schema)).optional(),
  items: z.lazy(() => Schema).optional(),
  properties: z.lazy(() => z.record(z.string(), Schema)).optional(),
  required: z.array(z.string()).optional(),
  additionalProperties: z.lazy(() => z.union([z.boolean(), Schema])).optional(),
})

const Parameter = z.object({
  name: z.string(),
  in: z.enum(['query', 'path', 'header']),
  required: z.boolean().default(false),
  description: z.string().optional(),
  schema: Schema,
})
type Parameter = z.infer<typeof Parameter>

const Reference = z.strictObject({ $ref: z.string() })
const Content = z.record(z.string(), z.object({ schema: Schema.optional() }))
const Operation = z.object({
  operationId: z.string(),
  summary: z.string().optional(),
  parameters: z.array(z.union([Reference, Parameter])).default([]),
  responses: z.looseObject({ '200': z.object({ content: Content }) }),
})
const Document = z.object({
  paths: z.record(z.string(), z.strictObject({ get: Operation })),
  components: z.object({
    schemas: z.record(z.string(), Schema),
    parameters: z.record(z.string(), Parameter).default({}),
  }),
})
type Document = z.infer<typeof Document>

const head = `/**
 * What the API is asked and what it answers. Written by npm run openapi from functions/openapi.json;
 * do not edit.
 */
`

/** Throws where the document says something that this cannot say in a type. */
export function clientTypes(document: unknown): string {
  const { paths, components } = Document.parse(document)
  const operations = Object.entries(paths).map(([path, { get }]) => describe(path, get, components))
  const schemas = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `${comment(schema.description, '')}export type ${name} = ${typeOf(schema)}\n`,
  )
  return [
    head,
    ...schemas,
    `/** Every operation by its name in the document. */\nexport type Operations = {\n${operations.map(({ type }) => type).join('')}}\n`,
    `export const operations = {\n${operations.map(({ row }) => row).join('')}} as const satisfies Record<\n  keyof Operations,\n  { path: string; form: 'envelope' | 'json' | 'text'; localised: boolean }\n>\n`,
  ].join('\n')
}

function describe(
  path: string,
  { operationId: id, summary, parameters, responses }: z.infer<typeof Operation>,
  components: Document['components'],
) {
  const asked = parameters
    .map((one) => ('$ref' in one ? referred(components.parameters, one.$ref) : one))
    // What `fields` leaves out, no type of an answer could say.
    .filter((one) => one.in !== 'header' && one.name !== 'fields')
  const { content } = responses['200']
  const schema = Object.entries(content).find(([media]) => /[/+]json$/.test(media))?.[1].schema
  const named = schema?.$ref === undefined ? schema : referred(components.schemas, schema.$ref)
  const enveloped = ['data', 'meta'].every((one) => named?.required?.includes(one))
  const form = schema === undefined ? 'text' : enveloped ? 'envelope' : 'json'
  const localised = asked.some(({ name }) => name === 'locale')
  const fields = asked.map(askedField).join('')
  return {
    type: `${comment(summary, '  ')}  readonly ${id}: {
    readonly parameters: ${fields === '' ? 'Readonly<Record<never, never>>' : `{\n${fields}    }`}
    readonly answer: ${schema === undefined ? 'string' : typeOf(schema, '    ')}
  }\n`,
    row: `  ${id}: { path: '${path}', form: '${form}', localised: ${localised} },\n`,
  }
}

function askedField({ name, required, description, schema }: Parameter): string {
  const type = askedType(schema)
  return `${comment(description, '      ')}      readonly ${key(name)}${required ? '' : '?'}: ${type}${required ? '' : ' | undefined'}\n`
}

/** Of a list one alone will do. */
function askedType(schema: Schema): string {
  const whole = typeOf(schema, '      ')
  return schema.type === 'array' && schema.items ? `${typeOf(schema.items)} | ${whole}` : whole
}

function referred<T>(held: Readonly<Record<string, T>>, reference: string): T {
  const found = held[nameOf(reference)]
  if (found === undefined) throw new Error(`the document has no ${reference}`)
  return found
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1)
}

function typeOf(schema: Schema, indent = ''): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref)
  if (schema.const !== undefined) return literal(schema.const)
  if (schema.enum !== undefined) return schema.enum.map(literal).join(' | ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return choices.map((one) => typeOf(one, indent)).join(' | ')
  if (schema.allOf !== undefined)
    return schema.allOf.map((one) => `(${typeOf(one, indent)})`).join(' & ')
  const names = schema.type === undefined ? [] : [schema.type].flat()
  return names.map((name) => typeNamed(name, schema, indent)).join(' | ') || 'unknown'
}

function typeNamed(name: TypeName, schema: Schema, indent: string): string {
  if (name === 'integer' || name === 'number') return 'number'
  if (name === 'object') return objectOf(schema, indent)
  if (name !== 'array') return name
  return `readonly ${element(schema.items ? typeOf(schema.items, indent) : 'unknown')}[]`
}

function element(type: string): string {
  return type.includes(' | ') ? `(${type})` : type
}

function objectOf(schema: Schema, indent: string): string {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.entries(properties).map(([name, held]) => {
    const optional = required.includes(name) ? '' : '?'
    return `${comment(held.description, `${indent}  `)}${indent}  readonly ${key(name)}${optional}: ${typeOf(held, `${indent}  `)}\n`
  })
  if (fields.length > 0) return `{\n${fields.join('')}${indent}}`
  const values =
    typeof additionalProperties === 'object' ? typeOf(additionalProperties, indent) : 'unknown'
  return `Readonly<Record<string, ${values}>>`
}

function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name)
}

function literal(value: Literal): string {
  return typeof value === 'string'
    ? `'${value.replaceAll(/[\\']/g, String.raw`\$&`)}'`
    : String(value)
}

function comment(text: string | undefined, indent: string): string {
  if (text === undefined) return ''
  const lines = text.replaceAll('*/', '*\\/').split('\n')
  const [only] = lines
  if (lines.length === 1) return `${indent}/** ${only} */\n`
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
}
