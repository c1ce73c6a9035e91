/** Parameters as the OpenAPI document describes them: those of operations, and headers. */
import * as z from 'zod'
import { chosenFields } from './chosen-fields.ts'
import { pascalCase } from './openapi-answers.ts'
import type { Parameter } from './parameter.ts'
import { ofEveryRead } from './parameters.ts'

/** The parameters of every operation stand once, as components. */
const shared = new Set<Parameter<unknown>>([...Object.values(ofEveryRead), chosenFields])
const described = new Map<Parameter<unknown>, z.ZodType>()

export function describeParameter([name, parameter]: [string, Parameter<unknown>]): z.ZodType {
  const known = described.get(parameter)
  if (known !== undefined) return known
  const { example: given } = parameter
  const example = parameter.item && given !== undefined ? given.split(',') : given
  // Optional here is what the document calls not required.
  const grammar = parameter.required ? parameter.grammar : parameter.grammar.optional()
  const { defaultValue } = parameter
  const schema = grammar.meta({
    ...(defaultValue !== undefined && { default: defaultValue }),
    param: {
      // Not the name of the schema it has: generators make a type of either.
      ...(shared.has(parameter) && { id: `${pascalCase(name)}Parameter` }),
      name,
      in: parameter.in,
      description: parameter.description,
      ...(parameter.item && { style: 'form' as const, explode: false }),
      ...(example !== undefined && { example }),
    },
  })
  described.set(parameter, schema)
  return schema
}

function header(name: string, description: string, example: string): z.ZodType {
  const id = `${name.replaceAll('-', '')}Header`
  return z
    .string()
    .optional()
    .meta({ param: { id, name, in: 'header', description, example } })
}

const tag = '"2jmj7l5rSw0yVb_vlWAYkK_YBwk"'

/** What every answer with an entity tag heeds. */
export const conditionHeaders = [
  header(
    'If-None-Match',
    'Entity tags that the reader holds: 304 when one of them is current.',
    tag,
  ),
  header('If-Match', 'Entity tags one of which must be current: 412 when none is.', tag),
]

/** What every answer in the reader's language heeds. */
export const readHeaderParameters = [
  header(
    'Accept-Language',
    'Languages of the reader by weight (RFC 9110), looked up by RFC 4647. `locale` wins over it.',
    'fr-BE, fr;q=0.9, en;q=0.5',
  ),
  ...conditionHeaders,
]
