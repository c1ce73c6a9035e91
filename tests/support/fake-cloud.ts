/** CloudFormation and CloudFront as far as the command line asks them, on one address. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import {
  stackNameOf,
  stackOutputs,
  type StackName,
} from '../../functions/store/database/deployed.ts'

type Outputs = Readonly<Record<string, string>>
type Refused = { readonly status: number; readonly code: string; readonly message: string }
/** What to do instead of answering: refuse, or say nothing for ever. */
type Instead = Refused | 'hang'

type Invalidation = {
  readonly distribution: string
  readonly reference: string
  readonly paths: readonly string[]
}

export type FakeCloud = {
  /** For the environment of a command: this cloud, and the store that its tables are in. */
  readonly env: Readonly<Record<string, string>>
  /** Stacks by name; those that are not here are not deployed. */
  readonly stacks: Map<string, Outputs>
  readonly invalidations: Invalidation[]
  /** Requests by what they ask for. */
  readonly asked: string[]
  instead: { readonly [action in 'DescribeStacks' | 'CreateInvalidation']?: Instead }
}

/** `table` and `locales`, the default first, describe a stage that is deployed from the start. */
export async function startFakeCloud(
  store: string,
  { stage, table, locales }: { stage: string; table: string; locales: readonly string[] },
): Promise<FakeCloud> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, cloud).catch(() => outgoing.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const { url: address, distribution, edgeLocales, edgeDefaultLocale } = stackOutputs.Api
  const output = (stack: StackName, outputs: Outputs): [string, Outputs] => [
    stackNameOf(stage, stack),
    outputs,
  ]
  const cloud: FakeCloud = {
    env: {
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'fake',
      AWS_SECRET_ACCESS_KEY: 'fake',
      // Whoever runs the tests may have real ones.
      AWS_CONFIG_FILE: 'none',
      AWS_SHARED_CREDENTIALS_FILE: 'none',
      AWS_PROFILE: '',
      AWS_ENDPOINT_URL_CLOUDFORMATION: url,
      AWS_ENDPOINT_URL_CLOUDFRONT: url,
      AWS_ENDPOINT_URL_DYNAMODB: store,
    },
    stacks: new Map([
      output('Data', { [stackOutputs.Data.table]: table }),
      output('Api', {
        [address]: 'https://directory.example.org',
        [distribution]: 'E2EXAMPLE',
        [edgeLocales]: locales.join(','),
        [edgeDefaultLocale]: locales[0] ?? '',
      }),
    ]),
    invalidations: [],
    asked: [],
    instead: {},
  }
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return cloud
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  cloud: FakeCloud,
): Promise<void> {
  let body = ''
  for await (const chunk of incoming) body += String(chunk)
  const distribution = /distribution\/([^/]+)\/invalidation$/.exec(incoming.url ?? '')?.[1]
  const action = distribution === undefined ? 'DescribeStacks' : 'CreateInvalidation'
  const form = new URLSearchParams(body)
  const name = form.get('StackName') ?? ''
  cloud.asked.push(distribution === undefined ? `${form.get('Action') ?? ''} ${name}` : action)
  const instead = cloud.instead[action]
  if (instead === 'hang') return
  const reply = (status: number, xml: string): void => {
    outgoing.writeHead(status, { 'content-type': 'text/xml' })
    outgoing.end(`<?xml version="1.0"?>${xml}`)
  }
  if (instead !== undefined) return reply(instead.status, errorXml(instead))
  if (distribution !== undefined) return reply(201, invalidate(distribution, body, cloud))
  const outputs = cloud.stacks.get(name)
  if (outputs !== undefined) return reply(200, stackXml(name, outputs))
  const message = `Stack with id ${name} does not exist`
  return reply(400, errorXml({ status: 400, code: 'ValidationError', message }))
}

function invalidate(distribution: string, body: string, { invalidations }: FakeCloud): string {
  const all = (tag: string): string[] =>
    [...body.matchAll(new RegExp(`<${tag}>([^<]*)</${tag}>`, 'g'))].map(([, text = '']) => text)
  const [reference = ''] = all('CallerReference')
  const known = invalidations.findIndex((one) => one.reference === reference)
  if (known === -1) invalidations.push({ distribution, reference, paths: all('Path') })
  const id = `I${known === -1 ? invalidations.length : known + 1}`
  return `<Invalidation xmlns="http://cloudfront.amazonaws.com/doc/2020-05-31/"><Id>${id}</Id><Status>InProgress</Status></Invalidation>`
}

function stackXml(name: string, outputs: Outputs): string {
  const members = Object.entries(outputs).map(
    ([key, value]) =>
      `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  )
  return `<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>UPDATE_COMPLETE</StackStatus><Outputs>${members.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`
}

/** Both services word errors alike. */
function errorXml({ code, message }: Refused): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>0</RequestId></ErrorResponse>`
}
