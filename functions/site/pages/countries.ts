/** Every country, and how each pays in general. */
import { html } from 'hono/html'
import { listCountries, servePrinciple } from '../../directory/countries.ts'
import { addressesIn } from '../addresses.ts'
import { nothing } from '../html.ts'
import type { Page } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { inBlock, speaking } from '../speaking.ts'

export const countries: Page = {
  id: 'countries',
  path: '/countries',
  show: async (_texts, context) => {
    const { directory, view } = context
    const { tell, text } = speaking(context, 'frame')
    const to = addressesIn(view.locale.tag)
    return {
      title: text('countries'),
      description: text('tagline'),
      main: html`<h1>${tell('countries')}</h1>
        <ul class="columns">
          ${byName(listCountries(directory, view), context).map(({ code, name }) => {
            const country = directory.countries.get(code)
            const principle = country ? servePrinciple(directory, country, view) : null
            return html`<li>
              <a href="${to.country(code)}">${name}</a>
              ${principle === null ? nothing : html`<p class="tags">${inBlock(principle.name, principle, context)}</p>`}
            </li>`
          })}
        </ul>`,
    }
  },
}
