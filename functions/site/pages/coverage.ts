/** For the keepers: texts by language, pairs by state, statements to be read again month by month. */
import { html } from 'hono/html'
import type { Coverage } from '../../directory/answers/coverage.ts'
import { listCountries } from '../../directory/countries.ts'
import { measurePairs } from '../../directory/pairs.ts'
import { State } from '../../model/statement-codes.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { label, sayDate, speaking } from '../speaking.ts'

const maxIds = 5

type TextCounts = Pick<Coverage['locales'][number], 'held' | 'unreviewed' | 'missing'>

const shades = ['whole', 'unreviewed', 'gaps', 'large-gaps'] as const

/** Undefined where nothing is to be held: readers get it composed. */
function shadeOf({ held, unreviewed, missing }: TextCounts): (typeof shades)[number] | undefined {
  const all = held + missing
  if (all === 0) return undefined
  if (missing > 0) return missing / all < 0.1 ? 'gaps' : 'large-gaps'
  return unreviewed > 0 ? 'unreviewed' : 'whole'
}

function renderCounts(counts: TextCounts): Html {
  const shade = shadeOf(counts)
  return html`<td class="${shade === undefined ? '' : `is-${shade}`}">
    ${counts.held} · ${counts.unreviewed} · ${counts.missing}
  </td>`
}

/** Wider than a screen, so it scrolls, by keyboard as well; `caption` names it. */
function scrolling(id: string, caption: Html, table: Html, kind: 'heat' | 'numbers'): Html {
  return html`<section class="scroll" tabindex="0" aria-labelledby="${id}-caption">
    <table class="${kind}">
      <caption id="${id}-caption">
        <span>${caption}</span>
      </caption>
      ${table}
    </table>
  </section>`
}

function renderTexts(locales: Coverage['locales'], context: PageContext): Html {
  const { tell } = speaking(context, 'coverage')
  const collections = [
    ...new Set(locales.flatMap((one) => one.collections.map(({ collection }) => collection))),
  ]
  const table = html`<thead>
      <tr>
        <th scope="col">${speaking(context, 'frame').tell('language')}</th>
        <th scope="col">${tell('total')}</th>
        ${collections.map((one) => html`<th scope="col"><code>${one}</code></th>`)}
      </tr>
    </thead>
    <tbody>
      ${locales.map(({ locale, collections: own, ...all }) => {
        const ofKind = new Map(own.map((one) => [one.collection, one]))
        return html`<tr>
          <th scope="row" lang="${locale}">
            ${context.directory.locales.get(locale)?.name ?? locale}
          </th>
          ${renderCounts(all)}
          ${collections.map((one) => {
            const counts = ofKind.get(one)
            return counts ? renderCounts(counts) : html`<td></td>`
          })}
        </tr>`
      })}
    </tbody>`
  return html`<h2>${tell('texts')}</h2>
    <ul class="heat-legend">
      ${shades.map((shade) => html`<li class="is-${shade}">${tell(shade)}</li>`)}
    </ul>
    ${scrolling('texts', tell('texts-caption'), table, 'heat')}`
}

function renderPairs({ total, countries }: Coverage['pairs'], context: PageContext): Html {
  const { tell } = speaking(context, 'coverage')
  const ofMap = speaking(context, 'map')
  const to = addressesIn(context.view.locale.tag)
  const counted = new Map(countries.map((one) => [one.country, one]))
  const sum = State.options.reduce((all, state) => all + total[state], 0)
  const cells = (counts: Readonly<Record<State, number>>) =>
    State.options.map((state) => html`<td>${counts[state]}</td>`)
  const table = html`<thead>
      <tr>
        <th scope="col">${ofMap.tell('country')}</th>
        ${State.options.map((state) => html`<th scope="col">${label(context, 'state', state)}</th>`)}
      </tr>
    </thead>
    <tbody>
      <tr>
        <th scope="row">${tell('total')}</th>
        ${cells(total)}
      </tr>
      ${byName(listCountries(context.directory, context.view), context).map(({ code, name }) => {
        const counts = counted.get(code)
        return counts === undefined
          ? nothing
          : html`<tr>
              <th scope="row"><a href="${to.country(code)}">${name}</a></th>
              ${cells(counts)}
            </tr>`
      })}
    </tbody>`
  return html`<h2>${tell('pairs')}</h2>
    ${scrolling('pairs', html`${tell('total')} ${sum}`, table, 'numbers')}
    <p><a href="${to.matrix()}">${ofMap.tell('all')}</a></p>`
}

/** Where readers meet a statement, or the text of a country. */
function addressOf(id: string, { directory, view }: PageContext): string | undefined {
  const to = addressesIn(view.locale.tag)
  const [record = ''] = id.split('.')
  if (directory.countries.has(record)) return to.country(record)
  for (const { code, availability } of directory.dataset.countries) {
    const note = availability.find((held) => held.id === record)
    if (note !== undefined) return `${to.answer(code, note.cancerType)}#${record}`
  }
  const type = directory.dataset.cancerTypes.find(({ euWide }) => euWide.id === record)
  return type && to.cancerType(type.id)
}

function renderId(id: string, context: PageContext): Html {
  const href = addressOf(id, context)
  const named = html`<code>${id}</code>`
  return href === undefined ? named : html`<a href="${href}">${named}</a>`
}

function renderReviews(
  { current, overdue, undated, months }: Coverage['reviews'],
  first: ReadonlyMap<string, readonly string[]>,
  context: PageContext,
): Html {
  const { tell } = speaking(context, 'coverage')
  const table = html`<thead>
      <tr>
        <th scope="col">${tell('month')}</th>
        <th scope="col">${tell('statements')}</th>
        <th scope="col">${label(context, 'freshness', 'unconfirmed')}</th>
        <th scope="col">${label(context, 'freshness', 'past')}</th>
        <th scope="col" class="names">${tell('earliest')}</th>
      </tr>
    </thead>
    <tbody>
      ${months.map(
        ({ month, statements, past }) =>
          html`<tr>
            <th scope="row">${sayDate(month, context)}</th>
            <td>${statements}</td>
            <td>${statements - past}</td>
            <td>${past}</td>
            <td class="names">
              ${(first.get(month) ?? []).map((id, i) => html`${i === 0 ? '' : ', '}${renderId(id, context)}`)}
            </td>
          </tr>`,
      )}
    </tbody>`
  return html`<h2>${tell('reviews')}</h2>
    <dl class="lines">
      <dt>${tell('current')}</dt>
      <dd>${current}</dd>
      <dt>${tell('overdue')}</dt>
      <dd>${overdue}</dd>
      <dt>${tell('undated')}</dt>
      <dd>${undated}</dd>
    </dl>
    ${scrolling('months', tell('months-caption'), table, 'numbers')}`
}

export const coverage: Page = {
  id: 'coverage',
  path: '/coverage',
  listed: () => [],
  show: async (_texts, context) => {
    const { directory, view } = context
    // With the schemas of all records, which no other page needs.
    const { firstToFallSilent, measureCoverage } = await import('../../directory/coverage.ts')
    const { locales, reviews } = await measureCoverage(directory, view.today, {})
    const first = await firstToFallSilent(directory, view.today, maxIds)
    const frame = speaking(context, 'frame')
    return {
      title: frame.text('coverage'),
      notIndexed: true,
      main: html`<h1>${frame.tell('coverage')}</h1>
        <p class="lead">${speaking(context, 'coverage').tell('lead')}</p>
        <p class="quiet">
          ${speaking(context, 'answer').tell('read-on')} ${sayDate(view.today, context)}
        </p>
        ${renderTexts(locales, context)}
        ${renderPairs(measurePairs(directory, view.today, {}), context)}
        ${renderReviews(reviews, first, context)}`,
    }
  },
}
