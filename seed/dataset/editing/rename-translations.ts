/** What a renaming does to the translations of one text: of which original they say that they are. */
import type { NameChange } from '../change-name.ts'
import { originalHash } from '../reviews.ts'
import { fieldsOf } from '../select.ts'
import { isOriginal, type Text } from '../texts.ts'

export type Effect = {
  readonly locale: string
  /**
   * `stamped`: the same was replaced in it and in its original, and nothing else differs; `outdated`:
   * its original has changed in another way than it has; `unreviewed`: it alone has changed.
   */
  readonly what: 'stamped' | 'outdated' | 'unreviewed'
  /** Whether the old name stood in it. */
  readonly held: boolean
  /** Whether it was reviewed, and no longer is. */
  readonly wasReviewed: boolean
  /** Fields of the translation besides its words. */
  readonly fields: Readonly<Record<string, string>>
}

/** Those of which something is to be said or written. */
export function renameTranslations(text: Text, names: NameChange): Effect[] {
  const original = Object.values(text).find(isOriginal)
  if (original === undefined) return []
  const [old, present] = [originalHash(original), originalHash(renamed(original, names))]
  return Object.entries(text).flatMap(([locale, one]): Effect[] => {
    if (isOriginal(one)) return []
    const held = linesOf(one).some(([, line]) => timesIn(line, names) > 0)
    const wasReviewed = one.state === 'reviewed' && held
    const state: { state?: string } = wasReviewed ? { state: 'unreviewed' } : {}
    const of = one['of']
    const wasOutdated = of !== undefined && of !== old
    const effect = (what: Effect['what'], fields: Effect['fields']): Effect[] => [
      { locale, what, held, wasReviewed, fields: { ...fields, ...state } },
    ]
    if (old === present || wasOutdated) return wasReviewed ? effect('unreviewed', {}) : []
    // Without a stamp a translation counts as made from the present original, whichever that is.
    if (!isSame(original, one, names))
      return effect('outdated', of === undefined ? { of: old } : {})
    return effect('stamped', of === undefined ? {} : { of: present })
  })
}

/** Of a list too: other names are those of a language, and no part of what an original says. */
function renamed(original: Text[string], names: NameChange): Record<string, unknown> {
  return Object.fromEntries(
    fieldsOf(original).map(([name, line]) => [
      name,
      typeof line === 'string' ? names.change(line.normalize('NFC')) : line,
    ]),
  )
}

/** Whether as much is replaced in every field of both. */
function isSame(original: Text[string], translation: Text[string], names: NameChange): boolean {
  return linesOf(original)
    .filter(([, line]) => typeof line === 'string')
    .every(([name, line]) => timesIn(line, names) === timesIn(translation[name], names))
}

function linesOf(translation: Text[string]): [string, unknown][] {
  return fieldsOf(translation).filter(([name]) => name !== 'state' && name !== 'of')
}

function timesIn(value: unknown, names: NameChange): number {
  if (typeof value === 'string') return names.find(value.normalize('NFC')).length
  return Array.isArray(value)
    ? value.reduce<number>((sum, one: unknown) => sum + timesIn(one, names), 0)
    : 0
}
