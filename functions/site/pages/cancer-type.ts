/** One cancer type: what it is called, its medicines, what holds in the EU and in each country. */
import { html } from 'hono/html'
import type { ServedCancerType } from '../../directory/answers/cancer-type.ts'
import { listCancerTypeAvailability } from '../../directory/availability.ts'
import { getCancerType } from '../../directory/cancer-types.ts'
import { findByCode } from '../../directory/code-lookup.ts'
import { capitalised } from '../../directory/composing/habits.ts'
import { selectResources, serveResources } from '../../directory/resources.ts'
import { link } from '../../http/links.ts'
import { CodeSystem } from '../../model/codes.ts'
import { addressesIn } from '../addresses.ts'
import { codeSystemNames } from '../code-systems.ts'
import { nothing, type Html } from '../html.ts'
import { machinesOfCancerType } from '../machines.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { renderByState } from '../parts/by-state.ts'
import { renderEuLayer } from '../parts/eu-layer.ts'
import { renderReading } from '../parts/reading.ts'
import { renderSection } from '../parts/section.ts'
import { renderLines, renderMedicines } from '../parts/statement.ts'
import { label, phrase, speaking } from '../speaking.ts'

function renderNames(type: ServedCancerType, context: PageContext): Html {
  const { tell } = speaking(context, 'cancer-type')
  const { synonyms, group, codes, medicines } = type
  const groupPage = `${addressesIn(context.view.locale.tag).cancerTypes()}#${group}`
  return renderLines([
    ...(synonyms.length === 0 ? [] : [[tell('synonyms'), synonyms.join(', ')] as const]),
    [tell('group'), html`<a href="${groupPage}">${label(context, 'group', group)}</a>`],
    ...(codes.length === 0
      ? []
      : [
          [
            tell('codes'),
            html`<ul>
              ${codes.map(
                ({ system, code, match }) =>
                  html`<li>
                    ${codeSystemNames[system]} <code>${code}</code>
                    ${match === 'exact' ? nothing : html`(${tell('code-broader')})`}
                  </li>`,
              )}
            </ul>`,
          ] as const,
        ]),
    ...(medicines.length === 0
      ? []
      : [[phrase(context, 'medicines'), renderMedicines(medicines, false, context)] as const]),
  ])
}

/** Those that are about this type; those about any cancer have a page of their own. */
async function resourcesOn(id: string, { directory, view, links }: PageContext) {
  const places = await selectResources(directory, view, { cancerType: [id] })
  const own = serveResources(directory, places, view, links)
  return { all: own.length, own: own.filter(({ cancerTypes }) => cancerTypes.includes(id)) }
}

export const cancerType: Page = {
  id: 'cancer-type',
  path: '/cancer-types/:id',
  listed: ({ cancerTypes }) => [...cancerTypes.keys()].map((id) => `/cancer-types/${id}`),
  /** A code leads there when it is that of one type alone. */
  move: async ({ id: asked = '' }, { directory, view }) => {
    const [name = '', code] = asked.split(':')
    const system = CodeSystem.safeParse(name.toLowerCase()).data
    const to = (id: string) => ({
      location: addressesIn(view.locale.tag).cancerType(id),
      lasting: code === undefined,
    })
    if (code === undefined || system === undefined) {
      const id = asked.toLowerCase()
      return id !== asked && directory.cancerTypes.has(id) ? to(id) : undefined
    }
    const { exact } = findByCode(directory, system, code.toUpperCase())
    const [id] = exact
    return id !== undefined && exact.length === 1 ? to(id) : undefined
  },
  show: async ({ id = '' }, context) => {
    const { directory, view } = context
    const held = directory.cancerTypes.get(id)
    const type = held && getCancerType(directory, held, view)
    const found =
      held && (await listCancerTypeAvailability(directory, held, view, { history: false }))
    if (type === undefined || found === undefined) return undefined
    const { tag } = view.locale
    const to = addressesIn(tag)
    const { tell, text } = speaking(context, 'cancer-type')
    const frame = speaking(context, 'frame')
    const answer = speaking(context, 'answer')
    const title = capitalised(type.name, tag)
    const feed = link('/v1/changes.atom', { cancerType: id, locale: tag })
    const { all, own } = await resourcesOn(id, context)
    const { euWide } = found
    const entries = found.countries.map(({ country, state, regions }) => ({
      name: country.name,
      href: to.answer(country.code, id),
      state,
      regions,
    }))
    return {
      title,
      description: text('description', { cancerType: type.name }),
      feed,
      machines: machinesOfCancerType({ title, type, euWide }, context),
      main: html`<ol class="path">
          <li><a href="${to.cancerTypes()}">${frame.tell('cancer-types')}</a></li>
        </ol>
        <h1>${title}</h1>
        ${renderNames(type, context)}
        ${renderSection(
          'countries',
          tell('countries'),
          html`<p><a href="${to.map({ cancerType: id })}">${tell('map')}</a></p>
            ${renderByState(byName(entries, context), context)}`,
        )}
        ${euWide === null ? nothing : renderSection('eu', answer.tell('eu'), renderEuLayer(euWide, context))}
        ${renderSection(
          'read',
          answer.tell('read'),
          html`${renderReading(own, context)}
            <p>
              <a href="${to.resources({ cancerType: id })}"
                >${answer.tell('all-resources', { n: String(all) })}</a
              >
            </p>`,
        )}
        ${renderSection(
          'changes',
          answer.tell('changes'),
          html`<p><a href="${to.changes({ cancerType: id })}">${answer.tell('what-changed')}</a></p>
            <p><a href="${feed}" type="application/atom+xml">${answer.tell('follow')}</a></p>`,
        )}`,
    }
  },
}
