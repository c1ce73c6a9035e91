/** What the schemas of the model say about a text by locale: its fields, and how long they may be. */
import * as z from 'zod'
import { Translation as StateCode } from '../../functions/model/codes.ts'

export type TextField = {
  readonly name: string
  /** A list of short texts, such as synonyms. */
  readonly list: boolean
  /** Characters, of each item in a list. */
  readonly max: number
}

export type TextSchema = {
  readonly fields: readonly TextField[]
  /** Of one translation with its state. */
  readonly translation: z.core.$ZodType
  /** The whole text with defaults filled in. Throws on what `validate` would have refused. */
  parse(text: unknown): ParsedText
}

/** One translation: its fields, its state, and what it was checked against. */
export type Translation = z.infer<typeof Translation>
const Translation = z.looseObject({ state: StateCode, of: z.string().optional() })
const ParsedText = z.record(z.string(), Translation)
export type ParsedText = z.infer<typeof ParsedText>

const known = new WeakMap<z.core.$ZodType, TextSchema>()

/** What a schema of the model that is marked as a text says of it. */
export function textSchemaOf(text: z.core.$ZodType): TextSchema {
  const found = known.get(text) ?? readSchema(text)
  known.set(text, found)
  return found
}

function readSchema(text: z.core.$ZodType): TextSchema {
  const translation = text instanceof z.ZodRecord ? unwrap(text.valueType) : undefined
  if (!(text instanceof z.ZodRecord) || !(translation instanceof z.ZodObject)) {
    throw new TypeError('a schema that is marked as a text is none by locale')
  }
  const shape: Readonly<Record<string, z.core.$ZodType>> = translation.shape
  return {
    fields: Object.entries(shape)
      .filter(([name]) => name !== 'state' && name !== 'of')
      .map(([name, schema]) => fieldOf(name, unwrap(schema))),
    translation,
    parse: (value) => ParsedText.parse(text.parse(value)),
  }
}

const Bounded = z.object({ maxLength: z.int() })

function fieldOf(name: string, schema: z.core.$ZodType): TextField {
  const list = schema instanceof z.ZodArray
  const one = list ? unwrap(schema.element) : schema
  const max = one instanceof z.ZodString ? Bounded.safeParse(one.meta()).data?.maxLength : undefined
  if (max === undefined) throw new TypeError(`the field ${name} is no text of bounded length`)
  return { name, list, max }
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap())
    : schema
}
