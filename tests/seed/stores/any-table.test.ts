/** `--table`: a table that is there, one that is made, and what is told when it cannot be reached. */
import { STSClient } from '@aws-sdk/client-sts'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, beforeEach, describe, expect, vi } from 'vitest'
import { runHere } from '../../support/cli.ts'
import { temporaryFolder, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'

/** Nothing of whoever runs the tests: no account, no region, nobody to ask for one. */
const nobody = {
  AWS_REGION: '',
  AWS_DEFAULT_REGION: '',
  AWS_PROFILE: '',
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_CONFIG_FILE: 'none',
  AWS_SHARED_CREDENTIALS_FILE: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
}
const somebody = { AWS_ACCESS_KEY_ID: 'some', AWS_SECRET_ACCESS_KEY: 'body' }

let cwd: string
beforeEach(async () => {
  cwd = await temporaryFolder()
  for (const [name, value] of Object.entries(nobody)) vi.stubEnv(name, value)
})
afterEach(() => void vi.unstubAllEnvs())

const seed = async (...args: string[]) => runHere(args, { cwd })

describe('table create', () => {
  it('makes the table that everything else works on, once', async ({ stores }) => {
    const to = ['--table', 'made', '--endpoint', stores.endpoint]
    const made = await seed('table', 'create', ...to)
    expect([made.code, made.out]).toEqual([0, `created: table made at ${stores.endpoint}\n`])
    const data = await writeDataset()
    const published = await seed('publish', '-m', 'first', '--data', data, ...to)
    expect([published.code, published.out]).toEqual([
      0,
      expect.stringMatching(/^published release/),
    ])
    const again = JSON.parse((await seed('table', 'create', '--json', ...to)).out)
    expect(again).toMatchObject({ created: false })
    const status = JSON.parse((await seed('status', '--json', '--data', data, ...to)).out)
    expect(status).toMatchObject({ generation: 1, drift: { state: 'same' } })
  })

  it('wants a name, and leaves stages to their deployment', async () => {
    for (const args of [[], ['--stage', 'sandbox']]) {
      const { code, err } = await seed('table', 'create', ...args)
      expect([code, err]).toEqual([2, expect.stringContaining('--table NAME')])
    }
  })

  it('tells that nothing protects a table of AWS', async ({ stores }) => {
    for (const [name, value] of Object.entries(somebody)) vi.stubEnv(name, value)
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', stores.endpoint)
    const { out } = await seed('table', 'create', '--table', 'bare', '--region', 'eu-north-1')
    expect(out).toContain('created: table bare in eu-north-1\nNothing protects it')
  })
})

describe('a table that is not there', () => {
  it('is told with its name, region and address, and the command that makes it', async ({
    stores,
  }) => {
    const at = ['--endpoint', stores.endpoint, '--region', 'eu-north-1']
    const { code, err } = await seed('status', '--table', 'none', ...at)
    expect(code).toBe(4)
    expect(err).toContain(`there is no table none in eu-north-1, at ${stores.endpoint}\n`)
    const [, command = ''] = /npm run seed -- (table create .*)\n/.exec(err) ?? []
    expect((await seed(...command.split(' '))).code).toBe(0)
    expect((await seed('status', '--table', 'none', ...at)).code).toBe(0)
  })

  it('is told with the address that the environment names', async ({ stores }) => {
    for (const [name, value] of Object.entries(somebody)) vi.stubEnv(name, value)
    vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', stores.endpoint)
    const { err } = await seed('releases', '--table', 'nowhere', '--region', 'eu-north-1')
    expect(err).toContain(`there is no table nowhere in eu-north-1, at ${stores.endpoint}`)
  })
})

describe('whoever has not signed in', () => {
  const commands = ['status', 'releases', 'verify']

  it.for(commands)('is asked for a region at once: %s', async (command) => {
    const { code, err } = await seed(command, '--table', 't')
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^no AWS region is set\nName it: --region/),
    ])
  })

  it.for(commands)('is asked for credentials at once: %s', async (command) => {
    const { code, err } = await seed(command, '--table', 't', '--region', 'eu-north-1')
    expect(code).toBe(4)
    expect(err).toMatch(
      /^dynamodb:(?:GetItem|Query) failed: CredentialsProviderError\n.*\nSign in to AWS/,
    )
  })

  it('is told the same by what writes, and nobody is asked ten times', async () => {
    const sts = mockClient(STSClient)
    const publish = ['publish', '-m', 'why', '--data', await writeDataset(), '--table', 't']
    const nowhere = await seed(...publish)
    expect([nowhere.code, nowhere.err]).toEqual([
      2,
      expect.stringContaining('no AWS region is set'),
    ])
    const unknown = await seed(...publish, '--region', 'eu-north-1')
    expect([unknown.code, unknown.err]).toEqual([4, expect.stringContaining('Sign in to AWS')])
    expect(sts.calls().length).toBeLessThanOrEqual(2)
    sts.restore()
  })
})
