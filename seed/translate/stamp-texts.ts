/** Says of translations that they were made from the original as it is now. */
import { valueAt } from '../../functions/model/walk.ts'
import { originalHash } from '../dataset/reviews.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { fieldsOf } from '../dataset/select.ts'
import { editYaml } from '../dataset/yaml/edit.ts'
import { CannotEdit } from '../dataset/yaml/edits.ts'
import { parseYaml } from '../dataset/yaml/file.ts'
import type { TextBlock, TextFile } from './blocks.ts'

type Stamp = {
  readonly file: string
  /** Of the text. */
  readonly id: string
  readonly locale: string
  /** Whether it said that it was made from an earlier one. */
  readonly wasOutdated: boolean
}

export type Stamped = {
  readonly stamps: readonly Stamp[]
  /** Files as they are to be, by path; only those that change. */
  readonly files: ReadonlyMap<string, string>
}

type Options = {
  /** Only translations into it. */
  readonly locale: string | undefined
  /** Whether those are stamped, too, that were made from an earlier original. */
  readonly renew: boolean
}

/** Writes nothing. Refuses a file that cannot be edited. */
export function stampTexts(
  files: readonly TextFile[],
  order: readonly string[],
  options: Options,
): Stamped {
  const stamps: Stamp[] = []
  const changed = new Map<string, string>()
  for (const { path, name, text, byteOrderMark, blocks } of files) {
    if (blocks.length === 0) continue
    const { value } = parseYaml(text)
    const edits = blocks.flatMap((block) => {
      const of = originalHash(block.original.translation)
      return localesIn(block, options).map((locale) => {
        const wasOutdated = block.outdated.has(locale)
        stamps.push({ file: name, id: block.id, locale, wasOutdated })
        const translation = stamped(valueAt(value, [...block.path, locale]), of)
        return { path: block.path, locale, translation, order }
      })
    })
    if (edits.length === 0) continue
    try {
      changed.set(path, `${byteOrderMark ? '\uFEFF' : ''}${editYaml(text, edits)}`)
    } catch (error) {
      if (!(error instanceof CannotEdit)) throw error
      throw new Refusal('usage', `${path} cannot be edited: ${error.message}; nothing was changed`)
    }
  }
  return { stamps, files: changed }
}

/** The stamp says nothing of a review: one that was of another original, or of none, is over. */
function stamped(translation: unknown, of: string): Record<string, unknown> {
  const fields = Object.fromEntries(fieldsOf(translation))
  return { ...fields, state: 'unreviewed', of }
}

function localesIn({ text, original, outdated }: TextBlock, options: Options): string[] {
  return Object.entries(text)
    .filter(([locale]) => locale !== original.locale && (options.locale ?? locale) === locale)
    .filter(([locale, { of }]) => of === undefined || (options.renew && outdated.has(locale)))
    .map(([locale]) => locale)
}
