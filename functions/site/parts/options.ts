/** What a choice offers: one line each, cancer types group by group. */
import { html, raw } from 'hono/html'
import { listCancerTypes } from '../../directory/cancer-types.ts'
import type { Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { term } from '../speaking.ts'
import { byName } from './by-name.ts'

export function renderOption(value: string, name: string, chosen: string | undefined): Html {
  return html`<option value="${value}" ${value === chosen ? raw('selected') : ''}>${name}</option>`
}

/** Cancer types by name, group by group. */
export function renderTypeOptions(context: PageContext, chosen: string | undefined): Html {
  const types = byName(listCancerTypes(context.directory, context.view, {}), context)
  return html`${[...Map.groupBy(types, ({ group }) => group)].map(
    ([group, own]) =>
      html`<optgroup label="${term(context, 'group', group).text}">
        ${own.map(({ id, name }) => renderOption(id, name, chosen))}
      </optgroup>`,
  )}`
}
