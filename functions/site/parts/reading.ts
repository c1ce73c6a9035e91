/** Links that a reader can follow: what they are, in which language, whether they work. */
import { html } from 'hono/html'
import type { ServedResource } from '../../directory/answers/resource.ts'
import type { Country } from '../../model/country.ts'
import { languageOf } from '../../model/locale.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { inBlock, colon, label, sayDate, speaking } from '../speaking.ts'

/** Names of languages in the language of the page. */
export function nameLanguages(
  tags: readonly string[],
  { view }: Pick<PageContext, 'view'>,
): string {
  const names = new Intl.DisplayNames(view.locale.tag, { type: 'language' })
  return tags.map((tag) => names.of(tag) ?? tag).join(', ')
}

type Options = {
  /** Says what kind of page it is, where that is no heading above. */
  readonly withKind?: true
}

export function renderResource(
  one: ServedResource,
  context: PageContext,
  { withKind }: Options = {},
): Html {
  const { view } = context
  const { tell } = speaking(context, 'reading')
  const own = view.locale.tag
  const to = addressesIn(own)
  const { state, checkedAt } = one.link
  const foreign = one.languages.length > 0 && !one.languages.includes(own)
  return html`<li>
    ${outside(one.url, inBlock(one.title, one, context))}
    <p>${inBlock(one.description, one, context)}</p>
    ${one.retired ? html`<p class="since">${tell('retired')}</p>` : nothing}
    ${one.phone === null ? nothing : renderPhone(one.phone)}
    <p class="tags">
      ${withKind ? html`${label(context, 'kind', one.kind)} · ` : nothing}${one.languages.length === 0 ? nothing : html`${nameLanguages(one.languages, context)} · `}
      ${tell('link')}${colon(context)}${label(context, 'link', state)}${
        state === 'unchecked' || checkedAt === null
          ? nothing
          : html`, ${sayDate(checkedAt.slice(0, 10), context)}`
      }
      · <a href="${to.resource(one.id)}">${tell('details')}</a>
      ${foreign ? html`<span class="only-read">${tell('other-language')}</span>` : nothing}
    </p>
  </li>`
}

export function renderPhone(phone: string): Html {
  return html`<p>
    <a href="tel:${phone.replaceAll(/[^+0-9]/g, '')}">${phone}</a>
  </p>`
}

/** Where a text stands in another language than its page, that is said to the eye too. */
export function renderTextLanguage(locale: string, context: PageContext): Html {
  if (locale === context.view.locale.tag) return nothing
  const name = speaking(context, 'statement').tell('text-language')
  return html`<p class="tags">${name}${colon(context)}${nameLanguages([locale], context)}</p>`
}

/**
 * Grouped by kind, in the order in which the kinds are first met: most helpful first, but last what
 * is neither in the reader's language nor in one of the country's.
 */
export function renderReading(
  resources: readonly ServedResource[],
  context: PageContext,
  country?: Pick<Country, 'locales'>,
): Html {
  const near = new Set([context.view.locale.tag, ...(country?.locales ?? [])].map(languageOf))
  const isFar = ({ languages }: ServedResource) =>
    languages.length > 0 && !languages.some((tag) => near.has(languageOf(tag)))
  return html`${[...Map.groupBy(resources, ({ kind }) => kind)].map(
    ([kind, own]) =>
      html`<h3>${label(context, 'kind', kind)}</h3>
        <ul class="things">
          ${own
            .toSorted((a, b) => Number(isFar(a)) - Number(isFar(b)))
            .map((one) => renderResource(one, context))}
        </ul>`,
  )}`
}
