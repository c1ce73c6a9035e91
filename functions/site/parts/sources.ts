/** Where a statement comes from, and how sure it is: beside every fact. */
import { html } from 'hono/html'
import type { ServedSource } from '../../directory/answers/parts.ts'
import type { Confidence } from '../../model/statement-codes.ts'
import { nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import { colon, label, speaking } from '../speaking.ts'

type Sourced = {
  readonly sources: readonly ServedSource[]
  readonly confidence: Confidence
  readonly officialPage?: string | null
}

export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}

/** The last part of an address: enough to tell pages of one publisher apart. */
export function endOf(url: string): string {
  const last = new URL(url).pathname.split('/').findLast((part) => part !== '')
  return last === undefined ? '' : `/…/${last}`
}

function nameOf({ url, title, publisher }: ServedSource): string {
  return `${title ?? publisher} ${hostOf(url)}`
}

/**
 * As its publisher names it; the host always, since that is what a reader can check. On paper, where
 * no link can be followed, pages of the same name are named once.
 */
function renderSource(source: ServedSource, i: number, all: readonly ServedSource[]): Html {
  const { url, title, publisher } = source
  const own = nameOf(source)
  const first = all.findIndex((other) => nameOf(other) === own)
  const isOneOfMany = all.some((other, place) => place !== i && nameOf(other) === own)
  const host = html`${hostOf(url)}${isOneOfMany ? html`<span class="screen-only">${endOf(url)}</span>` : nothing}`
  const name = title ?? publisher
  return html`<li ${first === i ? nothing : html`class="screen-only"`}>
    ${outside(url, name === null ? host : html`${name} <span class="host">(${host})</span>`)}
  </li>`
}

export function renderSourceList(sources: readonly ServedSource[], context: PageContext): Html {
  if (sources.length === 0) return nothing
  return html`<p>${speaking(context, 'statement').tell('sources')}</p>
    <ul>
      ${sources.map(renderSource)}
    </ul>`
}

export function renderSources(
  { sources, confidence, officialPage = null }: Sourced,
  context: PageContext,
): Html {
  const { tell } = speaking(context, 'statement')
  const named = new Set(sources.map(({ url }) => url))
  return html`<div class="sources">
    ${renderSourceList(sources, context)}
    ${
      officialPage === null || named.has(officialPage)
        ? nothing
        : html`<p>
            ${tell('official-page')}${colon(context)}${outside(officialPage, hostOf(officialPage))}
          </p>`
    }
    <p>${tell('confidence')}${colon(context)}${label(context, 'confidence', confidence)}</p>
  </div>`
}
