/** A page as plain, self-contained HTML: nothing is loaded from anywhere. */
import { createHash } from 'node:crypto'

const style = `
:root { color-scheme: light dark; --ink: #1b2733; --paper: #fff; --soft: #5a6b7b; --line: #d5dde4; --link: #0b5cad }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ecf1; --paper: #12181e; --soft: #9fb0bf; --line: #2c3843; --link: #7cb8f5 } }
* { box-sizing: border-box }
body { margin: 0; padding: 3rem 1.25rem; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 system-ui, sans-serif }
main { max-width: 40rem; margin: 0 auto }
h1 { margin: 0 0 .75rem; font-size: 1.75rem; line-height: 1.25 }
a { color: var(--link) }
code { font-size: .95em }
.label { margin: 0 0 .25rem; color: var(--soft) }
footer { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft) }
`

const styleHash = createHash('sha256').update(style).digest('base64')

/** Allows the one style element and nothing else. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

export function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (char) => entities[char] ?? char)
}

/** `main` is HTML made from escaped text. */
export function renderPage(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Immuno-oncology resource directory</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
<footer>Immuno-oncology resource directory · <a href="/v1">start of the API</a> · <a href="/openapi.json">OpenAPI document</a></footer>
</main>
</body>
</html>
`
}
