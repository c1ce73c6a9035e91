/** All resources, narrowed by choices and cut into pages: what the API's list says of the same. */
import { html } from 'hono/html'
import { serveResources } from '../../directory/resources.ts'
import { maxQueryCharacters } from '../../search/limits.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { renderFacets, renderForm, renderWaysOut } from '../parts/choosing.ts'
import { renderResource } from '../parts/reading.ts'
import { choicesIn, readChoices, select, type Choices } from '../parts/resource-choices.ts'
import { speaking } from '../speaking.ts'

const perPage = 20

function renderPaging(chosen: Choices, page: number, last: number, context: PageContext): Html {
  if (last === 1) return nothing
  const { tell } = speaking(context, 'resources')
  const to = addressesIn(context.view.locale.tag)
  const step = (code: 'previous' | 'next', rel: string, n: number): Html =>
    n < 1 || n > last
      ? nothing
      : html`<p>
          <a
            href="${to.resources({ ...chosen, page: n === 1 ? undefined : String(n) })}#found"
            rel="${rel}"
            >${tell(code)}</a
          >
        </p>`
  return html`<div class="paging">
    ${step('previous', 'prev', page - 1)}
    <p>${tell('page', { n: String(page), of: String(last) })}</p>
    ${step('next', 'next', page + 1)}
  </div>`
}

const query = ['q', 'country', 'cancerType', 'kind', 'audience', 'language', 'page']

export const resources: Page = {
  id: 'resources',
  path: '/resources',
  query,
  // However many pages are asked for, there are few.
  rare: ['q', 'page'],
  show: async (texts, context) => {
    const { directory, view, links } = context
    const { tell, text } = speaking(context, 'resources')
    const frame = speaking(context, 'frame')
    const choices = await choicesIn(context)
    const chosen = readChoices(texts, choices)
    const { places, found } = await select(chosen, context)
    const last = Math.max(1, Math.ceil(places.length / perPage))
    const page = Math.min(
      last,
      /^[1-9]\d{0,5}$/.test(texts['page'] ?? '') ? Number(texts['page']) : 1,
    )
    const shown = places.subarray((page - 1) * perPage, page * perPage)
    const unreadable = texts['q'] !== undefined && chosen.q === undefined
    return {
      title: frame.text('resources'),
      description: text('lead'),
      // Whatever is chosen shows a part of the same: search engines need one of them.
      ...(query.some((name) => texts[name] !== undefined) && { notIndexed: true }),
      main: html`<h1>${frame.tell('resources')}</h1>
        <p class="lead">${tell('lead')}</p>
        ${renderForm(choices, chosen, texts['q'], context)}
        ${
          unreadable
            ? html`<p role="alert">
                ${speaking(context, 'search').tell('unreadable', { n: String(maxQueryCharacters) })}
              </p>`
            : nothing
        }
        <p id="found"><strong>${tell('found', { n: String(places.length) })}</strong></p>
        ${
          places.length === 0
            ? await renderWaysOut(choices, chosen, context)
            : html`${await renderFacets(choices, chosen, found, context)}
                <ul class="things">
                  ${serveResources(directory, shown, view, links).map((one) =>
                    renderResource(one, context, { withKind: true }),
                  )}
                </ul>
                ${renderPaging(chosen, page, last, context)}`
        }`,
    }
  },
}
