/** How much a first visit costs its reader: a page with all that it loads, as it is sent. */
import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../functions/site/pages.ts'
import { pageKinds, type PageKind } from '../support/page-kinds.ts'
import { repositoryDataset, today } from '../support/repository-dataset.ts'
import { siteOver } from '../support/served-site.ts'

const most = { sent: 60 * 1024, mapRaw: 120 * 1024 }

let site: Hono
let kinds: readonly PageKind[]
let heaviest: string
beforeAll(async () => {
  const dataset = await repositoryDataset()
  site = siteOver(dataset, { now: () => Date.parse(`${today}T12:00:00Z`) })
  kinds = pageKinds(dataset)
  const pairs = dataset.countries.flatMap(({ code, availability }) =>
    [...Map.groupBy(availability, ({ cancerType }) => cancerType)].map(
      ([type, notes]) => [`/${code}/${type}?history=true`, notes.length] as const,
    ),
  )
  ;[heaviest] = pairs.toSorted(([, a], [, b]) => b - a)[0] ?? ['']
})

type Cost = { readonly raw: number; readonly sent: number }

async function costOf(address: string): Promise<Cost> {
  const reply = await site.request(address)
  expect([address, reply.status]).toEqual([address, 200])
  const bytes = Buffer.from(await reply.arrayBuffer())
  return { raw: bytes.length, sent: gzipSync(bytes).length }
}

/** The page, and each file that its head names. */
async function costOfVisit(path: string): Promise<Cost> {
  const address = `/fr${path}`
  const html = await (await site.request(address)).text()
  const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]*)"/g)].map(([, one = '']) => one)
  expect(files.length).toBeGreaterThan(2)
  const costs = await Promise.all([address, ...files].map(costOf))
  const sum = (size: keyof Cost) => costs.reduce((all, cost) => all + cost[size], 0)
  return { raw: sum('raw'), sent: sum('sent') }
}

describe('a first visit takes 60 KB at most', () => {
  it.each(pages.map(({ id }) => id))('of %s', async (id) => {
    const path = kinds.find((one) => one.id === id)?.path ?? ''
    const { raw, sent } = await costOfVisit(path)
    expect({ raw, sent, fits: sent <= most.sent }).toEqual({ raw, sent, fits: true })
  })

  it('of the answer with most statements, old ones too', async () => {
    const { raw, sent } = await costOfVisit(heaviest)
    expect({ heaviest, raw, sent, fits: sent <= most.sent }).toMatchObject({ fits: true })
  })
})

it('the map is 120 KB at most before it is made smaller to be sent', async () => {
  for (const path of ['/map', '/map/all']) {
    const { raw } = await costOf(`/fr${path}`)
    expect({ path, raw, fits: raw <= most.mapRaw }).toMatchObject({ fits: true })
  }
})
