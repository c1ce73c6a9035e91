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

/** As its publisher names it; the host always, since that is what a reader can check. */
function nameSource({ url, title, publisher }: ServedSource): Html {
  const host = hostOf(url)
  const name = title ?? publisher
  return outside(url, name === null ? host : html`${name} <span class="host">(${host})</span>`)
}

/** On paper, where no link can be followed, pages of the same name are named once. */
function repeats(sources: readonly ServedSource[], place: number): Html {
  const name = ({ url, title, publisher }: ServedSource) => `${title ?? publisher} ${hostOf(url)}`
  const own = sources[place]
  const first = sources.findIndex((other) => own !== undefined && name(other) === name(own))
  return first === place ? nothing : html`class="screen-only"`
}

export function renderSourceList(sources: readonly ServedSource[], context: PageContext): Html {
  if (sources.length === 0) return nothing
  return html`<p>${speaking(context, 'statement').tell('sources')}</p>
    <ul>
      ${sources.map((source, i) => html`<li ${repeats(sources, i)}>${nameSource(source)}</li>`)}
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
