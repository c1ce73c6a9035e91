import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { answerOf, answers } from '../../functions/http/answers.ts'
import { addressOf, parametersOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { problems } from '../../functions/http/problems.ts'
import { fieldOf, fieldsOf } from '../../seed/dataset/select.ts'
import { renderOpenApi } from '../../seed/openapi.ts'
import { answerShapes } from '../../seed/reference/answer-shapes.ts'
import { committed, document, resolve, type Parameter } from '../support/document.ts'
import { repositoryApp, repositoryDataset } from '../support/repository-dataset.ts'

const { components, paths } = document
const shapes = new URL('../../functions/http/answer-shapes.ts', import.meta.url)
let app: Hono
beforeAll(async () => {
  app = await repositoryApp()
})

const parametersAt = (path: string): Parameter[] =>
  (paths[path]?.get.parameters ?? []).map((one) => resolve(components.parameters, one))

/** Of a document what does not follow from the dataset: a day's work there makes no document stale. */
function withoutBodies(text: string): unknown {
  return JSON.parse(text, (name, held: unknown) =>
    name === 'examples' && !Array.isArray(held) ? fieldsOf(held).map(([id]) => id) : held,
  )
}

describe('the OpenAPI document', () => {
  it('is what the operation table gives, examples of answers apart; `npm run openapi` writes it', async () => {
    expect(withoutBodies(await renderOpenApi())).toEqual(withoutBodies(committed))
    expect(committed).toBe(`${JSON.stringify(document, null, 2)}\n`)
  })

  it('says which fields answers have; `npm run openapi` writes them for `fields`, too', () => {
    expect(readFileSync(shapes, 'utf8')).toBe(answerShapes(document))
  })

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'shows of %s an answer in the form that is served today',
    (_, operation) => {
      const { '200': answer } = paths[operation.path]?.get.responses ?? {}
      const bodies = Object.values(answer?.content ?? {}).flatMap((content) =>
        fieldsOf(fieldOf(content, 'examples')).map(([, example]) => fieldOf(example, 'value')),
      )
      expect(bodies).not.toEqual([])
      for (const body of bodies) expect(answerOf(operation).safeParse(body).error).toBeUndefined()
    },
  )

  it('has no schema of an answer that no operation gives', () => {
    expect(operations.map(({ id }) => id).toSorted()).toEqual(Object.keys(answers).toSorted())
  })

  it('is served as committed, without the blanks that people need', async () => {
    const served = await (await app.request('/openapi.json')).text()
    expect(served).toBe(JSON.stringify(document))
    expect(served.length).toBeLessThan(committed.length)
  })

  it('Q-03 names every operation with its parameters, and no other beside them', () => {
    const declared = operations.map((operation) => [
      operation.path,
      operation.id,
      Object.entries(parametersOf(operation))
        .map(([name, one]) => `${one.in} ${name} ${String(one.required)}`)
        .toSorted(),
    ])
    const documented = Object.entries(paths)
      .filter(([path]) => /^\/(?:v1|hsds)/.test(path))
      .map(([path, { get }]) => [
        path,
        get.operationId,
        parametersAt(path)
          .filter((one) => one.in !== 'header')
          .map((one) => `${one.in} ${one.name} ${String(one.required ?? false)}`)
          .toSorted(),
      ])
    expect(documented).toEqual(declared)
  })

  it('lists the statuses that each operation can answer', () => {
    for (const operation of operations) {
      const statuses = Object.keys(paths[operation.path]?.get.responses ?? {})
      expect(statuses).toEqual(
        expect.arrayContaining(['200', '304', '400', '405', '406', '412', '429', '500', '503']),
      )
      for (const type of operation.problems)
        expect(statuses).toContain(String(problems[type].status))
    }
  })

  it('says under which licence the data are, and whom to tell of a fault', async () => {
    const { licence, publisher, report } = (await repositoryDataset()).manifest
    expect(document.info).toMatchObject({
      license: { name: licence.name, url: licence.url },
      contact: { name: publisher.name },
      description: expect.stringContaining('`meta.report` says where to report it'),
    })
    expect((await app.request(report)).status).toBe(200)
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
    expect(Object.keys(paths).toSorted()).toEqual(known.toSorted())
  })
})

describe('the request headers of the document', () => {
  const headersAt = (path: string) =>
    parametersAt(path)
      .filter((one) => one.in === 'header')
      .map(({ name, required = false }) => [name, required])

  it('are declared where they are heeded', () => {
    const conditions = [
      ['If-None-Match', false],
      ['If-Match', false],
    ]
    for (const { path } of operations)
      expect([path, headersAt(path)]).toEqual([path, [['Accept-Language', false], ...conditions]])
    expect(headersAt('/openapi.json')).toEqual(conditions)
    expect(headersAt('/problems/{type}')).toEqual(conditions)
    expect(headersAt('/health')).toEqual([])
  })

  it.each([...operations.map((one) => addressOf(one, one.example)), '/openapi.json'])(
    'change the answer of %s as they say',
    async (address) => {
      const ask = (headers: Record<string, string>) => app.request(address, { headers })
      const tag = (await ask({})).headers.get('etag') ?? ''
      expect((await ask({ 'If-None-Match': tag })).status).toBe(304)
      expect((await ask({ 'If-Match': '"another"' })).status).toBe(412)
    },
  )
})
