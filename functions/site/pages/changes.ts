/** What the last publications changed: the facts and sentences of the Atom feed, as a page. */
import { html, raw } from 'hono/html'
import { listCountries } from '../../directory/countries.ts'
import { tellIssues, type ToldChange } from '../../directory/issues.ts'
import type { Interest, News } from '../../directory/news.ts'
import { link } from '../../http/links.ts'
import type { ChangeKind } from '../../model/changes.ts'
import { addressesIn } from '../addresses.ts'
import { inLanguage, nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { renderOption, renderTypeOptions } from '../parts/options.ts'
import { phrase, sayDate, speaking, term, vocabularyOf } from '../speaking.ts'

/** What a reader scrolls through; the feed holds more. */
const maxShown = 40

/** Where the site now tells of it; nowhere, when it is gone with all that it stood in. */
function addressOf({ change, thing }: News, { directory, view }: PageContext): string | undefined {
  const { countries, cancerTypes, resources, publications } = directory
  const to = addressesIn(view.locale.tag)
  const { kind, id } = thing
  switch (kind) {
    case 'note': {
      const { country, note } = thing
      if (!countries.has(country.code) || !cancerTypes.has(note.cancerType)) return undefined
      const answer = to.answer(country.code, note.cancerType)
      return change === 'removed' ? answer : `${answer}#${id}`
    }
    case 'country':
      return countries.has(id) ? to.country(id) : undefined
    case 'eu-note':
    case 'cancer-type':
      return cancerTypes.has(id) ? to.cancerType(id) : undefined
    case 'resource':
      return resources.has(id) ? to.resource(id) : undefined
    case 'publication':
      return publications.has(id) ? to.publication(id) : undefined
    default:
      return kind satisfies never
  }
}

function renderChange({ news, name, said }: ToldChange, context: PageContext): Html {
  const own = context.view.locale.tag
  const named = inLanguage(name, vocabularyOf(context).tag, own)
  const href = addressOf(news, context)
  const freshness = said?.freshness ?? 'current'
  if (said?.translation) context.words.saw(said.translation)
  return html`<li>
    ${href === undefined ? named : html`<a href="${href}">${named}</a>`}
    ${said ? html`<p>${inLanguage(said.text, said.locale, own)}</p>` : nothing}
    ${said?.superseded ? html`<p class="since">${phrase(context, 'superseded')}</p>` : nothing}
    ${
      freshness === 'current'
        ? nothing
        : html`<p class="since">${term(context, 'freshness', freshness).definition}</p>`
    }
  </li>`
}

const order = ['added', 'changed', 'removed'] as const satisfies readonly ChangeKind[]

function renderIssue(told: readonly ToldChange[], context: PageContext): Html {
  const [first] = told
  if (first === undefined) return nothing
  const { activatedAt, message } = first.release
  const { colon } = vocabularyOf(context).habits
  const byChange = Map.groupBy(told, ({ news }) => news.change)
  return html`<h2>
      ${phrase(context, 'news-published')}${colon}${sayDate(activatedAt.slice(0, 10), context)}
    </h2>
    <p>${phrase(context, 'news-reason')}${colon}<span lang="">${message}</span></p>
    ${order.map((change) => {
      const own = byChange.get(change)
      if (own === undefined) return nothing
      return html`<h3>${phrase(context, `news-${change}`)}</h3>
        <ul class="things">
          ${own.map((one) => renderChange(one, context))}
        </ul>`
    })}`
}

type Chosen = { readonly country?: string | undefined; readonly cancerType?: string | undefined }

function renderChoice({ country, cancerType }: Chosen, context: PageContext): Html {
  const { directory, view } = context
  const { tell } = speaking(context, 'start')
  const isChosen = country !== undefined || cancerType !== undefined
  return html`<details class="more narrow" ${isChosen ? raw('open') : ''}>
    <summary>${speaking(context, 'changes').tell('choose')}</summary>
    <form class="choose" method="get">
      <p>
        <label for="country">${tell('country')}</label>
        <select id="country" name="country">
          <option value="">${term(context, 'everywhere', 'every-country').text}</option>
          ${byName(listCountries(directory, view), context).map(({ code, name }) =>
            renderOption(code, name, country),
          )}
        </select>
      </p>
      <p>
        <label for="cancerType">${tell('cancer-type')}</label>
        <select id="cancerType" name="cancerType">
          <option value="">${term(context, 'everywhere', 'every-cancer-type').text}</option>
          ${renderTypeOptions(context, cancerType)}
        </select>
      </p>
      <p><button type="submit">${tell('show')}</button></p>
    </form>
  </details>`
}

export const changes: Page = {
  id: 'changes',
  path: '/changes',
  query: ['country', 'cancerType'],
  momentary: true,
  show: async ({ country, cancerType }, context) => {
    const { directory, view } = context
    if (country !== undefined && !directory.countries.has(country)) return undefined
    if (cancerType !== undefined && !directory.cancerTypes.has(cancerType)) return undefined
    const interest = {
      country: country === undefined ? undefined : [country],
      cancerType: cancerType === undefined ? undefined : [cancerType],
    } satisfies Interest
    const { told, total, isFirst } = await tellIssues(context, interest, view)
    const { tell, text } = speaking(context, 'changes')
    const title = speaking(context, 'frame').text('changes')
    const feed = link('/v1/changes.atom', { country, cancerType, locale: view.locale.tag })
    const listed = told.slice(0, maxShown)
    const left = total - listed.length
    const issues = Map.groupBy(listed, ({ release }) => release.generation)
    return {
      title,
      description: text('description'),
      feed,
      ...((country ?? cancerType) && { notIndexed: true }),
      main: html`<h1>${speaking(context, 'frame').tell('changes')}</h1>
        <p class="lead">${tell('description')}</p>
        <p>${tell('caution')}</p>
        ${renderChoice({ country, cancerType }, context)}
        <p><a href="${feed}" type="application/atom+xml">${tell('follow')}</a></p>
        ${isFirst ? html`<p>${tell('first')}</p>` : nothing}
        ${!isFirst && total === 0 ? html`<p>${tell('none')}</p>` : nothing}
        ${[...issues.values()].map((own) => renderIssue(own, context))}
        ${left > 0 ? html`<p class="quiet">${tell('more', { n: String(left) })}</p>` : nothing}`,
    }
  },
}
