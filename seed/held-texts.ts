/**
 * Which texts a dataset holds in which language, and how many notes of each country: an answer says
 * the one under the label of that language alone, and lists all of the others. Not by the code that
 * answers: who reads the wrong language, or misses a decision, acts on it.
 */
import { Translation } from '../functions/model/codes.ts'
import type { Dataset } from '../functions/model/release.ts'
import { isObject } from './untrue.ts'

const states: ReadonlySet<unknown> = new Set(Translation.options)

export type HeldTexts = {
  /** Names of what is translated, such as `title`. */
  readonly fields: ReadonlySet<string>
  readonly byLocale: ReadonlyMap<string, ReadonlySet<string>>
}

export function heldTextsOf(dataset: Dataset): HeldTexts {
  const fields = new Set<string>()
  const byLocale = new Map<string, Set<string>>()

  function find(value: unknown): void {
    if (typeof value !== 'object' || value === null) return
    for (const [name, member] of Object.entries(value)) {
      if (isTranslation(member)) hold(name, member)
      else find(member)
    }
  }
  function hold(locale: string, translation: Translated): void {
    const held = byLocale.get(locale) ?? new Set()
    byLocale.set(locale, held)
    for (const [name, value] of Object.entries(translation)) {
      if (name === 'state' || name === 'of' || typeof value !== 'string') continue
      fields.add(name)
      held.add(value)
    }
  }
  find(dataset)
  return { fields, byLocale }
}

type Translated = { readonly state: string } & Partial<Record<string, unknown>>

function isTranslation(value: unknown): value is Translated {
  return isObject(value) && states.has(value['state'])
}

/** What is said in a language and not held in it; what is composed is held in none. */
export function findMislabelled(value: unknown, held: HeldTexts): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (isObject(value)) {
    const { locale, translation } = value
    if (typeof locale === 'string' && states.has(translation)) {
      const texts = held.byLocale.get(locale)
      for (const name of held.fields) {
        const said = value[name]
        if (typeof said === 'string' && texts?.has(said) !== true) {
          return `a ${name} in ${locale} that is not held in it`
        }
      }
    }
  }
  for (const member of Object.values(value)) {
    const found = findMislabelled(member, held)
    if (found !== undefined) return found
  }
  return undefined
}

/** How many notes the entries about a country list as its own. */
export function countNational(data: unknown): number {
  const entries = isObject(data) ? data['entries'] : undefined
  if (!Array.isArray(entries)) return 0
  return entries.reduce<number>((sum, entry: unknown) => {
    const national = isObject(entry) ? entry['national'] : undefined
    return sum + (Array.isArray(national) ? national.length : 0)
  }, 0)
}
