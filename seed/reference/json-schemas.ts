/** JSON Schemas of the dataset files and of the report on them, from the schemas we check with. */
import * as z from 'zod'
import { recordSchemas } from '../../functions/model/records.ts'
import { collectionNames, type Collection } from '../../functions/model/release.ts'
import { kinds } from '../dataset/kinds.ts'
import { ProblemReport } from '../dataset/reading/problem-report.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

/** Every schema file by name, as it is written. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      collectionNames.map((one) => [`${kinds[one].name}.schema.json`, textOf(one)]),
    ),
    'problems.schema.json': write(
      'What npm run seed -- validate --json prints',
      z.toJSONSchema(ProblemReport, { target: 'draft-07' }),
    ),
  }
}

function textOf(collection: Collection): string {
  const schema = schemaOf(collection)
  return write(
    kinds[collection].title,
    kinds[collection].grouped ? orGroup(collection, schema) : schema,
  )
}

function write(title: string, { $schema, ...body }: JsonSchema): string {
  const $comment = 'Written by npm run schemas; do not edit.'
  return `${JSON.stringify({ $schema, $comment, title, ...body }, null, 2)}\n`
}

/** Draft 7, which every editor's YAML support reads; what an author writes, not what is stored. */
function schemaOf(collection: Collection): JsonSchema {
  return z.toJSONSchema(recordSchemas[collection], {
    target: 'draft-07',
    io: 'input',
    // The terms repeat one form a hundred times.
    reused: collection === 'terms' ? 'ref' : 'inline',
  })
}

/** One resource, or `resources` with several: the one that is meant is the one that is checked. */
function orGroup(
  collection: Collection,
  { $schema, definitions, ...record }: JsonSchema,
): JsonSchema {
  const { name, words } = kinds[collection]
  const list = {
    description: `${words[1]} of one theme, in one file`,
    type: 'array',
    minItems: 1,
    items: { $ref: `#/definitions/${name}` },
  } as const
  return {
    ...($schema !== undefined && { $schema }),
    definitions: { ...(typeof definitions === 'object' && definitions), [name]: record },
    if: { required: [collection] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: {
      type: 'object',
      properties: { [collection]: list },
      required: [collection],
      additionalProperties: false,
    },
    else: { $ref: `#/definitions/${name}` },
  }
}
