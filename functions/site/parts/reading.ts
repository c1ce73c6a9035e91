/** Links that a reader can follow: what they are, in which language, whether they work. */
import { html } from 'hono/html'
import type { ServedResource } from '../../directory/answers/resource.ts'
import { addressesIn } from '../addresses.ts'
import { inLanguage, nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { label, sayDate, speaking } from '../speaking.ts'

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
    ${outside(one.url, inLanguage(one.title, one.locale, own))}
    <p>${inLanguage(one.description, one.locale, own)}</p>
    ${one.retired ? html`<p class="since">${tell('retired')}</p>` : nothing}
    ${one.phone === null ? nothing : renderPhone(one.phone)}
    <p class="tags">
      ${withKind ? html`${label(context, 'kind', one.kind)} · ` : nothing}${one.languages.length === 0 ? nothing : html`${nameLanguages(one.languages, context)} · `}
      ${
        state === 'unchecked'
          ? label(context, 'link', state)
          : html`${label(context, 'link', state)}${
              checkedAt === null ? nothing : html`, ${sayDate(checkedAt.slice(0, 10), context)}`
            }`
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

/** Grouped by kind, in the order in which the kinds are first met: most helpful first. */
export function renderReading(resources: readonly ServedResource[], context: PageContext): Html {
  const groups = [...Map.groupBy(resources, ({ kind }) => kind)]
  return html`${groups.map(
    ([kind, own]) =>
      html`<h3>${label(context, 'kind', kind)}</h3>
        <ul class="things">
          ${own.map((one) => renderResource(one, context))}
        </ul>`,
  )}`
}
