/** Every code that a page may show, with its label and its meaning, each at an address of its own. */
import { html } from 'hono/html'
import type { ServedTerm } from '../../directory/answers/discovery.ts'
import { listTerms } from '../../directory/terms.ts'
import { inLanguage, nothing, type Html } from '../html.ts'
import type { Page } from '../page.ts'
import { speaking } from '../speaking.ts'

/** A pattern such as "aged {n} {unit} or over", as people write it. */
function withGaps(text: string): string {
  return text.replaceAll(/\{\w+\}/g, '…')
}

/** Codes that mean the same to a reader, such as "Doctors judge this", with that said once. */
function renderAlike(alike: readonly ServedTerm[], own: string): Html {
  const [first] = alike
  if (first === undefined) return nothing
  return html`${alike.map(
      ({ set, code, label, locale }) =>
        html`<dt id="${set}-${code}">${inLanguage(withGaps(label), locale, own)}</dt>`,
    )}
    <dd>${inLanguage(first.definition, first.locale, own)}</dd>`
}

export const terms: Page = {
  id: 'terms',
  path: '/terms',
  show: async (_texts, context) => {
    const { directory, view } = context
    const { tell, text } = speaking(context, 'terms')
    const frame = speaking(context, 'frame')
    const own = view.locale.tag
    const sets = [...Map.groupBy(listTerms(directory, view), ({ set }) => set)]
    return {
      title: frame.text('terms'),
      description: text('lead'),
      main: html`<h1>${frame.tell('terms')}</h1>
        <p class="lead">${tell('lead')}</p>
        <nav aria-label="${text('contents')}">
          <ul class="columns">
            ${sets.map(([set]) => html`<li><a href="#${set}">${tell(set)}</a></li>`)}
          </ul>
        </nav>
        ${sets.map(
          ([set, codes]) =>
            html`<section aria-labelledby="${set}">
              <h2 id="${set}">${tell(set)}</h2>
              <dl class="words">
                ${[...Map.groupBy(codes, ({ definition }) => definition).values()].map((alike) =>
                  renderAlike(alike, own),
                )}
              </dl>
            </section>`,
        )}`,
    }
  },
}
