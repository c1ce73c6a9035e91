/**
 * A guide as a part of a page, made where the site is built or started: no function ships what it
 * takes.
 */
import { Marked } from 'marked'
import { guides } from '../docs/guides.ts'
import { escapeHtml } from '../plain-page.ts'

/** `A copy of your own` is at `#a-copy-of-your-own`, as where the files are read. */
function anchorOf(heading: string): string {
  return (
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(/\s+/g, '-')
      // What begins with a number is no good name.
      .replace(/^[\d-]+/, '')
  )
}

/** From one file to another, as from one page to another. */
function addressOf(href: string): string {
  const [file = '', anchor] = href.split('#')
  const ending = `/${file.replace(/^(?:\.\.?\/)+/, '')}`
  const found = Object.entries(guides).find(
    ([, { source }]) => file.endsWith('.md') && `/${source}`.endsWith(ending),
  )
  if (found === undefined) return href
  return `/docs/${found[0]}${anchor === undefined ? '' : `#${anchor}`}`
}

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      const name = anchorOf(text)
      return `<h${depth} id="${name}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    // Whoever has no mouse must be able to move what is wider than the screen. Blanks at the beginning
    // of a line mean something here and nowhere else: pages are sent without them.
    code({ text, lang = '' }) {
      const kept = escapeHtml(text).replaceAll('\n', '&#10;')
      return `<pre tabindex="0"><code class="language-${escapeHtml(lang)}">${kept}</code></pre>\n`
    },
    table({ header, rows }) {
      const cells = (tag: string, row: typeof header): string =>
        row.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')
      const body = rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('\n')
      const head = cells('th scope="col"', header).replaceAll('</th scope="col">', '</th>')
      return `<div class="wide" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table></div>\n`
    },
    link({ href, tokens }) {
      const to = addressOf(href)
      const rel = /^https?:/.test(to) ? ' rel="noreferrer external"' : ''
      return `<a href="${escapeHtml(to)}"${rel}>${this.parser.parseInline(tokens)}</a>`
    },
    /** Nothing but Markdown is written in a guide. */
    html({ text }) {
      return escapeHtml(text)
    },
  },
})

export async function renderGuide(markdown: string): Promise<string> {
  return marked.parse(markdown)
}
