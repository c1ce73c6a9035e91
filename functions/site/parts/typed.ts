/** Words that a reader typed, and the field for them. */
import { html } from 'hono/html'
import { maxQueryCharacters } from '../../search/limits.ts'
import type { Html } from '../html.ts'

/** As they are searched for; undefined where there is nothing to search for. */
export function readTyped(text: string | undefined): string | undefined {
  const typed = text?.normalize('NFC').trim().replace(/\s+/gu, ' ') ?? ''
  return typed.length <= maxQueryCharacters && /[\p{L}\p{N}]/u.test(typed) ? typed : undefined
}

/** What is typed can name a disease: no browser is to offer it to whoever comes next. */
export function renderField(id: string, typed: string | undefined): Html {
  return html`<input
    type="search"
    id="${id}"
    name="q"
    value="${typed ?? ''}"
    autocomplete="off"
    maxlength="${maxQueryCharacters}"
  />`
}
