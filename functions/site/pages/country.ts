/** One country: how it pays, whom to ask, and what is known of each cancer type there. */
import { html } from 'hono/html'
import { listCountryAvailability } from '../../directory/availability.ts'
import { nameCountry, servePrinciple, serveReimbursement } from '../../directory/countries.ts'
import { selectResources } from '../../directory/resources.ts'
import { findAsked, whereToAsk } from '../../directory/where-to-ask.ts'
import { link } from '../../http/links.ts'
import { addressesIn } from '../addresses.ts'
import { nothing } from '../html.ts'
import { machinesOfCountry } from '../machines.ts'
import type { Page } from '../page.ts'
import { renderAsking } from '../parts/asking.ts'
import { byName } from '../parts/by-name.ts'
import { renderByState } from '../parts/by-state.ts'
import { renderEarlyAccess, renderPayment, renderPrinciple, renderWait } from '../parts/payment.ts'
import { renderSection } from '../parts/section.ts'
import { speaking } from '../speaking.ts'

export const country: Page = {
  id: 'country',
  path: '/:country{[A-Za-z][A-Za-z]}',
  listed: (directory) => [...directory.countries.keys()].map((code) => `/${code}`),
  move: async ({ country: asked = '' }, { directory, view }) => {
    const code = asked.toUpperCase()
    if (code === asked || !directory.countries.has(code)) return undefined
    return { location: addressesIn(view.locale.tag).country(code), lasting: true }
  },
  show: async ({ country: code = '' }, context) => {
    const { directory, view } = context
    const held = directory.countries.get(code)
    if (held === undefined) return undefined
    const name = nameCountry(held, view)?.name
    const found = await listCountryAvailability(directory, held, view, { history: false })
    if (name === undefined || found === undefined) return undefined
    const how = serveReimbursement(directory, held, view)
    const principle = servePrinciple(directory, held, view)
    const ask = whereToAsk(await findAsked(directory, held, view), undefined)
    const { length: resources } = await selectResources(directory, view, { country: [code] })
    const { tag } = view.locale
    const to = addressesIn(tag)
    const feed = link('/v1/changes.atom', { country: code, locale: tag })
    const { tell, text } = speaking(context, 'country')
    const answer = speaking(context, 'answer')
    const title = text('heading', { country: name })
    const entries = found.entries.map(({ cancerType, state, regions }) => ({
      name: cancerType.name,
      href: to.answer(code, cancerType.id),
      state,
      regions,
    }))
    return {
      title,
      description: text('description', { country: name }),
      feed,
      machines: machinesOfCountry({ title, country: found.country, how }, context),
      main: html`<ol class="path">
          <li><a href="${to.countries()}">${speaking(context, 'frame').tell('countries')}</a></li>
        </ol>
        <h1>${tell('heading', { country: name })}</h1>
        ${held.euAuthorisationApplies ? nothing : html`<p>${answer.tell('eu-does-not-apply')}</p>`}
        ${renderSection('states', tell('states'), renderByState(byName(entries, context), context))}
        ${renderSection(
          'payment',
          answer.tell('payment'),
          html`${principle === null ? nothing : renderPrinciple(principle, context)}
          ${how === undefined ? nothing : renderPayment(how, context)}`,
        )}
        ${
          how?.earlyAccess
            ? renderSection('early', answer.tell('early-access'), renderEarlyAccess(how, context))
            : nothing
        }
        ${
          how === undefined || how.waitIndicators.length === 0
            ? nothing
            : renderSection('wait', tell('wait'), renderWait(how, context))
        }
        ${renderSection('ask', answer.tell('ask'), renderAsking(ask, context))}
        ${renderSection(
          'read',
          answer.tell('read'),
          html`<p>
            <a href="${to.resources({ country: code })}"
              >${answer.tell('all-resources', { n: String(resources) })}</a
            >
          </p>`,
        )}
        ${renderSection(
          'changes',
          answer.tell('changes'),
          html`<p><a href="${to.changes({ country: code })}">${answer.tell('what-changed')}</a></p>
            <p><a href="${feed}" type="application/atom+xml">${answer.tell('follow')}</a></p>`,
        )}`,
    }
  },
}
