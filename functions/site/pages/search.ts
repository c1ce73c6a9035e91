/** What bears a name or a code that a reader typed: with links to its page, and with what would help. */
import { html } from 'hono/html'
import type { Hit, Match } from '../../search/answer.ts'
import { maxQueryCharacters } from '../../search/limits.ts'
import type { Found } from '../../search/search.ts'
import { addressesIn } from '../addresses.ts'
import { inLanguage, nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { readTyped, renderField } from '../parts/typed.ts'
import { colon, speaking } from '../speaking.ts'

const maxShown = 30

/** By which texts it was found, where they are not its name, and which word was taken for another. */
function renderMatches({ name, matched }: Omit<Hit, 'href'>, context: PageContext): Html {
  const { tell } = speaking(context, 'search')
  const own = context.view.locale.tag
  const texts = (kept: (match: Match) => boolean): Html[] =>
    matched.filter(kept).map(({ text, locale }) => inLanguage(text, locale ?? own, own))
  const near = texts(({ as }) => as === 'near')
  const wider = texts(({ as }) => as === 'wider')
  const others = texts(({ text, as }) => as !== 'near' && as !== 'wider' && text !== name)
  return html`${others.map((text) => html` · ${text}`)}
  ${wider.map((text) => html` · ${text} (${tell('wider')})`)}
  ${
    near.length === 0
      ? nothing
      : html` ·
        ${tell('near')}${colon(context)}${near.map((text, i) => html`${i === 0 ? '' : ', '}${text}`)}`
  }`
}

function renderHit(hit: Omit<Hit, 'href'>, context: PageContext): Html {
  const own = context.view.locale.tag
  const to = addressesIn(own)
  const frame = speaking(context, 'frame')
  const { type, id, name, locale } = hit
  const [href, kind] = (
    {
      country: [to.country(id), frame.tell('countries')],
      'cancer-type': [to.cancerType(id), frame.tell('cancer-types')],
      medicine: [to.medicine(id), frame.tell('medicines')],
      resource: [to.resource(id), frame.tell('resources')],
    } as const
  )[type]
  return html`<li>
    <a href="${href}">${inLanguage(name, locale ?? own, own)}</a>
    <p class="tags">${kind}${renderMatches(hit, context)}</p>
  </li>`
}

/** What was typed and is held nowhere, and where else there is something. */
function renderHelp({ notFound, elsewhere }: Found, q: string, context: PageContext): Html {
  const { tell } = speaking(context, 'search')
  const to = addressesIn(context.view.locale.tag)
  const locales = elsewhere?.locales ?? []
  return html`${notFound.map(
    ({ word, nearest }) =>
      html`<p>
        ${tell('not-found', { word })}${
          nearest.length === 0
            ? nothing
            : html`. ${tell('nearest')}${colon(context)}
              ${nearest.map(
                (one, i) => html`${i === 0 ? '' : ', '}<a href="${to.search(one)}">${one}</a>`,
              )}`
        }
      </p>`,
  )}
  ${
    locales.length === 0
      ? nothing
      : html`<p>
          ${tell('elsewhere')}${colon(context)}
          ${locales.map(
            ({ locale, name, total }, i) =>
              html`${i === 0 ? '' : ', '}<a
                  href="${addressesIn(locale).search(q)}"
                  hreflang="${locale}"
                  lang="${locale}"
                  >${name}</a
                >
                (${total})`,
          )}
        </p>`
  }`
}

async function renderResults(q: string, context: PageContext): Promise<Html> {
  const { directory, view } = context
  const { tell } = speaking(context, 'search')
  // Loaded when it is first needed: most readers never search.
  const { search: find } = await import('../../search/search.ts')
  const found = await find(directory, view, q, { limit: maxShown })
  const { hits, total } = found
  return html`<p role="status">
      ${
        total === 0
          ? tell('none')
          : speaking(context, 'resources').tell('found', { n: String(total) })
      }
    </p>
    ${renderHelp(found, q, context)}
    <ul class="things">
      ${hits.map((hit) => renderHit(hit, context))}
    </ul>
    ${total > hits.length ? html`<p>${tell('first', { n: String(hits.length) })}</p>` : nothing}`
}

export const search: Page = {
  id: 'search',
  path: '/search',
  listed: () => [],
  query: ['q'],
  rare: ['q'],
  show: async (texts, context) => {
    const { tell, text } = speaking(context, 'search')
    const q = readTyped(texts['q'])
    return {
      title: text('heading'),
      notIndexed: true,
      main: html`<h1>${tell('heading')}</h1>
        <form method="get">
          <p><label for="q">${tell('help')}</label></p>
          <p class="ask-words">
            ${renderField('q', texts['q'])}
            <button type="submit">${speaking(context, 'frame').tell('search')}</button>
          </p>
        </form>
        ${
          texts['q'] !== undefined && q === undefined
            ? html`<p role="alert">${tell('unreadable', { n: String(maxQueryCharacters) })}</p>`
            : nothing
        }
        ${q === undefined ? nothing : await renderResults(q, context)}`,
    }
  },
}
