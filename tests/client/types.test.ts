/** The client's types against the document, and the client's calls against its operations. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createClient } from '../../functions/client/client.ts'
import { operations } from '../../functions/client/types.ts'
import { clientTypes } from '../../seed/reference/client-types.ts'
import { document } from '../support/document.ts'
import { answering } from '../support/fetch-double.ts'

const committed = readFileSync(new URL('../../functions/client/types.ts', import.meta.url), 'utf8')

/** Of one schema alone. */
const typeOf = (schema: object) =>
  /export type Some = ([^]*?)\n\n/.exec(
    clientTypes({ paths: {}, components: { schemas: { Some: schema } } }),
  )?.[1]

describe('the types of the client', () => {
  it('are what the document gives; `npm run openapi` writes them', () => {
    expect(committed).toBe(clientTypes(document))
  })

  it('have every operation, and every schema by its name', () => {
    const ids = Object.values(document.paths).map(({ get }) => get.operationId)
    expect(Object.keys(operations)).toEqual(ids)
    const names = [...committed.matchAll(/^export type (\w+) =/gm)].map(([, name]) => name)
    expect(names).toEqual([...Object.keys(document.components.schemas), 'Operations'])
  })

  it.each([
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'integer' }, 'number'],
    [{ enum: ['a', "it's", 1, null] }, String.raw`'a' | 'it\'s' | 1 | null`],
    [{ const: 'a' }, "'a'"],
    [{ type: 'array', items: { type: 'string' } }, 'readonly string[]'],
    [
      {
        type: 'array',
        items: { anyOf: [{ $ref: '#/components/schemas/Note' }, { type: 'null' }] },
      },
      'readonly (Note | null)[]',
    ],
    [{ allOf: [{ $ref: '#/a/A' }, { $ref: '#/a/B' }] }, '(A) & (B)'],
    [
      { type: 'object', additionalProperties: { type: 'boolean' } },
      'Readonly<Record<string, boolean>>',
    ],
    [{ type: 'object', properties: {} }, 'Readonly<Record<string, unknown>>'],
    [{}, 'unknown'],
    [
      {
        type: 'object',
        required: ['a-b'],
        properties: { 'a-b': { type: 'string', description: 'no */ end' }, c: { type: 'number' } },
      },
      "{\n  /** no *\\/ end */\n  readonly 'a-b': string\n  readonly c?: number\n}",
    ],
  ])('say %j as %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type)
  })

  it('are not written from a document with a keyword that nobody thought of', () => {
    expect(() => typeOf({ type: 'array', prefixItems: [{ type: 'string' }] })).toThrow(
      'prefixItems',
    )
    expect(() => typeOf({ type: 'object', patternProperties: {} })).toThrow('patternProperties')
  })
})

type Callable = (parameters: object) => unknown

/** Every function of a client, however deep. */
function callsIn(held: unknown): Callable[] {
  if (typeof held === 'function') return [held as Callable]
  return Object.values(held as object).flatMap(callsIn)
}

it('every operation of the document has a call', async () => {
  const { fetch, asked } = answering({ status: 404 })
  const client = createClient({ baseUrl: '', fetch })
  const given = { id: '{id}', code: '{code}', type: '{type}' }
  for (const call of callsIn(client)) await Promise.resolve(call(given)).catch(() => undefined)
  const called = new Set(
    asked.map(({ address }) => decodeURIComponent(address.split('?')[0] ?? '')),
  )
  expect([...called].toSorted()).toEqual(Object.keys(document.paths).toSorted())
})
