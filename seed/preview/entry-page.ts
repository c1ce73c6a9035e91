/** One item of a preview as HTML: a heading in words, and a table of what a reader saw and would see. */
import { html } from 'hono/html'
import { itemKinds } from '../dataset/items.ts'
import { flow } from '../dataset/yaml/render.ts'
import type { FieldChange } from '../releases/diff.ts'
import type { Compared, Entry, Section } from './preview.ts'
import type { Line } from './row.ts'

type Html = ReturnType<typeof html>

/** What is listed of fields that no reader sees. */
const mostFields = 40

export function entryHtml(entry: Entry, change: Section['change']): Html {
  const { kind, id, heading, rows, rest } = entry
  const columns = change === 'added' ? ['New'] : change === 'removed' ? ['Until now'] : both
  const groups = [...Map.groupBy(rows, ({ asked }) => asked)]
  return html`<section>
    <h3>${heading.map((line, i) => html`${i === 0 ? '' : ': '}${inline(line)}`)}</h3>
    <p class="what">${itemKinds[kind][0]} ${id}</p>
    ${
      rows.length === 0
        ? ''
        : html`<table class="rows">
            <thead>
              <tr>
                <th scope="col">What</th>
                ${columns.map((one) => html`<th scope="col">${one}</th>`)}
              </tr>
            </thead>
            ${groups.map(
              ([asked, own]) =>
                html`<tbody>
                  <tr class="group">
                    <th scope="rowgroup" colspan="${columns.length + 1}">
                      ${
                        asked === null
                          ? 'In every language'
                          : html`<span lang="${asked}">${ownName(asked)}</span>`
                      }
                    </th>
                  </tr>
                  ${own.map((row) => rowHtml(row, change))}
                </tbody>`,
            )}
          </table>`
    }
    ${rest.length === 0 ? '' : restHtml(rest)}
  </section>`
}

const both = ['Before', 'After'] as const

function rowHtml(
  { label, asked, changed, before, after }: Compared,
  change: Section['change'],
): Html {
  const head = html`<th scope="row">${label}</th>`
  const cell = (lines: readonly Line[]): Html =>
    html`<td>${lines.map((one) => paragraph(one, asked))}</td>`
  if (change === 'added')
    return html`<tr>
      ${head}${cell(after)}
    </tr>`
  if (change === 'removed')
    return html`<tr>
      ${head}${cell(before)}
    </tr>`
  if (!changed) {
    return html`<tr>
      ${head}
      <td colspan="2">
        ${after.map((one) => paragraph(one, asked))}
        <p class="none">unchanged</p>
      </td>
    </tr>`
  }
  return html`<tr>
    ${head}${differing(before, after, asked, 'del')}${differing(after, before, asked, 'ins')}
  </tr>`
}

/** The lines of one side that the other has not, with the words in which a line differs marked. */
function differing(
  lines: readonly Line[],
  others: readonly Line[],
  asked: string | null,
  mark: 'del' | 'ins',
): Html {
  if (lines.length === 0) return html`<td><p class="none">nothing</p></td>`
  const held = new Set(others.map(({ text }) => text))
  const own = lines.filter(({ text }) => !held.has(text))
  const gone = others.filter(({ text }) => !lines.some((one) => one.text === text))
  const same = lines.length - own.length
  // Only the order or the language differs.
  if (own.length === 0 && gone.length === 0) {
    return html`<td>${lines.map((one) => paragraph(one, asked))}</td>`
  }
  return html`<td>
    ${own.map((one, i) => paragraph(one, asked, marked(one.text, gone[i]?.text ?? '', mark)))}${
      same === 0 ? '' : html`<p class="none">${own.length === 0 ? '' : 'and '}${same} unchanged</p>`
    }
  </td>`
}

/** What differs between the words with which both begin and those with which both end. */
function marked(text: string, other: string, mark: 'del' | 'ins'): Html {
  const [own, others] = [text.split(/(?<= )/), other.split(/(?<= )/)]
  const shorter = Math.min(own.length, others.length)
  let start = 0
  while (start < shorter && own[start] === others[start]) start += 1
  let end = 0
  while (end < shorter - start && own.at(-1 - end) === others.at(-1 - end)) end += 1
  const [head, tail] = [own.slice(0, start).join(''), own.slice(own.length - end).join('')]
  const middle = own.slice(start, own.length - end).join('')
  if (middle === '') return html`${text}`
  const wrapped = mark === 'ins' ? html`<ins>${middle}</ins>` : html`<del>${middle}</del>`
  return html`${head}${wrapped}${tail}`
}

function paragraph(line: Line, asked: string | null, content: Html | string = line.text): Html {
  const inner = linked(line, content)
  if (line.lang === null) return html`<p>${inner}</p>`
  const other = asked !== null && line.lang !== asked
  return html`<p lang="${line.lang}">
    ${inner}${other ? html` <span class="none" lang="en">(${line.lang})</span>` : ''}
  </p>`
}

function inline({ text, lang }: Line): Html {
  return lang === null ? html`${text}` : html`<span lang="${lang}">${text}</span>`
}

/** Only what leads to the web is a link, whatever a release holds. */
function linked({ href }: Line, content: Html | string): Html {
  const leads = href !== undefined && /^(?:https?:\/\/|mailto:)/.test(href)
  return leads ? html`<a href="${href}" rel="noreferrer">${content}</a>` : html`${content}`
}

function restHtml(rest: readonly FieldChange[]): Html {
  const shown = rest.slice(0, mostFields)
  return html`<table class="rows">
      <caption>
        Also changed: other languages, and what readers do not see in words
      </caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Before</th>
          <th scope="col">After</th>
        </tr>
      </thead>
      <tbody>
        ${shown.map(
          ({ field, locale, before, after }) =>
            html`<tr>
              <th scope="row"><code>${field}</code></th>
              ${value(before, locale)}${value(after, locale)}
            </tr>`,
        )}
      </tbody>
    </table>
    ${rest.length > shown.length ? html`<p>And ${rest.length - shown.length} more fields.</p>` : ''}`
}

function value(held: unknown, locale: string | undefined): Html {
  if (held === undefined) return html`<td><p class="none">nothing</p></td>`
  const text = typeof held === 'string' ? held : flow(held)
  return locale === undefined
    ? html`<td><p>${text}</p></td>`
    : html`<td><p lang="${locale}">${text}</p></td>`
}

/** As its own readers call it. */
function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag
}
