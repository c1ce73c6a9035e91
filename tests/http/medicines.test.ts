/** Medicines as callers ask for them. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import { smallApp } from '../support/small-directory.ts'

type Served = { id: string; inn: string; cancerTypes: { id: string; name: string }[] }

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

async function dataAt<T>(address: string): Promise<T> {
  const { data } = (await (await app.request(address)).json()) as { data: T }
  return data
}

describe('a medicine', () => {
  it('is found by its id, its INN in any spelling, and its brand, in any case', async () => {
    for (const name of ['pembrolizumab', 'Pembrolizumab', 'KEYTRUDA', 'keytruda']) {
      expect((await dataAt<Served>(`/v1/medicines/${name}`)).id).toBe('pembrolizumab')
    }
    const unknown = await app.request('/v1/medicines/aspirin')
    expect([unknown.status, (await unknown.json()) as object]).toMatchObject([
      404,
      { detail: expect.stringContaining('/v1/medicines') },
    ])
  })

  it('names every cancer type for which a note, of the EU or of a country, names it', async () => {
    const types = (await dataAt<{ id: string }[]>('/v1/cancer-types')).map(({ id }) => id)
    for (const { id, cancerTypes } of await dataAt<Served[]>('/v1/medicines')) {
      const naming = []
      for (const type of types) {
        const all = await dataAt(`/v1/cancer-types/${type}/availability?history=true`)
        if (JSON.stringify(all).includes(`"${id}"`)) naming.push(type)
      }
      expect([id, cancerTypes.map((one) => one.id).toSorted()]).toEqual([id, naming.toSorted()])
    }
  })

  it('is listed for the cancer types that are asked for', async () => {
    const some = await dataAt<Served[]>('/v1/medicines?cancerType=melanoma&locale=fr')
    expect(some.length).toBeGreaterThan(1)
    for (const { cancerTypes } of some) {
      expect(cancerTypes).toContainEqual({ id: 'melanoma', name: 'mélanome' })
    }
  })
})
