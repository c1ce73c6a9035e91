/** What a page holds, part by part, for whoever compares it with an answer of the API. */

export function main(html: string): string {
  return /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
}

export function hrefs(html: string): string[] {
  return [...html.matchAll(/<a href="([^"]*)"/g)].map(([, href = '']) => unescaped(href))
}

export function dates(html: string): string[] {
  return [...html.matchAll(/datetime="([^"]*)"/g)].map(([, date = '']) => date)
}

/** To other hosts, as they are written in an answer. */
export function ways(html: string): string[] {
  return hrefs(html).filter((href) => /^https?:/.test(href))
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Each run of text between two marks, blanks alike. */
export function runsOfText(html: string): string[] {
  return html
    .split(/<[^>]*>/)
    .map((run) => unescaped(run).replaceAll(/\s+/g, ' ').trim())
    .filter((run) => run !== '')
}
