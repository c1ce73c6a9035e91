/** Asking an app: an answer is checked against its schema, and has the type of what its address serves. */
import type { Hono } from 'hono'
import type {
  Access,
  CancerTypeAvailability,
  CountryAvailability,
} from '../../functions/directory/answers/availability.ts'
import type { ServedCancerType } from '../../functions/directory/answers/cancer-type.ts'
import type { RecordChange } from '../../functions/directory/answers/change.ts'
import type {
  ServedCountry,
  ServedReimbursement,
} from '../../functions/directory/answers/country.ts'
import type { Coverage } from '../../functions/directory/answers/coverage.ts'
import type {
  Description,
  ServedLocale,
  ServedTerm,
} from '../../functions/directory/answers/discovery.ts'
import type { ServedPublication } from '../../functions/directory/answers/publication.ts'
import type { Facet, ServedResource } from '../../functions/directory/answers/resource.ts'
import { answerOf, type Meta } from '../../functions/http/answers.ts'
import { operations } from '../../functions/http/operations.ts'
import type { ReleaseSummary } from '../../functions/model/release.ts'
import type { SearchAnswer } from '../../functions/search/answer.ts'

type Enveloped<D> = { readonly data: D; readonly meta: Meta }
type Paged<D> = Enveloped<D[]> & {
  readonly page: { readonly limit: number; readonly total: number; readonly next: string | null }
  readonly facets?: readonly Facet[]
}

/** What is served under /v1, by the words of the path. */
type All = {
  access: Enveloped<
    Access & { readonly links: Record<'resources' | 'availability' | 'reimbursement', string> }
  >
  search: Enveloped<SearchAnswer>
  resources: Paged<ServedResource>
  'cancer-types': Enveloped<ServedCancerType[]>
  countries: Enveloped<ServedCountry[]>
  publications: Enveloped<ServedPublication[]>
  terms: Enveloped<ServedTerm[]>
  locales: Enveloped<ServedLocale[]>
  coverage: Enveloped<Coverage>
  releases: Enveloped<ReleaseSummary[]>
  changes: Paged<RecordChange>
}
type One = {
  resources: Enveloped<ServedResource>
  'cancer-types': Enveloped<ServedCancerType>
  countries: Enveloped<ServedCountry>
  publications: Enveloped<ServedPublication>
}
type PartOfOne = {
  'cancer-types/availability': Enveloped<CancerTypeAvailability>
  'countries/availability': Enveloped<CountryAvailability>
  'countries/reimbursement': Enveloped<ServedReimbursement>
}
type Entry<Table, Name> = Name extends keyof Table ? Table[Name] : never

type ServedAt<Path extends string> = Path extends '/v1'
  ? Enveloped<Description & { readonly links: Readonly<Record<string, string>> }>
  : Path extends `/v1/${infer Kind}/${string}/${infer Part}`
    ? Entry<PartOfOne, `${Kind}/${Part}`>
    : Path extends `/v1/${infer Kind}/${string}`
      ? Entry<One, Kind>
      : Path extends `/v1/${infer Kind}`
        ? Entry<All, Kind>
        : never

/** The answer at an address; of an address that only the run knows, what every answer has. */
export type Served<Address extends string> = string extends Address
  ? Enveloped<unknown> & Partial<Pick<Paged<unknown>, 'page'>>
  : ServedAt<Address extends `${infer Path}?${string}` ? Path : Address>

const shapes = operations.map((operation) => ({
  path: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
  shape: answerOf(operation),
}))

/** The JSON of an answer that must be 200, whatever it is. */
export async function bodyAt(
  app: Hono,
  address: string,
  headers: Record<string, string> = {},
): Promise<unknown> {
  const response = await app.request(address, { headers })
  const body = await response.text()
  if (response.status !== 200) throw new Error(`${address}: ${response.status} ${body}`)
  return JSON.parse(body)
}

/** An answer under /v1 that must be 200 and on its schema. */
export async function ask<const Address extends string>(
  app: Hono,
  address: Address,
  headers?: Record<string, string>,
): Promise<Served<Address>> {
  const path = address.split('?', 1)[0] ?? ''
  const found = shapes.find((one) => one.path.test(path))
  if (found === undefined) throw new Error(`no operation answers at ${path}`)
  // The schema has checked it; that the tables above name the same schemas, each test shows that reads it.
  return found.shape.parse(await bodyAt(app, address, headers)) as Served<Address>
}

/** Every resource of a list, page by page. */
export async function walk(app: Hono, first: `/v1/resources?${string}`): Promise<ServedResource[]> {
  const found: ServedResource[] = []
  for (let address: string | null = first; address !== null;) {
    const answer: Served<'/v1/resources'> = await follow(app, '/v1/resources', address)
    found.push(...answer.data)
    address = answer.page.next
  }
  return found
}

/** What an answer leads to, which is served as at `like`. */
export async function follow<const Like extends string>(
  app: Hono,
  _like: Like,
  address: string | null,
): Promise<Served<Like>> {
  if (address === null) throw new Error('the answer leads nowhere')
  return (await ask(app, address)) as Served<Like>
}
