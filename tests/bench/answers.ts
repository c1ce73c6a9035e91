/** What is asked: for each kind of answer many addresses, a sample of which peers hold. */
import { readCursor, writeCursor } from '../../functions/http/cursor.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { seededRandom } from '../support/datasets.ts'

export type Question = { readonly address: string }
export type Answer = Question & { readonly body: string }

/** Resolves to the body of an answer, undefined for any status but 200. */
export type Ask = (address: string) => Promise<string | undefined>

export type Asked = {
  /** Asked again and again; what peers hold. */
  readonly sample: readonly Answer[]
  /** Asked once in the life of a service, the sample among them. */
  readonly once: readonly Question[]
  /** Asked before anything is measured, and never measured. */
  readonly warmUp: readonly Question[]
}

export const kinds = {
  one: 'one resource',
  list: 'resources of a country and a cancer type',
  access: 'access',
  availability: 'country availability',
  reimbursement: 'reimbursement',
  page: 'first page of all resources',
  deep: 'page at 80 % of all resources',
  facets: 'resources of a cancer type with facets',
} as const
export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as Kind[]

const [most, sampled, warmUps] = [264, 24, 24] as const
const pageLimits = Array.from({ length: 21 }, (_, i) => 15 + i)

export async function questionsAbout(dataset: Dataset, ask: Ask): Promise<Record<Kind, Asked>> {
  const deep = await deepAddresses(dataset, ask)
  const asked = Object.entries({ ...candidates(dataset), deep }).map(
    async ([kind, addresses]) => [kind, await choose(shuffled(addresses), ask)] as const,
  )
  return Object.fromEntries(await Promise.all(asked)) as Record<Kind, Asked>
}

function candidates({ manifest, countries, cancerTypes, resources }: Dataset) {
  const locales = manifest.locales.map(({ tag }) => tag)
  const codes = countries.map(({ code }) => code)
  const types = cancerTypes.map(({ id }) => id)
  const inLocales = (paths: readonly string[]): string[] =>
    locales.flatMap((tag) =>
      paths.map((path) => `${path}${path.includes('?') ? '&' : '?'}locale=${tag}`),
    )
  const pairs = shuffled(
    codes.flatMap((code) => types.map((id) => `country=${code}&cancerType=${id}`)),
  ).slice(0, most)
  return {
    one: inLocales(shuffled(resources.map(({ id }) => `/v1/resources/${id}`)).slice(0, most)),
    list: inLocales(pairs.map((pair) => `/v1/resources?${pair}`)),
    access: inLocales(pairs.map((pair) => `/v1/access?${pair}`)),
    availability: inLocales(codes.map((code) => `/v1/countries/${code}/availability`)),
    reimbursement: inLocales(codes.map((code) => `/v1/countries/${code}/reimbursement`)),
    page: inLocales(pageLimits.map((limit) => `/v1/resources?limit=${limit}`)),
    facets: inLocales(types.map((id) => `/v1/resources?cancerType=${id}&facets=true`)),
  }
}

/** With the cursor of a first page moved on, which saves walking there. */
async function deepAddresses({ manifest }: Dataset, ask: Ask): Promise<string[]> {
  const addresses = manifest.locales.map(async ({ tag }) => {
    const body = await ask(`/v1/resources?locale=${tag}`)
    const { page } = JSON.parse(body ?? '') as { page: { total: number; next: string } }
    const text = new URLSearchParams(page.next.split('?')[1]).get('cursor') ?? ''
    const cursor = readCursor(text)
    if (cursor === undefined) throw new Error('a page gave a cursor that cannot be read')
    const offset = Math.floor(page.total * 0.8)
    const moved = writeCursor({ ...cursor, offset })
    return pageLimits.map((limit) => `/v1/resources?limit=${limit}&locale=${tag}&cursor=${moved}`)
  })
  return (await Promise.all(addresses)).flat()
}

/** The first that are answered; lists that hold nothing are no measure of lists. */
async function choose(addresses: readonly string[], ask: Ask): Promise<Asked> {
  const found: Answer[] = []
  for (const address of addresses) {
    const body = await ask(address)
    if (body !== undefined && !body.includes('"data":[]')) found.push({ address, body })
    if (found.length === most) break
  }
  const [warmUp, once] = [found.slice(0, warmUps), found.slice(warmUps)]
  return {
    sample: once.slice(0, sampled),
    once: once.map(addressOf),
    warmUp: warmUp.map(addressOf),
  }
}

function addressOf({ address }: Answer): Question {
  return { address }
}

function shuffled<T>(list: readonly T[]): T[] {
  const random = seededRandom(list.length)
  return list
    .map((value) => ({ value, order: random() }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ value }) => value)
}

export function readAnswers(text: string): Answer[] {
  return JSON.parse(text) as Answer[]
}
