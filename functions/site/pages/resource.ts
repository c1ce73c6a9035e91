/** One resource: all that the API says of it. */
import { html } from 'hono/html'
import type { ServedResource } from '../../directory/answers/resource.ts'
import { nameCancerType } from '../../directory/cancer-types.ts'
import { nameCountry } from '../../directory/countries.ts'
import { getResource } from '../../directory/resources.ts'
import type { TermSet } from '../../model/term-sets.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { nameLanguages, renderPhone } from '../parts/reading.ts'
import { renderSources } from '../parts/sources.ts'
import { renderLines } from '../parts/statement.ts'
import { inBlock, label, sayDate, speaking, term } from '../speaking.ts'

function renderPlaces({ countries }: ServedResource, context: PageContext): Html {
  const { directory, view } = context
  const to = addressesIn(view.locale.tag)
  if (countries.length === 0) return label(context, 'everywhere', 'every-country')
  return html`${countries.map((code, i) => {
    const country = directory.countries.get(code)
    const name = (country && nameCountry(country, view)?.name) ?? code
    return html`${i === 0 ? '' : ', '}<a href="${to.country(code)}">${name}</a>`
  })}`
}

function renderTypes({ cancerTypes }: ServedResource, context: PageContext): Html {
  const { directory, view } = context
  const to = addressesIn(view.locale.tag)
  if (cancerTypes.length === 0) return label(context, 'everywhere', 'every-cancer-type')
  return html`<ul>
    ${cancerTypes.map((id) => {
      const type = directory.cancerTypes.get(id)
      const name = (type && nameCancerType(type, view)?.name) ?? id
      return html`<li><a href="${to.cancerType(id)}">${name}</a></li>`
    })}
  </ul>`
}

function renderFacts(one: ServedResource, context: PageContext): Html {
  const { tell } = speaking(context, 'resources')
  const frame = speaking(context, 'frame')
  const terms = speaking(context, 'terms')
  const to = addressesIn(context.view.locale.tag)
  const { state, checkedAt } = one.link
  const explained = <S extends TermSet>(set: S, code: Parameters<typeof label<S>>[2]) =>
    html`<a href="${to.term(set, code)}">${label(context, set, code)}</a>`
  const dated = (date: string | null) => (date === null ? tell('never') : sayDate(date, context))
  return renderLines([
    [tell('address'), outside(one.url, one.url)],
    ...(one.phone === null ? [] : [[tell('phone'), renderPhone(one.phone)] as const]),
    [terms.tell('kind'), explained('kind', one.kind)],
    [
      terms.tell('audience'),
      html`${one.audiences.map((code, i) => html`${i === 0 ? '' : ', '}${explained('audience', code)}`)}`,
    ],
    [tell('languages'), nameLanguages(one.languages, context)],
    [frame.tell('countries'), renderPlaces(one, context)],
    [frame.tell('cancer-types'), renderTypes(one, context)],
    [terms.tell('link'), explained('link', state)],
    [tell('link-checked'), dated(checkedAt === null ? null : checkedAt.slice(0, 10))],
    [tell('seen'), dated(one.checkedOn)],
  ])
}

export const resource: Page = {
  id: 'resource',
  path: '/resources/:id',
  listed: ({ resources }) => [...resources.keys()].map((id) => `/resources/${id}`),
  show: async ({ id = '' }, context) => {
    const { directory, view, links } = context
    const held = directory.resources.get(id)
    const one = held && getResource(directory, held, view, links)
    if (one === undefined) return undefined
    const { tell } = speaking(context, 'resources')
    const own = view.locale.tag
    return {
      title: one.title,
      description: one.description,
      main: html`<ol class="path">
          <li>
            <a href="${addressesIn(own).resources()}"
              >${speaking(context, 'frame').tell('resources')}</a
            >
          </li>
        </ol>
        <h1>${outside(one.url, inBlock(one.title, one, context))}</h1>
        <p class="lead">${inBlock(one.description, one, context)}</p>
        ${
          one.retired
            ? html`<p class="since">${speaking(context, 'reading').tell('retired')}</p>`
            : nothing
        }
        ${
          one.link.state === 'ok' || one.link.state === 'unchecked'
            ? nothing
            : html`<p class="since">${term(context, 'link', one.link.state).definition}</p>`
        }
        ${one.onlyEu ? html`<p class="since">${tell('only-eu')}</p>` : nothing}
        ${one.aboutSideEffects ? html`<p>${tell('side-effects')}</p>` : nothing}
        ${renderFacts(one, context)} ${renderSources(one, context)}
        ${
          one.translation === 'unreviewed'
            ? html`<p class="quiet">${term(context, 'translation', 'unreviewed').definition}</p>`
            : nothing
        }`,
    }
  },
}
