/** The document tells what stands in front of the API: compared with what is deployed there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { ProblemBody } from '../../../functions/http/problem-body.ts'
import { answers, document, resolve, type Response } from '../../support/document.ts'
import { buildEdgeScript, loadEdge, type Edge } from '../../support/edge.ts'
import { only, removeSynthesised, synthesise, type Synthesised } from '../../support/stacks.ts'

let production: Synthesised
let edge: Edge
beforeAll(async () => {
  production = synthesise('production')
  edge = loadEdge(await buildEdgeScript())
})
afterAll(removeSynthesised)

const operationIds = Object.values(document.paths).map(({ get }) => get.operationId)
const described = (status: number | 'default'): Response[] =>
  answers.filter(([, one]) => one === String(status)).map(([, , answer]) => answer)
const typesOf = ({ content = {} }: Response) => Object.keys(content)

/** How the firewall spells them; it has no others, and takes no Content-Type among its headers. */
const contentTypes: Readonly<Record<string, string>> = {
  TEXT_PLAIN: 'text/plain',
  TEXT_HTML: 'text/html',
  APPLICATION_JSON: 'application/json',
}

describe('the document and the firewall', () => {
  const CustomResponse = z.object({
    ResponseCode: z.int(),
    CustomResponseBodyKey: z.string(),
    ResponseHeaders: z.array(z.object({ Name: z.string(), Value: z.string() })),
  })

  function refusal() {
    const acl = only(production.template('Edge'), 'AWS::WAFv2::WebACL').Properties
    const custom = CustomResponse.parse(acl['Rules'][0].Action.Block.CustomResponse)
    const body = acl['CustomResponseBodies'][custom.CustomResponseBodyKey]
    return {
      status: custom.ResponseCode,
      headers: custom.ResponseHeaders.map(({ Name }) => Name),
      type: contentTypes[body.ContentType],
      body: z.record(z.string(), z.unknown()).parse(JSON.parse(body.Content)),
    }
  }

  it('agree on every operation’s 429: content type, fields and headers', () => {
    const { status, headers, type, body } = refusal()
    const documented = described(status)
    expect(documented).toHaveLength(operationIds.length)
    for (const answer of documented) {
      expect(typesOf(answer)).toEqual([type])
      const { properties, required } = resolve(
        document.components.schemas,
        answer.content?.[type ?? '']?.schema ?? {},
      )
      expect(Object.keys(properties ?? {})).toEqual(Object.keys(body))
      // Lambda sends none of them.
      expect(required).toBeUndefined()
      expect(headers).toEqual(expect.arrayContaining(Object.keys(answer.headers ?? {})))
      expect(Object.keys(answer.headers ?? {})).toEqual(['Retry-After'])
    }
  })

  it('promise no requestId where none is sent', () => {
    expect(ProblemBody.safeParse(refusal().body).success).toBe(false)
    expect(refusal().headers).not.toContain('X-Request-Id')
  })

  it('name no other status of a rule: the managed ones send CloudFront’s 403', () => {
    const [, ...managed] = only(production.template('Edge'), 'AWS::WAFv2::WebACL').Properties[
      'Rules'
    ]
    for (const { OverrideAction } of managed) expect(OverrideAction).toEqual({ None: {} })
    for (const answer of described('default')) expect(answer.description).toContain('- 403,')
  })
})

describe('the document and the edge function', () => {
  it('agree on every operation’s 405', () => {
    const { status, headers, body } = edge.refuse({ method: 'POST' })
    const documented = described(status)
    expect(documented).toHaveLength(operationIds.length)
    expect(ProblemBody.safeParse(JSON.parse(body)).success).toBe(true)
    for (const answer of documented) {
      expect(typesOf(answer)).toEqual([headers['content-type']?.value])
      for (const [name, { required }] of Object.entries(answer.headers ?? {})) {
        expect([name, required]).toEqual([name, true])
        expect(headers).toHaveProperty(name.toLowerCase())
      }
    }
  })
})

describe('the document and CloudFront', () => {
  /** Of these CloudFront itself sends none here: it asks the API with every address and method. */
  const neverItsOwn = new Set([404, 405])

  function itsErrors(): number[] {
    const { CustomErrorResponses } = only(
      production.template('Edge'),
      'AWS::CloudFront::Distribution',
    ).Properties['DistributionConfig']
    // None is replaced by an object of ours: it is its own page, or what the API sent.
    for (const one of CustomErrorResponses) expect(one.ResponsePagePath).toBeUndefined()
    return CustomErrorResponses.map((one: any) => one.ErrorCode)
  }

  it('agree that each of its errors may be a page, for every operation', () => {
    const errors = itsErrors().filter((status) => !neverItsOwn.has(status))
    expect(errors).toEqual(expect.arrayContaining([400, 403, 500, 502, 503, 504]))
    for (const operationId of operationIds) {
      const own = new Map(
        answers.filter(([id]) => id === operationId).map(([, status, answer]) => [status, answer]),
      )
      for (const status of errors) {
        const answer = own.get(String(status)) ?? own.get('default')
        expect([operationId, status, typesOf(answer ?? { description: '' })]).toEqual([
          operationId,
          status,
          expect.arrayContaining(['text/html']),
        ])
      }
    }
  })

  it('promise a header only where whoever may answer sends it', () => {
    const pages = answers.filter(
      ([, status, answer]) => status !== '200' && typesOf(answer).includes('text/html'),
    )
    expect(pages.length).toBeGreaterThan(operationIds.length)
    for (const [operationId, status, { headers = {} }] of pages) {
      const promised = Object.entries(headers).filter(([, { required }]) => required === true)
      expect([operationId, status, promised]).toEqual([operationId, status, []])
    }
  })

  it('give every problem of the API as problem+json, with the request’s id', () => {
    for (const [operationId, status, answer] of answers) {
      const isProblem = Number(status) >= 400 && status !== '429'
      expect([operationId, status, typesOf(answer).includes('application/problem+json')]).toEqual([
        operationId,
        status,
        isProblem,
      ])
      const named = status === '200' || status === '304' || isProblem
      expect([operationId, status, 'X-Request-Id' in (answer.headers ?? {})]).toEqual([
        operationId,
        status,
        named,
      ])
    }
  })
})
