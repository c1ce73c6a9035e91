/** The last changes as an Atom feed: a subscription by meaning, without an account. */
import type { Vocabulary } from '../../directory/composing/vocabulary.ts'
import type { Directory } from '../../directory/directory.ts'
import { concerns, findNews, type Interest, type News } from '../../directory/news.ts'
import { createOnce } from '../../directory/slices.ts'
import { tellNews } from '../../directory/tell-news.ts'
import { serveNotice } from '../../directory/terms.ts'
import { wholeChain, type View } from '../../directory/view.ts'
import { limits } from '../../model/limits.ts'
import type { ReleaseSummary } from '../../model/release.ts'
import { element, paragraphs, urnOf, writeFeed, type Xml } from '../atom.ts'
import { link } from '../links.ts'
import { momentaryOperation, type MomentaryContext } from '../operation.ts'
import { cancerTypes, countries } from '../subject-parameters.ts'

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

const once = createOnce<readonly News[]>(2)

/** Newest first, as far as the releases before are held. */
async function findIssues({ directory, release, releases, retained }: MomentaryContext) {
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

function writeEntry(
  { release, older, now, before }: Issue,
  one: News,
  view: View,
  words: Vocabulary,
): Xml {
  const { change, thing } = one
  const gone = change === 'removed'
  const { title, said, path, query } = tellNews(one, gone ? before : now, view, words)
  const { tag } = view.locale
  const href = link(path, { ...query, locale: tag, ...(gone && { release: older.id }) })
  const { colon } = words.habits
  const day = words.date(release.activatedAt.slice(0, 10))
  const id = urnOf('change', `${release.generation}`, release.id, thing.kind, thing.id, tag)
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, release.activatedAt),
    element('link', { rel: 'alternate', type: 'application/json', href }),
    paragraphs(
      ...(said ? [element('p', { 'xml:lang': said.locale }, said.text)] : []),
      element('p', {}, `${words.phrase('news-published')}${colon}${day}.`),
      // Whoever publishes gives it in a language of their own.
      element(
        'p',
        {},
        `${words.phrase('news-reason')}${colon}`,
        element('span', { 'xml:lang': '' }, release.message),
      ),
    ),
  )
}

/** The words of the first language of the chain that has them all; a release of before has none. */
function wordsFor({ composing }: Directory, view: View): Vocabulary | undefined {
  const tag = wholeChain(view).tags.find((one) => composing.tags.has(one))
  return tag === undefined ? undefined : composing.vocabularies.get(tag)
}

/** As many as leave room in an answer: texts have no common length. */
function fitting(entries: readonly Xml[]): readonly Xml[] {
  let bytes = 0
  return entries.filter(({ xml }) => (bytes += Buffer.byteLength(xml)) < limits.answerBytes / 2)
}

async function writeNews(interest: Interest, context: MomentaryContext): Promise<string> {
  const { directory, view } = context
  const { manifest } = directory.dataset
  const words = wordsFor(directory, view)
  const { own, issues } = await findIssues(context)
  const told = issues
    .flatMap((issue) =>
      issue.news.filter((one) => concerns(one, interest)).map((one) => ({ issue, one })),
    )
    .slice(0, maxEntries)
  const notice = serveNotice(directory, view)
  const [country, cancerType] = [interest.country, interest.cancerType].map((ids) => ids?.join(','))
  const { tag } = view.locale
  const title = words && `${manifest.name}${words.habits.colon}${words.phrase('news')}`
  return writeFeed(
    words?.tag ?? directory.defaultLocale.tag,
    element('id', {}, urnOf('changes', country ?? '', cancerType ?? '', tag)),
    element('title', {}, title ?? manifest.name),
    element('subtitle', { 'xml:lang': notice.locale }, notice.text),
    element('updated', {}, told[0]?.issue.release.activatedAt ?? own.activatedAt),
    element('author', {}, element('name', {}, manifest.publisher.name)),
    element('link', {
      rel: 'self',
      type: 'application/atom+xml',
      href: link('/v1/changes.atom', { country, cancerType, locale: tag }),
    }),
    element('link', { rel: 'alternate', type: 'application/json', href: '/v1/changes' }),
    element('rights', {}, manifest.licence.attribution),
    ...(words ? fitting(told.map(({ issue, one }) => writeEntry(issue, one, view, words))) : []),
  )
}

export const feed = momentaryOperation({
  id: 'followChanges',
  path: '/v1/changes.atom',
  tag: 'Releases',
  summary: 'The last changes as an Atom feed',
  description:
    'For people with a feed reader, in words of their language: what the last three publications and rollbacks added, changed or removed, thing by thing (a country’s note, the EU-wide note of a type, how a country pays, a resource), at most 100, newest first. With `country` and `cancerType` only what concerns them, or everyone. Each entry has the day, the reason that was given, and a link to what the API now says; of what was removed, to what it said then. `id`s stay, whatever name or address the directory has. The notice is the feed’s `subtitle`: show it. Whoever keeps a copy follows `/v1/changes` instead, which tells of everything.',
  mediaType: 'application/atom+xml',
  headers: { 'X-Release': '0123456789abcdef' },
  ofRelease: false,
  parameters: { country: countries, cancerType: cancerTypes },
  example: { country: 'BE', cancerType: 'melanoma', locale: 'fr' },
  problems: [],
  answer: async (interest, context) => ({
    data: await writeNews(interest, context),
    headers: { 'X-Release': context.release.id },
  }),
})
