/** What only admins need to know of a kind of record; the rest stands in `functions/model/release.ts`. */
import type { Path } from '../../../functions/model/walk.ts'

/** Lines above the fields of a new record, by path; `*` stands for the language of a text. */
type Hints = Readonly<Record<string, readonly string[]>>

/** What translators are told about a text. */
export type Guidance = {
  readonly what: string
  /** Where it is shown, of texts that stand in the same place of their records. */
  readonly place?: (key: string, path: Path) => string | undefined
  readonly advice: readonly Advice[]
}
export type Advice = 'facts' | 'words' | 'medicines' | 'schemes' | 'patients' | 'names' | 'places'

export type Words = readonly [one: string, several: string]

/** The guard's objection when a record of a kind is gone. */
export type WhenGone = 'country-gone' | 'cancer-type-gone'

export type Kind = {
  /** As the command line and the schema file call it: `cancer-type`. */
  readonly name: string
  readonly words: Words
  /** Of its schema, for editors. */
  readonly title: string
  /** Where its files lie; empty for the one file that is named after it. */
  readonly folder: string
  /** Whether a file may hold several of them, under the name of the collection. */
  readonly grouped: boolean
  /** What a person reads beside its id, by path; `*` stands for the default language. */
  readonly about: string
  /** Above the fields of a new one. */
  readonly hints: Hints
  /** What is known of a new one beside its key, by path. */
  readonly known: (key: string) => Readonly<Record<string, string>>
  /** What the guard says when one is gone; null: only when many are. */
  readonly whenGone: WhenGone | null
  /** What is written in one line. */
  readonly inline: readonly string[]
  /** By where they stand; a text that is marked and not in here fails a test. */
  readonly texts: Readonly<Record<string, Guidance>>
}

/** Something within a record that is an item of its own. */
export type PartKind = {
  readonly words: Words
  /** What a person reads beside its id; `name` is what its record is about. */
  readonly about: (part: {
    readonly key: string
    readonly name: string
    readonly value: unknown
  }) => string
  /** Under which name it says whose it is, where it can move from record to record. */
  readonly owner: string | null
}

/** Of a record of which nothing but its key is known. */
export function nothing(): Readonly<Record<string, string>> {
  return {}
}
