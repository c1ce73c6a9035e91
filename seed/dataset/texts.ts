/** Texts by locale, wherever they stand in a record: known by their form, not by their place. */
import type { FieldPath } from './rules/problems.ts'
import { fieldsOf } from './select.ts'

type Translation = Readonly<Record<string, unknown>> & { readonly state: string }
export type Text = Readonly<Record<string, Translation>>

/** Whether a value is a text by locale: exactly they hold a translation that is the original. */
export function isText(value: unknown): value is Text {
  return fieldsOf(value).some(([, one]) => isOriginal(one))
}

export function isOriginal(translation: unknown): boolean {
  return fieldsOf(translation).some(([name, value]) => name === 'state' && value === 'original')
}

export type TextPlace = {
  readonly path: FieldPath
  readonly text: Text
  /** Readers of a language that does not hold it get one composed from codes: nothing is missing. */
  readonly composed: boolean
}
