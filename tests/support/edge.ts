/** The built edge function, in a context that has no more than CloudFront's runtime documents. */
import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import * as z from 'zod'
import { bundleEdge, edgeScript } from '../../infra/build/edge-function.ts'
import { readManifestLocales } from '../../infra/build/edge-locales.ts'
import { documentedGlobals, documentedMethods, edgeImport } from '../../infra/build/edge-subset.ts'
import type { Fields } from '../../infra/edge/event.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export async function buildEdgeScript(): Promise<string> {
  const { files } = await bundleEdge(root, await readManifestLocales(root))
  return files.get(edgeScript) ?? ''
}

const Line = z.object({ value: z.string() })
const FieldsShape = z.record(
  z.string(),
  Line.extend({ multiValue: z.exactOptional(z.array(Line)) }),
)
const Group = z.strictObject({
  originIds: z.array(z.strictObject({ originId: z.string() })).length(2),
  failoverCriteria: z.strictObject({ statusCodes: z.array(z.number()) }),
})
const Outcome = z.union([
  z.object({
    steps: z.int(),
    /** The pair of origins that the request is for. */
    group: Group.optional(),
    method: z.string(),
    querystring: z.union([z.string(), FieldsShape]),
    headers: FieldsShape,
  }),
  z.object({ statusCode: z.number(), headers: FieldsShape, body: z.string() }),
])

export type Asked = {
  readonly method?: string
  readonly path?: string
  /** As sent: without a question mark there is none. */
  readonly query?: string
  /** Lines of the header. */
  readonly acceptLanguage?: readonly string[]
  /** Whether the query is told parsed alone, as before November 2025 and in the console's tests. */
  readonly parsedOnly?: boolean
}

type Passed = {
  readonly query: string
  readonly acceptLanguage: string
}
type Refused = { readonly status: number; readonly headers: Fields; readonly body: string }

function fieldsOf(pairs: readonly (readonly [string, string])[]): object {
  const fields = new Map<string, { value: string; multiValue?: { value: string }[] }>()
  for (const [name, value] of pairs) {
    const field = fields.get(name)
    if (field === undefined) fields.set(name, { value })
    else (field.multiValue ??= [{ value: field.value }]).push({ value })
  }
  // A name such as __proto__ becomes a field like any other.
  return Object.fromEntries(fields)
}

function parse(query: string): [string, string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const cut = pair.indexOf('=')
      return cut < 0 ? [pair, ''] : [pair.slice(0, cut), pair.slice(cut + 1)]
    })
}

function textOf(fields: Fields | string): string {
  if (typeof fields === 'string') return fields
  return Object.entries(fields)
    .flatMap(([name, field]) =>
      (field.multiValue ?? [field]).map(({ value }) => `${name}=${value}`),
    )
    .join('&')
}

/** Takes away what a browser or Node has and the edge has not. */
const impoverish = `(globals, methods) => {
  for (const [name, kept] of Object.entries(methods)) {
    const prototype = globalThis[name].prototype
    for (const one of Object.getOwnPropertyNames(prototype)) {
      const { value } = Object.getOwnPropertyDescriptor(prototype, one)
      if (typeof value === 'function' && one !== 'constructor' && !kept.includes(one))
        delete prototype[one]
    }
  }
  // ECMAScript 5 leaves open whether what compares as equal keeps its order.
  const sort = Array.prototype.sort
  Array.prototype.sort = function (compare) {
    return sort.call(this.reverse(), compare)
  }
  const all = globalThis
  for (const name of Object.getOwnPropertyNames(all))
    if (!globals.includes(name) && name !== 'handler') delete all[name]
}`

/**
 * Counts in `cf.steps` what lists are made of, how often something is done for each in one, and what
 * is asked of texts.
 */
const countSteps = `() => {
  'use strict'
  const split = String.prototype.split
  String.prototype.split = function (by, most) {
    const parts = split.call(this, by, most)
    cf.steps += parts.length
    return parts
  }
  for (const name of ['filter', 'forEach', 'map', 'some', 'sort']) {
    const original = Array.prototype[name]
    Array.prototype[name] = function (does) {
      cf.steps += this.length
      return original.call(this, does)
    }
  }
  function countCalls(prototype, names) {
    for (const name of names) {
      const original = prototype[name]
      prototype[name] = function (...given) {
        cf.steps += 1
        return original.apply(this, given)
      }
    }
  }
  countCalls(String.prototype, ['charAt', 'slice', 'startsWith', 'toLowerCase', 'trim'])
  countCalls(RegExp.prototype, ['test'])
}`

const drive = `(text, raw) => {
  const event = JSON.parse(text)
  if (raw !== undefined) event.request.rawQueryString = () => (raw === null ? undefined : raw)
  delete cf.group
  cf.steps = 0
  const answer = handler(event)
  return JSON.stringify({ ...answer, group: cf.group, steps: cf.steps })
}`

export type Edge = {
  pass(asked: Asked): Passed
  /** How much it does for a request that it passes on. */
  steps(asked: Asked): number
  refuse(asked: Asked): Refused
  run(asked: Asked): z.infer<typeof Outcome>
}

export function loadEdge(script: string): Edge {
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } })
  const evaluate = (source: string): unknown => new Script(source).runInContext(context)
  // As a module would have it; what is asked of it goes out with the answer.
  evaluate('const cf = { createRequestOriginGroup(group) { cf.group = group } }')
  evaluate(script.replace(edgeImport, ''))
  const handle = evaluate(drive) as (event: string, query?: string | null) => string
  const takeAway = evaluate(impoverish) as (globals: string[], methods: unknown) => void
  const count = evaluate(countSteps) as () => void
  count()
  takeAway(documentedGlobals.concat('Function'), documentedMethods)

  function run({
    method = 'GET',
    path = '/v1',
    query,
    acceptLanguage = [],
    parsedOnly = false,
  }: Asked) {
    const lines = acceptLanguage.map((line) => ['accept-language', line] as const)
    const request = {
      method,
      uri: path,
      querystring: fieldsOf(parse(query ?? '')),
      headers: fieldsOf([['host', 'directory.example'], ...lines]),
      cookies: {},
    }
    const event = { version: '1.0', viewer: { ip: '192.0.2.1' }, request }
    const answer = handle(JSON.stringify(event), parsedOnly ? undefined : (query ?? null))
    return Outcome.parse(JSON.parse(answer))
  }

  return {
    run,
    pass(asked) {
      const result = run(asked)
      if ('statusCode' in result) throw new Error(`refused with ${result.statusCode}`)
      const { querystring, headers } = result
      const field = headers['accept-language']
      if (field === undefined) throw new Error('no Accept-Language is left')
      const values = field.multiValue ?? [{ value: field.value }]
      const unchanged = asked.parsedOnly === true ? textOf(querystring) : (asked.query ?? '')
      return {
        query: typeof querystring === 'string' ? querystring : unchanged,
        acceptLanguage: values.map(({ value }) => value).join(','),
      }
    },
    steps(asked) {
      const result = run(asked)
      if ('statusCode' in result) throw new Error(`refused with ${result.statusCode}`)
      return result.steps
    },
    refuse(asked) {
      const result = run(asked)
      if (!('statusCode' in result)) throw new Error('passed on')
      return { status: result.statusCode, headers: result.headers, body: result.body }
    },
  }
}
