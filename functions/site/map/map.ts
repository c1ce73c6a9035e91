/**
 * Europe by what is known of one cancer type, as a drawing made on the server. A state is told by a
 * pattern first and by colour second; the table beside it (`map-table.ts`) says the same in words.
 */
import { html } from 'hono/html'
import type { State } from '../../model/statement-codes.ts'
import { ground, shapes, view } from './shapes.ts'

export type Html = ReturnType<typeof html>

export type MapEntry = {
  readonly code: string
  readonly name: string
  readonly state: State
  /** The part of the country that the state is of, where it is not of the whole. */
  readonly part?: string | undefined
  readonly date?: { readonly on: string; readonly text: string } | undefined
  readonly href: string
}
export type StateWords = Readonly<Record<State, string>>
export type Map = {
  readonly entries: readonly MapEntry[]
  readonly words: {
    readonly title: string
    readonly description: string
    readonly states: StateWords
  }
}

/** As it is read out, and as it appears under a pointer. */
function nameState({ name, state, part }: MapEntry, states: StateWords): string {
  return `${name}: ${states[state]}${part === undefined ? '' : ` (${part})`}`
}

/** Ids of its parts begin with `map-`: a page has one map. */
export function renderMap({ entries, words }: Map): Html {
  // Painted last, a mark lies on the neighbours of its country.
  const drawn = entries
    .flatMap((entry) => {
      const shape = shapes[entry.code]
      return shape === undefined ? [] : { entry, ...shape }
    })
    .toSorted((a, b) => Number(a.mark !== undefined) - Number(b.mark !== undefined))
  const told = new Set(drawn.map(({ entry }) => entry.code))
  const untold = Object.entries(shapes).flatMap(([code, { path }]) => (told.has(code) ? [] : path))
  return html`<svg
    class="map"
    viewBox="0 0 ${view.width} ${view.height}"
    role="group"
    aria-labelledby="map-title"
    aria-describedby="map-description"
  >
    <title id="map-title">${words.title}</title>
    <desc id="map-description">${words.description}</desc>
    <defs>${patterns}</defs>
    <path class="map-sea" fill="#f4f7f9" d="M0 0h${view.width}v${view.height}H0z" />
    <path class="map-ground" fill="#ddd" d="${ground}${untold.join('')}" />
    ${drawn.map(({ entry, path, mark }) => {
      const name = nameState(entry, words.states)
      const paint = html`class="map-shape" ${fills[entry.state]}`
      return html`<a class="map-country ${entry.state}" href="${entry.href}" aria-label="${name}"
        ><title>${name}</title><path ${paint} d="${path}" />${
          mark === undefined ? '' : html`<circle ${paint} cx="${mark[0]}" cy="${mark[1]}" r="14" />`
        }</a
      >`
    })}
  </svg>`
}

// Said as attributes, so that the map can be read without its style sheet: a reference in a style
// sheet would be looked for in that file. Its colours come from `map.css`.
const fills = {
  stated: html`fill="currentColor"`,
  unconfirmed: html`fill="url(#map-hatched)"`,
  history: html`fill="url(#map-dotted)"`,
  unknown: html`fill="#fff"`,
} as const satisfies Record<State, Html>

const patterns = html`<pattern
    id="map-hatched"
    width="12"
    height="12"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
    ><path class="map-paper" fill="#fff" d="M0 0h12v12H0z" /><path
      class="map-ink unconfirmed"
      fill="currentColor"
      d="M0 0h12v6H0z" /></pattern
  ><pattern id="map-dotted" width="14" height="14" patternUnits="userSpaceOnUse"
    ><path class="map-paper" fill="#fff" d="M0 0h14v14H0z" /><circle
      class="map-ink history"
      fill="currentColor"
      cx="7"
      cy="7"
      r="3.5"
  /></pattern>`

const order = ['stated', 'unconfirmed', 'history', 'unknown'] as const satisfies readonly State[]

/** What the patterns mean, on the map and in the matrix; `around` is for the map alone: land of no state. */
export function renderMapLegend(states: StateWords, around?: string): Html {
  const rows = order.map((state) => ({ mark: state, word: states[state] }))
  const all = around === undefined ? rows : [...rows, { mark: 'ground', word: around }]
  return html`<ul class="map-legend">
    ${all.map(({ mark, word }) => html`<li><i class="state-mark ${mark}"></i>${word}</li>`)}
  </ul>`
}
