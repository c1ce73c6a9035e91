/** Whether an answer is one that the OpenAPI document describes: status, form, headers and body. */
import * as z from 'zod'
import { committed, document, resolve, type Response, type Schema } from '../support/document.ts'
import type { Answered } from './doors.ts'
import type { Drawn } from './generate.ts'

const { components, paths } = document

type JsonSchema = Exclude<Parameters<typeof z.fromJSONSchema>[0], boolean>

/** The schemas of the document, where a reader of JSON Schema looks for them. */
const moved = committed.replaceAll('#/components/schemas/', '#/$defs/')
const { schemas: $defs } = (
  JSON.parse(moved) as { components: { schemas: Record<string, JsonSchema> } }
).components

const readers = new Map<string, z.ZodType>()

function readerOf(schema: Schema): z.ZodType {
  const text = JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/')
  const known = readers.get(text)
  const reader = known ?? z.fromJSONSchema({ ...(JSON.parse(text) as JsonSchema), $defs })
  readers.set(text, reader)
  return reader
}

function faultsOfBody(response: Response, { headers, body }: Answered, isCut: boolean): string[] {
  const form = (headers['content-type'] ?? '').split(';')[0] ?? ''
  const content = response.content?.[form]
  if (content === undefined) return [`the form ${form}`]
  // What was not chosen is left out, though the schema requires it.
  if (!/[/+]json$/.test(form) || content.schema === undefined || isCut) return []
  const { error } = readerOf(content.schema).safeParse(JSON.parse(body))
  return error === undefined
    ? []
    : [`a body that is not as described: ${error.message.slice(0, 300)}`]
}

/** In which way what was sent must be answered: what is not in its form, with 400. */
function faultsOfStatus({ form, headers = [] }: Drawn, status: number): string[] {
  const wanted = headers.some(([name]) => /^(?:accept|if-match)$/i.test(name))
  if (form === 'broken' && status !== 400 && status !== 406) return [`${status} to what is broken`]
  if (form === 'shown' && !wanted && ![200, 304, 404].includes(status))
    return [`${status} to what is shown`]
  return []
}

/** The faults of an answer to what the document describes. */
export function faultsByDocument(asked: Drawn, answer: Answered): string[] {
  const { path = '', method } = asked
  const { status, headers, body } = answer
  if (method === 'OPTIONS') return status === 204 ? [] : [`${status} to OPTIONS`]
  const responses = paths[path]?.get.responses ?? {}
  const found = responses[String(status)]
  if (found === undefined) return [`the status ${status}`]
  if (method !== 'GET' && method !== 'HEAD') return status === 405 ? [] : [`${status} to ${method}`]
  const response = resolve(components.responses, found)
  const missing = Object.entries(response.headers ?? {})
    .filter(
      ([name, { required }]) => required === true && headers[name.toLowerCase()] === undefined,
    )
    .map(([name]) => `no header ${name}`)
  const hasBody = method === 'GET' && status !== 304
  const isCut = asked.target.includes('fields=')
  return [
    ...missing,
    ...faultsOfStatus(asked, status),
    ...(hasBody ? faultsOfBody(response, answer, isCut) : []),
    ...(hasBody === (body !== '') ? [] : ['a body where none is, or none where one is']),
  ]
}
