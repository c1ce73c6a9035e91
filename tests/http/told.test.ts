/** What nothing else tells of an operation: that its parameters do something, and that it can be found. */
import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { valuesIn } from '../../functions/http/values.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { questionsAbout } from '../../seed/questions.ts'
import { releaseOf } from '../support/app.ts'
import { smallApp, smallDataset } from '../support/small-directory.ts'

let app: Hono
let dataset: Dataset
beforeAll(async () => {
  app = await smallApp()
  dataset = await smallDataset()
})

async function dataAt(path: string): Promise<string> {
  const text = await (await app.request(path)).text()
  if (!text.startsWith('{"data"')) return text
  const body: unknown = JSON.parse(text)
  return JSON.stringify([fieldOf(body, 'data'), fieldOf(body, 'facets')])
}

/** Optional parameters that a release has values for, each with addresses that differ in it alone. */
function filtersOf(operation: Operation) {
  const held = { dataset, release: releaseOf(dataset) }
  const asked = [...questionsAbout(held, Infinity, [operation])].map(({ path }) => path)
  return Object.entries(operation.parameters)
    .filter(([, one]) => !one.required && one.in === 'query' && valuesIn(one, held).length > 0)
    .map(([name]) => ({
      name,
      paths: asked.filter((path) => new URL(path, 'http://x').searchParams.has(name)),
    }))
}

function without(path: string, name: string): string {
  const url = new URL(path, 'http://x')
  url.searchParams.delete(name)
  return `${url.pathname}${url.search}`
}

/** What the dataset of the repository cannot show yet; other tests show it over datasets of their own. */
const notShown = [
  // No person has looked at a resource: http/resources.test.ts.
  '/v1/resources sort',
  // Nothing asks it of a cancer type whose notes are superseded: http/history.test.ts.
  '/v1/cancer-types/{id}/availability history',
]

describe('every parameter', () => {
  it('changes an answer with at least one of its values', async () => {
    const idle: string[] = []
    for (const operation of operations) {
      for (const { name, paths } of filtersOf(operation)) {
        let does = false
        for (const path of paths) {
          does = (await dataAt(path)) !== (await dataAt(without(path, name)))
          if (does) break
        }
        if (!does) idle.push(`${operation.path} ${name}`)
      }
    }
    expect(idle).toEqual(notShown)
  })
})

describe('every operation', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

  it('stands in the table of README', () => {
    const missing = operations.filter(({ path }) => {
      const [, door, collection = '', record, more] = path.split('/')
      const line = readme
        .split('\n')
        .find(
          (one) =>
            one.startsWith('|') && one.includes(`\`/${door}${collection && `/${collection}`}`),
        )
      return (
        line === undefined ||
        (record !== undefined && !line.includes(`/${record}`)) ||
        (more !== undefined && !line.includes(`/${more}`))
      )
    })
    expect(missing.map(({ path }) => path)).toEqual([])
  })

  it('that needs nothing is linked from /v1', async () => {
    const body: unknown = await (await app.request('/v1')).json()
    const links = Object.values(fieldOf(fieldOf(body, 'data'), 'links') as Record<string, string>)
    const free = operations
      .filter(
        ({ path, parameters }) =>
          !path.includes('{') &&
          path !== '/v1' &&
          Object.values(parameters).every(({ required }) => !required),
      )
      .map(({ path }) => path)
    expect(free.filter((path) => !links.includes(path))).toEqual([])
  })
})
