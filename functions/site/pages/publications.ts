/** Documents of another day, then and now: what they said, with their dates, beside what holds today. */
import { html } from 'hono/html'
import type { ServedPublication } from '../../directory/answers/publication.ts'
import { listCancerTypes } from '../../directory/cancer-types.ts'
import { nameCountry } from '../../directory/countries.ts'
import { listPublications, servePublication } from '../../directory/publications.ts'
import type { Topic } from '../../model/codes.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, outside, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Page } from '../page.ts'
import { nameLanguages } from '../parts/reading.ts'
import { renderBadge, renderLines } from '../parts/statement.ts'
import { inBlock, colon, label, phrase, sayDate, speaking, term } from '../speaking.ts'

type Statement = ServedPublication['statements'][number]

function renderDates({ dated }: ServedPublication, context: PageContext): Html {
  const { from, to } = dated
  const dates = [...new Set([from, to])].filter((date) => date !== null)
  if (dates.length === 0) return speaking(context, 'statement').tell('not-known')
  return html`${dates.map((date, i) => html`${i === 0 ? '' : ' – '}${sayDate(date, context)}`)}`
}

/** The cancer types that it named, with what the EU layer says of each today. */
function renderTypes({ cancerTypes }: Statement, context: PageContext): Html {
  if (cancerTypes.length === 0) return nothing
  const { directory, view } = context
  const to = addressesIn(view.locale.tag)
  const notKnown = speaking(context, 'statement').tell('not-known')
  return html`<ul>
    ${listCancerTypes(directory, view, { code: cancerTypes }).map(
      ({ id, name, euStatus, euStatusConfirmedOn: on, euStatusFreshness: freshness }) =>
        html`<li>
          <a href="${to.cancerType(id)}">${name}</a> ·
          ${label(context, 'scope', 'eu')}${colon(context)} ${renderBadge(euStatus, context)}
          ${phrase(context, 'confirmed')} ${on === null ? notKnown : sayDate(on, context)}
          ${
            freshness === 'current'
              ? nothing
              : html`<p class="since">${term(context, 'freshness', freshness).definition}</p>`
          }
        </li>`,
    )}
  </ul>`
}

function renderStatement(said: Statement, context: PageContext): Html {
  const { tell } = speaking(context, 'publications')
  const { caution, addresses } = said
  return html`<li class="card">
    <dl class="then-now">
      <div>
        <dt>${tell('said')}</dt>
        <dd>
          <p>${inBlock(said.text, said, context)}</p>
          ${
            addresses.length === 0
              ? nothing
              : html`<p class="quiet">
                  ${tell('addresses')}${colon(context)}${addresses.map((one) => html`<code>${one}</code> `)}
                </p>`
          }
        </dd>
      </div>
      ${
        caution === null && said.cancerTypes.length === 0
          ? nothing
          : html`<div>
              <dt>${tell('today')}</dt>
              <dd>
                ${
                  caution === null
                    ? nothing
                    : html`<p>${inBlock(caution.text, caution, context)}</p>`
                }
                ${renderTypes(said, context)}
              </dd>
            </div>`
      }
    </dl>
  </li>`
}

/** Where the directory speaks of the same topic today. */
function renderMore(topic: Topic, context: PageContext): Html {
  const to = addressesIn(context.view.locale.tag)
  const { tell } = speaking(context, 'frame')
  const places = {
    about: html`<a href="${to.about()}">${tell('about')}</a>`,
    types: html`<a href="${to.cancerTypes()}">${tell('cancer-types')}</a>`,
    countries: html`<a href="${to.countries()}">${tell('countries')}</a>`,
    medicines: html`<a href="${to.medicines()}">${tell('medicines')}</a>`,
    resources: html`<a href="${to.resources()}">${tell('resources')}</a>`,
  }
  const byTopic: Readonly<Record<Topic, readonly (keyof typeof places)[]>> = {
    purpose: ['about'],
    availability: ['types', 'countries'],
    benefit: ['resources'],
    'side-effects': ['resources'],
    'how-it-works': ['medicines', 'resources'],
    reimbursement: ['countries'],
    advice: ['resources'],
    links: ['resources'],
  }
  return html`<p>
    ${speaking(context, 'publications').tell('see')}${colon(context)}${byTopic[topic].map((place, i) => html`${i === 0 ? '' : ', '}${places[place]}`)}
  </p>`
}

function renderMembers({ members }: ServedPublication, context: PageContext): Html {
  if (members.length === 0) return nothing
  const { directory, view } = context
  return html`<h2>${speaking(context, 'publications').tell('members')}</h2>
    <ul class="columns">
      ${members.map(({ name, country, url }) => {
        const held = country === null ? undefined : directory.countries.get(country)
        const place = (held && nameCountry(held, view)?.name) ?? country
        return html`<li>
          ${url === null ? name : outside(url, name)}${place === null ? '' : ` (${place})`}
        </li>`
      })}
    </ul>`
}

function renderFacts(one: ServedPublication, context: PageContext): Html {
  const { tell } = speaking(context, 'publications')
  return renderLines([
    [speaking(context, 'frame').tell('publisher'), one.publisher],
    [tell('dated'), renderDates(one, context)],
    [tell('language'), nameLanguages([one.language], context)],
  ])
}

export const publications: Page = {
  id: 'publications',
  path: '/publications',
  show: async (_texts, context) => {
    const { directory, view } = context
    const { tell, text } = speaking(context, 'publications')
    const frame = speaking(context, 'frame')
    const own = view.locale.tag
    return {
      title: frame.text('publications'),
      description: text('lead'),
      main: html`<h1>${frame.tell('publications')}</h1>
        <p class="lead">${tell('lead')}</p>
        ${listPublications(directory, view).map(
          (one) =>
            html`<h2>
                <a href="${addressesIn(own).publication(one.id)}"
                  >${inBlock(one.title, one, context)}</a
                >
              </h2>
              ${renderFacts(one, context)}`,
        )}`,
    }
  },
}

export const publication: Page = {
  id: 'publication',
  path: '/publications/:id',
  listed: ({ publications: all }) => [...all.keys()].map((id) => `/publications/${id}`),
  show: async ({ id = '' }, context) => {
    const { directory, view } = context
    const held = directory.publications.get(id)
    const one = held && servePublication(held, view)
    if (one === undefined) return undefined
    const own = view.locale.tag
    return {
      title: one.title,
      description: speaking(context, 'publications').text('lead'),
      main: html`<ol class="path">
          <li>
            <a href="${addressesIn(own).publications()}"
              >${speaking(context, 'frame').tell('publications')}</a
            >
          </li>
        </ol>
        <h1>${inBlock(one.title, one, context)}</h1>
        ${renderFacts(one, context)}
        <p>${inBlock(one.description, one, context)}</p>
        ${renderMembers(one, context)}
        ${[...Map.groupBy(one.statements, ({ about }) => about)].map(
          ([topic, said]) =>
            html`<section aria-labelledby="${topic}">
              <h2 id="${topic}">${label(context, 'topic', topic)}</h2>
              <ul class="cards">
                ${said.map((statement) => renderStatement(statement, context))}
              </ul>
              ${renderMore(topic, context)}
            </section>`,
        )}`,
    }
  },
}
