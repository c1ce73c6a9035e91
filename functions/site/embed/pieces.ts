/** What every fragment is put together from. Each text says its language where it is not the reader's. */
import { html, raw } from 'hono/html'
import type { ServedSource } from '../../directory/answers/parts.ts'
import { habitsOf } from '../../directory/composing/habits.ts'
import { serveNotice } from '../../directory/terms.ts'
import type { ServedTranslation } from '../../model/codes.ts'
import type { PartialDate } from '../../model/dates.ts'
import type { WordOf } from '../../model/page-words.ts'
import { addressesIn } from '../addresses.ts'
import { inLanguage, nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { endOf } from '../parts/sources.ts'
import { label, sayDate, shown } from '../speaking.ts'

export type Fragment = { readonly name: string; readonly content: Html }

export type EmbedContext = Pick<
  PageContext,
  'directory' | 'view' | 'links' | 'release' | 'words' | 'absolute'
> & {
  /** Of the heading: a frame is a document of its own, a fragment stands in somebody's section. */
  readonly level: 1 | 3
}

export function tell({ words }: EmbedContext, word: WordOf<'embed'>): Html {
  return shown(words.say('embed', word))
}

/** A text with the language that it is held in. */
export function inLocale({ view }: EmbedContext, text: string, held: { locale: string }): Html {
  return inLanguage(text, held.locale, view.locale.tag)
}

/** `label: value`, as the language puts it. */
export function labelled(context: EmbedContext, name: Html, value: Html | string): Html {
  return html`${name}${habitsOf(context.view.locale.tag).colon}${value}`
}

export function heading({ level }: EmbedContext, content: Html): Html {
  return html`${raw(`<h${level} part="heading">`)}${content}${raw(`</h${level}>`)}`
}

/** Of a part: one below that of the whole. */
export function title({ level }: EmbedContext, content: Html): Html {
  return html`${raw(`<h${level + 1} part="title">`)}${content}${raw(`</h${level + 1}>`)}`
}

export function badge(content: Html, parts = 'badge'): Html {
  return html`<span part="${parts}">${content}</span>`
}

/**
 * Only what leads to the web, to a telephone or to a mailbox is a link, whatever a release holds.
 * Nobody is told which page a reader comes from: its address may name a disease.
 */
export function link(href: string, content: Html | string, language?: string): Html {
  if (!/^(?:https?:\/\/|mailto:|tel:|\/)/.test(href)) return html`${content}`
  const spoken = language === undefined ? nothing : html` hreflang="${language}"`
  return html`<a part="link" href="${href}" rel="noreferrer" ${spoken}>${content}</a>`
}

/** A number as it is dialled. */
export function phoneLink(phone: string): Html {
  return link(`tel:${phone.replaceAll(/[^+0-9]/g, '')}`, phone)
}

type Dates = Readonly<
  Partial<Record<'decidedOn' | 'inForceFrom' | 'inForceUntil' | 'confirmedOn', PartialDate | null>>
>

/** Each date that is known, or that none is. */
export function dates(context: EmbedContext, held: Dates): Html {
  const rows = [
    ['decided', held.decidedOn],
    ['in-force', held.inForceFrom],
    ['in-force-until', held.inForceUntil],
    ['confirmed', held.confirmedOn],
  ] as const
  const known = rows.flatMap(([code, date]) => (date ? [[code, date] as const] : []))
  if (known.length === 0) return html`<p part="dates">${label(context, 'phrase', 'no-date')}</p>`
  return html`<dl part="dates">
    ${known.map(
      ([code, date]) =>
        html`<div>
          <dt>${label(context, 'phrase', code)}${habitsOf(context.view.locale.tag).colon}</dt>
          <dd>${sayDate(date, context)}</dd>
        </div>`,
    )}
  </dl>`
}

function placeOf(url: string): string {
  return `${new URL(url).hostname}${endOf(url)}`
}

/** Titles stand as on the page they name, in a language that nobody recorded. */
function sourceLink({ url, title: name, publisher }: ServedSource): Html {
  const known = name ?? publisher
  return link(
    url,
    html`<span lang="">${known === null ? nothing : `${known}, `}${placeOf(url)}</span>`,
  )
}

type Supported = {
  readonly sources: readonly ServedSource[]
  readonly officialPage?: string | null
}

/** What was read, and the official place to check, where that is another. */
export function sources(context: EmbedContext, said: Supported): Html {
  const { sources: read, officialPage = null } = said
  const named = read.map((one) => html`<li>${sourceLink(one)}</li>`)
  const isAnother = officialPage !== null && !read.some(({ url }) => url === officialPage)
  return html`${
    named.length === 0
      ? nothing
      : html`<div part="source">
          ${labelled(context, label(context, 'phrase', 'source'), '')}
          <ul>
            ${named}
          </ul>
        </div>`
  }${
    isAnother
      ? html`<p part="source">
          ${labelled(context, tell(context, 'check'), link(officialPage, placeOf(officialPage)))}
        </p>`
      : nothing
  }`
}

export type Ending = {
  /** Of the page that says more. */
  readonly page: string
  /** Of everything that is shown. */
  readonly translations: readonly ServedTranslation[]
}

/** Beside what is known, not below all of it: nobody reads that far. */
export function notice({ directory, view }: EmbedContext): Html {
  const { text, locale } = serveNotice(directory, view)
  return html`<p part="notice" role="note" lang="${locale}">${text}</p>`
}

/** What no fragment goes without: the day, the release, whose words these are. */
export function ending(context: EmbedContext, { page, translations }: Ending): Html {
  const { directory, view, release, words, absolute } = context
  const { licence, report, name } = directory.dataset.manifest
  const original = { locale: directory.defaultLocale.tag }
  const published = sayDate(release.publishedAt.slice(0, 10), context)
  const more = link(absolute(page), tell(context, 'full-page'))
  const tellUs = link(
    report.startsWith('/') ? absolute(report) : report,
    shown(words.say('frame', 'report')),
  )
  const isUnreviewed =
    words.saidUnreviewed() ||
    [...translations, serveNotice(directory, view).translation].includes('unreviewed')
  return html`<p part="more">${more}</p>
    <div part="foot">
      <p>
        ${labelled(context, label(context, 'phrase', 'news-published'), published)} ·
        ${labelled(context, shown(words.say('frame', 'release')), release.id)}
      </p>
      ${isUnreviewed ? html`<p>${shown(words.say('frame', 'unreviewed'))}</p>` : nothing}
      <p>${inLocale(context, licence.attribution, original)} ${link(licence.url, licence.name)}</p>
      <p>
        ${link(absolute(addressesIn(view.locale.tag).start()), inLocale(context, name, original))} ·
        ${tellUs}
      </p>
    </div>`
}

/** The whole of it, as a region with a name of its own. */
export function region({ view }: EmbedContext, name: string, content: Html): Fragment {
  const { tag, direction } = view.locale
  const whole = html`<section
    class="immuno-embed"
    part="box"
    lang="${tag}"
    dir="${direction}"
    aria-label="${name}"
  >
    ${content}
  </section>`
  return { name, content: whole }
}
