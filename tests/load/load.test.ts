/** The short form of the load (`npm run test:load` is the long one): counts, and what stays in memory. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { syntheticDataset } from '../support/datasets.ts'
import { goingAway, manyConnections, overload, sendingAhead, slowHeads } from './connections.ts'
import type { Finding } from './findings.ts'
import { openGround, type Ground } from './ground.ts'
import { manyReleases, switchUnderLoad } from './releases.ts'
import { soak, soakUnique } from './soak.ts'

/** Little is published, and little is kept, so that it is soon full: what grows beyond is seen after few requests. */
const keptBytes = 2 * 1024 * 1024

let ground: Ground
beforeAll(async () => {
  ground = await openGround(syntheticDataset({ resources: 120, locales: ['en', 'de'] }), keptBytes)
})
afterAll(() => ground.close())

function expectAll(findings: readonly Finding[]): void {
  expect(findings.length).toBeGreaterThan(2)
  expect(findings.filter(({ holds }) => !holds)).toEqual([])
}

describe('a server under load', () => {
  it('L-06 does not grow with requests, releases and outages of its store', async () => {
    expectAll(await soak(ground, { requests: 3_000, publishes: 3, outages: 1, warmUps: 4 }))
  })

  it('L-07 does not grow with requests of which no two are alike', async () => {
    expectAll(await soakUnique(ground, { requests: 4_000, before: 1_000 }))
  })

  it('L-08 answers 256 connections and is as before afterwards', async () => {
    expectAll(await overload(ground, { times: 400, percent: 50 }))
  })

  it('P-01 answers from one release at a time while each takes the place of another', async () => {
    expectAll(await switchUnderLoad(ground, 4))
  })

  it('L-10 lets go of old releases, as many as follow each other', async () => {
    expectAll(await manyReleases(ground, 12))
  })
})

describe('callers', () => {
  it('on 1,000 connections at once are all answered, twice', async () => {
    expectAll(await manyConnections(ground, 1_000))
  })

  it('who send ahead are answered in order, and nobody waits for them', async () => {
    expectAll(await sendingAhead(ground, 5))
  })

  it('whose heads do not end hold up nobody', async () => {
    expectAll(await slowHeads(ground, 200, false))
  })

  it('who go away leave nothing behind', async () => {
    expectAll(await goingAway(ground, 300))
  })
})
