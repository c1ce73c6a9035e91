/**
 * What makes a leaflet of a printed answer: how long to trust it, the way back to the page, and what
 * the screen keeps behind a click. None of it is seen on a screen.
 */
import { html } from 'hono/html'
import type { Access } from '../../directory/answers/availability.ts'
import type { ServedNote } from '../../directory/answers/note.ts'
import { serveMedicines } from '../../directory/medicines.ts'
import type { Day } from '../../model/dates.ts'
import { nothing, type Html } from '../html.ts'
import { knowsOrigin, type PageContext } from '../page-context.ts'
import { nameMedicine } from '../parts/statement.ts'
import { label, sayDate, speaking, term } from '../speaking.ts'
import { renderQr } from './qr.ts'

/** The last day on which all is still current that is so now: statements, and how the country pays. */
function findReview({ national, euWide, reimbursement }: Reviewed) {
  const notes = [...national, euWide].filter((note) => note?.superseded === false)
  return [...notes, reimbursement, reimbursement?.earlyAccess]
    .flatMap((said): Day[] =>
      said?.freshness === 'current' && said.reviewBy !== null ? [said.reviewBy] : [],
    )
    .toSorted()[0]
}
type Reviewed = Pick<Access, 'national' | 'euWide' | 'reimbursement'>

/** Where it is not known where the site is, paper cannot lead to it. */
export function renderCode(context: PageContext): Html {
  if (!knowsOrigin(context)) return nothing
  const { text } = speaking(context, 'leaflet')
  return html`<div class="print-only code">
    ${renderQr(context.absolute(context.address), text('code'))}
  </div>`
}

export function renderValidity(found: Access, context: PageContext): Html {
  const { tell } = speaking(context, 'leaflet')
  const review = findReview(found)
  return html`<p class="print-only">
      ${
        review === undefined
          ? tell('nothing-current')
          : html`${tell('check-again')} <strong>${sayDate(review, context)}</strong>`
      }
    </p>
    ${
      knowsOrigin(context)
        ? html`<p class="print-only">
            ${tell('page')} <span class="address">${context.absolute(context.address)}</span>
          </p>`
        : nothing
    }`
}

/** After the statements that are printed; style sheets take all statements after it from the print. */
export function renderMore(n: number, context: PageContext): Html {
  return html`<li class="print-only more-on-page">
    <strong>${speaking(context, 'leaflet').tell('more', { n: String(n) })}</strong>
  </li>`
}

/** What opens on a screen, in a line for each medicine. */
export function renderUsesInShort(note: ServedNote, context: PageContext): Html {
  const { directory, view } = context
  const byMedicines = Map.groupBy(note.authorisations, ({ medicines, combination }) =>
    serveMedicines(directory, medicines, view)
      .map(nameMedicine)
      .join(combination ? ' + ' : ', '),
  )
  const { tell } = speaking(context, 'leaflet')
  return html`<div class="print-only">
    <p>${tell('uses')}</p>
    <ul class="in-short">
      ${[...byMedicines].map(
        ([names, uses]) => html`<li><strong>${names}</strong> · ${countUses(uses, context)}</li>`,
      )}
    </ul>
  </div>`
}

type Uses = ServedNote['authorisations']

/** By status, as a use that was refused must not pass for one that was authorised. */
function countUses(uses: Uses, context: PageContext): Html {
  const alike = Map.groupBy(uses, ({ status, freshness }) => `${status} ${freshness}`)
  return html`${[...alike.values()].map((own, i) => {
    const [one] = own
    if (one === undefined) return nothing
    const oldest = own.map(({ confirmedOn }) => confirmedOn ?? '').toSorted()[0]
    return html`${i === 0 ? '' : ' · '}${label(context, 'status', one.status)}
    (${own.length})${
      one.freshness === 'current' ? nothing : html`, ${label(context, 'freshness', one.freshness)}`
    },
    ${oldest ? sayDate(oldest, context) : speaking(context, 'statement').tell('not-known')}`
  })}`
}

const fourWays = ['authorised', 'recommended', 'reimbursed', 'early-access'] as const

export function renderFourWays(context: PageContext): Html {
  return html`<section class="print-only four-ways">
    <h2>${speaking(context, 'leaflet').tell('four-ways')}</h2>
    <ul>
      ${fourWays.map((code) => {
        const { label: name, definition } = term(context, 'status', code)
        return html`<li><strong>${name}.</strong> ${definition}</li>`
      })}
    </ul>
  </section>`
}
