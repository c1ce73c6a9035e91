/** The addresses beside /v1, as the OpenAPI document describes them. */
import * as z from 'zod'
import type { ZodOpenApiContentObject, ZodOpenApiOperationObject } from 'zod-openapi'
import { answerHeaders, describeProblems, RequestId } from './openapi-answers.ts'
import { conditionHeaders } from './openapi-parameters.ts'
import type { ProblemType } from './problems.ts'

type Service = {
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly content: ZodOpenApiContentObject
  /** Not where every answer is of its moment. */
  readonly cached: boolean
  readonly problems: readonly ProblemType[]
}

function describeService(service: Service): ZodOpenApiOperationObject {
  const { operationId, summary, cached, content } = service
  const headers = cached ? answerHeaders : z.object({ 'X-Request-Id': RequestId })
  const types = ['invalid-parameters', 'method-not-allowed', 'rate-limited', 'internal'] as const
  return {
    operationId,
    tags: ['Service'],
    summary,
    description: service.description,
    ...(cached && { parameters: conditionHeaders }),
    responses: {
      '200': { description: 'The answer.', headers, content },
      ...(cached && { '304': { description: 'The reader holds this answer already.', headers } }),
      ...describeProblems([...types, ...service.problems]),
    },
  }
}

const OpenApiDocument = z.looseObject({}).meta({ id: 'OpenApiDocument' })

const Health = z.strictObject({ status: z.enum(['ok', 'stale']) }).meta({ id: 'Health' })

const problemName = z
  .string()
  .meta({ param: { name: 'type', in: 'path', required: true, example: 'not-found' } })

export const servicePaths = {
  '/openapi.json': {
    get: describeService({
      operationId: 'getOpenApi',
      summary: 'This document',
      description: 'OpenAPI 3.1.',
      content: { 'application/json': { schema: OpenApiDocument } },
      cached: true,
      problems: ['not-acceptable', 'precondition-failed'],
    }),
  },
  '/problems/{type}': {
    get: {
      ...describeService({
        operationId: 'getProblemPage',
        summary: 'What a problem type means, as a page',
        description: 'Also `wrong-statement`: how to report what is wrong or out of date.',
        content: { 'text/html': { schema: { type: 'string' } } },
        cached: true,
        problems: ['not-found', 'precondition-failed'],
      }),
      parameters: [problemName, ...conditionHeaders],
    },
  },
  '/health': {
    get: describeService({
      operationId: 'getHealth',
      summary: 'Whether answers are fresh',
      description: '`stale`: the store cannot be read, the last good release is served.',
      content: { 'application/json': { schema: Health } },
      cached: false,
      problems: ['not-acceptable', 'store-unavailable'],
    }),
  },
}
