/** A part of a page under a title of its own. */
import { html } from 'hono/html'
import type { Html } from '../html.ts'

export function renderSection(id: string, heading: Html, content: Html): Html {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${heading}</h2>
    ${content}
  </section>`
}
