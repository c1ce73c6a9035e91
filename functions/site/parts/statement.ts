/**
 * One statement as a card: which medicines, which status, for whom, decided and confirmed when, by
 * whose word. All of it is what the API says of the same note.
 */
import { html } from 'hono/html'
import type { ServedAuthorisation, ServedNote } from '../../directory/answers/note.ts'
import type { ServedMedicine } from '../../directory/answers/parts.ts'
import { sayLimits } from '../../directory/composing/compose-text.ts'
import { capitalised } from '../../directory/composing/habits.ts'
import { partners, whom } from '../../directory/composing/say-use.ts'
import type { Day, PartialDate } from '../../model/dates.ts'
import type { Status } from '../../model/statement-codes.ts'
import type { Use } from '../../model/use.ts'
import { addressesIn } from '../addresses.ts'
import { inLanguage, nothing, type Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import {
  inBlock,
  colon,
  label,
  phrase,
  sayDate,
  speaking,
  term,
  vocabularyOf,
} from '../speaking.ts'
import { renderTextLanguage } from './reading.ts'
import { renderSources } from './sources.ts'

/** Said with a heavier frame: a known no must not pass for a yes at a glance. */
const refusals: ReadonlySet<Status> = new Set([
  'not-recommended',
  'not-reimbursed',
  'withdrawn',
  'application-withdrawn',
])

export function renderBadge(status: Status, context: PageContext): Html {
  const no = refusals.has(status) ? ' no' : ''
  return html`<span class="badge${no}">${label(context, 'status', status)}</span>`
}

/** Labels and values, one under the other. */
export function renderLines(lines: readonly (readonly [Html | string, Html | string])[]): Html {
  if (lines.length === 0) return nothing
  return html`<dl class="lines">
    ${lines.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

type Line = readonly [Html, Html]

/** For whom, in labelled lines; what the source limits beyond them is always said. */
function linesOfUse(use: Use | null, context: PageContext): readonly Line[] {
  const words = vocabularyOf(context)
  const said = (text: string, isLabel = false) =>
    inLanguage(isLabel ? capitalised(text, words.tag) : text, words.tag, context.view.locale.tag)
  const { tell } = speaking(context, 'statement')
  const limits = sayLimits(use, words)
  return [
    ...(use === null ? [] : [...partners(use, words), ...whom(use, words)]).map((one): Line => [
      said(one.label, true),
      said(one.value),
    ]),
    ...(limits === undefined ? [] : [[tell('limits'), said(limits)] as const]),
  ]
}

type Dated = {
  readonly decidedOn: PartialDate | null
  readonly inForceFrom?: PartialDate | null
  readonly inForceUntil?: PartialDate | null
  readonly confirmedOn: PartialDate | null
}

function linesOfDates(dates: Dated, context: PageContext): readonly Line[] {
  const { tell } = speaking(context, 'statement')
  const line = (
    name: 'decided' | 'in-force' | 'in-force-until' | 'confirmed',
    date: PartialDate | null | undefined,
    always: boolean,
  ): readonly Line[] => {
    if (date) return [[phrase(context, name), sayDate(date, context)]]
    return always ? [[phrase(context, name), tell('not-known')]] : []
  }
  return [
    ...line('decided', dates.decidedOn, true),
    ...line('in-force', dates.inForceFrom, false),
    ...line('in-force-until', dates.inForceUntil, false),
    ...line('confirmed', dates.confirmedOn, true),
  ]
}

export function nameMedicine({ inn, brand }: Pick<ServedMedicine, 'inn' | 'brand'>): string {
  return brand === null ? inn : `${inn} (${brand})`
}

export function renderMedicines(
  medicines: readonly ServedMedicine[],
  combination: boolean,
  { view }: PageContext,
): Html {
  const { medicine } = addressesIn(view.locale.tag)
  const between = combination ? ' + ' : ', '
  return html`${medicines.map(
    (one, i) =>
      html`${i === 0 ? '' : between}<a href="${medicine(one.id)}">${nameMedicine(one)}</a>`,
  )}`
}

/** What must be known before anything else of a note that is not simply current. */
export function renderCaution(
  { freshness, superseded, reviewBy }: ServedNote,
  context: PageContext,
): Html {
  if (superseded) return html`<p class="since">${phrase(context, 'superseded')}</p>`
  if (freshness === 'current') return nothing
  return html`<p class="since">
    ${sayUntilWhen(reviewBy, context)} ${term(context, 'freshness', freshness).definition}
  </p>`
}

/** What is second-hand, or not yet in force, may be past while its day of review is still to come. */
function sayUntilWhen(reviewBy: Day | null, context: PageContext): Html {
  const { tell } = speaking(context, 'statement')
  if (reviewBy === null) return tell('never-confirmed')
  if (reviewBy >= context.view.today) return nothing
  return html`${tell('no-longer-confirmed')}${colon(context)}${sayDate(reviewBy, context)}.`
}

export function renderNote(note: ServedNote, context: PageContext): Html {
  const { view } = context
  const { region } = note
  const standing = note.freshness === 'past' || note.superseded ? 'past' : note.freshness
  // A composed text says what the lines say.
  const authored = note.translation !== 'composed'
  const text = inBlock(note.text, note, context)
  return html`<li class="card ${standing}" id="${note.id}">
    <h3>
      <span>${renderMedicines(note.medicines, note.combination, context)}</span>
      <a class="to-term" href="${addressesIn(view.locale.tag).term('status', note.status)}"
        >${renderBadge(note.status, context)}</a
      >
    </h3>
    ${renderCaution(note, context)}
    ${
      authored
        ? html`<p>${text}</p>
            ${renderTextLanguage(note.locale, context)}`
        : nothing
    }
    ${renderLines([
      ...(region === null ? [] : [[phrase(context, 'region'), html`${region.name}`] as const]),
      ...linesOfUse(note.use, context),
      ...linesOfDates(note, context),
    ])}
    ${
      note.dateNote === null
        ? nothing
        : html`<p class="quiet">${inLanguage(note.dateNote, note.locale, view.locale.tag)}</p>`
    }
    ${renderSources(note, context)}
    ${
      note.translation === 'unreviewed'
        ? html`<p class="quiet">${term(context, 'translation', 'unreviewed').definition}</p>`
        : nothing
    }
  </li>`
}

/** One use that the EU authorised or not, under the name of its medicines. */
export function renderAuthorisation(one: ServedAuthorisation, context: PageContext): Html {
  const { tell } = speaking(context, 'statement')
  return html`<li class="use">
    ${renderBadge(one.status, context)}
    ${
      one.freshness === 'current'
        ? nothing
        : html`<p class="since">${term(context, 'freshness', one.freshness).definition}</p>`
    }
    ${renderLines([...linesOfUse(one.use, context), ...linesOfDates(one, context)])}
    <details>
      <summary>${tell('where-from')}</summary>
      ${renderSources(one, context)}
    </details>
  </li>`
}
