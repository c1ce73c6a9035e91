/**
 * The OpenAPI document, a projection of the operation table. Built by a script and committed, so
 * that zod-openapi is never part of what runs.
 */
import type * as z from 'zod'
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi'
import { envelopeOf } from './envelope.ts'
import { describeProblems, readHeaders, text } from './openapi-answers.ts'
import { description, tags } from './openapi-prose.ts'
import { servicePaths } from './openapi-service.ts'
import { parametersOf, type Operation } from './operation.ts'
import type { Parameter } from './parameter.ts'
import { ofEveryRead } from './parameters.ts'
import type { ProblemType } from './problems.ts'

/** A real answer for an operation: the address asked and the body that came. */
export type Example = { readonly address: string; readonly body: unknown }

/** What any operation may answer: wrong parameters, wrong headers, or no release to answer from. */
const always = [
  'invalid-parameters',
  'method-not-allowed',
  'not-acceptable',
  'precondition-failed',
  'rate-limited',
  'internal',
  'store-unavailable',
  'no-active-release',
  'release-corrupt',
  'release-unsupported',
] as const satisfies readonly ProblemType[]

/** The parameters of every operation stand once, as components. */
const shared = new Set<Parameter<unknown>>(Object.values(ofEveryRead))
const described = new Map<Parameter<unknown>, z.ZodType>()

function describeParameter([name, parameter]: [string, Parameter<unknown>]): z.ZodType {
  const known = described.get(parameter)
  if (known !== undefined) return known
  const { example: given } = parameter
  const example = parameter.item && given !== undefined ? given.split(',') : given
  // Optional here is what the document calls not required.
  const grammar = parameter.required ? parameter.grammar : parameter.grammar.optional()
  const { standard } = parameter
  const schema = grammar.meta({
    ...(standard !== undefined && { default: standard }),
    param: {
      ...(shared.has(parameter) && { id: name }),
      name,
      in: parameter.in,
      description: parameter.description,
      ...(parameter.item && { style: 'form' as const, explode: false }),
      ...(example !== undefined && { example }),
    },
  })
  described.set(parameter, schema)
  return schema
}

function describeOperation(operation: Operation, example: Example): ZodOpenApiOperationObject {
  const types = [
    ...always,
    ...operation.problems,
    ...(operation.ofRelease ? (['release-gone'] as const) : []),
  ]
  const paged = operation.paged === true
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    parameters: Object.entries(parametersOf(operation)).map(describeParameter),
    responses: {
      '200': {
        description: 'The answer.',
        headers: paged
          ? readHeaders.extend({
              Link: text(`<${operation.path}?cursor=…>; rel="next"`).optional(),
            })
          : readHeaders,
        content: {
          'application/json': {
            schema: envelopeOf(operation.data, paged),
            examples: {
              [operation.id]: {
                summary: `GET ${example.address} (lists shortened)`,
                value: example.body,
              },
            },
          },
        },
      },
      '304': { description: 'The reader holds this answer already.', headers: readHeaders },
      ...describeProblems(types),
    },
  }
}

/**
 * The document as it is published. Its objects are open: within /v1 fields may be added, and a client
 * made from it must not break on one. `param` is a note the library leaves in schemas.
 */
function publishable(document: ReturnType<typeof createDocument>): unknown {
  const inPaths = Object.values(document.paths ?? {}).flatMap((path) => path.get?.parameters ?? [])
  for (const parameter of [...inPaths, ...Object.values(document.components?.parameters ?? {})]) {
    if ('schema' in parameter) Reflect.deleteProperty(parameter.schema ?? {}, 'param')
  }
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === 'additionalProperties' && value === false ? undefined : value,
    ),
  )
}

/** The whole document; `examples` holds one for every operation id. */
export function buildOpenApi(
  operations: readonly Operation[],
  examples: ReadonlyMap<string, Example>,
): unknown {
  const paths = Object.fromEntries(
    operations.map((operation) => {
      const example = examples.get(operation.id)
      if (example === undefined) throw new Error(`no example for ${operation.id}`)
      return [operation.path, { get: describeOperation(operation, example) }]
    }),
  )
  const document: ZodOpenApiObject = {
    openapi: '3.1.1',
    info: {
      title: 'Immuno-oncology resource directory',
      version: '1.0.0',
      description,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    servers: [{ url: '/', description: 'this host' }],
    security: [],
    tags,
    paths: { ...paths, ...servicePaths },
  }
  return publishable(createDocument(document))
}
