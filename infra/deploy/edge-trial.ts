/**
 * The edge function before any reader meets it. CloudFormation publishes it to everybody at once, and a
 * staging distribution cannot have HTTP/3; but a function that is not published runs at CloudFront all
 * the same, when it is tested. So the one that is going to be deployed is made under a name of its own,
 * asked, compared with what it does here, and removed.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import type { CloudFrontClient } from '@aws-sdk/client-cloudfront'
import * as z from 'zod'
import { trialNameOf } from '../../functions/store/database/deployed.ts'
import { edgeImport } from '../build/edge-subset.ts'

const fields = (pairs: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(pairs).map(([name, value]) => [name, { value }]))

function ask(method: string, uri: string, query = {}, acceptLanguage?: string) {
  const headers = {
    host: 'directory.example.org',
    ...(acceptLanguage !== undefined && { 'accept-language': acceptLanguage }),
  }
  const request = { method, uri, querystring: fields(query), headers: fields(headers), cookies: {} }
  return {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: '192.0.2.1' },
    request,
  }
}

const questions = {
  'a question of an app': ask('GET', '/v1/access', { locale: 'fr', country: 'BE' }),
  'a question in a language of the header': ask('GET', '/v1', {}, 'de-CH, fr;q=0.8, *;q=0.1'),
  'a page': ask('GET', '/fr/', {}, 'pl'),
  'the first page': ask('HEAD', '/', {}, 'tr, en;q=0.5'),
  'a long query': ask('GET', '/v1/search', { q: 'x'.repeat(200), b: '2', a: '1' }),
  'a method that is refused': ask('POST', '/v1'),
} as const

const Field = z.object({ value: z.string() })
/** As far as the function decides: what it adds of chance, such as the request id, is left out. */
const Outcome = z.union([
  z.object({
    statusCode: z.number(),
    headers: z.object({ allow: Field, 'content-type': Field }),
  }),
  z.object({
    method: z.string(),
    uri: z.string(),
    querystring: z.union([z.string(), z.record(z.string(), Field)]),
    headers: z.object({ 'accept-language': Field }),
  }),
])
const Told = z.object({ request: Outcome }).or(z.object({ response: Outcome }))

/** What the script does here. */
function runHere(script: string, event: object): unknown {
  const context = createContext({ event: structuredClone(event) })
  const helpers = 'const cf = { createRequestOriginGroup() {} }'
  return new Script(`${helpers};${script.replace(edgeImport, '')};handler(event)`).runInContext(
    context,
  )
}

/** A query that is put in place of the parsed one comes back as either. */
function plain(outcome: unknown): string {
  const parsed = Outcome.parse(JSON.parse(JSON.stringify(outcome)))
  if ('statusCode' in parsed) return JSON.stringify(parsed)
  const { querystring, ...others } = parsed
  const query =
    typeof querystring === 'string'
      ? querystring
      : Object.entries(querystring)
          .map(([name, { value }]) => `${name}=${value}`)
          .join('&')
  return JSON.stringify({ ...others, query })
}

/** CloudFront ends a function at 100. */
const mostUtilisation = 70

/** Gives the exit code; what is wrong, or why it was not to be found out, is told. */
export async function runTrial(
  client: CloudFrontClient,
  { folder, stack }: { readonly folder: string; readonly stack: string },
  note: (line: string) => void,
): Promise<number> {
  try {
    const text = await readFile(join(folder, `${stack}.template.json`), 'utf8')
    const faults = await tryEdge(client, trialNameOf(stack), scriptOf(JSON.parse(text)))
    faults.forEach(note)
    return faults.length === 0 ? 0 : 1
  } catch (error) {
    note(`no trial: ${error instanceof Error ? error.message : String(error)}`)
    return 1
  } finally {
    client.destroy()
  }
}

/** Every difference, and every answer that took too much; none is good. */
export async function tryEdge(
  client: CloudFrontClient,
  name: string,
  script: string,
): Promise<string[]> {
  const { DeleteFunctionCommand, TestFunctionCommand } = await import('@aws-sdk/client-cloudfront')
  const ETag = await makeUnpublished(client, name, script)
  const faults: string[] = []
  try {
    for (const [what, event] of Object.entries(questions)) {
      const { TestResult } = await client.send(
        new TestFunctionCommand({
          Name: name,
          IfMatch: ETag,
          Stage: 'DEVELOPMENT',
          EventObject: Buffer.from(JSON.stringify(event)),
        }),
      )
      const {
        FunctionErrorMessage = '',
        FunctionOutput = '',
        ComputeUtilization,
      } = TestResult ?? {}
      if (FunctionErrorMessage !== '') {
        faults.push(`${what}: ${FunctionErrorMessage}`)
        continue
      }
      const told = Told.parse(JSON.parse(FunctionOutput))
      const [there, here] = [Object.values(told)[0], runHere(script, event)].map(plain)
      if (there !== here) faults.push(`${what}: ${there} at CloudFront, ${here} here`)
      if (Number(ComputeUtilization ?? 0) > mostUtilisation) {
        faults.push(`${what}: takes ${ComputeUtilization} of the 100 that it may`)
      }
    }
  } finally {
    await client.send(new DeleteFunctionCommand({ Name: name, IfMatch: ETag }))
  }
  return faults
}

/** One that was left by a trial which was broken off is used again. Gives its entity tag. */
async function makeUnpublished(
  client: CloudFrontClient,
  name: string,
  script: string,
): Promise<string> {
  const { CreateFunctionCommand, DescribeFunctionCommand, UpdateFunctionCommand } =
    await import('@aws-sdk/client-cloudfront')
  const made = {
    Name: name,
    FunctionConfig: { Comment: 'Tried before it is deployed.', Runtime: 'cloudfront-js-2.0' },
    FunctionCode: Buffer.from(script),
  } as const
  try {
    return tagOf(await client.send(new CreateFunctionCommand(made)))
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'FunctionAlreadyExists') throw error
    const IfMatch = tagOf(await client.send(new DescribeFunctionCommand({ Name: name })))
    return tagOf(await client.send(new UpdateFunctionCommand({ ...made, IfMatch })))
  }
}

function tagOf({ ETag }: { readonly ETag?: string | undefined }): string {
  if (ETag === undefined) throw new Error('CloudFront told no entity tag')
  return ETag
}

const Template = z.object({ Resources: z.record(z.string(), z.unknown()) })
const EdgeFunction = z.object({
  Type: z.literal('AWS::CloudFront::Function'),
  Properties: z.object({ FunctionCode: z.string() }),
})

/** The script that a template deploys. */
export function scriptOf(template: unknown): string {
  const found = Object.values(Template.parse(template).Resources).flatMap((one) => {
    const { success, data } = EdgeFunction.safeParse(one)
    return success ? [data.Properties.FunctionCode] : []
  })
  const [script, ...more] = found
  if (script === undefined || more.length > 0) throw new Error('not one edge function')
  return script
}
