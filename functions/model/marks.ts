/**
 * What a schema says of its values beside their form: that they are texts, addresses, names of
 * other records, statements. Whoever looks for such values asks here, never for names of fields.
 * Kept apart from `.meta`, since nothing of it belongs in a published schema.
 */
import * as z from 'zod'

/** Things that are said within a record, and are listed as items of their own. */
export type Part = 'terms' | 'euNotes' | 'reimbursements' | 'earlyAccess' | 'notes'

export type Mark = {
  /** A text by locale. */
  readonly text?: true
  /** A text that readers get composed from codes in languages that do not hold it. */
  readonly composed?: true
  /** What readers follow, the page that a statement was read on, where errors are reported. */
  readonly address?: 'link' | 'source' | 'report'
  /** Names a record of the collection that is named here; or a note, wherever it stands. */
  readonly reference?: string
  /** Codes that may stand in place of the reference. */
  readonly orOneOf?: readonly string[]
  /** An id; one that is no reference is that of the thing it stands in. */
  readonly id?: true
  /** Whether these pages support what the object around them says, which makes it a statement. */
  readonly sources?: boolean
  /** When what the object around it says was true. */
  readonly asOf?: true
  /** A date that cannot be still to come. */
  readonly past?: true
  /** A language that is to be in the register. */
  readonly language?: true
  /** A list in which an order or a repetition would say nothing. */
  readonly set?: true
  readonly part?: Part
  /** Says something that a reader relies on: an object that holds `sources`. */
  readonly statement?: boolean
  /** A statement that can grow old: one that also holds `asOf`. */
  readonly dated?: boolean
}
export type MarkName = keyof Mark

const marks = z.registry<Mark>()

/**
 * The schema with marks of its own besides those it has; what is made of it in turn (described,
 * refined, nullable …) has them as well.
 */
export function marked<S extends z.ZodType>(schema: S, mark: Mark): S {
  // Others may use the schema that this one is made from.
  const own = schema.clone()
  marks.add(own, mark)
  return own
}

export function markOf(schema: z.core.$ZodType): Mark {
  return marks.get(schema) ?? {}
}
