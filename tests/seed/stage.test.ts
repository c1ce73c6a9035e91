import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
/** `--stage`: a deployed stage is found by its stacks, and its readers are told. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { storeBudgets } from '../../functions/store/budgets.ts'
import { send } from '../../functions/store/call.ts'
import type { Store } from '../../functions/store/connect.ts'
import { stackNameOf, stackOutputs } from '../../functions/store/deployed.ts'
import { headKey, keyAttributes } from '../../functions/store/keys.ts'
import { cloudBudget } from '../../seed/command-line/cloud-budget.ts'
import { runHere } from '../support/cli.ts'
import { startFakeCloud, type FakeCloud } from '../support/fake-cloud.ts'
import { edited, temporaryFolder, writeDataset, type Finished } from '../support/seed.ts'
import { startTestStore, type TestStore } from '../support/store.ts'

const guide = 'resources/example-guide.yaml'
const polish = edited(
  'manifest.yaml',
  '\nnotice:',
  '\n  - { tag: pl, name: polski, direction: ltr, fallback: [en] }\nnotice:',
)
const denied = {
  status: 403,
  code: 'AccessDenied',
  message: 'User: arn:aws:iam::123456789012:user/ann is not authorized',
}

let tests: TestStore
let store: Store
let cloud: FakeCloud
let cwd: string

beforeAll(async () => {
  tests = await startTestStore()
})
afterAll(async () => tests.close())
beforeEach(async () => {
  store = await tests.createTable()
  const { table } = store
  cloud = await startFakeCloud(tests.endpoint, { stage: 'test', table, locales: ['en', 'fr'] })
  cwd = await temporaryFolder()
})
afterEach(() => void vi.unstubAllEnvs())

/** Waiting for the origin is left out, and AWS given less time to stay silent. */
async function seed(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  for (const [name, value] of Object.entries({ ...cloud.env, ...env })) vi.stubEnv(name, value)
  const impatient = { ...cloudBudget, attemptMs: 1_000, deadlineMs: 1_500 }
  return runHere(args, { cwd, pause: () => Promise.resolve(), cloudBudget: impatient })
}

/** Deploys the stage anew. */
function buildEdge(defaultLocale: string, locales = 'en,fr'): void {
  const name = stackNameOf('test', 'Api')
  const { edgeLocales, edgeDefaultLocale } = stackOutputs.Api
  const built = { [edgeLocales]: locales, [edgeDefaultLocale]: defaultLocale }
  cloud.stacks.set(name, { ...cloud.stacks.get(name), ...built })
}

async function loseHead(): Promise<void> {
  const request = { TableName: store.table, Key: keyAttributes(headKey) }
  await send(store, new DeleteItemCommand(request), storeBudgets.publisher)
}

async function publish(data: string, ...more: string[]): Promise<Finished> {
  return seed(['publish', '-m', 'why', '--data', data, '--stage', 'test', ...more])
}

describe('a stage that is deployed', () => {
  it('is published to: table and distribution come from its stacks, and the edge asks anew', async () => {
    const done = await publish(await writeDataset())
    expect(done.err).toContain('readers see it: at the origin within 10 s, at the edge within 60 s')
    expect(done.out).toMatch(/^published release [0-9a-f]{16} as generation 1/)
    expect(done.code).toBe(0)
    expect(cloud.invalidations).toEqual([
      {
        distribution: 'E2EXAMPLE',
        paths: ['/v1/*'],
        reference: expect.stringMatching(/^[0-9a-f]{16}-1-20/),
      },
    ])
    const status = await seed(['status', '--stage', 'test', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ generation: 1 })
  })

  it('asks anew only when no instance of the origin can still answer from the old release', async () => {
    const waits: { ms: number; told: number }[] = []
    const pause = async (ms: number): Promise<void> => {
      waits.push({ ms, told: cloud.invalidations.length })
    }
    const args = ['publish', '-m', 'why', '--data', await writeDataset(), '--stage', 'test']
    for (const [name, value] of Object.entries(cloud.env)) vi.stubEnv(name, value)
    await runHere(args, { cwd, pause })
    expect(waits).toEqual([{ ms: expect.any(Number), told: 0 }])
    expect(waits[0]?.ms).toBeGreaterThan(0)
    expect(waits[0]?.ms).toBeLessThanOrEqual(10_000)
    expect(cloud.invalidations).toHaveLength(1)
    // Much later there is nothing to wait for.
    const now = () => new Date(Date.now() + 60_000)
    await runHere(args, { cwd, pause, now })
    expect(waits).toHaveLength(1)
  })

  it('P-10: is told once of each switch, also when the same publish runs again', async () => {
    const data = await writeDataset()
    await publish(data)
    const again = await publish(data, '--json')
    expect(JSON.parse(again.out)).toMatchObject({
      outcome: 'unchanged',
      readers: { originSeconds: 10, edgeSeconds: 60, invalidation: 'I1' },
    })
    expect(cloud.asked.filter((one) => one === 'CreateInvalidation')).toHaveLength(2)
    expect(cloud.invalidations).toHaveLength(1)
  })

  it('P-26: is rolled back, and told of that too', async () => {
    await publish(await writeDataset())
    await publish(await writeDataset(edited(guide, 'A guide', 'Another guide')))
    const args = ['rollback', '-m', 'wrong', '--stage', 'test', '--json']
    const done = await seed(args)
    expect(JSON.parse(done.out)).toMatchObject({
      outcome: 'rolled back',
      generation: 3,
      readers: { originSeconds: 10, edgeSeconds: 60, invalidation: 'I3' },
    })
    expect(cloud.invalidations.map(({ reference }) => reference.split('-')[1])).toEqual([
      '1',
      '2',
      '3',
    ])
    await seed(args)
    expect(cloud.invalidations).toHaveLength(3)
  })

  it('is told of a repair, once, and waits for the origin before', async () => {
    await publish(await writeDataset())
    await loseHead()
    const dry = await seed(['repair', '--stage', 'test', '--dry-run'])
    expect(dry.code).toBe(0)
    expect(cloud.invalidations).toHaveLength(1)
    const args = ['repair', '--yes', '--stage', 'test']
    const done = await seed([...args, '--json'])
    expect(JSON.parse(done.out)).toMatchObject({
      state: 'lost',
      generation: 3,
      readers: { originSeconds: 10, edgeSeconds: 60, invalidation: 'I2' },
    })
    expect(done.err).toContain('waiting until the origin answers from it')
    const again = await seed(args)
    expect(again.out).toContain('nothing to repair')
    expect(cloud.asked.filter((one) => one === 'CreateInvalidation')).toHaveLength(3)
    expect(cloud.invalidations).toHaveLength(2)
    // What is sound for another reason is none of its business.
    await publish(await writeDataset(edited(guide, 'A guide', 'Another guide')))
    await seed(args)
    expect(cloud.asked.filter((one) => one === 'CreateInvalidation')).toHaveLength(4)
  })

  it('is told nothing by what only reads or tries out', async () => {
    const data = await writeDataset()
    await publish(data)
    const other = await writeDataset(edited(guide, 'A guide', 'Another guide'))
    await publish(other)
    cloud.asked.length = 0
    const dry = ['--dry-run', '--stage', 'test']
    expect((await seed(['publish', '--data', data, ...dry])).code).toBe(0)
    expect((await seed(['rollback', ...dry])).code).toBe(0)
    expect((await seed(['verify', '--stage', 'test'])).code).toBe(0)
    expect((await seed(['prune', ...dry])).code).toBe(0)
    const coverage = await seed(['coverage', '--stage', 'test', '--json', '--data', 'nowhere'])
    expect(JSON.parse(coverage.out)).toMatchObject({ of: expect.stringContaining('release ') })
    expect(cloud.asked).not.toContain('CreateInvalidation')
  })

  it('stays published to when the edge cannot be told: says by when it follows, and ends with 0', async () => {
    cloud.instead = { CreateInvalidation: denied }
    const data = await writeDataset()
    const done = await publish(data)
    expect(done.code).toBe(0)
    expect(done.out).toMatch(/^published release/)
    expect(done.err).toContain('cloudfront:CreateInvalidation failed: AccessDenied')
    expect(done.err).toContain('at the edge within 180 s by itself')
    expect(done.err).toContain('run the same command again')
    cloud.instead = {}
    expect((await publish(data)).err).toContain('at the edge within 60 s')
    expect(cloud.invalidations).toHaveLength(1)
  })

  it('has a table: one that is gone is never created', async () => {
    cloud.stacks.set(stackNameOf('test', 'Data'), { [stackOutputs.Data.table]: 'gone' })
    const done = await publish(await writeDataset())
    expect(done.code).toBe(4)
    expect(done.err).toContain('not found')
    expect((await seed(['status', '--stage', 'test'])).code).toBe(4)
    expect(cloud.invalidations).toEqual([])
  })
})

describe('a language that the edge does not know', () => {
  it('is refused with 7 before anything is written, whatever is confirmed', async () => {
    const data = await writeDataset(polish)
    for (const more of [[], ['--confirm', '8'], ['--dry-run'], ['--yes']]) {
      const done = await publish(data, ...more)
      expect(done.err).toContain('locale-not-at-edge pl')
      expect(done.err).toContain('Deploy first: npm run deploy -- --stage test')
      expect(done.code).toBe(7)
    }
    const status = await seed(['status', '--stage', 'test', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ generation: 0, releases: [] })
    expect(cloud.invalidations).toEqual([])
  })

  it('is told by plan, as publish would', async () => {
    const args = ['plan', '--data', await writeDataset(polish), '--stage', 'test']
    const plan = await seed(args)
    expect(plan.out).toContain('locale-not-at-edge pl')
    expect(plan.out).toContain('deploy first: npm run deploy -- --stage test')
    expect(plan.code).toBe(0)
    expect(JSON.parse((await seed([...args, '--json'])).out)).toMatchObject({
      guard: { refuses: true, deployFirst: 'test', objections: [{ code: 'locale-not-at-edge' }] },
    })
  })

  it('is not gone back to either', async () => {
    buildEdge('en', 'en,fr,pl')
    await publish(await writeDataset(polish))
    const only = await publish(await writeDataset(), '--confirm', '1')
    expect(only.code).toBe(0)
    buildEdge('en')
    const done = await seed(['rollback', '-m', 'back', '--stage', 'test'])
    expect(done.err).toContain('Deploy first: npm run deploy -- --stage test')
    expect(done.code).toBe(7)
    const status = await seed(['status', '--stage', 'test', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ generation: 2 })
  })
})

describe('a default language that is not that of the edge', () => {
  const found = 'default-locale-not-at-edge en instead of fr'

  it('is refused with 7 by publish, plan and rollback, until it is deployed', async () => {
    const data = await writeDataset()
    buildEdge('fr')
    const refused = await publish(data, '--yes', '--confirm', '1')
    expect(refused.err).toContain(found)
    expect(refused.err).toContain('Deploy first: npm run deploy -- --stage test')
    expect(refused.code).toBe(7)
    const plan = await seed(['plan', '--data', data, '--stage', 'test', '--json'])
    expect(JSON.parse(plan.out)).toMatchObject({
      guard: { deployFirst: 'test', objections: [{ code: 'default-locale-not-at-edge' }] },
    })
    buildEdge('en')
    await publish(data)
    await publish(await writeDataset(edited(guide, 'A guide', 'Another guide')))
    buildEdge('fr')
    const back = await seed(['rollback', '-m', 'back', '--stage', 'test'])
    expect(back.err).toContain(found)
    expect(back.code).toBe(7)
    expect(cloud.invalidations).toHaveLength(2)
  })

  it('does not keep a repair from giving readers anything at all, and is told', async () => {
    await publish(await writeDataset())
    await loseHead()
    buildEdge('fr')
    const done = await seed(['repair', '--yes', '--stage', 'test'])
    expect(done.out).toMatch(/^repaired: release [0-9a-f]{16} is active/)
    expect(done.err).toContain(found)
    expect(done.err).toContain('Deploy next: npm run deploy -- --stage test')
    expect(done.code).toBe(0)
  })
})

describe('a stage that cannot be found', () => {
  it('is one that nobody deployed, or not to the end: 4, with the command that does', async () => {
    const none = await seed(['status', '--stage', 'prod'])
    expect(none.err).toContain('stage prod is not deployed in eu-west-1')
    expect(none.err).toContain('npm run deploy -- --stage prod')
    expect(none.code).toBe(4)
    cloud.stacks.delete(stackNameOf('test', 'Api'))
    expect((await seed(['status', '--stage', 'test'])).code).toBe(0)
    const unfinished = await publish(await writeDataset())
    expect(unfinished.err).toContain('there is no stack ImmunoDirectory-test-Api')
    expect(unfinished.code).toBe(4)
    cloud.stacks.set(stackNameOf('test', 'Data'), {})
    const failed = await seed(['status', '--stage', 'test'])
    expect(failed.err).toContain('has no output TableName; it is UPDATE_COMPLETE')
    expect(failed.code).toBe(4)
  })

  it('says what is missing: a permission, credentials, a region', async () => {
    cloud.instead = { DescribeStacks: denied }
    const refused = await seed(['status', '--stage', 'test'])
    expect(refused.err).toContain('cloudformation:DescribeStacks failed: AccessDenied')
    expect(refused.err).toContain('must be allowed cloudformation:DescribeStacks')
    expect(refused.code).toBe(4)
    cloud.instead = {}
    // Without asking the metadata service, which would take its time to not be there.
    const nobody = { AWS_EC2_METADATA_DISABLED: 'true', AWS_ACCESS_KEY_ID: '' }
    const anonymous = await seed(['status', '--stage', 'test'], nobody)
    expect(anonymous.err).toContain('Sign in to AWS')
    expect(anonymous.code).toBe(4)
    const nowhere = await seed(['status', '--stage', 'test'], { AWS_REGION: '' })
    expect(nowhere.err).toContain('no AWS region is set')
    expect(nowhere.code).toBe(2)
    const elsewhere = await seed(['status', '--stage', 'test', '--region', 'eu-north-1'])
    expect(elsewhere.code).toBe(0)
  })

  it('is refused as usage by a name that no stage has, or beside another target', async () => {
    for (const name of ['Prod', '1st', 'a_b', '', 'x'.repeat(21)]) {
      const done = await seed(['status', '--stage', name])
      expect(done.err).toContain('cannot be the name of a stage')
      expect(done.code).toBe(2)
    }
    for (const other of [
      ['--table', 't'],
      ['--endpoint', 'http://127.0.0.1:1'],
    ]) {
      const done = await seed(['status', '--stage', 'test', ...other])
      expect(done.err).toContain('cannot be used with')
      expect(done.code).toBe(2)
    }
    expect(cloud.asked).toEqual([])
  })

  it('does not hold anybody: a service that stays silent ends a command, and no publish', async () => {
    const data = await writeDataset()
    cloud.instead = { CreateInvalidation: 'hang' }
    const published = publish(data)
    while (!cloud.asked.includes('CreateInvalidation')) {
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    cloud.instead = { CreateInvalidation: 'hang', DescribeStacks: 'hang' }
    const [told, status] = await Promise.all([published, seed(['status', '--stage', 'test'])])
    expect(told.err).toContain('at the edge within 180 s by itself')
    expect(told.code).toBe(0)
    expect(status.err).toBe('cloudformation:DescribeStacks failed\nno answer in time\n')
    expect(status.code).toBe(4)
  })
})
