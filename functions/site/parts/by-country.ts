/** Statements of countries as a table: a row leads to the card that says for whom. */
import { html } from 'hono/html'
import type { Entry } from '../../directory/answers/availability.ts'
import type { ServedNote } from '../../directory/answers/note.ts'
import { capitalised } from '../../directory/composing/habits.ts'
import type { PartialDate } from '../../model/dates.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { label, phrase, sayDate, speaking, vocabularyOf } from '../speaking.ts'
import { byName } from './by-name.ts'
import { renderBadge } from './statement.ts'

export type Stated = Pick<Entry, 'country' | 'cancerType'> & {
  readonly notes: readonly ServedNote[]
}

/** Says by itself what it is, where a phone has no room for the heads of columns. */
function renderDate(
  name: 'decided' | 'confirmed',
  date: PartialDate | null,
  more: Html,
  context: PageContext,
): Html {
  const words = vocabularyOf(context)
  return html`<td data-label="${capitalised(words.phrase(name), words.tag)}">
    ${date === null ? speaking(context, 'statement').tell('not-known') : sayDate(date, context)}
    ${more}
  </td>`
}

function renderCells({ cancerType, country }: Stated, note: ServedNote, context: PageContext) {
  const { region, status, decidedOn, confirmedOn, freshness, superseded } = note
  const page = addressesIn(context.view.locale.tag).answer(country.code, cancerType.id)
  const standing = html`${
    freshness === 'current' ? nothing : html`<br />${label(context, 'freshness', freshness)}`
  }
  ${superseded ? html`<br />${phrase(context, 'superseded')}` : nothing}`
  return html`<td>
      <a href="${page}#${note.id}">${cancerType.name}</a>
      ${region === null ? nothing : html`(${region.name})`}
    </td>
    <td>${renderBadge(status, context)}</td>
    ${renderDate('decided', decidedOn, nothing, context)}
    ${renderDate('confirmed', confirmedOn, standing, context)}`
}

/** A body of the table: the name of the country stands before all of its rows. */
function renderCountry(name: string, own: readonly Stated[], context: PageContext): Html {
  const rows = own.flatMap((one) =>
    one.notes.map((note) => ({ note, cells: renderCells(one, note, context) })),
  )
  const href = addressesIn(context.view.locale.tag).country(own[0]?.country.code ?? '')
  const head = html`<th scope="rowgroup" rowspan="${rows.length}">
    <a href="${href}">${name}</a>
  </th>`
  return html`<tbody>
    ${rows.map(
      ({ note, cells }, i) =>
        html`<tr class="${note.superseded ? 'past' : note.freshness}">
          ${i === 0 ? head : nothing} ${cells}
        </tr>`,
    )}
  </tbody>`
}

/** `labelledBy` is the id of the title above it. */
export function renderByCountry(
  stated: readonly Stated[],
  labelledBy: string,
  context: PageContext,
): Html {
  const { tell } = speaking(context, 'medicine')
  const { compare } = new Intl.Collator(context.view.locale.tag)
  const sorted = stated.toSorted((a, b) => compare(a.cancerType.name, b.cancerType.name))
  const countries = [...Map.groupBy(sorted, ({ country }) => country.name)]
  const named = byName(
    countries.map(([name, own]) => ({ name, own })),
    context,
  )
  return html`<table class="by-country" aria-labelledby="${labelledBy}">
    <thead>
      <tr>
        <th scope="col">${tell('country')}</th>
        <th scope="col">${tell('cancer-type')}</th>
        <th scope="col">${phrase(context, 'status')}</th>
        <th scope="col">${phrase(context, 'decided')}</th>
        <th scope="col">${phrase(context, 'confirmed')}</th>
      </tr>
    </thead>
    ${named.map(({ name, own }) => renderCountry(name, own, context))}
  </table>`
}
