/** A row of what a reader sees: a label, and what stands there. */

/** A piece of text, in the language that it is really in; null: in none, as an address is. */
export type Line = {
  readonly text: string
  readonly lang: string | null
  readonly href?: string
}

export type Row = {
  readonly label: string
  /** Whose row it is: a language that was asked for, or null for what is the same in all. */
  readonly asked: string | null
  /** The fields of the item that it says, each with all within it. */
  readonly fields: readonly string[]
  /** Shown also where it does not change: without it nobody could tell what the rest is about. */
  readonly always?: true
  readonly lines: readonly Line[]
}
