/** What the directory knows of one cancer type in one country, as a fragment: the API's facts, in words. */
import { html } from 'hono/html'
import type { Ask, Entry } from '../../directory/answers/availability.ts'
import type { ServedAuthorisation, ServedNote } from '../../directory/answers/note.ts'
import { findEntry } from '../../directory/availability.ts'
import { readAlways } from '../../directory/view.ts'
import type { CancerType } from '../../model/cancer-type.ts'
import type { Country } from '../../model/country.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import { label, term } from '../speaking.ts'
import {
  badge,
  dates,
  ending,
  heading,
  inLocale,
  labelled,
  link,
  notice,
  phoneLink,
  region,
  sources,
  tell,
  title,
  type EmbedContext,
  type Fragment,
} from './pieces.ts'

/** Undefined when no name of the country or of the cancer type may be shown to this reader. */
export async function availabilityFragment(
  context: EmbedContext,
  country: Country,
  type: CancerType,
): Promise<Fragment | undefined> {
  const { directory, view } = context
  const entry = await findEntry(directory, country, type, view, { history: false })
  if (entry === undefined) return undefined
  const { national, euWide, ask, principle } = entry
  const notes = [...national, ...(euWide === null ? [] : [euWide])]
  const shown = [...notes, ...ask, ...(principle === null ? [] : [principle])]
  const content = html`${heading(context, html`${nameOf(context, type)} · ${nameOf(context, country)}`)}
    ${state(context, entry, country)} ${notice(context)}
    ${national.length === 0 ? nothing : title(context, label(context, 'scope', 'national'))}
    ${
      national.length === 0
        ? nothing
        : html`<ul>
            ${national.map((one) => html`<li part="note">${note(context, one, country)}</li>`)}
          </ul>`
    }
    ${
      principle === null
        ? nothing
        : html`<p part="about">
              ${labelled(context, inLocale(context, principle.name, principle), inLocale(context, principle.text, principle))}
            </p>
            ${sources(context, principle)}`
    }
    ${euWide === null ? nothing : euLayer(context, euWide, country)}
    ${title(context, tell(context, 'ask'))}
    <ul>
      ${ask.map((one) => whomToAsk(context, one))}
    </ul>
    ${ending(context, {
      page: addressesIn(view.locale.tag).answer(country.code, type.id),
      translations: shown.map(({ translation }) => translation),
    })}`
  return region(context, `${entry.cancerType.name} · ${entry.country.name}`, content)
}

function nameOf(context: EmbedContext, { text }: Country | CancerType): Html {
  const read = readAlways(text, context.view)
  return inLocale(context, read.text.name, read.block)
}

function state(context: EmbedContext, { state: code, regions }: Entry, country: Country): Html {
  const { label: word, definition } = term(context, 'state', code)
  const named = regionsOf(context, country)
    .filter(({ name }) => regions.includes(name))
    .map(({ shown }, i) => html`${i === 0 ? nothing : ', '}${shown}`)
  return html`<div part="state state-${code}">
    <p><strong>${word}</strong></p>
    <p>${definition}</p>
    ${named.length === 0 ? nothing : html`<p>${labelled(context, label(context, 'phrase', 'region'), html`${named}`)}</p>`}
  </div>`
}

function regionsOf(context: EmbedContext, { regions }: Country) {
  return regions.map(({ code, text }) => {
    const read = readAlways(text, context.view)
    return { code, name: read.text.name, shown: inLocale(context, read.text.name, read.block) }
  })
}

/** What must be known before the rest of a note: that it is replaced, or holds in a region alone. */
function limits(context: EmbedContext, { superseded, region: only }: ServedNote, country: Country) {
  const where = regionsOf(context, country).find(({ code }) => code === only?.code)
  return html`${
    superseded ? html`<p part="text">${label(context, 'phrase', 'superseded')}</p>` : nothing
  }${
    where === undefined
      ? nothing
      : html`<p part="text">
          ${labelled(context, label(context, 'phrase', 'region'), where.shown)}
        </p>`
  }`
}

/** A paragraph in the language of its text. */
function paragraph({ view }: EmbedContext, text: string, { locale }: { locale: string }): Html {
  const lang = locale === view.locale.tag ? nothing : html` lang="${locale}"`
  return html`<p part="text" ${lang}>${text}</p>`
}

function badges(context: EmbedContext, one: ServedNote | ServedAuthorisation): Html {
  return html`<p part="badges">
    ${badge(label(context, 'status', one.status), 'badge status')}
    ${badge(label(context, 'freshness', one.freshness))}
    ${badge(label(context, 'confidence', one.confidence))}
  </p>`
}

/** A composed text ends in the dates. */
function isComposed({ translation }: ServedNote): boolean {
  return translation === 'composed'
}

function note(context: EmbedContext, one: ServedNote, country: Country): Html {
  const names = one.medicines
    .map(({ inn, brand }) => (brand === null ? inn : `${inn} (${brand})`))
    .join(one.combination ? ' + ' : ', ')
  return html`${names === '' ? nothing : html`<p part="name">${names}</p>`} ${badges(context, one)}
  ${limits(context, one, country)} ${paragraph(context, one.text, one)}
  ${one.dateNote === null ? nothing : paragraph(context, one.dateNote, one)}
  ${isComposed(one) ? nothing : dates(context, one)} ${sources(context, one)}`
}

/** Closed at first: it says nothing of what this country pays. */
function euLayer(context: EmbedContext, euWide: ServedNote, country: Country): Html {
  const { label: name, definition } = term(context, 'scope', 'eu')
  return html`<details part="eu">
    <summary>
      ${labelled(context, name, label(context, 'status', euWide.status))}
      ${euWide.freshness === 'current' ? nothing : html`· ${label(context, 'freshness', euWide.freshness)}`}
    </summary>
    <p part="about">${definition}</p>
    <div part="note">${note(context, euWide, country)}</div>
    <ul>
      ${euWide.authorisations.map((one) => html`<li part="note">${authorisation(context, one)}</li>`)}
    </ul>
  </details>`
}

function authorisation(context: EmbedContext, one: ServedAuthorisation): Html {
  return html`${badges(context, one)} ${paragraph(context, one.text, one)} ${sources(context, one)}`
}

function whomToAsk(context: EmbedContext, { url, phone, role, ...one }: Ask): Html {
  const name = inLocale(context, one.name, one)
  const called = phone === null ? nothing : html` · ${phoneLink(phone)}`
  return html`<li part="item">
    <span part="name">${url === null ? name : link(url, name)}</span>${called} ·
    ${label(context, 'role', role)}
  </li>`
}
