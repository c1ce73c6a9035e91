/** Europe by one cancer type, drawn and as a table; and all types in all countries as one table. */
import { html } from 'hono/html'
import type { CancerTypeAvailability } from '../../directory/answers/availability.ts'
import type { ServedNote } from '../../directory/answers/note.ts'
import { listCancerTypeAvailability, partsIn } from '../../directory/availability.ts'
import { listCancerTypes } from '../../directory/cancer-types.ts'
import { listCountries } from '../../directory/countries.ts'
import { pairsIn } from '../../directory/pairs.ts'
import type { CancerType } from '../../model/cancer-type.ts'
import type { PartialDate } from '../../model/dates.ts'
import { forEach } from '../../model/release.ts'
import { State } from '../../model/statement-codes.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import { renderMapTable, renderMatrix } from '../map/map-table.ts'
import { renderMap, renderMapLegend, type MapEntry, type StateWords } from '../map/map.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { renderEuNote } from '../parts/eu-layer.ts'
import { renderTypeOptions } from '../parts/options.ts'
import { renderSources } from '../parts/sources.ts'
import { label, speaking, term, vocabularyOf } from '../speaking.ts'

function wordsOfStates(context: PageContext): StateWords {
  return forEach(State.options, (state) => term(context, 'state', state).text)
}

/** With current information from the most countries: an empty map would be a poor first sight. */
function firstShown({ directory, view }: PageContext): CancerType | undefined {
  const stated = pairsIn(directory, view.today).filter(({ state }) => state === 'stated')
  const byType = Map.groupBy(stated, ({ cancerType }) => cancerType)
  const count = ({ id }: CancerType): number => byType.get(id)?.length ?? 0
  return directory.dataset.cancerTypes.toSorted((a, b) => count(b) - count(a))[0]
}

/** When a source last made or confirmed one of the statements that the state is made of. */
function newestOf(state: State, national: readonly ServedNote[]): PartialDate | undefined {
  const freshness = { stated: 'current', unconfirmed: 'unconfirmed', history: null, unknown: null }
  const behind = freshness[state]
  return national
    .filter((note) => behind === null || (!note.superseded && note.freshness === behind))
    .flatMap(({ confirmedOn, decidedOn }) => confirmedOn ?? decidedOn ?? [])
    .toSorted()
    .at(-1)
}

function entriesOf({ cancerType, countries }: CancerTypeAvailability, context: PageContext) {
  const words = vocabularyOf(context)
  const to = addressesIn(context.view.locale.tag)
  const entries = countries.map(({ country, state, regions, national }): MapEntry => {
    const on = newestOf(state, national)
    return {
      ...country,
      state,
      part: regions.length === 0 ? undefined : regions.join(', '),
      date: on === undefined ? undefined : { on, text: words.date(on) },
      href: to.answer(country.code, cancerType.id),
    }
  })
  return byName(entries, context)
}

function renderEuWide({ euWide, countries }: CancerTypeAvailability, context: PageContext): Html {
  const { tell } = speaking(context, 'map')
  const { colon } = vocabularyOf(context).habits
  const without = countries.filter((one) => !one.euAuthorisationApplies)
  return html`<h2>${label(context, 'scope', 'eu')}</h2>
    ${
      euWide === null
        ? nothing
        : html`${renderEuNote(euWide, context)} ${renderSources(euWide, context)}`
    }
    ${
      without.length === 0
        ? nothing
        : html`<p>
            ${tell('eu-not-in')}${colon}${without.map(({ country }) => country.name).join(', ')}.
          </p>`
    }`
}

function renderChoice(type: CancerType, context: PageContext): Html {
  const { tell } = speaking(context, 'start')
  return html`<form
    class="choose"
    method="get"
    action="${addressesIn(context.view.locale.tag).map()}"
  >
    <p>
      <label for="cancerType">${tell('cancer-type')}</label>
      <select id="cancerType" name="cancerType">
        ${renderTypeOptions(context, type.id)}
      </select>
    </p>
    <p><button type="submit">${tell('show')}</button></p>
  </form>`
}

/** Silence is what a map shows most of, and what it must not be misread for. */
function renderUnknown(context: PageContext): Html {
  const { label: name, definition } = term(context, 'state', 'unknown')
  return html`<p><strong>${name}</strong>${vocabularyOf(context).habits.colon}${definition}</p>`
}

export const map: Page = {
  id: 'map',
  path: '/map',
  query: ['cancerType'],
  show: async ({ cancerType: asked }, context) => {
    const { directory, view } = context
    const type = asked === undefined ? firstShown(context) : directory.cancerTypes.get(asked)
    if (type === undefined) return undefined
    const found = await listCancerTypeAvailability(directory, type, view, { history: false })
    if (found === undefined) return undefined
    const { tell, text } = speaking(context, 'map')
    const named = { cancerType: found.cancerType.name }
    const entries = entriesOf(found, context)
    const stateWords = wordsOfStates(context)
    const to = addressesIn(view.locale.tag)
    return {
      title: text('heading', named),
      description: text('description', named),
      main: html`<h1>${tell('heading', named)}</h1>
        ${asked === undefined ? html`<p>${tell('not-chosen')}</p>` : nothing}
        ${renderChoice(type, context)}
        ${renderMap({
          entries,
          words: {
            title: text('heading', named),
            description: text('drawing'),
            states: stateWords,
          },
        })}
        ${renderMapLegend(stateWords, text('around'))} ${renderUnknown(context)}
        <div class="scroll">
          ${renderMapTable(entries, {
            caption: text('table', named),
            country: text('country'),
            state: text('state'),
            date: text('date'),
            states: stateWords,
          })}
        </div>
        ${renderEuWide(found, context)}
        <p><a href="${to.cancerType(type.id)}">${tell('type')}</a></p>
        <p><a href="${to.matrix()}">${tell('all')}</a></p>`,
    }
  },
}

export const matrix: Page = {
  id: 'matrix',
  path: '/map/all',
  show: async (_texts, context) => {
    const { directory, view } = context
    const { tell, text } = speaking(context, 'map')
    const to = addressesIn(view.locale.tag)
    const pairs = pairsIn(directory, view.today)
    const statesOf = new Map(
      pairs.map(({ country, cancerType, state }) => [`${country} ${cancerType}`, state]),
    )
    const rows = byName(listCountries(directory, view), context)
    const columns = byName(listCancerTypes(directory, view, {}), context)
    const states = wordsOfStates(context)
    return {
      title: text('all'),
      description: text('all-description'),
      main: html`<h1>${tell('all')}</h1>
        <p>${tell('all-help')}</p>
        ${renderMapLegend(states)}
        ${renderMatrix({
          rows: rows.map(({ code, name }) => ({ code, name, href: to.country(code) })),
          columns: columns.map(({ id, name }) => ({ id, name, href: to.cancerType(id) })),
          cell: ({ code }, { id }) => {
            const state = statesOf.get(`${code} ${id}`) ?? 'unknown'
            const country = directory.countries.get(code)
            const type = directory.cancerTypes.get(id)
            if (state === 'unknown' || country === undefined || type === undefined) return { state }
            const part = partsIn(directory, country, type, view).join(', ')
            return { state, href: to.answer(code, id), ...(part !== '' && { part }) }
          },
          words: { caption: text('all-description'), corner: text('country'), states },
        })}
        <p><a href="${to.map()}">${tell('one')}</a></p>`,
    }
  },
}
