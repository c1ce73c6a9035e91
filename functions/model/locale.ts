/** Language tags (BCP 47), their negotiation (RFC 4647 lookup) and the declared fallback chains. */
import type { Fallback } from './codes.ts'

/** BCP 47 (RFC 5646) asks implementations for at least 35 characters; no tag in use needs more. */
const maxTagLength = 35
const wellFormed = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/

/** A language with an extended one (`zh-yue`): well-formed, and canonical without its prefix. */
const extended = /^[A-Za-z]{2,3}-([A-Za-z]{3})(?:-[A-Za-z]{3}){0,2}(?=-|$)/

/** The few tags that a dataset names again and again: asking for them took a tenth of its checks. */
const canonical = new Map<string, string | undefined>()
const mostKnown = 500

/** The canonical form of a language tag, or undefined when it is not well-formed. */
export function canonicalTag(input: string): string | undefined {
  if (input.length > maxTagLength || !wellFormed.test(input)) return undefined
  if (canonical.has(input)) return canonical.get(input)
  const found = findCanonical(input)
  if (canonical.size < mostKnown) canonical.set(input, found)
  return found
}

function findCanonical(input: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(input.replace(extended, '$1'))[0]
  } catch {
    return undefined
  }
}

/** The primary language of a tag: `pt` of `pt-BR`. */
export function languageOf(tag: string): string {
  return tag.split('-', 1)[0] ?? tag
}

export type SupportedLocale = { readonly tag: string; readonly fallback: readonly string[] }

/**
 * The tags in which a text may be shown, best first: the negotiated one and what `fallback` lets
 * follow from its declared chain.
 */
export function permittedTags(locale: SupportedLocale, fallback: Fallback): readonly string[] {
  switch (fallback) {
    case 'any':
      return [locale.tag, ...locale.fallback]
    case 'language': {
      const language = languageOf(locale.tag)
      return [locale.tag, ...locale.fallback.filter((tag) => languageOf(tag) === language)]
    }
    case 'none':
      return [locale.tag]
    default:
      return fallback satisfies never
  }
}
