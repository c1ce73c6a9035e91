/** What the edge function makes of a page's request changes no page, and keeps each once. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildEdgeScript, loadEdge, type Asked, type Edge } from '../../support/edge.ts'
import { repositoryDataset } from '../../support/repository-dataset.ts'
import { siteOver } from '../../support/served-site.ts'

let site: Hono
let edge: Edge
beforeAll(async () => {
  site = siteOver(await repositoryDataset())
  edge = loadEdge(await buildEdgeScript())
})

async function show(path: string, query: string, acceptLanguage: string) {
  const response = await site.request(query === '' ? path : `${path}?${query}`, {
    headers: { 'Accept-Language': acceptLanguage },
  })
  const { 'x-request-id': _, ...headers } = Object.fromEntries(response.headers)
  return { status: response.status, headers, text: await response.text() }
}

async function passing(asked: Asked & { readonly path: string; readonly query: string }) {
  const { query, acceptLanguage } = edge.pass(asked)
  return show(asked.path, query, acceptLanguage)
}

const languages = ['fr', 'tr, en;q=0.5', 'sv', '*']

describe('the edge', () => {
  it.each([
    ['/', ''],
    ['/en/', ''],
    ['/fr/BE/melanoma', ''],
    ['/fr/BE/melanoma', 'stage=advanced&line=first'],
    ['/fr-BE/BE/melanoma', ''],
    ['/FR/BE/melanoma', ''],
    ['/fr/BE/none', ''],
    ['/frog/BE/melanoma', ''],
    ['/nothing', ''],
    ['/fr', ''],
  ])('shows the page that the origin shows: %s %s', async (path, query) => {
    for (const line of languages) {
      const asked = { path, query, acceptLanguage: [line] }
      expect(await passing(asked)).toEqual(await show(path, query, line))
    }
  })

  it('asks for a page in one way whatever language a reader prefers, but where none is named', () => {
    const asked = (path: string) =>
      new Set(languages.map((line) => edge.pass({ path, acceptLanguage: [line] }).acceptLanguage))
    expect(asked('/fr/BE/melanoma')).toEqual(new Set(['en']))
    expect(asked('/tr/')).toEqual(new Set(['en']))
    for (const path of ['/', '/fr', '/frog/BE/melanoma', '/v1/cancer-types']) {
      expect(asked(path)).toEqual(new Set(['en', 'fr', 'tr']))
    }
  })
})
