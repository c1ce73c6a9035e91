/** What a reader meets in HTML of ours: each text with its language, and where links lead. */
export type HtmlText = { readonly text: string; readonly lang: string }

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const empty = new Set(['meta', 'link', 'base', 'br'])

function unescape(text: string): string {
  return text.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (found) => entities[found] ?? found)
}

/** Throws where elements are not closed in the order in which they were opened. */
export function textsIn(html: string): HtmlText[] {
  const open: { readonly name: string; readonly lang: string }[] = [{ name: '', lang: '' }]
  return [...html.matchAll(/<!.*?>|<(\/?)([a-z][a-z0-9]*)([^>]*)>|[^<]+/g)].flatMap(
    ([whole, end, name, attributes = '']) => {
      const { name: around, lang } = open.at(-1) ?? { name: '', lang: '' }
      if (name === undefined) {
        const text = unescape(whole)
          .replaceAll(/[ \n]+/g, ' ')
          .trim()
        return text === '' || whole.startsWith('<!') ? [] : [{ text, lang }]
      }
      if (end === '/') {
        if (around !== name) throw new Error(`</${name}> where ${around} is open`)
        open.pop()
      } else if (!empty.has(name)) {
        open.push({ name, lang: / lang="([^"]*)"/.exec(attributes)?.[1] ?? lang })
      }
      return []
    },
  )
}

export function valuesOf(html: string, attribute: string): string[] {
  return [...html.matchAll(new RegExp(` ${attribute}="([^"]*)"`, 'g'))].map(([, value = '']) =>
    unescape(value),
  )
}
