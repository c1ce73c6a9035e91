/** The OpenAPI document as it is committed, and how to walk through it. */
import { readFileSync } from 'node:fs'

export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}
type Header = { readonly required?: boolean }
export type Response = {
  readonly $ref?: string
  readonly description: string
  readonly headers?: Readonly<Record<string, Header>>
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>
}
export type Parameter = {
  readonly $ref?: string
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: Schema
  readonly example?: string | readonly string[]
}
type Described = {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly responses: Readonly<Record<string, Response>>
}
export type OpenApi = {
  readonly info: {
    readonly license: { readonly name: string; readonly url: string }
    readonly contact: { readonly name: string; readonly url?: string }
  }
  readonly paths: Readonly<Record<string, { readonly get: Described }>>
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>
    readonly parameters: Readonly<Record<string, Parameter>>
    readonly responses: Readonly<Record<string, Response>>
  }
}

export const committed = readFileSync(
  new URL('../../functions/openapi.json', import.meta.url),
  'utf8',
)
export const document = JSON.parse(committed) as OpenApi

/** What a reference names among `held`, or the thing itself. */
export function resolve<T extends { readonly $ref?: string }>(
  held: Readonly<Record<string, T>>,
  thing: T,
): T {
  const name = thing.$ref?.split('/').at(-1)
  const found = name === undefined ? thing : held[name]
  if (found === undefined) throw new Error(`there is no ${thing.$ref}`)
  return found
}

const { responses } = document.components

/** Every answer that is described, by its operation and status. */
export const answers: readonly (readonly [operation: string, status: string, answer: Response])[] =
  Object.values(document.paths).flatMap(({ get }) =>
    Object.entries(get.responses).map(
      ([status, answer]) => [get.operationId, status, resolve(responses, answer)] as const,
    ),
  )
