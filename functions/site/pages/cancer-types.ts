/** Every cancer type, by the group that it belongs to. */
import { html } from 'hono/html'
import { listCancerTypes } from '../../directory/cancer-types.ts'
import { groups, type Group } from '../../model/codes.ts'
import { addressesIn } from '../addresses.ts'
import { nothing } from '../html.ts'
import type { Page } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { label, speaking } from '../speaking.ts'

export const cancerTypes: Page = {
  id: 'cancer-types',
  path: '/cancer-types',
  show: async (_texts, context) => {
    const { directory, view } = context
    const { tell, text } = speaking(context, 'frame')
    const to = addressesIn(view.locale.tag)
    const all = byName(listCancerTypes(directory, view, {}), context)
    const held = Map.groupBy(all, ({ group }) => group)
    return {
      title: text('cancer-types'),
      description: text('tagline'),
      main: html`<h1>${tell('cancer-types')}</h1>
        ${(Object.keys(groups) as Group[]).map((group) => {
          const own = held.get(group)
          if (own === undefined) return nothing
          return html`<h2 id="${group}">${label(context, 'group', group)}</h2>
            <ul class="columns">
              ${own.map(
                ({ id, name }) => html`<li><a href="${to.cancerType(id)}">${name}</a></li>`,
              )}
            </ul>`
        })}`,
    }
  },
}
