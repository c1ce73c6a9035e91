/** Whom to ask: patients first, one per address, with the address in full where it is printed. */
import { html } from 'hono/html'
import type { Ask } from '../../directory/answers/availability.ts'
import { inLanguage, nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { label } from '../speaking.ts'
import { renderPhone } from './reading.ts'

export function renderAsking(ask: readonly Ask[], context: PageContext): Html {
  const own = context.view.locale.tag
  return html`<ul class="things ask">
    ${ask.map(({ name, locale, url, phone, role }) => {
      const named = inLanguage(name, locale, own)
      return html`<li>
        ${url === null ? named : outside(url, named)}
        <p class="tags">${label(context, 'role', role)}</p>
        ${phone === null ? nothing : renderPhone(phone)}
      </li>`
    })}
  </ul>`
}
