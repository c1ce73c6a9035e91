/** JSON Schemas of the dataset files and of the report on them, from the schemas we check with. */
import * as z from 'zod'
import { collectionNames, collections, type Collection } from '../../functions/model/release.ts'
import { ProblemReport } from '../dataset/reading/problem-report.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

const files = {
  manifest: { name: 'manifest', title: 'What holds for the whole dataset' },
  terms: { name: 'terms', title: 'The words for every code a reader meets' },
  medicines: { name: 'medicine', title: 'A medicine that notes name by its id' },
  cancerTypes: { name: 'cancer-type', title: 'A cancer type with its EU-wide note' },
  countries: { name: 'country', title: 'A country: reimbursement, early access and its notes' },
  resources: { name: 'resource', title: 'A resource, or a group of them under "resources"' },
  publications: { name: 'publication', title: 'A document the directory draws on' },
} as const satisfies Record<Collection, { name: string; title: string }>

/** Every schema file by name, as it is written. */
export function schemaFiles(): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(
      collectionNames.map((one) => [`${files[one].name}.schema.json`, textOf(one)]),
    ),
    'problems.schema.json': write(
      'What npm run seed -- validate --json prints',
      z.toJSONSchema(ProblemReport, { target: 'draft-07' }),
    ),
  }
}

function textOf(collection: Collection): string {
  const schema = schemaOf(collection)
  return write(files[collection].title, collection === 'resources' ? orGroup(schema) : schema)
}

function write(title: string, { $schema, ...body }: JsonSchema): string {
  const $comment = 'Written by npm run schemas; do not edit.'
  return `${JSON.stringify({ $schema, $comment, title, ...body }, null, 2)}\n`
}

/** Draft 7, which every editor's YAML support reads; what an author writes, not what is stored. */
function schemaOf(collection: Collection): JsonSchema {
  return z.toJSONSchema(collections[collection], {
    target: 'draft-07',
    io: 'input',
    // The terms repeat one form a hundred times.
    reused: collection === 'terms' ? 'ref' : 'inline',
  })
}

/** One resource, or `resources` with several: the one that is meant is the one that is checked. */
function orGroup({ $schema, definitions, ...resource }: JsonSchema): JsonSchema {
  const list = {
    description: 'resources of one theme, in one file',
    type: 'array',
    minItems: 1,
    items: { $ref: '#/definitions/resource' },
  } as const
  return {
    ...($schema !== undefined && { $schema }),
    definitions: { ...(typeof definitions === 'object' && definitions), resource },
    if: { required: ['resources'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: {
      type: 'object',
      properties: { resources: list },
      required: ['resources'],
      additionalProperties: false,
    },
    else: { $ref: '#/definitions/resource' },
  }
}
