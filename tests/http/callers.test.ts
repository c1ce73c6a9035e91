/** What callers send: lists, however they are written; other codes of countries; what programs add. */
import type { Hono } from 'hono'
import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { commaList, resolvedTo } from '../../functions/http/parameter.ts'
import { ProblemBody } from '../../functions/http/problem-body.ts'
import { ask } from '../support/ask.ts'
import { smallApp } from '../support/small-directory.ts'

let app: Hono
beforeAll(async () => {
  app = await smallApp()
})

async function refusal(address: string) {
  const response = await app.request(address)
  expect(response.status).toBe(400)
  return ProblemBody.parse(await response.json())
}

describe('a parameter that is a list', () => {
  it.each([
    ['country=BE&country=FR', 'country=BE,FR'],
    ['country=BE,FR&country=PL', 'country=PL,BE,FR'],
    ['kind=guide&limit=5&kind=helpline', 'kind=guide,helpline&limit=5'],
    ['audience=patient&audience=patient', 'audience=patient'],
    ['cancerType=melanoma&cancerType=nsclc', 'cancerType=nsclc,melanoma'],
    ['language=nl&language=fr', 'language=fr,nl'],
  ])('means OR when it is repeated: %s is %s', async (repeated, commas) => {
    const one = await ask(app, `/v1/resources?${repeated}`)
    const other = await ask(app, `/v1/resources?${commas}`)
    expect(one.page.total).toBeGreaterThan(0)
    expect(one.page.total).toBe(other.page.total)
    expect(one.data).toEqual(other.data)
  })

  it('repeated with a value that cannot be used names that value', async () => {
    const { errors } = await refusal('/v1/resources?country=BE&country=')
    expect(errors).toMatchObject([{ parameter: 'country', code: 'malformed' }])
  })

  it('is named to a caller who repeats another one', async () => {
    const { errors } = await refusal('/v1/resources?limit=1&limit=2')
    expect(errors).toMatchObject([{ parameter: 'limit', code: 'duplicate' }])
    expect(errors?.[0]?.detail).toBe(
      'Give this parameter once. Several values, with commas or repeated, are for: country, cancerType, kind, audience, language, fields.',
    )
    const access = await refusal('/v1/access?country=BE&country=FR&cancerType=melanoma')
    expect(access.detail).toBe(
      'Give this parameter once. Several values, with commas or repeated, are for: audience, fields.',
    )
  })

  it('says what is expected in a whole sentence', async () => {
    for (const name of ['kind', 'audience', 'sort', 'fallback']) {
      const { detail } = await refusal(`/v1/resources?${name}=x`)
      expect(detail).toMatch(/^"x" cannot be used\. Expected one of [a-z]/)
    }
  })

  it('keeps a cursor valid in another order, repeated or with commas', async () => {
    const first = await ask(app, '/v1/resources?country=BE,FR&kind=guide,organisation&limit=2')
    const cursor = new URLSearchParams(first.page.next?.split('?')[1]).get('cursor') ?? ''
    expect(cursor).not.toBe('')
    const second = await ask(
      app,
      `/v1/resources?country=BE,FR&kind=guide,organisation&limit=2&cursor=${cursor}`,
    )
    for (const query of [
      'kind=organisation,guide&country=fr,be',
      'country=FR&kind=organisation&country=BE&kind=guide',
      'country=BE,FR,BE&kind=guide,organisation&sort=title',
    ]) {
      const same = await ask(app, `/v1/resources?${query}&limit=2&cursor=${cursor}`)
      expect(same.data).toEqual(second.data)
    }
    const other = await refusal(`/v1/resources?country=BE&kind=guide&cursor=${cursor}`)
    expect(other.type).toBe('/problems/invalid-cursor')
  })

  it('of more values than can be used is refused before one of them is read', async () => {
    let read = 0
    const counted = z.string().refine(() => {
      read += 1
      return true
    })
    const list = commaList<string, string>(
      { description: '', grammar: counted, expected: 'a text', values: 'free' },
      (text) => resolvedTo([text]),
    )
    expect(list.form(','.repeat(11_000))).toMatchObject({ refusals: [{ code: 'malformed' }] })
    expect(read).toBe(0)
    expect(list.form(','.repeat(49))).toHaveProperty('value')
    expect(read).toBe(50)
    const { errors } = await refusal(`/v1/resources?country=${','.repeat(11_000)}`)
    expect(errors).toHaveLength(1)
  })
})

it.each([
  ['UK', 'GB'],
  ['el', 'GR'],
])('%s gets the hint that ISO calls it %s, wherever a country is taken', async (code, iso) => {
  for (const address of [
    `/v1/resources?country=${code}`,
    `/v1/access?cancerType=melanoma&country=${code}`,
    `/v1/countries/${code}`,
    `/v1/countries/${code}/availability`,
  ]) {
    const { detail } = ProblemBody.parse(await (await app.request(address)).json())
    expect(detail).toContain(` is ${iso}. `)
  }
})

describe('an answer says a thing once', () => {
  it('the EU-wide note stands at the top of a whole type, and entries say where it holds', async () => {
    const { data } = await ask(app, '/v1/cancer-types/nsclc/availability')
    expect(data.countries.length).toBeGreaterThan(10)
    const text = data.euWide?.text ?? ''
    expect(text).not.toBe('')
    expect(JSON.stringify(data).split(JSON.stringify(text)).length - 1).toBe(1)
    for (const entry of data.countries) {
      expect(entry).not.toHaveProperty('euWide')
      const of = await ask(app, `/v1/countries/${entry.country.code}` as '/v1/countries/BE')
      expect(entry.euAuthorisationApplies).toBe(of.data.euAuthorisationApplies)
    }
  })

  it.each([
    ['0', 0],
    ['1', 1],
    ['20', 20],
  ])('access shows as many resources as are wanted: %s', async (wanted, shown) => {
    const address = `/v1/access?country=BE&cancerType=melanoma` as const
    const all = await ask(app, address)
    const some = await ask(app, `${address}&resources=${wanted}`)
    expect(some.data.resources).toEqual(all.data.resources.slice(0, shown))
    expect(some.data.resourcesTotal).toBe(all.data.resourcesTotal)
    expect(all.data.resources).toHaveLength(20)
  })

  it.each(['21', '-1', '05', '', '1e1'])('access refuses resources=%s', async (wanted) => {
    const { errors } = await refusal(
      `/v1/access?country=BE&cancerType=melanoma&resources=${wanted}`,
    )
    expect(errors).toMatchObject([{ parameter: 'resources', code: 'malformed' }])
  })
})

describe('what is sent to people and to browsers', () => {
  it('links.access is a template that works (RFC 6570)', async () => {
    const { data } = await ask(app, '/v1')
    const template = data.links['access'] ?? ''
    expect(template).toBe('/v1/access{?country,cancerType}')
    const names = /\{\?([^}]+)\}/.exec(template)?.[1]?.split(',') ?? []
    const values: Record<string, string> = { country: 'BE', cancerType: 'melanoma' }
    const query = names.map((name) => `${name}=${values[name]}`).join('&')
    const response = await app.request(template.replace(/\{.*\}/, `?${query}`))
    expect(response.status).toBe(200)
  })

  it('a page of a problem ignores parameters that it does not know; /v1 never does', async () => {
    const page = await app.request('/problems/not-found?fbclid=x&utm_source=y')
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toContain('text/html')
    await refusal('/v1?fbclid=x')
    await refusal('/openapi.json?fbclid=x')
  })

  it('a preflight lets through what clients, caches and tracing add', async () => {
    const response = await app.request('/v1', { method: 'OPTIONS' })
    const allowed = (response.headers.get('access-control-allow-headers') ?? '').split(', ')
    expect(allowed.map((name) => name.toLowerCase())).toEqual(
      expect.arrayContaining(['traceparent', 'tracestate', 'cache-control', 'content-type']),
    )
  })
})
