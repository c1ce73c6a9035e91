/** Choices as a form, as links with what each would keep, and as ways out where nothing is left. */
import { html, raw } from 'hono/html'
import { countFacets } from '../../directory/facets.ts'
import { anything } from '../../directory/selecting/resource-index.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { colon, speaking } from '../speaking.ts'
import { filterOf, select, type Choice, type Choices, type Param } from './resource-choices.ts'
import { renderField } from './typed.ts'

/** Works without a script; the first line of each choice takes it back. */
export function renderForm(
  choices: readonly Choice[],
  chosen: Choices,
  typed: string | undefined,
  context: PageContext,
): Html {
  const { tell } = speaking(context, 'resources')
  return html`<form
    class="choose"
    method="get"
    action="${addressesIn(context.view.locale.tag).resources()}#found"
  >
    <p>
      <label for="q">${tell('words')}</label>
      ${renderField('q', typed)}
    </p>
    ${choices.map(
      ({ param, label, values }) =>
        html`<p>
          <label for="${param}">${label}</label>
          <select id="${param}" name="${param}">
            <option value="">${tell('any')}</option>
            ${values.map(
              ({ key, label: name }) =>
                html`<option value="${key}" ${key === chosen[param] ? raw('selected') : ''}>
                  ${name}
                </option>`,
            )}
          </select>
        </p>`,
    )}
    <p><button type="submit">${speaking(context, 'start').tell('show')}</button></p>
  </form>`
}

/** How many each further choice would leave; not what is chosen already. */
export async function renderFacets(
  choices: readonly Choice[],
  chosen: Choices,
  found: Uint32Array | undefined,
  context: PageContext,
): Promise<Html> {
  const { directory, view } = context
  const to = addressesIn(view.locale.tag)
  const labels = new Map<Param, Html>(choices.map(({ param, label }) => [param, label]))
  const facets = await countFacets(directory, view, filterOf(chosen), found)
  const open = facets.filter(
    ({ param, items }) => chosen[param] === undefined && items.some(({ key }) => key !== anything),
  )
  if (open.length === 0) return nothing
  return html`<details class="more facets">
    <summary>${speaking(context, 'resources').tell('narrow')}</summary>
    ${open.map(({ param, items }) => {
      // What serves every country stays whichever is chosen: it counts for each of them.
      const always = items.find(({ key }) => key === anything)?.count ?? 0
      return html`<h2>${labels.get(param)}</h2>
        <ul class="columns">
          ${items
            .filter(({ key }) => key !== anything)
            .map(
              ({ key, label, count }) =>
                html`<li>
                  <a href="${to.resources({ ...chosen, [param]: key })}#found">${label}</a>
                  (${count + always})
                </li>`,
            )}
        </ul>`
    })}
  </details>`
}

/** Which choice, taken back, would leave something: with how much. */
export async function renderWaysOut(
  choices: readonly Choice[],
  chosen: Choices,
  context: PageContext,
): Promise<Html> {
  const { tell } = speaking(context, 'resources')
  const to = addressesIn(context.view.locale.tag)
  const named = [
    ...choices.map(({ param, values }) => ({
      param,
      name: values.find(({ key }) => key === chosen[param])?.label,
    })),
    { param: 'q' as const, name: chosen.q },
  ]
  const ways: Html[] = []
  for (const { param, name } of named) {
    if (name === undefined) continue
    const { [param]: _taken, ...others } = chosen
    const { length } = (await select(others, context)).places
    if (length === 0) continue
    ways.push(
      html`<li>
        <a href="${to.resources(others)}"
          >${tell('without', { choice: name, n: String(length) })}</a
        >
      </li>`,
    )
  }
  return html`<p>${tell('none')}</p>
    <ul>
      ${ways}
      <li><a href="${to.resources()}">${tell('all')}</a></li>
      ${
        chosen.q === undefined
          ? nothing
          : html`<li>
              <a href="${to.search(chosen.q)}"
                >${speaking(context, 'search').tell('heading')}${colon(context)}${chosen.q}</a
              >
            </li>`
      }
    </ul>`
}
