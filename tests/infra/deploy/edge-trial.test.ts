/** The trial of the edge function, at a CloudFront which runs it here. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createContext, Script } from 'node:vm'
import {
  CloudFrontClient,
  CloudFrontServiceException,
  CreateFunctionCommand,
  DeleteFunctionCommand,
  DescribeFunctionCommand,
  PublishFunctionCommand,
  TestFunctionCommand,
  UpdateFunctionCommand,
  type TestFunctionCommandInput,
} from '@aws-sdk/client-cloudfront'
import { mockClient } from 'aws-sdk-client-mock'
import { allCustomMatcher } from 'aws-sdk-client-mock-vitest'
// oxlint-disable-next-line no-unassigned-import -- only the types of the matchers
import 'aws-sdk-client-mock-vitest/extend'
import { beforeAll, describe, expect, it } from 'vitest'
import { edgeImport } from '../../../infra/build/edge-subset.ts'
import { runTrial, scriptOf, tryEdge } from '../../../infra/deploy/edge-trial.ts'
import { buildEdgeScript } from '../../support/edge.ts'
import { temporaryFolder } from '../../support/seed.ts'

expect.extend(allCustomMatcher)

let script: string
beforeAll(async () => {
  script = await buildEdgeScript()
})

/** Runs `runs` instead of what it was given, and says that it took `utilisation`. */
function cloudFrontWith(runs: string, utilisation = '20') {
  const cloudFront = mockClient(CloudFrontClient)
  cloudFront.on(CreateFunctionCommand).resolves({ ETag: 'made' })
  cloudFront.on(DescribeFunctionCommand).resolves({ ETag: 'left' })
  cloudFront.on(UpdateFunctionCommand).resolves({ ETag: 'renewed' })
  cloudFront.on(DeleteFunctionCommand).resolves({})
  cloudFront.on(TestFunctionCommand).callsFake((asked: TestFunctionCommandInput) => {
    const event: unknown = JSON.parse(Buffer.from(asked.EventObject ?? []).toString())
    const code = `const cf = { createRequestOriginGroup() {} };${runs.replace(edgeImport, '')}`
    const context = createContext({ event })
    try {
      const answer = new Script(`${code};handler(event)`).runInContext(context)
      const told = 'statusCode' in answer ? { response: answer } : { request: answer }
      const output = JSON.stringify(told)
      return { TestResult: { FunctionOutput: output, ComputeUtilization: utilisation } }
    } catch (error) {
      return { TestResult: { FunctionErrorMessage: String(error) } }
    }
  })
  return cloudFront
}

const attempt = async () => tryEdge(new CloudFrontClient({ region: 'us-east-1' }), 'trial', script)

describe('I-17 the edge function before it is deployed', () => {
  it('is asked where no reader is, never published, and removed', async () => {
    const cloudFront = cloudFrontWith(script)
    expect(await attempt()).toEqual([])
    for (const { args } of cloudFront.commandCalls(TestFunctionCommand)) {
      expect(args[0].input).toMatchObject({ Name: 'trial', Stage: 'DEVELOPMENT', IfMatch: 'made' })
    }
    expect(cloudFront).not.toHaveReceivedCommand(PublishFunctionCommand)
    expect(cloudFront).toHaveReceivedCommandWith(DeleteFunctionCommand, {
      Name: 'trial',
      IfMatch: 'made',
    })
  })

  it('is not deployed when CloudFront does something else with it, or cannot run it', async () => {
    const other = `const asHere = handler; handler = (event) => {
      const passed = asHere(event)
      passed.headers['accept-language'] = { value: 'en' }
      return passed
    }`
    cloudFrontWith(`${script};${other}`)
    const [fault, ...more] = await attempt()
    expect(fault).toMatch(/^a question in a language of the header: .*"en".* at CloudFront, .*"de"/)
    expect(more).toHaveLength(1)
    const broken = cloudFrontWith('function handler() { return gone }')
    expect((await attempt())[0]).toContain('a question of an app: ReferenceError: gone')
    expect(broken).toHaveReceivedCommand(DeleteFunctionCommand)
  })

  it('is not deployed when it comes near what CloudFront lets a function take', async () => {
    cloudFrontWith(script, '71')
    expect((await attempt())[0]).toContain('takes 71 of the 100')
  })

  it('takes the place of one that a broken-off trial has left', async () => {
    const cloudFront = cloudFrontWith(script)
    cloudFront.on(CreateFunctionCommand).rejects(
      new CloudFrontServiceException({
        name: 'FunctionAlreadyExists',
        $fault: 'client',
        $metadata: {},
      }),
    )
    expect(await attempt()).toEqual([])
    expect(cloudFront).toHaveReceivedCommandWith(DeleteFunctionCommand, { IfMatch: 'renewed' })
  })
})

describe('the trial as a step of a deployment', () => {
  const trial = async (folder: string) => {
    const told: string[] = []
    const client = new CloudFrontClient({ region: 'us-east-1' })
    const code = await runTrial(client, { folder, stack: 'Edge' }, (line) => void told.push(line))
    return { code, told }
  }
  const write = async (): Promise<string> => {
    const folder = await temporaryFolder()
    const one = { Type: 'AWS::CloudFront::Function', Properties: { FunctionCode: script } }
    const template = JSON.stringify({ Resources: { one } })
    await writeFile(join(folder, 'Edge.template.json'), template)
    return folder
  }

  it('ends well, or names what is wrong, or why it could not be made', async () => {
    cloudFrontWith(script)
    expect(await trial(await write())).toEqual({ code: 0, told: [] })
    cloudFrontWith(script, '99')
    expect(await trial(await write())).toMatchObject({ code: 1, told: { length: 6 } })
    cloudFrontWith(script).on(CreateFunctionCommand).rejects(new Error('not signed in'))
    expect(await trial(await write())).toEqual({ code: 1, told: ['no trial: not signed in'] })
    expect((await trial(await temporaryFolder())).told[0]).toContain('no trial: ENOENT')
  })
})

it('the script is the one that the template deploys', () => {
  const one = { Type: 'AWS::CloudFront::Function', Properties: { FunctionCode: 'script' } }
  expect(scriptOf({ Resources: { one, other: { Type: 'AWS::CloudFront::Distribution' } } })).toBe(
    'script',
  )
  expect(() => scriptOf({ Resources: {} })).toThrow('not one edge function')
})
