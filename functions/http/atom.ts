/** An Atom feed (RFC 4287) as text: elements and attributes, escaped in one place. */
import { uuidOf } from './uuid.ts'

type Attributes = Readonly<Record<string, string | undefined>>

/** XML that is written already. */
export type Xml = { readonly xml: string }

/** What XML 1.0 cannot hold at all, and lone halves of characters. */
const impossible =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escape(text: string): string {
  return text
    .replaceAll(impossible, '\uFFFD')
    .replaceAll(/[&<>"]/g, (sign) => entities[sign] ?? sign)
}

export function element(
  name: string,
  attributes: Attributes,
  ...content: readonly (Xml | string)[]
): Xml {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${escape(value)}"`))
    .join('')
  const inner = content.map((one) => (typeof one === 'string' ? escape(one) : one.xml)).join('')
  return { xml: inner === '' ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>` }
}

export function writeFeed(language: string, ...content: readonly Xml[]): string {
  const feed = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    ...content,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed.xml}\n`
}

/** Paragraphs, each in a language of its own. */
export function paragraphs(...content: readonly Xml[]): Xml {
  const div = element('div', { xmlns: 'http://www.w3.org/1999/xhtml' }, ...content)
  return element('content', { type: 'xhtml' }, div)
}

/** An id that stays: a name or an address of the directory may change. */
export function urnOf(...parts: readonly string[]): string {
  return `urn:uuid:${uuidOf(...parts)}`
}
