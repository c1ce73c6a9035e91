/**
 * The OpenAPI document, a projection of the operation table. Built by a script and committed, so
 * that zod-openapi is never part of what runs.
 */
import * as z from 'zod'
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi'
import { parametersOf } from './answer.ts'
import { envelopeOf } from './envelope.ts'
import type { Operation } from './operation.ts'
import type { Parameter } from './parameter.ts'
import { fallback, locale, release } from './parameters.ts'
import { ProblemBody, problems, type ProblemType } from './problems.ts'

/** A real answer for an operation: the address asked and the body that came. */
export type Example = { readonly address: string; readonly body: unknown }

const tags = [
  { name: 'Access', description: 'What is known for a cancer type in a country, and who pays.' },
  { name: 'Resources', description: 'Where to read and get help.' },
  { name: 'Directory', description: 'The directory itself: locales, codes, sources.' },
  { name: 'Releases', description: 'Published states of the whole dataset.' },
  { name: 'Service', description: 'The service behind the directory.' },
]

const description = `Cancer immunotherapy in Europe: where to read and get help, whether it is reachable for a cancer type, and whether a country pays for it - in the reader's language, with dates and sources.

**Medical care.** This is general information. Show \`meta.notice\` with every answer. What is not stated is \`unknown\`, never "not available". A note of one country says nothing about another. A note that is \`stale\` or \`superseded\` is history.

**Languages.** \`locale\` wins over \`Accept-Language\`. Every text names its own \`locale\`, its \`availableLocales\` and whether it is an original, a reviewed or an unreviewed translation.

**Releases.** Every answer comes from one immutable release, named in \`meta.release\`. Follow \`page.next\` to walk a list of one release whole.

**Caching.** Answers have a strong \`ETag\`; send it back as \`If-None-Match\`. Errors are never cached.

**Limits.** 300 requests a minute per address, enforced at the edge with 429 and \`Retry-After\`. Requests with heads above 8 KB may be answered 413, 414 or 431 by the layers in front.

**Privacy.** No key, no cookies, no analytics; no query text and no caller address is logged by the application.

**Stability.** Within /v1 changes are additive only.`

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

function text(example: string) {
  return z.string().meta({ examples: [example] })
}

const RequestId = text('5f0c1c3e-6a0e-4a55-9a64-0d1f3f1c9a57')

const answerHeaders = z.object({
  ETag: text('"2jmj7l5rSw0yVb_vlWAYkK_YBwk"'),
  'Cache-Control': text('public, max-age=60, s-maxage=60'),
  'X-Request-Id': RequestId,
})
const readHeaders = answerHeaders.extend({
  'Content-Language': text('fr'),
  Vary: text('Accept-Language'),
})

/** `StoreUnavailable` of `store-unavailable`. */
function pascalCase(type: string): string {
  return type.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** One answer for every set of problems that share a status; equal sets are one component. */
const problemAnswers = new Map<string, ZodOpenApiResponseObject>()

function describeProblem(types: readonly ProblemType[]): ZodOpenApiResponseObject {
  const id = types.map(pascalCase).join('Or')
  const answer = problemAnswers.get(id) ?? {
    id,
    description: types.map((type) => `\`${type}\`: ${problems[type].meaning}`).join('\n\n'),
    headers: z.object({ 'X-Request-Id': RequestId }),
    content: { 'application/problem+json': { schema: ProblemBody } },
  }
  problemAnswers.set(id, answer)
  return answer
}

function describeProblems(types: readonly ProblemType[]): ZodOpenApiOperationObject['responses'] {
  const byStatus = Map.groupBy(types, (type) => problems[type].status)
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, group]) => [String(status), describeProblem(group)]),
  )
}

/** The parameters of every operation stand once, as components. */
const shared = new Set<Parameter<unknown>>([locale, fallback, release])
const described = new Map<Parameter<unknown>, z.ZodType>()

function describeParameter([name, parameter]: [string, Parameter<unknown>]): z.ZodType {
  const known = described.get(parameter)
  if (known !== undefined) return known
  const { example: given } = parameter
  const example = parameter.list && given !== undefined ? String(given).split(',') : given
  // Optional here is what the document calls not required.
  const grammar = parameter.required ? parameter.grammar : parameter.grammar.optional()
  const schema = grammar.meta({
    param: {
      ...(shared.has(parameter) && { id: name }),
      name,
      in: parameter.in,
      description: parameter.description,
      ...(parameter.list && { style: 'form' as const, explode: false }),
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
          ? readHeaders.extend({ Link: text('</v1/resources?cursor=…>; rel="next"').optional() })
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

function service(operationId: string, summary: string, answer: object): ZodOpenApiOperationObject {
  return {
    operationId,
    tags: ['Service'],
    summary,
    responses: {
      '200': { description: 'The answer.', ...answer },
      ...describeProblems(['invalid-parameters', 'method-not-allowed', 'internal']),
    },
  }
}

const Health = z.strictObject({ status: z.enum(['ok', 'stale']) })

const servicePaths = {
  '/openapi.json': {
    get: service('getOpenApi', 'This document', {
      headers: answerHeaders,
      content: { 'application/json': { schema: { type: 'object' } } },
    }),
  },
  '/problems/{type}': {
    get: {
      ...service('getProblemPage', 'What a problem type means, as a page', {
        headers: answerHeaders,
        content: { 'text/html': { schema: { type: 'string' } } },
      }),
      parameters: [
        z
          .string()
          .meta({ param: { name: 'type', in: 'path', required: true, example: 'not-found' } }),
      ],
    },
  },
  '/health': {
    get: {
      ...service('getHealth', 'Whether answers are fresh', {
        headers: z.object({ 'X-Request-Id': RequestId }),
        content: { 'application/json': { schema: Health } },
      }),
      description:
        '`stale`: the store cannot be read, the last good release is served. 503 while cold.',
    },
  },
}

/** The library leaves its own note, `param`, in a parameter's schema that is a component. */
function withoutNotes(document: ReturnType<typeof createDocument>) {
  const inPaths = Object.values(document.paths ?? {}).flatMap((path) => path.get?.parameters ?? [])
  for (const parameter of [...inPaths, ...Object.values(document.components?.parameters ?? {})]) {
    if ('schema' in parameter) Reflect.deleteProperty(parameter.schema ?? {}, 'param')
  }
  return document
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
  return withoutNotes(createDocument(document))
}
