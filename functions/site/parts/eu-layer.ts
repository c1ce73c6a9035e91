/** What the EU authorised, medicine by medicine. */
import { html } from 'hono/html'
import type { ServedAuthorisation, ServedNote } from '../../directory/answers/note.ts'
import { serveMedicines } from '../../directory/medicines.ts'
import { type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { inBlock, colon, phrase, sayDate, speaking } from '../speaking.ts'
import { renderSources } from './sources.ts'
import {
  nameMedicine,
  renderAuthorisation,
  renderBadge,
  renderCaution,
  renderMedicines,
} from './statement.ts'

/** Uses of the same medicines together, in the order in which they are served. */
function byMedicines(uses: readonly ServedAuthorisation[]) {
  return Map.groupBy(uses, ({ medicines, combination }) =>
    [...medicines].join(combination ? ' + ' : ' '),
  )
}

/** Uses under the names of their medicines, folded: there are many. */
export function renderUses(uses: readonly ServedAuthorisation[], context: PageContext): Html {
  const { directory, view } = context
  return html`${[...byMedicines(uses).values()].map((own) => {
    const [{ medicines, combination } = { medicines: [], combination: false }] = own
    const named = serveMedicines(directory, medicines, view)
    // No link in what opens: whoever taps a name would not know which of the two happens.
    return html`<details class="more">
      <summary>
        ${named.map(nameMedicine).join(combination ? ' + ' : ', ')}
        <span class="quiet">(${own.length})</span>
      </summary>
      <p class="tags">${renderMedicines(named, combination, context)}</p>
      <ul class="cards">
        ${own.map((one) => renderAuthorisation(one, context))}
      </ul>
    </details>`
  })}`
}

/** What holds of the cancer type as a whole, with its date and how far it holds today. */
export function renderEuNote(note: ServedNote, context: PageContext): Html {
  const { tell } = speaking(context, 'statement')
  return html`<p>${inBlock(note.text, note, context)}</p>
    ${renderCaution(note, context)}
    <p class="quiet">
      ${phrase(context, 'confirmed')}${colon(context)}${note.confirmedOn === null ? tell('not-known') : sayDate(note.confirmedOn, context)}
      ${renderBadge(note.status, context)}
    </p>`
}

export function renderEuLayer(note: ServedNote, context: PageContext): Html {
  return html`${renderEuNote(note, context)} ${renderUses(note.authorisations, context)}
  ${renderSources(note, context)}`
}
