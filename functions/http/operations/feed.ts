/** The last changes as an Atom feed: a subscription by meaning, without an account. */
import type { Vocabulary } from '../../directory/composing/vocabulary.ts'
import { tellIssues, type ToldChange } from '../../directory/issues.ts'
import type { Interest } from '../../directory/news.ts'
import { serveNotice } from '../../directory/terms.ts'
import type { View } from '../../directory/view.ts'
import { limits } from '../../model/limits.ts'
import { element, paragraphs, urnOf, writeFeed, type Xml } from '../atom.ts'
import { link } from '../links.ts'
import { momentaryOperation, type MomentaryContext } from '../operation.ts'
import { cancerTypes, countries } from '../subject-parameters.ts'

/** Where the site says the same to people: most feed readers open this link in a browser. */
function pageFor({ country = [], cancerType = [] }: Interest, { locale }: View): Xml {
  const only = ([id, ...more]: readonly string[]) => (more.length === 0 ? id : undefined)
  const asked = { country: only(country), cancerType: only(cancerType) }
  const href = link(`/${locale.tag}/changes`, asked)
  return element('link', { rel: 'alternate', type: 'text/html', href })
}

function writeEntry(told: ToldChange, page: Xml, view: View, words: Vocabulary): Xml {
  const { news, release, older, title, said, path, query } = told
  const { change, thing } = news
  const { tag } = view.locale
  const gone = change === 'removed' && { release: older.id }
  const href = link(path, { ...query, locale: tag, ...gone })
  const { colon } = words.habits
  const day = words.date(release.activatedAt.slice(0, 10))
  const id = urnOf('change', `${release.generation}`, release.id, thing.kind, thing.id, tag)
  return element(
    'entry',
    {},
    element('id', {}, id),
    element('title', {}, title),
    element('updated', {}, release.activatedAt),
    page,
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

/** As many as leave room in an answer: texts have no common length. */
function fitting(entries: readonly Xml[]): readonly Xml[] {
  let bytes = 0
  return entries.filter(({ xml }) => (bytes += Buffer.byteLength(xml)) < limits.answerBytes / 2)
}

async function writeNews(interest: Interest, context: MomentaryContext): Promise<string> {
  const { directory, view } = context
  const { manifest } = directory.dataset
  const { words, told, since } = await tellIssues(context, interest, view)
  const notice = serveNotice(directory, view)
  const [country, cancerType] = [interest.country, interest.cancerType].map((ids) => ids?.join(','))
  const { tag } = view.locale
  const page = pageFor(interest, view)
  const title = words && `${manifest.name}${words.habits.colon}${words.phrase('news')}`
  return writeFeed(
    words?.tag ?? directory.defaultLocale.tag,
    element('id', {}, urnOf('changes', country ?? '', cancerType ?? '', tag)),
    element('title', {}, title ?? manifest.name),
    element('subtitle', { 'xml:lang': notice.locale }, notice.text),
    element('updated', {}, since),
    element('author', {}, element('name', {}, manifest.publisher.name)),
    element('link', {
      rel: 'self',
      type: 'application/atom+xml',
      href: link('/v1/changes.atom', { country, cancerType, locale: tag }),
    }),
    page,
    element('link', { rel: 'alternate', type: 'application/json', href: '/v1/changes' }),
    element('rights', {}, manifest.licence.attribution),
    ...(words ? fitting(told.map((one) => writeEntry(one, page, view, words))) : []),
  )
}

export const feed = momentaryOperation({
  id: 'followChanges',
  path: '/v1/changes.atom',
  tag: 'Releases',
  summary: 'The last changes as an Atom feed',
  description:
    'For people with a feed reader, in words of their language: what the last three publications and rollbacks added, changed or removed, thing by thing (a country’s note, the EU-wide note of a type, how a country pays, a resource), at most 100, newest first. With `country` and `cancerType` only what concerns them, or everyone. Each entry has the day, the reason that was given, and links to the page about changes and to what the API now says; of what was removed, to what it said then. `id`s stay, whatever name or address the directory has. The notice is the feed’s `subtitle`: show it. Whoever keeps a copy follows `/v1/changes` instead, which tells of everything.',
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
