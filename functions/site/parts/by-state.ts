/** Many answers at a glance: which of them say something, by the state of each, as links to them. */
import { html } from 'hono/html'
import { states, type State } from '../../model/statement-codes.ts'
import { nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { sayDate, speaking, term } from '../speaking.ts'

type Standing = {
  readonly name: string
  readonly href: string
  readonly state: State
  /** The parts of the country that the state is of, when it is not of the whole. */
  readonly regions: readonly string[]
}

/** What says most comes first; what is unknown is said as well. */
export function renderByState(all: readonly Standing[], context: PageContext): Html {
  const groups = Map.groupBy(all, ({ state }) => state)
  const { tell } = speaking(context, 'answer')
  return html`${(Object.keys(states) as State[]).map((state) => {
      const own = groups.get(state)
      if (own === undefined) return nothing
      const { label, definition } = term(context, 'state', state)
      return html`<h3><span class="state ${state}">${label}</span></h3>
        <p>${definition}</p>
        <ul class="columns">
          ${own.map(
            ({ name, href, regions }) =>
              html`<li>
                <a href="${href}">${name}</a>${
                  regions.length === 0 ? nothing : html` (${regions.join(', ')})`
                }
              </li>`,
          )}
        </ul>`
    })}
    <p class="quiet">${tell('read-on')} ${sayDate(context.view.today, context)}</p>`
}
