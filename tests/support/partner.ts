/** A partner who keeps a copy of all records by what the API documents, and by nothing else. */
import type { Hono } from 'hono'
import * as z from 'zod'
import { collectionNames, forEach, toDataset } from '../../functions/model/release.ts'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { fieldOf } from '../../seed/dataset/select.ts'

const Line = z.strictObject({
  collection: z.enum(collectionNames),
  id: z.string(),
  record: z.looseObject({}),
})
export type Line = z.infer<typeof Line>

export type Downloaded = {
  readonly release: string
  readonly digest: string
  readonly parts: readonly string[]
  readonly lines: readonly Line[]
}

export async function download(app: Hono, first = '/v1/release.ndjson'): Promise<Downloaded> {
  const parts: string[] = []
  let release = ''
  let digest = ''
  for (let address: string | undefined = first; address !== undefined;) {
    const answer: Response = await app.request(address)
    if (answer.status !== 200) throw new Error(`${address} answers ${answer.status}`)
    release = answer.headers.get('x-release') ?? ''
    digest = answer.headers.get('x-release-digest') ?? ''
    parts.push(await answer.text())
    address = /^<(.+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1]
  }
  const lines = parts.join('').trimEnd().split('\n')
  return { release, digest, parts, lines: lines.map((line) => Line.parse(JSON.parse(line))) }
}

const Page = z.looseObject({
  data: z.array(
    z.strictObject({
      collection: z.enum(collectionNames),
      id: z.string(),
      change: z.enum(['added', 'changed', 'removed']),
      reason: z.string(),
      at: z.iso.datetime(),
    }),
  ),
  page: z.looseObject({ next: z.string().nullable(), total: z.int() }),
  meta: z.looseObject({ release: z.string() }),
})

/** Everything that changed, page by page; `between` runs after each page. */
export async function changesSince(
  app: Hono,
  since: string,
  { limit = 100, between = () => undefined }: { limit?: number; between?: () => void } = {},
) {
  const found: z.infer<typeof Page>['data'] = []
  for (let address = `/v1/changes?since=${since}&limit=${limit}`; ;) {
    const answer = await app.request(address)
    const body: unknown = await answer.json()
    if (answer.status === 410) return { restart: String(fieldOf(body, 'restart')) }
    const { data, page, meta } = Page.parse(body)
    found.push(...data)
    between()
    if (page.next === null) return { changes: found, total: page.total, release: meta.release }
    address = page.next
  }
}

export function createPartner(app: Hono) {
  const records = new Map<string, Line>()
  let release = ''
  /** How the copy was kept: with the changes alone, or anew from the whole. */
  const kept = { followed: 0, restarted: 0 }
  const nameOf = ({ collection, id }: Pick<Line, 'collection' | 'id'>) => `${collection} ${id}`

  async function begin(address?: string): Promise<void> {
    const whole = await download(app, address)
    records.clear()
    for (const line of whole.lines) records.set(nameOf(line), line)
    release = whole.release
  }

  /** `between` runs after each page. */
  async function follow(between?: () => void): Promise<void> {
    const found = await changesSince(app, release, { limit: 3, ...(between && { between }) })
    if (found.restart !== undefined) {
      kept.restarted += 1
      return begin(found.restart)
    }
    kept.followed += 1
    const whole = await download(app, `/v1/release.ndjson?release=${found.release}`)
    const held = new Map(whole.lines.map((line) => [nameOf(line), line]))
    for (const one of found.changes) {
      const name = nameOf(one)
      const line = held.get(name)
      if ((line === undefined) !== (one.change === 'removed'))
        throw new Error(`${name} is told wrong`)
      if (records.has(name) === (one.change === 'added')) throw new Error(`${name} is told twice`)
      if (line === undefined) records.delete(name)
      else records.set(name, line)
    }
    release = found.release
  }

  /** The release that the copy is said to be, and the id that its records make up. */
  function copy(): { readonly said: string; readonly made: string } {
    const dataset = toDataset(
      forEach(collectionNames, (collection) =>
        [...records.values()]
          .filter((line) => line.collection === collection)
          .map(({ record }) => record),
      ),
    )
    if (dataset === undefined) throw new Error('the copy holds no manifest or no terms')
    return { said: release, made: identifyRelease(dataset) }
  }

  return { begin, follow, copy, kept }
}
