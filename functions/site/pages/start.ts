/** Three choices, and the one sentence that says what this is and what it is not. */
import { html, raw } from 'hono/html'
import { listCountries } from '../../directory/countries.ts'
import { addressesIn } from '../addresses.ts'
import type { Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page, Texts } from '../page.ts'
import { byName } from '../parts/by-name.ts'
import { renderOption, renderTypeOptions } from '../parts/options.ts'
import { speaking } from '../speaking.ts'

type Chosen = { readonly country?: string | undefined; readonly cancerType?: string | undefined }

/**
 * Without a script a form of three choices; with one, what is typed is looked for in the names,
 * synonyms and codes of cancer types.
 */
function renderChoices(context: PageContext, chosen: Chosen = {}): Html {
  const { directory, view } = context
  const { tell } = speaking(context, 'start')
  const countries = byName(listCountries(directory, view), context)
  return html`<form class="choose" method="get" action="${addressesIn(view.locale.tag).find()}">
    <p>
      <label for="country">${tell('country')}</label>
      <select id="country" name="country" required>
        <option value="">${tell('choose')}</option>
        ${countries.map(({ code, name }) => renderOption(code, name, chosen.country))}
      </select>
    </p>
    <p
      class="combo"
      data-combo
      data-search="/v1/search?type=cancer-type&amp;locale=${view.locale.tag}"
    >
      <label for="cancerType">${tell('cancer-type')}</label>
      <select id="cancerType" name="cancerType" required>
        <option value="">${tell('choose')}</option>
        ${renderTypeOptions(context, chosen.cancerType)}
      </select>
      <span class="hint" hidden>${tell('cancer-type-hint')}</span>
    </p>
    <p>
      <label for="language">${tell('language')}</label>
      <select id="language" name="language">
        ${[...directory.locales.values()].map(
          ({ tag, name }) =>
            html`<option
              value="${tag}"
              lang="${tag}"
              ${tag === view.locale.tag ? raw('selected') : ''}
            >
              ${name}
            </option>`,
        )}
      </select>
    </p>
    <p><button type="submit">${tell('show')}</button></p>
  </form>`
}

export const start: Page = {
  id: 'start',
  path: '/',
  show: async (_texts, context) => {
    const { tell } = speaking(context, 'start')
    const frame = speaking(context, 'frame')
    return {
      title: frame.text('site-name'),
      description: frame.text('tagline'),
      main: html`<h1>${tell('heading')}</h1>
        <p class="lead">${frame.tell('tagline')}</p>
        ${renderChoices(context)}`,
    }
  },
}

/** Where the form leads: to the page of what was chosen, in the language that was chosen. */
export const find: Page = {
  id: 'find',
  path: '/find',
  query: ['country', 'cancerType', 'language'],
  knows: (name, value, { countries, cancerTypes, locales }) =>
    (name === 'country' ? countries : name === 'cancerType' ? cancerTypes : locales).has(value),
  listed: () => [],
  move: async ({ country = '', cancerType = '', language = '' }: Texts, { directory, view }) => {
    const { tag } = directory.locales.get(language) ?? view.locale
    const to = addressesIn(tag)
    if (!directory.countries.has(country)) return undefined
    if (!directory.cancerTypes.has(cancerType)) return undefined
    return { location: to.answer(country, cancerType), lasting: false }
  },
  // Something was not chosen: the choices again, with what was.
  show: async ({ country, cancerType }, context) => {
    const { tell, text } = speaking(context, 'start')
    return {
      title: text('heading'),
      notIndexed: true,
      main: html`<h1>${tell('heading')}</h1>
        <p role="alert">${tell('choose-both')}</p>
        ${renderChoices(context, { country, cancerType })}`,
    }
  },
}
