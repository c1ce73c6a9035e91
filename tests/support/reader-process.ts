/**
 * A reader in a process of its own: `node reader-process.ts ENDPOINT TABLE`. Reads until its input
 * ends, and writes one line of JSON for everything it was answered: what a history is made of.
 */
import { createHash } from 'node:crypto'
import { createService } from '../../functions/compose.ts'
import { openStore } from '../../functions/store/database/connect.ts'
import { localStore } from '../../seed/stores/local-store.ts'

/** Of one answer, or of one whole walk over several pages. */
export type Observation = {
  readonly kind: 'answer' | 'walk'
  readonly release: string
  readonly generation: number
  /** Hash over the ids and titles that were read, in order. */
  readonly content: string
}

const [endpoint = '', table = ''] = process.argv.slice(2)
const store = openStore(localStore(endpoint, table))
// A clock that runs ahead makes every request look at the head.
let clock = Date.now()
const { app } = createService(store, { now: () => (clock += 6_000) })

type Body = {
  data: { id: string; title: string }[]
  page: { next: string | null }
  meta: { release: string }
}

async function get(address: string): Promise<Body> {
  const response = await app.request(address)
  if (response.status !== 200) throw new Error(`${address}: ${response.status}`)
  return (await response.json()) as Body
}

function hash(data: Body['data']): string {
  const read = data.map(({ id, title }) => `${id} ${title}`).join('\n')
  return createHash('sha256').update(read).digest('hex').slice(0, 16)
}

async function generationOf(release: string): Promise<number> {
  const response = await app.request('/v1/releases')
  const { data } = (await response.json()) as { data: { id: string; generation: number }[] }
  return data.find(({ id }) => id === release)?.generation ?? 0
}

async function observe(kind: Observation['kind']): Promise<Observation> {
  const first = await get(`/v1/resources?limit=${kind === 'walk' ? 13 : 100}`)
  const data = [...first.data]
  for (let { next } = first.page; next !== null;) {
    const page = await get(next)
    if (page.meta.release !== first.meta.release) throw new Error('a walk crossed releases')
    data.push(...page.data)
    next = page.page.next
  }
  const { release } = first.meta
  return { kind, release, generation: await generationOf(release), content: hash(data) }
}

let reading = true
process.stdin.once('end', () => (reading = false)).resume()
for (let i = 0; ; i++) {
  const seen = await observe(i % 3 === 0 ? 'walk' : 'answer')
  process.stdout.write(`${JSON.stringify(seen)}\n`)
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- the end of the input changes it
  if (!reading) break
}
store.client.destroy()
