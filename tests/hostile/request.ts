/** A request that nobody means well with, with the statuses that may answer it; and where to send one. */
import type { Asked, Fields } from './doors.ts'

export type Hostile = Asked & {
  /** Begins with the promise it is about. */
  readonly name: string
  readonly status: readonly number[]
  /** It must be answered as this is, to the byte. */
  readonly as?: string
  /** A Lambda event says it in another way, if at all. */
  readonly onSocketOnly?: true
}

export const access = '/v1/access?country=BE&cancerType=melanoma'
export const answerPage = '/fr/BE/melanoma'
export const embed = '/embed/availability?country=BE&cancerType=melanoma'

/** One address of every form of the API, of which none takes what it does not know. */
export const strict = [
  '/v1',
  '/v1/resources?limit=2',
  '/v1/resources/esmo-guides',
  access,
  '/v1/search?q=melanoma',
  '/v1/changes.atom?locale=fr',
  '/hsds/services?per_page=2',
  '/hsds/services/esmo-guides',
  '/openapi.json',
  '/health',
  embed,
  '/embed/frame/resources?country=BE',
] as const

/** Pages and files, which ignore what links and mail programs hang on to their address. */
export const patient = [
  '/fr/',
  answerPage,
  '/fr/resources?country=BE',
  '/fr/search?q=melanoma',
  '/de/map?cancerType=melanoma',
  '/docs',
  '/docs/reference',
  '/problems/internal',
  '/sitemap-fr.xml',
  '/robots.txt',
  '/embed.js',
] as const

export const all = [...strict, ...patient]

export function and(address: string, query: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}${query}`
}

function short(text: string): string {
  return text.length < 70 ? text : `${text.slice(0, 60)}… (${text.length})`
}

export function each(
  id: string,
  targets: readonly string[],
  status: readonly number[],
  more: Partial<Hostile> = {},
): readonly Hostile[] {
  return targets.map((target) => ({ name: `${id} ${short(target)}`, target, status, ...more }))
}

export function withHeaders(
  id: string,
  targets: readonly string[],
  headers: Fields,
  status: readonly number[],
  more: Partial<Hostile> = {},
): readonly Hostile[] {
  const said = headers.map(([name, value]) => `${name}: ${value}`).join(', ')
  return targets.map((target) => ({
    name: `${id} ${short(target)} with ${short(said)}`,
    target,
    headers,
    status,
    ...more,
  }))
}
