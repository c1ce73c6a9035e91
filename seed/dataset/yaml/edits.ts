/** What can be asked of the editor, and its refusal. */
import type { FieldPath } from '../rules/problems.ts'

export type Fields = Readonly<Record<string, unknown>>

export type YamlEdit =
  /** A value in place of another, in one line, or a new last field of a mapping. */
  | { readonly path: FieldPath; readonly value: string | boolean | null | readonly string[] }
  /** Words of a text in place of others: it stays in the hand that it is written in. */
  | { readonly path: FieldPath; readonly reword: (text: string) => string }
  /** A mapping with nothing left in it: {}. What was said about its fields goes with them. */
  | { readonly path: FieldPath; readonly empty: true }
  /** An entry at the end of a list, given as lines of a block without indentation. */
  | { readonly path: FieldPath; readonly append: readonly string[] }
  /**
   * Every field of a translation of the text by locale at the path; a field that is not here is taken
   * out. `order` is that of locales: a new one stands after the last of those before it.
   */
  | {
      readonly path: FieldPath
      readonly locale: string
      readonly translation: Fields
      readonly order: readonly string[]
    }

/** Raised when a place is written in a way that cannot be changed safely: a person has to. */
export class CannotEdit extends Error {
  override readonly name = 'CannotEdit' as const
}
