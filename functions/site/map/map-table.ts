/** What the map says, as words: one cancer type in all countries, or all cancer types in all countries. */
import { html } from 'hono/html'
import type { State } from '../../model/statement-codes.ts'
import type { Html, MapEntry, StateWords } from './map.ts'

export type TableWords = {
  readonly caption: string
  readonly country: string
  readonly state: string
  readonly date: string
  readonly states: StateWords
}

/** The same as the map; dates have a column where an entry has one. */
export function renderMapTable(entries: readonly MapEntry[], words: TableWords): Html {
  const dated = entries.some(({ date }) => date !== undefined)
  const head = [words.country, words.state, ...(dated ? [words.date] : [])]
  return html`<table class="map-table">
    <caption>
      ${words.caption}
    </caption>
    <thead>
      <tr>
        ${head.map((one) => html`<th scope="col">${one}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${entries.map(
        ({ name, state, part, date, href }) =>
          html`<tr>
            <th scope="row"><a href="${href}">${name}</a></th>
            <td>
              <i class="state-mark ${state}"></i
              >${words.states[state]}${part === undefined ? '' : ` (${part})`}
            </td>
            ${
              dated
                ? html`<td>
                    ${date === undefined ? '' : html`<time datetime="${date.on}">${date.text}</time>`}
                  </td>`
                : ''
            }
          </tr>`,
      )}
    </tbody>
  </table>`
}

export type Heading = { readonly name: string; readonly href: string }
type Cell = {
  readonly state: State
  readonly href?: string
  /** The parts of the country that the state is of, where it is not of the whole. */
  readonly part?: string
}

type Matrix<Row extends Heading, Column extends Heading> = {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  /** Without `href` a cell is no link: its row and column lead to it. */
  readonly cell: (row: Row, column: Column) => Cell
  readonly words: { readonly caption: string; readonly corner: string; readonly states: StateWords }
}

/**
 * Countries by cancer types. A cell holds the word of its state, and the style sheet shows a pattern in
 * its place, so that 1,224 cells are one screen to the eye and words to everything else.
 * The frame around it scrolls, and can be reached by keyboard for that.
 */
export function renderMatrix<Row extends Heading, Column extends Heading>({
  rows,
  columns,
  cell,
  words,
}: Matrix<Row, Column>): Html {
  return html`<section class="matrix" tabindex="0" aria-labelledby="matrix-caption">
    <table>
      <caption id="matrix-caption">
        <span>${words.caption}</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.corner}</th>
          ${columns.map(
            ({ name, href }) => html`<th scope="col"><a href="${href}">${name}</a></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <th scope="row"><a href="${row.href}">${row.name}</a></th>
              ${columns.map((column) => {
                const { state, href, part } = cell(row, column)
                const name = words.states[state]
                const word = part === undefined ? name : `${name} (${part})`
                const look = part === undefined ? state : `${state} in-part`
                return href === undefined
                  ? html`<td><i class="${state}">${word}</i></td>`
                  : html`<td><a class="${look}" href="${href}">${word}</a></td>`
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`
}
