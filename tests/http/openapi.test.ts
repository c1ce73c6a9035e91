import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { addressOf, parametersOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { problems } from '../../functions/http/problems.ts'
import { renderOpenApi } from '../../seed/openapi.ts'
import { repositoryApp } from '../support/app.ts'

type Parameter = { $ref?: string; name?: string; in?: string; required?: boolean }
type Described = {
  operationId: string
  parameters?: Parameter[]
  responses: Record<string, unknown>
}
type Document = {
  paths: Record<string, { get: Described }>
  components: { parameters: Record<string, Parameter> }
}

const committed = readFileSync(new URL('../../functions/openapi.json', import.meta.url), 'utf8')
const document = JSON.parse(committed) as Document
let app: Hono
beforeAll(async () => {
  app = await repositoryApp()
})

describe('the OpenAPI document', () => {
  it('is what the operation table and the dataset give today; `npm run openapi` writes it', async () => {
    expect(await renderOpenApi()).toBe(committed)
  })

  it('is served as committed', async () => {
    expect(await (await app.request('/openapi.json')).text()).toBe(committed)
  })

  it('Q-03 names every operation with its parameters, and no other under /v1', () => {
    const declared = operations.map((operation) => [
      operation.path,
      operation.id,
      Object.entries(parametersOf(operation))
        .map(([name, one]) => `${one.in} ${name} ${String(one.required)}`)
        .toSorted(),
    ])
    const documented = Object.entries(document.paths)
      .filter(([path]) => path.startsWith('/v1'))
      .map(([path, { get }]) => [
        path,
        get.operationId,
        (get.parameters ?? [])
          .map((one) =>
            one.$ref ? document.components.parameters[one.$ref.split('/').at(-1) ?? ''] : one,
          )
          .map((one) => `${one?.in} ${one?.name} ${String(one?.required ?? false)}`)
          .toSorted(),
      ])
    expect(documented).toEqual(declared)
  })

  it('lists the statuses that each operation can answer', () => {
    for (const operation of operations) {
      const statuses = Object.keys(document.paths[operation.path]?.get.responses ?? {})
      expect(statuses).toEqual(
        expect.arrayContaining(['200', '304', '400', '405', '406', '412', '500', '503']),
      )
      for (const type of operation.problems)
        expect(statuses).toContain(String(problems[type].status))
    }
  })

  it.each(operations.map((operation) => addressOf(operation, operation.example)))(
    '%s, an example, answers',
    async (address) => {
      expect((await app.request(address)).status).toBe(200)
    },
  )

  it.each(['/openapi.json', '/problems/internal', '/health'])('%s is routed', async (address) => {
    expect((await app.request(address)).status).toBe(200)
  })

  it('has no path that neither an operation nor the service has', () => {
    const service = ['/openapi.json', '/problems/{type}', '/health']
    const known = [...operations.map(({ path }) => path), ...service]
    expect(Object.keys(document.paths).toSorted()).toEqual(known.toSorted())
  })
})
