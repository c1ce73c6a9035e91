/** What a schema refuses, said so that a person who edits data knows what to do. */
import * as z from 'zod'
import { faultOf } from '../../../functions/model/faults.ts'
import { placed, type Entry, type Finding } from '../entry.ts'
import { quote, type FieldPath, type FileProblem } from '../rules/problems.ts'
import type { RuleCode } from '../rules/rules.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf } from '../select.ts'
import { formatMessage, localeMessage, sizeMessage } from '../value-messages.ts'

type Issue = z.core.$ZodIssue

/** The record an entry holds, or everything its schema refuses. */
export function parseEntry<S extends z.ZodType>(
  schema: S,
  entry: Entry,
): { record: z.infer<S> } | { problems: FileProblem[] } {
  const parsed = schema.safeParse(entry.value)
  if (parsed.success) return { record: parsed.data }
  const findings = parsed.error.issues.flatMap((issue) => explain(issue, entry, schema))
  return { problems: findings.map((finding) => placed(entry, finding)) }
}

function explain(issue: Issue, entry: Entry, schema: z.ZodType): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol')
  const input = valueAt(entry.value, path)
  const one = (code: RuleCode, message: string, atKey = false): Finding[] => [
    { path, code, message, atKey },
  ]
  if (input === undefined && path.length > 0) return [missingField(path)]
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownField([...path, key], key, schema))
    case 'invalid_key': {
      const key = String(path.at(-1))
      const tag = issue.issues.some((inner) => faultOf(inner) === 'bad-locale')
      return tag
        ? one('bad-locale', localeMessage(key), true)
        : one(
            'bad-format',
            `${quote(key)} is not a host name in lower case, such as www.example.org`,
            true,
          )
    }
    case 'invalid_type':
    case 'invalid_value':
      return [wrongValue(issue, path, input, entry)]
    case 'too_small':
    case 'too_big':
      return one(...sizeMessage(issue, input))
    case 'invalid_format':
    case 'custom':
      return one(...formatMessage(issue, String(input)))
    case 'invalid_union':
      return one(
        'bad-format',
        `${quote(String(input))} has none of the forms of this field: compare with another file`,
      )
    case 'not_multiple_of':
    case 'invalid_element':
      return one('bad-format', issue.message)
    default:
      return issue satisfies never
  }
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (held, step) =>
      typeof step === 'number'
        ? Array.isArray(held)
          ? held[step]
          : undefined
        : fieldOf(held, step),
    value,
  )
}

/** Placed at the mapping that lacks the field. */
function missingField(path: FieldPath): Finding {
  return {
    path,
    code: 'missing-field',
    message: `${quote(String(path.at(-1)))} is missing: add it`,
  }
}

function unknownField(path: FieldPath, key: string, schema: z.ZodType): Finding {
  const hint =
    didYouMean(key, knownFields(schema, path.slice(0, -1))) || ': correct its name, or delete it'
  return { path, code: 'unknown-field', message: `unknown field ${quote(key)}${hint}`, atKey: true }
}

/** The fields a schema knows at a path; none where it takes any. */
function knownFields(schema: z.core.$ZodType, path: FieldPath): string[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return knownFields(schema.unwrap(), path)
  }
  const [step, ...rest] = path
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
    if (step === undefined) return Object.keys(shape)
    const next = shape[step]
    return next === undefined ? [] : knownFields(next, rest)
  }
  if (step === undefined) return []
  if (schema instanceof z.ZodArray) return knownFields(schema.element, rest)
  return schema instanceof z.ZodRecord ? knownFields(schema.valueType, rest) : []
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, as in [a, b]',
  object: 'fields, as in "name: value"',
  record: 'fields, as in "name: value"',
}

type TypeIssue = Extract<Issue, { code: 'invalid_type' | 'invalid_value' }>

function wrongValue(issue: TypeIssue, path: FieldPath, input: unknown, entry: Entry): Finding {
  const allowed = issue.code === 'invalid_value' ? issue.values.map(String) : undefined
  const wanted = allowed === undefined ? kinds[expectedOf(issue)] : oneOfThese(allowed)
  const expected = wanted ?? expectedOf(issue)
  const wantsText = allowed !== undefined || expectedOf(issue) === 'string'
  if (input === null) {
    return { path, code: 'empty-value', message: `there is no value here; expected ${expected}` }
  }
  if (allowed !== undefined && typeof input === 'string') {
    const message = `${quote(input)} is not known here: use ${expected}${didYouMean(input, allowed)}`
    return { path, code: 'unknown-code', message }
  }
  if (wantsText && typeof input !== 'object') {
    const source = entry.yaml.sourceOf([...entry.base, ...path]) ?? ''
    const message = `YAML reads ${printableSource(source)} as ${kinds[typeof input] ?? 'no text'}: put it in quotes`
    return { path, code: 'needs-quotes', message }
  }
  return { path, code: 'wrong-type', message: `expected ${expected}, found ${foundKind(input)}` }
}

/** A list longer than a person reads stands in the schema of the file. */
const longestList = 240

function oneOfThese(codes: readonly string[]): string {
  const list = codes.join(', ')
  return list.length > longestList
    ? `one of the ${codes.length} codes that the schema of the file lists`
    : `one of ${list}`
}

function expectedOf(issue: TypeIssue): string {
  return issue.code === 'invalid_type' ? issue.expected : 'string'
}

function printableSource(source: string): string {
  return quote(source).slice(1, -1)
}

function foundKind(input: unknown): string {
  if (Array.isArray(input)) return 'a list'
  if (typeof input === 'string') return `the text ${quote(input)}`
  return typeof input === 'number' || typeof input === 'boolean' ? String(input) : 'fields'
}
