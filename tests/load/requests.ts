/** What callers ask: the usual mix, and requests of which no two are alike. */
import { readCursor, writeCursor, type Cursor } from '../../functions/http/cursor.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { seededRandom } from '../support/datasets.ts'
import { headerOf, openConnection, requestOf, type Answer } from './connection.ts'
import { expecting, type Asking } from './drive.ts'

export function pick<T>(list: readonly T[], i: number): T {
  const found = list[i % list.length]
  if (found === undefined) throw new RangeError('cannot pick from nothing')
  return found
}

/** Addresses that are asked for again and again, of every kind of answer and of pages. */
export function usualAddresses({ manifest, countries, cancerTypes, resources }: Dataset): string[] {
  return Array.from({ length: 20 }, (_, i) => {
    const { tag } = pick(manifest.locales, i)
    const [{ code }, type, resource] = [
      pick(countries, i * 7),
      pick(cancerTypes, i * 5).id,
      pick(resources, i * 11).id,
    ]
    return [
      `/v1/resources/${resource}?locale=${tag}`,
      `/v1/resources?locale=${tag}&limit=20&country=${code}`,
      `/v1/access?country=${code}&cancerType=${type}&locale=${tag}`,
      `/v1/countries/${code}?locale=${tag}`,
      `/v1/cancer-types/${type}/availability?locale=${tag}`,
      `/${tag}/${code}/${type}`,
      `/${tag}/resources/${resource}`,
    ]
  }).flat()
}

/** Asks each once plain and once encoded, so that all are kept. */
export async function askEach(url: string, addresses: readonly string[]): Promise<void> {
  const { ask, socket } = await openConnection(url)
  for (const address of addresses) {
    for (const headers of [{}, { 'Accept-Encoding': 'br' }]) {
      const answer = await ask(requestOf(address, headers))
      if (answer.status !== 200) {
        throw new Error(`${address}: ${answer.status} ${answer.body.toString('utf8', 0, 300)}`)
      }
    }
  }
  socket.destroy()
}

const refused: readonly (readonly [string, Asking['judge']])[] = [
  [requestOf('/v1/nothing'), expecting(404)],
  [requestOf('/v1/resources/there-is-none'), expecting(404)],
  [requestOf('/v1/resources?limit=0'), expecting(400)],
  [requestOf('/v1/resources?limit=5&limit=6'), expecting(400)],
  [requestOf('/v1/access?country=XX&cancerType=none'), expecting(400, 404)],
  [requestOf('/v1/resources?cursor=broken'), expecting(400)],
  [requestOf('/v1/countries', { Accept: 'text/csv' }), expecting(406)],
  [requestOf('/v1/terms', {}, 'DELETE'), expecting(405)],
  [requestOf('/en/resources/there-is-none'), expecting(404)],
]

/**
 * 70 % of answers that are kept, 15 % that the caller still has, 10 % that are refused, 5 % of steps
 * through lists. A 304 may be a 200 where a release was published in between.
 */
export function usualMix(addresses: readonly string[]): (i: number, connection: number) => Asking {
  const random = seededRandom(6)
  const walks = new Map<number, string>()
  const tags = new Map<string, string>()

  function step(connection: number): Asking {
    return {
      request: requestOf(walks.get(connection) ?? '/v1/resources?limit=7&locale=en'),
      judge(answer) {
        const next = /"next":"([^"]+)"/.exec(answer.body.toString())?.[1]
        if (next === undefined) walks.delete(connection)
        else walks.set(connection, next)
        return expecting(200)(answer)
      },
    }
  }

  return (i, connection) => {
    const [kind, address] = [random(), pick(addresses, i)]
    const tag = tags.get(address)
    if (kind < 0.05) return step(connection)
    if (kind < 0.15) {
      const [request, judge] = pick(refused, i)
      return { request, judge }
    }
    if (kind < 0.3 && tag !== undefined) {
      return { request: requestOf(address, { 'If-None-Match': tag }), judge: expecting(200, 304) }
    }
    return {
      request: requestOf(address, i % 4 === 0 ? { 'Accept-Encoding': 'br' } : {}),
      judge(answer) {
        tags.set(address, headerOf(answer, 'etag') ?? '')
        return expecting(200)(answer)
      },
    }
  }
}

/** A cursor of this list, from which others follow. */
export async function cursorOf(url: string, list: string): Promise<Cursor> {
  const { ask, socket } = await openConnection(url)
  const { body } = await ask(requestOf(list))
  socket.destroy()
  const next = /"next":"([^"]+)"/.exec(body.toString())?.[1] ?? ''
  const cursor = readCursor(new URLSearchParams(next.split('?')[1]).get('cursor') ?? '')
  if (cursor === undefined) throw new Error(`no cursor in ${body.toString('utf8', 0, 300)}`)
  return cursor
}

const list = '/v1/resources?limit=1&locale=en'
export const listOfCursors = list

/** No two alike: queries, lists of languages, cursors, headers, paths, and what cannot be read. */
export function uniqueRequests({ manifest, countries, cancerTypes }: Dataset, cursor: Cursor) {
  const answered = expecting(200, 400, 404)
  const many: readonly ((i: number) => string)[] = [
    (i) => requestOf(`/v1/search?q=word${i}&locale=${pick(manifest.locales, i).tag}`),
    (i) => requestOf(`/v1/resources?q=term%20${i}&limit=${1 + (i % 50)}`),
    (i) =>
      requestOf('/v1/countries', { 'Accept-Language': `x-${i}, tlh-${i}, pl;q=0.${i % 1000}` }),
    (i) => requestOf(`${list}&cursor=${writeCursor({ ...cursor, offset: i % 1_000_000 })}`),
    (i) => requestOf('/v1/locales', { [`X-Header-${i}`]: `${i}`, 'User-Agent': `agent ${i}` }),
    (i) => requestOf('/v1/terms', { 'If-None-Match': `"tag-${i}"`, Accept: `*/*;v=${i}` }),
    (i) => requestOf(`/v1/nothing/${i}`),
    (i) => requestOf(`/v1/resources?unknown${i}=${i}`),
    (i) => requestOf(`/v1/countries/%46R?locale=q${i}`),
    (i) =>
      requestOf(`/v1/resources?locale=en&cursor=${Buffer.from(`broken ${i}`).toString('hex')}`),
    (i) => requestOf(`/en/search?q=word${i}`),
    (i) => requestOf(`/en/resources?utm=${i}`),
    (i) => requestOf(`/de/nothing-${i}`),
    // These two are kept. Digits of another base each: hardly an address comes twice.
    (i) => {
      const [country, type] = [pick(countries, i).code, pick(cancerTypes, Math.floor(i / 31)).id]
      const { tag } = pick(manifest.locales, Math.floor(i / 13))
      return requestOf(`/v1/access?country=${country}&cancerType=${type}&locale=${tag}`)
    },
    (i) => {
      const [country, limit] = [pick(countries, i).code, 1 + (Math.floor(i / 31) % 100)]
      const { tag } = pick(manifest.locales, Math.floor(i / 13))
      return requestOf(`/v1/resources?country=${country}&locale=${tag}&limit=${limit}`)
    },
  ]
  return (i: number): Asking => ({ request: pick(many, i)(i), judge: answered })
}

/** The mark of a text of `markedReleases`, whatever it is. */
export const markOf = ({ body }: Answer): ReadonlySet<string> =>
  new Set(body.toString().match(/#load\d+/g) ?? [])
