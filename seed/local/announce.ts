/** What `npm start` tells: where to look, what is active, and how to change it. */
import type { ReleaseSummary } from '../../functions/model/release.ts'
import { describeCounts } from '../commands/terminal/counts.ts'
import type { Door } from '../commands/terminal/door.ts'
import { isLoopback } from '../stores/local-store.ts'
import type { RunningStore } from '../stores/state-file.ts'
import type { LocalOptions } from './local-options.ts'

export type Announced = {
  readonly state: Pick<RunningStore, 'url' | 'endpoint' | 'table' | 'dataDir'>
  readonly options: LocalOptions
  /** Undefined while the dataset is not valid, which only `--watch` allows. */
  readonly release: ReleaseSummary | undefined
  /** Whether the release was there before this start. */
  readonly kept: boolean
  /** What runs in this folder besides. */
  readonly others: readonly Pick<RunningStore, 'url'>[]
  /** Why nothing can be published at present. */
  readonly full: string | undefined
}

const examples = {
  Pages: '/',
  Docs: '/docs',
  API: '/v1',
  Access: '/v1/access?country=BE&cancerType=melanoma',
  Resources: '/v1/resources?country=BE&locale=fr&limit=5',
  OpenAPI: '/openapi.json',
} as const

export function announce(
  { state, options, release, kept, others, full }: Announced,
  { out, note }: Door,
): void {
  const { url, endpoint, table, dataDir } = state
  const rows: [string, string][] = [
    ...Object.entries(examples).map<[string, string]>(([name, path]) => [name, `${url}${path}`]),
    ['Release', describeRelease(release, kept)],
    ['Store', `${endpoint}, table ${table} (${dataDir ?? 'in memory'})`],
  ]
  out('The directory is running. Stop it with Ctrl+C.')
  for (const [name, value] of rows) out(`  ${name.padEnd(10)} ${value}`)
  if (!isLoopback(url)) note(`HOST is ${options.host}: other machines can reach this server.`)
  if (options.watch) note(`Watching ${options.data}: every change is checked and published.`)
  if (others.length > 0) {
    const addresses = others.map((one) => one.url).join(', ')
    note(`Another directory runs in this folder (${addresses}): npm run seed asks which is meant.`)
    note(`For this one add: --table ${table} --endpoint ${endpoint}`)
  }
  if (dataDir === null) {
    note('Its releases and its log are lost when it stops.')
    note('To keep them: npm start -- --data-dir .local/store')
  }
  if (full !== undefined) note(`Nothing can be published until there is room: ${full}`)
  if (!options.watch) note('To publish changes to it: npm run seed -- publish -m "why"')
}

function describeRelease(release: ReleaseSummary | undefined, kept: boolean): string {
  if (release === undefined) return kept ? 'one that cannot be read: see above' : 'none yet'
  const { id, generation, counts } = release
  const origin = kept ? 'kept' : 'published now'
  return `${id}, generation ${generation} (${origin}): ${describeCounts(counts)}`
}
