/** Pages that answer as if all were well and may not be what was linked: a person has to look. */
import type { LinkAnswer } from './request.ts'

/** Enough for what stands at the head of a page. */
export const suspectBytes = 64 * 1024

/** Undefined when there is nothing to say about an answer with a page, which a link led to. */
export function suspicionOf(
  { refresh, body }: LinkAnswer,
  start: URL,
  url: URL,
): string | undefined {
  const target = [refresh, ...metaRefreshes(body)]
    .flatMap((value) => (value === undefined ? [] : (refreshTarget(value, url) ?? [])))
    .find((to) => withoutFragment(to) !== withoutFragment(url))
  if (target !== undefined) return `sends its readers on to ${target.href}`
  for (const [, , text = ''] of body.matchAll(headlines)) {
    if (notFound.test(text)) return `says that it was not found: "${text.trim().slice(0, 80)}"`
  }
  // Where sites send those who ask for a page that they do not have.
  const toFront = isFront(url) && !isFront(start)
  return toFront ? `leads to the front page of ${url.host}` : undefined
}

function isFront({ pathname, search }: URL): boolean {
  return search === '' && /^\/(index\.\w{1,5})?$/.test(pathname)
}

// Bounded, so that a hostile page costs no more than its length.
const headlines = /<(title|h1)\b[^>]{0,500}>([^<]{0,300})/gi
const metas = /<meta\b[^>]{0,2000}>/gi

const notFound = new RegExp(
  [
    String.raw`\b404\b`,
    String.raw`\bnot found\b|\bno longer (exists|available)\b|\bdoes ?n[o’']t exist\b`,
    "introuvable|n[’']existe pas|non trouvée",
    'nicht gefunden|existiert nicht',
    'no encontrad[ao]|no existe',
    'non trovat[ao]|non esiste',
    'nie znaleziono|nie istnieje',
    'não encontrad[ao]|não existe',
    'niet gevonden|bestaat niet',
    'nu a fost găsit|nu există',
    'bulunamadı|mevcut değil',
  ].join('|'),
  'iu',
)

function metaRefreshes(body: string): string[] {
  return [...body.matchAll(metas)].flatMap(([tag]) => {
    if (!/http-equiv\s*=\s*["']?refresh\b/i.test(tag)) return []
    const [, double, single] = /content\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(tag) ?? []
    const content = double ?? single
    return content === undefined ? [] : [content.replaceAll('&amp;', '&')]
  })
}

/** `5; url=/there`, with or without quotes; undefined for a page that only loads itself again. */
function refreshTarget(value: string, base: URL): URL | undefined {
  const [, quoted] = /^[\s\d.]{0,20}[;,]\s*(?:url\s*=\s*)?(.*)$/i.exec(value) ?? []
  const address = quoted?.trim().replaceAll(/^["']|["']$/g, '')
  return address ? (URL.parse(address, base.href) ?? undefined) : undefined
}

function withoutFragment({ href, hash }: URL): string {
  return href.slice(0, href.length - hash.length)
}
