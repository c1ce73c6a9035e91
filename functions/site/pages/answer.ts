/**
 * The answer for one cancer type in one country: what the API’s access answer says, as a page. What
 * EU countries assess jointly is of no one pair, and stands on the page about the site.
 */
import { html } from 'hono/html'
import { findAccess, maxShownResources } from '../../directory/access.ts'
import type { Access } from '../../directory/answers/availability.ts'
import { link } from '../../http/links.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import {
  renderCode,
  renderFourWays,
  renderMore,
  renderUsesInShort,
  renderValidity,
} from '../leaflet/leaflet.ts'
import { countPrinted } from '../leaflet/room.ts'
import { machinesOfAnswer } from '../machines.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { renderAsking } from '../parts/asking.ts'
import { renderEuLayer } from '../parts/eu-layer.ts'
import { renderNarrowing, readNarrowing } from '../parts/narrowing.ts'
import { renderEarlyAccess, renderPayment, renderPrinciple } from '../parts/payment.ts'
import { renderReading } from '../parts/reading.ts'
import { renderSection } from '../parts/section.ts'
import { renderNote } from '../parts/statement.ts'
import { colon, sayDate, speaking, term } from '../speaking.ts'

/** The state in a plain sentence, with the day on which it was read. */
function renderState(found: Access, context: PageContext): Html {
  const { tell } = speaking(context, 'answer')
  const { state, regions } = found
  const { label: name, definition } = term(context, 'state', state)
  return html`<div class="answer-state">
    <p class="state ${state}">${name}</p>
    <p>${definition}</p>
    ${regions.length === 0 ? nothing : html`<p>${tell('only-regions')}${colon(context)}${regions.join(', ')}</p>`}
    <p class="quiet">${tell('read-on')} ${sayDate(context.view.today, context)}</p>
    ${renderValidity(found, context)}
  </div>`
}

/** A phone shows a twentieth of the page: whom to ask must not be a matter of patience. */
function renderParts(parts: readonly (readonly [string, Html])[], context: PageContext): Html {
  return html`<nav class="screen-only" aria-label="${speaking(context, 'answer').text('parts')}">
    <ul class="columns">
      ${parts.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}
    </ul>
  </nav>`
}

/** `others` are the parts that a leaflet has to hold beside the statements. */
async function renderNational(
  { national }: Access,
  narrowed: boolean,
  others: readonly string[],
  context: PageContext,
): Promise<Html> {
  const { tell } = speaking(context, 'answer')
  if (national.length === 0) {
    return html`<p>${narrowed ? tell('none-narrowed') : tell('none-stated')}</p>`
  }
  const cards = await Promise.all(
    national.map(async (note) => ({ note, rendered: await renderNote(note, context) })),
  )
  const printed = countPrinted(cards, others)
  const rendered = cards.map((card) => card.rendered)
  return html`<ul class="cards">
    ${rendered.slice(0, printed)}
    ${printed < cards.length ? renderMore(cards.length - printed, context) : nothing}
    ${rendered.slice(printed)}
  </ul>`
}

export const answer: Page = {
  id: 'answer',
  path: '/:country{[A-Za-z][A-Za-z]}/:cancerType',
  query: ['stage', 'line', 'history'],
  knows: (name, value) =>
    name === 'history'
      ? value === 'true'
      : Object.keys(readNarrowing({ [name]: value })).length > 0,
  listed: ({ countries, cancerTypes }) =>
    [...countries.keys()].flatMap((code) => [...cancerTypes.keys()].map((id) => `/${code}/${id}`)),
  move: async (texts, { directory, view }) => {
    const { country = '', cancerType = '', history } = texts
    const code = country.toUpperCase()
    const id = cancerType.toLowerCase()
    if (code === country && id === cancerType) return undefined
    if (!directory.countries.has(code) || !directory.cancerTypes.has(id)) return undefined
    const query = { ...readNarrowing(texts), history }
    return { location: addressesIn(view.locale.tag).answer(code, id, query), lasting: true }
  },
  show: async (texts, context) => {
    const { directory, view, links } = context
    const country = directory.countries.get(texts['country'] ?? '')
    const type = directory.cancerTypes.get(texts['cancerType'] ?? '')
    if (country === undefined || type === undefined) return undefined
    const narrowing = readNarrowing(texts)
    const history = texts['history'] === 'true'
    const options = { ...narrowing, history, resources: maxShownResources }
    const found = await findAccess(directory, country, type, view, options, links)
    if (found === undefined) return undefined
    const { tell, text } = speaking(context, 'answer')
    const names = { cancerType: found.cancerType.name, country: found.country.name }
    const to = addressesIn(view.locale.tag)
    const narrowed = Object.keys(narrowing).length > 0
    const pair = { country: country.code, cancerType: type.id }
    const feed = link('/v1/changes.atom', { ...pair, locale: view.locale.tag })
    const { euWide, principle, reimbursement } = found
    // Nothing is held, of whatever age: no choice and no history would show more.
    const isSilent = found.state === 'unknown'
    const more = found.resourcesTotal - found.resources.length
    // Made before they are needed: the statements have what room they leave on paper.
    const [eu, uses, pays, early, asks] = await Promise.all([
      euWide === null ? html`<p>${tell('eu-does-not-apply')}</p>` : renderEuLayer(euWide, context),
      euWide === null ? nothing : renderUsesInShort(euWide, context),
      html`${principle === null ? nothing : renderPrinciple(principle, context)}
      ${reimbursement === null ? nothing : renderPayment(reimbursement, context)}`,
      reimbursement === null ? nothing : renderEarlyAccess(reimbursement, context),
      renderAsking(found.ask, context),
    ])
    // Addresses are printed beside what they are linked to.
    const addresses = found.ask.map(({ url }) => `${url}</p>`)
    const others = [`${euWide?.text ?? ''}</p>`, uses, pays, early, asks, ...addresses]
    return {
      title: text('heading', names),
      description: text('description', names),
      feed,
      machines: machinesOfAnswer(text('heading', names), found, context),
      main: html`<ol class="path">
          <li><a href="${to.country(country.code)}">${names.country}</a></li>
          <li><a href="${to.cancerType(type.id)}">${names.cancerType}</a></li>
        </ol>
        ${renderCode(context)}
        <h1>${tell('heading', names)}</h1>
        ${renderState(found, context)}
        <p class="screen-only" data-print hidden>
          <button type="button" class="plain">${speaking(context, 'frame').tell('print')}</button>
        </p>
        ${renderParts(
          [
            ['for-whom', tell('for-whom')],
            ['eu', tell('eu')],
            ['payment', tell('payment')],
            ...(reimbursement?.earlyAccess ? [['early', tell('early-access')] as const] : []),
            ['ask', tell('ask')],
            ['read', tell('read')],
            ['changes', tell('changes')],
          ],
          context,
        )}
        ${renderSection(
          'for-whom',
          tell('for-whom'),
          html`${isSilent && !narrowed && euWide === null ? nothing : renderNarrowing(narrowing, context)}
          ${renderNational(found, narrowed, others, context)}
          ${
            history || isSilent
              ? nothing
              : html`<p class="screen-only">
                  <a href="${to.answer(country.code, type.id, { ...narrowing, history: 'true' })}"
                    >${tell('history')}</a
                  >
                </p>`
          }`,
        )}
        ${renderSection('eu', tell('eu'), html`${eu}${uses}`)}
        ${renderSection('payment', tell('payment'), pays)}
        ${reimbursement?.earlyAccess ? renderSection('early', tell('early-access'), early) : nothing}
        ${renderSection('ask', tell('ask'), asks)} ${renderFourWays(context)}
        <div class="screen-only">
          ${renderSection(
            'read',
            tell('read'),
            html`${renderReading(found.resources, context, country)}
            ${
              more > 0
                ? html`<p>
                    <a href="${to.resources(pair)}"
                      >${tell('all-resources', { n: String(found.resourcesTotal) })}</a
                    >
                  </p>`
                : nothing
            }`,
          )}
          ${renderSection(
            'changes',
            tell('changes'),
            html`<p><a href="${to.changes(pair)}">${tell('what-changed')}</a></p>
              <p><a href="${feed}" type="application/atom+xml">${tell('follow')}</a></p>
              <p><a href="${directory.dataset.manifest.report}">${tell('report')}</a></p>`,
          )}
        </div>`,
    }
  },
}
