/** What the last publications and rollbacks brought, as far as the releases before are held. */
import type { ReleaseSummary } from '../model/release.ts'
import type { Vocabulary } from './composing/vocabulary.ts'
import type { Directory } from './directory.ts'
import { concerns, findNews, type Interest, type News } from './news.ts'
import { createOnce } from './slices.ts'
import { tellNews, type ToldNews } from './tell-news.ts'
import { wholeChain, type View } from './view.ts'

/** As many publications as there are older releases in memory beside the active one. */
const maxPublications = 3
const maxEntries = 100

/** What one publication brought. */
type Issue = {
  readonly release: ReleaseSummary
  readonly older: ReleaseSummary
  readonly now: Directory
  readonly before: Directory
  readonly news: readonly News[]
}

/** A release that answers, and those before it. */
type Held = {
  readonly directory: Directory
  readonly release: Pick<ReleaseSummary, 'id'>
  readonly releases: () => Promise<readonly ReleaseSummary[]>
  readonly retained: (id: string) => Promise<{ readonly directory: Directory } | undefined>
}

const once = createOnce<readonly News[]>(2)

async function findIssues({ directory, release, releases, retained }: Held) {
  const held = await releases()
  const own = held.find(({ id }) => id === release.id)
  if (own === undefined) throw new Error('an answer without an active release')
  const issues: Issue[] = []
  let newer = { release: own, directory }
  const others = held.filter(({ generation }) => generation < own.generation)
  for (const older of others.slice(0, maxPublications)) {
    const before = (await retained(older.id))?.directory
    if (before === undefined) continue
    const { directory: now, release: brought } = newer
    const news = await once(now, older.id, async () => findNews(before.dataset, now.dataset))
    issues.push({ release: brought, older, now, before, news })
    newer = { release: older, directory: before }
  }
  return { own, issues }
}

/** The words of the first language of the chain that has them all; a release of before has none. */
function wordsFor({ composing }: Directory, view: View): Vocabulary | undefined {
  const tag = wholeChain(view).tags.find((one) => composing.tags.has(one))
  return tag === undefined ? undefined : composing.vocabularies.get(tag)
}

export type ToldChange = ToldNews & {
  readonly news: News
  /** The publication, and the release it came after. */
  readonly release: ReleaseSummary
  readonly older: ReleaseSummary
}

/** Of what concerns this reader, the newest first. */
export async function tellIssues(held: Held, interest: Interest, view: View) {
  const { own, issues } = await findIssues(held)
  const words = wordsFor(held.directory, view)
  const all = issues.flatMap(({ news, ...issue }) =>
    news.filter((one) => concerns(one, interest)).map((one) => ({ ...issue, news: one })),
  )
  const told = words
    ? all.slice(0, maxEntries).map(({ news, now, before, ...releases }): ToldChange => {
        const holding = news.change === 'removed' ? before : now
        return { ...releases, news, ...tellNews(news, holding, view, words) }
      })
    : []
  const since = all[0]?.release.activatedAt ?? own.activatedAt
  return { words, told, total: all.length, since, isFirst: issues.length === 0 }
}
