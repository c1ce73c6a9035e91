/** What the EU authorised, medicine by medicine. */
import { html } from 'hono/html'
import type { ServedAuthorisation, ServedNote } from '../../directory/answers/note.ts'
import { addressesIn } from '../addresses.ts'
import { inLanguage, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { phrase, sayDate, speaking } from '../speaking.ts'
import { renderSources } from './sources.ts'
import { nameMedicine, renderAuthorisation, renderBadge } from './statement.ts'

/** Uses of the same medicines together, in the order in which they are served. */
function byMedicines(uses: readonly ServedAuthorisation[]) {
  return Map.groupBy(uses, ({ medicines, combination }) =>
    [...medicines].join(combination ? ' + ' : ' '),
  )
}

export function renderEuLayer(note: ServedNote, context: PageContext): Html {
  const { view } = context
  const { tell } = speaking(context, 'statement')
  const to = addressesIn(view.locale.tag)
  const known = new Map(note.medicines.map((one) => [one.id, one]))
  const name = ({ medicines, combination }: ServedAuthorisation): Html => {
    const between = combination ? ' + ' : ', '
    return html`${medicines.map((id, i) => {
      const one = known.get(id)
      return html`${i === 0 ? '' : between}<a href="${to.medicine(id)}"
          >${one ? nameMedicine(one) : id}</a
        >`
    })}`
  }
  return html`<p>${inLanguage(note.text, note.locale, view.locale.tag)}</p>
    <p class="quiet">
      ${phrase(context, 'confirmed')}
      ${note.confirmedOn === null ? tell('not-known') : sayDate(note.confirmedOn, context)}
      ${renderBadge(note.status, context)}
    </p>
    ${[...byMedicines(note.authorisations).values()].map(
      (uses) =>
        html`<details class="more">
          <summary>
            ${uses[0] ? name(uses[0]) : ''} <span class="quiet">(${uses.length})</span>
          </summary>
          <ul class="cards">
            ${uses.map((one) => renderAuthorisation(one, context))}
          </ul>
        </details>`,
    )}
    ${renderSources(note, context)}`
}
