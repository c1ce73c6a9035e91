/** A fragment as a document of its own, for a frame: it follows the page around in height alone. */
import { html } from 'hono/html'
import type { Locale } from '../../model/manifest.ts'
import type { Html } from '../html.ts'

export const frameHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *",
} as const

/** Links leave the frame: other pages were not made to stand in it. */
export function frameDocument(
  { tag, direction }: Pick<Locale, 'tag' | 'direction'>,
  title: string,
  content: Html | string,
  scheme = 'light dark',
): Html {
  return html`<!doctype html>
    <html lang="${tag}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="${scheme}" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <base target="_blank" />
        <link rel="stylesheet" href="/embed.css" />
        <script type="module" src="/embed-frame.js"></script>
      </head>
      <body class="immuno-frame">
        <main>${content}</main>
      </body>
    </html>`
}

/** For the editor of the page around, in the language of all refusals. */
export function refusalDocument(details: readonly string[]): Html {
  const content = html`<div class="immuno-embed">
    <h1 part="heading">Nothing can be shown here</h1>
    ${details.map((detail) => html`<p>${detail}</p>`)}
  </div>`
  return frameDocument({ tag: 'en', direction: 'ltr' }, 'Nothing can be shown here', content)
}
