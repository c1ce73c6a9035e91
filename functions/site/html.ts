/** HTML that is made of escaped text, and the parts of it that every page needs. */
import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

export const nothing: Html = html``

/** Marked with its language where it is not that of the page. */
export function inLanguage(content: Html | string, lang: string, ofPage: string): Html {
  return lang === ofPage ? html`${content}` : html`<span lang="${lang}">${content}</span>`
}

/** To another host: it is told nothing of where its reader comes from. */
export function outside(url: string, content: Html | string): Html {
  return html`<a href="${url}" rel="noreferrer external">${content}</a>`
}

/** For machines, in a script element that no browser runs. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
