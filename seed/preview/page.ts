/** A preview as one file of HTML: it loads nothing and runs nothing, and every value in it is escaped. */
import { html, raw } from 'hono/html'
import { formatDate } from '../../functions/directory/composing/format-date.ts'
import { itemKindNames } from '../../functions/model/coverage.ts'
import { itemKinds } from '../dataset/items.ts'
import type { Tally } from '../releases/diff.ts'
import { countChanges, howItLooks } from '../releases/objections.ts'
import { entryHtml } from './entry-page.ts'
import type { Preview, Section } from './preview.ts'
import { style } from './style.ts'

type Html = ReturnType<typeof html>

const titles = {
  removed: 'Removed: readers would no longer find this',
  changed: 'Changed',
  added: 'Added',
  'reads-differently': 'Reads differently: words in these texts change, the notes do not',
} as const satisfies Record<Section['change'], string>

export async function pageOf(preview: Preview): Promise<string> {
  const title = preview.unchanged
    ? 'Nothing would change for readers'
    : 'What would change for readers'
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${title} · ${when(preview.at)}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${header(preview)} ${preview.unchanged ? '' : [verdict(preview), counts(preview)]}
          ${preview.sections.map((section) => sectionHtml(section, preview))}
        </main>
      </body>
    </html>`
  return String(page)
}

function header({ target, at, release, active, locales }: Preview): Html {
  const shown = locales.map((tag) => nameLanguage(tag)).join(', ')
  return html`<p>A preview, made on ${when(at)}. Nothing has been published.</p>
    <p>Target: ${target}</p>
    <p>
      ${
        active === null
          ? 'Nothing is published there yet: everything would be new.'
          : html`Published there now: release ${active.id}, since ${when(active.publishedAt)}, by
            ${active.by}: “${active.message}”`
      }
    </p>
    <p>
      The files would be release ${release}. Texts are shown as a reader gets them in ${shown};
      where a language lacks a text, readers get it in another one, which is named beside it.
    </p>`
}

/** What the guard holds against it. */
function verdict({ guard, active }: Preview): Html {
  if (!guard.refuses) {
    const why = active === null ? ': there is nothing to lose yet' : ''
    return html`<p>The check against accidents has no objection${why}.</p>`
  }
  return html`<div class="alarm">
    <h2>Please look: ${howItLooks(guard)}</h2>
    <ul>
      ${guard.objections.map(
        ({ meaning, found }) => html`<li>${meaning} <span class="what">(${found})</span></li>`,
      )}
    </ul>
    <p>Publishing it is refused until somebody says that this is meant.</p>
  </div>`
}

function counts({ counts: { added, changed, removed }, items, texts }: Preview): Html {
  const kinds = itemKindNames.map((kind) => [itemKinds[kind][1], items[kind]] as const)
  const languages = Object.entries(texts).map(([tag, one]) => [nameLanguage(tag), one] as const)
  const sum = `${added} added, ${changed} changed, ${removed} removed`
  return html`<p><strong>${countChanges(added + changed + removed)}: ${sum}.</strong></p>
    ${countTable('By kind', kinds)} ${countTable('Texts by language', languages)}`
}

function countTable(caption: string, rows: readonly (readonly [string, Tally])[]): Html | string {
  const told = rows.filter(([, one]) => one.added + one.changed + one.removed > 0)
  if (told.length === 0) return ''
  const head = ['Of', 'Added', 'Changed', 'Removed'].map(
    (name) => html`<th scope="col">${name}</th>`,
  )
  const body = told.map(
    ([name, one]) =>
      html`<tr>
        <th scope="row">${name}</th>
        <td>${one.added}</td>
        <td>${one.changed}</td>
        <td>${one.removed}</td>
      </tr>`,
  )
  return html`<table class="counts">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head}
      </tr>
    </thead>
    <tbody>
      ${body}
    </tbody>
  </table>`
}

function sectionHtml({ change, entries, more }: Section, { active, counts: all }: Preview): Html {
  const rest = itemKindNames.flatMap((kind) => {
    const count = more[kind] ?? 0
    return count === 0 ? [] : [`${count} ${itemKinds[kind][count === 1 ? 0 : 1]}`]
  })
  const total = change === 'reads-differently' ? '' : ` (${all[change]})`
  const cut = rest.length === 0 ? '' : html`<p>Here are the first ${entries.length}.</p>`
  return html`<h2>${active === null && change === 'added' ? 'New' : titles[change]}${total}</h2>
    ${cut} ${entries.map((entry) => entryHtml(entry, change))}
    ${rest.length === 0 ? '' : html`<p><strong>And more, not shown here: ${rest.join(', ')}.</strong></p>`}`
}

/** `28 November 2026, 09:24 UTC` */
function when(iso: string): string {
  return `${formatDate(iso.slice(0, 10), 'en')}, ${iso.slice(11, 16)} UTC`
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

function nameLanguage(tag: string): string {
  return languageNames.of(tag) ?? tag
}
