/**
 * The assistant's server as it is installed, asked by the client of the protocol's own SDK. The SDK is
 * 94 packages that nothing else here needs, so it is fetched for this test alone: `npm run test:mcp`.
 */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { serve } from '../../functions/serve.ts'
import { smallApp } from '../support/small-directory.ts'

const source = fileURLToPath(new URL('../../functions/client', import.meta.url))
const wanted = process.env['MCP'] === '1'

const assistant = (url: string) => `
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
const client = new Client({ name: 'test', version: '0' })
const server = { command: 'npx', args: ['--no', 'immuno-directory-mcp', '${url}'] }
await client.connect(new StdioClientTransport(server))
const { tools } = await client.listTools()
const call = async (name, given) => client.callTool({ name, arguments: given })
const answers = [
  await call('find_access', { country: 'BE', cancerType: 'melanoma', line: 'first', locale: 'fr' }),
  await call('find_resources', { country: 'BE' }),
  await call('explain_term', { word: 'unknown' }),
  await call('find_access', { country: 'BE', cancerType: 'icd10:C34' }),
  await call('find_access', { country: 'BE', cancerType: 'melanoma', line: 'ninth' }),
]
const { version } = client.getServerVersion()
console.log(JSON.stringify({ names: tools.map(({ name }) => name), version, answers, rules: client.getInstructions() }))
await client.close()
`

async function run(command: string, args: readonly string[], cwd: string): Promise<string> {
  const shell = process.platform === 'win32'
  return (await promisify(execFile)(command, args, { cwd, shell })).stdout
}

it('an assistant finds access, resources and terms through the packed server', async (test) => {
  if (!wanted) test.skip('fetches 94 packages: npm run test:mcp')
  const server = await serve(await smallApp(), { host: '127.0.0.1', port: 0 })
  const folder = await mkdtemp(join(tmpdir(), 'mcp-'))
  onTestFinished(async () => {
    await server.close()
    await rm(folder, { recursive: true, force: true })
  })
  const copy = join(folder, 'client')
  await cp(source, copy, { recursive: true, filter: (path) => !/dist$|node_modules/.test(path) })
  const app = join(folder, 'app')
  await mkdir(app)
  await writeFile(join(app, 'package.json'), '{ "type": "module", "private": true }\n')
  const mcp = join(copy, 'mcp')
  await run('npm', ['install', '--no-audit', '--no-fund'], mcp)
  await run('npm', ['pack', '--pack-destination', app], mcp)
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', join(app, 'immuno-directory-mcp-0.1.0.tgz')],
    app,
  )
  await writeFile(join(app, 'assistant.js'), assistant(server.url))
  const told: unknown = JSON.parse(await run(process.execPath, ['assistant.js'], app))
  const text = (of: object) => [{ type: 'text', text: expect.objectContaining(of) }]
  expect(
    JSON.parse(JSON.stringify(told), (key, value: unknown) =>
      key === 'text' && typeof value === 'string' && value.startsWith('{')
        ? (JSON.parse(value) as unknown)
        : value,
    ),
  ).toEqual({
    names: ['find_access', 'find_resources', 'explain_term'],
    version: '0.1.0',
    rules: expect.stringContaining('Say the "notice"'),
    answers: [
      { content: text({ notice: expect.any(String), ask: expect.any(Array) }), isError: false },
      { content: text({ notice: expect.any(String), total: expect.any(Number) }), isError: false },
      { content: text({ terms: expect.any(Array) }), isError: false },
      { content: text({ refused: expect.any(String) }), isError: true },
      expect.objectContaining({ isError: true }),
    ],
  })
}, 300_000)
