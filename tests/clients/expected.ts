/**
 * What a program must tell of its nine calls: asked of the same server without any generated code.
 * `bodies` are whole answers, so that nothing may be lost on the way; `seen` is what types let it read.
 */
import * as z from 'zod'

const Call = z.object({
  bodies: z.array(z.unknown()),
  seen: z.array(z.union([z.string(), z.number()])),
})
type Call = z.infer<typeof Call>

/** Of `calls/told.ts`, in its order. */
const names = [
  'resources',
  'resource',
  'access',
  'availability',
  'search',
  'changes',
  'texts',
  'missing',
  'refused',
] as const
type Name = (typeof names)[number]
export const callCount = names.length

export type Expected = Readonly<Record<Name, Call>>

const Ids = z.object({ data: z.array(z.object({ id: z.string() })) })
const Page = Ids.extend({ page: z.object({ total: z.number(), next: z.string() }) })
const Resource = z.object({ data: z.object({ title: z.string(), kind: z.string() }) })
const Access = z.object({
  data: z.object({
    state: z.string(),
    euWide: z.object({
      authorisations: z.array(
        z.object({
          use: z.object({ with: z.array(z.object({ anyOf: z.array(z.string()) })) }),
        }),
      ),
    }),
  }),
  meta: z.object({ notice: z.object({ text: z.string() }) }),
})
const Entries = z.object({
  data: z.object({
    entries: z.array(z.object({ cancerType: z.object({ id: z.string() }), state: z.string() })),
  }),
})
const Search = z.object({
  data: z.object({ hits: z.array(z.object({ type: z.string(), id: z.string() })) }),
})
const Changes = z.object({
  data: z.array(z.object({ change: z.string(), collection: z.string(), id: z.string() })),
})
const Problem = z.object({
  title: z.string(),
  errors: z.array(z.object({ parameter: z.string(), code: z.string() })).optional(),
})

export async function expectedOf(url: string, since: string): Promise<Expected> {
  async function ask<T>(address: string, schema: z.ZodType<T>, status = 200) {
    const response = await fetch(`${url}${address}`)
    if (response.status !== status) throw new Error(`${address} answers ${response.status}`)
    const body: unknown = await response.json()
    return { body, read: schema.parse(body) }
  }
  async function digest(address: string): Promise<string> {
    const bytes = await (await fetch(`${url}${address}`)).bytes()
    return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  }

  const filters = 'country=BE,FR&cancerType=melanoma,nsclc&kind=organisation,helpline'
  const first = await ask(`/v1/resources?${filters}&sort=title&limit=3`, Page)
  const second = await ask(first.read.page.next, Page.or(Ids.extend({ page: z.unknown() })))
  const { total } = first.read.page
  const ids = (page: z.infer<typeof Ids>) => page.data.map(({ id }) => id)
  const resource = await ask(`/v1/resources/${ids(first.read)[0]}`, Resource)
  const access = await ask('/v1/access?country=BE&cancerType=nsclc&locale=fr', Access)
  const partners = access.read.data.euWide.authorisations.flatMap(({ use }) =>
    use.with.flatMap(({ anyOf }) => anyOf),
  )
  if (partners.length === 0) throw new Error('no use in nsclc is with a partner: ask of another')
  const entries = await ask('/v1/countries/BE/availability?cancerType=melanoma,nsclc', Entries)
  const search = await ask('/v1/search?q=melanoom&type=cancer-type,resource&limit=3', Search)
  const changes = await ask(`/v1/changes?since=${since}`, Changes)
  const missing = await ask('/v1/resources/none', Problem, 404)
  const refused = await ask('/v1/access?country=BE&cancerType=none', Problem, 400)
  const errors = refused.read.errors ?? []

  return {
    resources: {
      bodies: [first.body, second.body],
      seen: [total, ...ids(first.read), total, ...ids(second.read)],
    },
    // The second time it is asked with its entity tag.
    resource: { bodies: [resource.body], seen: [...Object.values(resource.read.data), 304] },
    access: {
      bodies: [access.body],
      seen: [access.read.data.state, access.read.meta.notice.text, ...partners],
    },
    availability: {
      bodies: [entries.body],
      seen: entries.read.data.entries.flatMap(({ cancerType, state }) => [cancerType.id, state]),
    },
    search: {
      bodies: [search.body],
      seen: search.read.data.hits.flatMap(({ type, id }) => [type, id]),
    },
    changes: {
      bodies: [changes.body],
      seen: changes.read.data.flatMap(({ change, collection, id }) => [change, collection, id]),
    },
    texts: {
      bodies: [],
      seen: [await digest('/v1/release.ndjson'), await digest('/v1/changes.atom?country=BE')],
    },
    missing: { bodies: [missing.body], seen: [404, missing.read.title] },
    refused: {
      bodies: [refused.body],
      seen: [400, ...errors.flatMap(({ parameter, code }) => [parameter, code])],
    },
  }
}

/** What every request has of its own. */
const ofRequest = new Set(['requestId', 'instance'])
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)$/

/** Without the ways in which languages differ: null that is left out, order of keys, parts of a second. */
function plain(value: unknown): unknown {
  if (typeof value === 'string') return instant.test(value) ? new Date(value).toISOString() : value
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, held]) => held !== null)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, held]) => [key, ofRequest.has(key) ? typeof held : plain(held)]),
  )
}

/** The calls of which a program told something else, each with the first difference. */
export function wrongCalls(expected: Expected, output: string): string[] {
  const told = z.record(z.string(), z.unknown()).parse(JSON.parse(output))
  return names.flatMap((name) => {
    const call = Call.safeParse(told[name])
    if (!call.success) return [`${name}: ${z.prettifyError(call.error)}`]
    const at = firstDifference(plain(expected[name]), plain(call.data))
    return at === undefined ? [] : [`${name}${at}`]
  })
}

function firstDifference(wanted: unknown, told: unknown): string | undefined {
  if (JSON.stringify(wanted) === JSON.stringify(told)) return undefined
  const inside = typeof wanted === 'object' && typeof told === 'object'
  if (!inside || wanted === null || told === null) {
    return `: ${JSON.stringify(told)} for ${JSON.stringify(wanted)}`.slice(0, 400)
  }
  const [a, b] = [new Map(Object.entries(wanted)), new Map(Object.entries(told))]
  for (const key of new Set([...a.keys(), ...b.keys()])) {
    const below = firstDifference(a.get(key), b.get(key))
    if (below !== undefined) return `.${key}${below}`
  }
  return undefined
}
