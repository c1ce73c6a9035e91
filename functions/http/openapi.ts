/**
 * The OpenAPI document, a projection of the operation table. Built by a script and committed, so
 * that zod-openapi is never part of what runs.
 */
import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi'
import type { Manifest } from '../model/manifest.ts'
import { answerOf } from './answers.ts'
import { describeProblems, pascalCase, readHeaders, text } from './openapi-answers.ts'
import { describeParameter, readHeaderParameters } from './openapi-parameters.ts'
import { description, tags } from './openapi-prose.ts'
import { servicePaths } from './openapi-service.ts'
import { parametersOf, type Operation } from './operation.ts'
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

function describeOperation(operation: Operation, example: Example): ZodOpenApiOperationObject {
  const types = [
    ...always,
    ...operation.problems,
    ...(operation.ofRelease ? (['release-gone'] as const) : []),
  ]
  const { id, mediaType } = operation
  const schema = answerOf(operation)
  const own = Object.entries(operation.headers ?? {}).map(([name, one]) => [name, text(one)])
  const next = text(`<${operation.path}?cursor=…>; rel="next"`).optional()
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    parameters: [
      ...Object.entries(parametersOf(operation)).map(describeParameter),
      ...readHeaderParameters,
    ],
    responses: {
      '200': {
        description: 'The answer.',
        headers: readHeaders.extend({
          ...Object.fromEntries(own),
          ...(operation.paged && { Link: next }),
        }),
        content: {
          [mediaType]: {
            schema:
              mediaType === 'application/json'
                ? schema.meta({ id: `${pascalCase(id)}Answer` })
                : schema,
            examples: {
              [id]: {
                summary: `GET ${example.address} (${mediaType === 'application/json' ? 'lists shortened' : 'a little of it'})`,
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

/** A format says what a pattern would; generators make a date of the one and a text of the other. */
function plainDates({ jsonSchema }: { jsonSchema: { format?: string; pattern?: string } }): void {
  if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') delete jsonSchema.pattern
}

/**
 * The document as it is published. Its objects are open: within /v1 fields may be added, and a client
 * made from it must not break on one. `param` is a note the library leaves in schemas. A default beside
 * a reference makes a value of any type of it in Python: the parameter's words say it.
 */
function publishable(document: ReturnType<typeof createDocument>): unknown {
  const inPaths = Object.values(document.paths ?? {}).flatMap((path) => path.get?.parameters ?? [])
  for (const parameter of [...inPaths, ...Object.values(document.components?.parameters ?? {})]) {
    if (!('schema' in parameter)) continue
    Reflect.deleteProperty(parameter.schema, 'param')
    if ('$ref' in parameter.schema) Reflect.deleteProperty(parameter.schema, 'default')
  }
  return JSON.parse(
    JSON.stringify(document, (key, value: unknown) =>
      key === 'additionalProperties' && value === false ? undefined : value,
    ),
  )
}

/** Who answers for the directory, by the way that reaches them: no path, which is no URL here. */
function contactOf({ publisher: { name }, report }: Manifest) {
  const [scheme, rest = ''] = report.split(/:(.*)/)
  if (scheme === 'mailto') return { name, email: rest }
  return { name, ...(scheme === 'https' && { url: report }) }
}

/** The whole document; `examples` holds one for every operation id. */
export function buildOpenApi(
  operations: readonly Operation[],
  examples: ReadonlyMap<string, Example>,
  manifest: Manifest,
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
      license: { name: manifest.licence.name, url: manifest.licence.url },
      contact: contactOf(manifest),
    },
    servers: [{ url: '/', description: 'this host' }],
    security: [],
    tags,
    paths: { ...paths, ...servicePaths },
  }
  return publishable(createDocument(document, { override: plainDates }))
}
