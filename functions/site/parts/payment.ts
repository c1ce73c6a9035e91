/** How a country assesses, decides and pays, and early access: with the date of the text. */
import { html } from 'hono/html'
import type { ServedPrinciple } from '../../directory/answers/availability.ts'
import type { ServedReimbursement } from '../../directory/answers/country.ts'
import type { ServedBody } from '../../directory/answers/parts.ts'
import { inLanguage, nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { inBlock, colon, sayDate, speaking, term } from '../speaking.ts'
import { renderTextLanguage } from './reading.ts'
import { hostOf, renderSourceList, renderSources } from './sources.ts'
import { renderLines } from './statement.ts'

/** With the hosts of the pages that say what it does, beside its own. */
export function nameBody({ name, url, locale, sources }: ServedBody, { view }: PageContext): Html {
  const named = inLanguage(name, locale, view.locale.tag)
  return html`${url === null ? named : outside(url, named)}
  ${sources
    .filter((source) => source.url !== url)
    .map(
      (source) => html`<span class="host">(${outside(source.url, hostOf(source.url))})</span> `,
    )}`
}

export function renderPrinciple(principle: ServedPrinciple, context: PageContext): Html {
  const { name, text, locale, sources } = principle
  return html`<p>
      ${inLanguage(html`<strong>${name}</strong> ${text}`, locale, context.view.locale.tag)}
    </p>
    <div class="sources">${renderSourceList(sources, context)}</div>`
}

/** Surveys cover different medicines, so that each figure stands by itself. */
export function renderWait(how: ServedReimbursement, context: PageContext): Html {
  const { tag } = context.view.locale
  const say = ({ value, unit }: Waited) =>
    new Intl.NumberFormat(tag, {
      style: 'unit',
      unit: unit === 'days' ? 'day' : 'percent',
      unitDisplay: unit === 'days' ? 'long' : 'short',
    }).format(value)
  return html`<p>${speaking(context, 'country').tell('wait-caution')}</p>
    ${how.waitIndicators.map(
      (one) =>
        html`<p>
            ${inLanguage(`${one.metric} (${one.edition})`, one.locale, tag)}:
            <strong>${say(one)}</strong>
          </p>
          <div class="sources">${renderSourceList([one.source], context)}</div>`,
    )}`
}

type Waited = ServedReimbursement['waitIndicators'][number]
type Collected = Pick<ServedReimbursement, 'asOf' | 'freshness'>

/** The date of a text, and what follows from its age. */
export function renderAge({ asOf, freshness }: Collected, context: PageContext): Html {
  const { tell } = speaking(context, 'payment')
  const date =
    asOf === null
      ? tell('no-date')
      : html`${tell('as-of')}${colon(context)}${sayDate(asOf, context)}`
  if (freshness === 'current') return html`<p class="quiet">${date}</p>`
  return html`<p class="since">${date}. ${term(context, 'freshness', freshness).definition}</p>`
}

export function renderPayment(how: ServedReimbursement, context: PageContext): Html {
  const { tell } = speaking(context, 'payment')
  return html`<p>${inBlock(how.summary, how, context)}</p>
    ${renderTextLanguage(how.locale, context)} ${renderAge(how, context)}
    ${renderLines([
      ...(how.assessment.length === 0
        ? []
        : [
            [
              tell('assesses'),
              html`<ul>
                ${how.assessment.map((body) => html`<li>${nameBody(body, context)}</li>`)}
              </ul>`,
            ] as const,
          ]),
      [tell('decides'), nameBody(how.decision, context)],
      [tell('pays'), nameBody(how.payer, context)],
    ])}
    ${renderSources(how, context)}`
}

export function renderEarlyAccess(how: ServedReimbursement, context: PageContext): Html {
  const { earlyAccess } = how
  if (earlyAccess === null) return nothing
  return html`<p>
      <strong>${inBlock(earlyAccess.name, earlyAccess, context)}</strong> ·
      ${inBlock(earlyAccess.body, earlyAccess, context)}
    </p>
    <p>${inBlock(earlyAccess.text, earlyAccess, context)}</p>
    ${renderTextLanguage(earlyAccess.locale, context)} ${renderAge(earlyAccess, context)}
    ${renderSources(earlyAccess, context)}`
}
