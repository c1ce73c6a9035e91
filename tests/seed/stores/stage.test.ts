/** `--stage`: a deployed stage is found by its stacks, and its readers are told. */
import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront'
import { afterEach, describe, expect, vi } from 'vitest'
import { stackNameOf, stackOutputs } from '../../../functions/store/database/deployed.ts'
import { runHere } from '../../support/cli.ts'
import { refusal } from '../../support/fake-cloud.ts'
import { edited, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { startTestStage, type TestStage } from '../../support/test-stage.ts'

const guide = 'resources/example-guide.yaml'
const denied = refusal('AccessDenied', 'User: arn:aws:iam::123456789012:user/ann is not authorized')
const silence = async () => new Promise<never>(() => undefined)

let stage: TestStage
it.beforeEach(async ({ stores }) => {
  stage = await startTestStage(stores)
})
afterEach(() => void vi.unstubAllEnvs())

describe('a stage that is deployed', () => {
  it('is published to: its table comes from its stacks, and the edge follows by itself', async () => {
    const { cloud, seed, publish } = stage
    const done = await publish(await writeDataset())
    expect(done.err).toContain(
      'readers see it: at the origin within 10 s, at the edge within 180 s',
    )
    expect(done.out).toMatch(/^published release [0-9a-f]{16} as generation 1/)
    expect(done.code).toBe(0)
    expect(cloud.cloudFront).not.toHaveReceivedAnyCommand()
    const status = await seed(['status', '--stage', 'test', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ generation: 1 })
  })

  it('is told to ask anew where that is wished: for what is made from the release, and no file', async () => {
    const { cloud, publish } = stage
    const done = await publish(await writeDataset(), '--at-once')
    expect(done.err).toContain('at the edge within 60 s')
    expect(cloud.cloudFront).toHaveReceivedCommandExactlyOnceWith(CreateInvalidationCommand, {
      DistributionId: 'E2EXAMPLE',
      InvalidationBatch: {
        CallerReference: expect.stringMatching(/^[0-9a-f]{16}-1-20/),
        Paths: { Quantity: 5, Items: ['/v1*', '/hsds*', '/embed/*', '/en/*', '/fr/*'] },
      },
    })
  })

  it('keeps what the edge holds while the origin is not well, whatever is wished', async () => {
    const { cloud, publish } = stage
    stage.health = 'stale'
    const done = await publish(await writeDataset(), '--at-once')
    expect(done.code).toBe(0)
    expect(done.err).toContain('/health does not say ok: {"status":"stale"}')
    expect(done.err).toContain('at the edge within 180 s by itself')
    expect(cloud.cloudFront).not.toHaveReceivedAnyCommand()
  })

  it('asks anew only when no instance of the origin can still answer from the old release', async () => {
    const { cloud, cwd } = stage
    const waits: { ms: number; told: number }[] = []
    const pause = async (ms: number): Promise<void> => {
      waits.push({ ms, told: cloud.references.length })
    }
    const args = ['publish', '-m', 'why', '--data', await writeDataset(), '--stage', 'test']
    args.push('--at-once')
    for (const [name, value] of Object.entries(cloud.env)) vi.stubEnv(name, value)
    await runHere(args, { cwd, pause })
    expect(waits).toEqual([{ ms: expect.any(Number), told: 0 }])
    expect(waits[0]?.ms).toBeGreaterThan(0)
    expect(waits[0]?.ms).toBeLessThanOrEqual(10_000)
    expect(cloud.references).toHaveLength(1)
    // Much later there is nothing to wait for.
    const now = () => new Date(Date.now() + 60_000)
    await runHere(args, { cwd, pause, now })
    expect(waits).toHaveLength(1)
  })

  it('P-10: is told once of each switch, also when the same publish runs again', async () => {
    const { cloud, publish } = stage
    const data = await writeDataset()
    await publish(data, '--at-once')
    const again = await publish(data, '--json', '--at-once')
    expect(JSON.parse(again.out)).toMatchObject({
      outcome: 'unchanged',
      readers: { originSeconds: 10, edgeSeconds: 60, invalidation: 'I1' },
    })
    expect(cloud.cloudFront).toHaveReceivedCommandTimes(CreateInvalidationCommand, 2)
    expect(cloud.references).toHaveLength(1)
  })

  it('P-26: is rolled back, and told of that too', async () => {
    const { cloud, seed, publish } = stage
    await publish(await writeDataset(), '--at-once')
    await publish(await writeDataset(edited(guide, 'A guide', 'Another guide')), '--at-once')
    const args = ['rollback', '-m', 'wrong', '--stage', 'test', '--json', '--at-once']
    const done = await seed(args)
    expect(JSON.parse(done.out)).toMatchObject({
      outcome: 'rolled back',
      generation: 3,
      readers: { originSeconds: 10, edgeSeconds: 60, invalidation: 'I3' },
    })
    expect(cloud.references.map((reference) => reference.split('-')[1])).toEqual(['1', '2', '3'])
    await seed(args)
    expect(cloud.references).toHaveLength(3)
  })

  it('is told of a repair, once, and waits for the origin before', async () => {
    const { cloud, seed, publish, loseHead } = stage
    await publish(await writeDataset(), '--at-once')
    await loseHead()
    const dry = await seed(['repair', '--stage', 'test', '--dry-run'])
    expect(dry.code).toBe(0)
    expect(cloud.references).toHaveLength(1)
    const args = ['repair', '--yes', '--stage', 'test', '--at-once']
    const done = await seed([...args, '--json'])
    expect(JSON.parse(done.out)).toMatchObject({
      state: 'lost',
      generation: 3,
      readers: { originSeconds: 10, edgeSeconds: 60, invalidation: 'I2' },
    })
    expect(done.err).toContain('waiting until the origin answers from it')
    const again = await seed(args)
    expect(again.out).toContain('nothing to repair')
    expect(cloud.cloudFront).toHaveReceivedCommandTimes(CreateInvalidationCommand, 3)
    expect(cloud.references).toHaveLength(2)
    // What is sound for another reason is none of its business.
    await publish(await writeDataset(edited(guide, 'A guide', 'Another guide')), '--at-once')
    await seed(args)
    expect(cloud.cloudFront).toHaveReceivedCommandTimes(CreateInvalidationCommand, 4)
  })

  it('is told nothing by what only reads or tries out', async () => {
    const { cloud, seed, publish } = stage
    const data = await writeDataset()
    await publish(data)
    const other = await writeDataset(edited(guide, 'A guide', 'Another guide'))
    await publish(other)
    cloud.cloudFront.resetHistory()
    const dry = ['--dry-run', '--stage', 'test']
    expect((await seed(['publish', '--data', other, ...dry])).code).toBe(0)
    expect((await seed(['publish', '--data', data, ...dry, '--undo', '1'])).code).toBe(0)
    expect((await seed(['rollback', ...dry])).code).toBe(0)
    expect((await seed(['verify', '--stage', 'test'])).code).toBe(0)
    expect((await seed(['prune', ...dry])).code).toBe(0)
    const coverage = await seed(['coverage', '--stage', 'test', '--json', '--data', 'nowhere'])
    expect(JSON.parse(coverage.out)).toMatchObject({ of: expect.stringContaining('release ') })
    expect(cloud.cloudFront).not.toHaveReceivedAnyCommand()
  })

  it('stays published to when the edge cannot be told: says by when it follows, and ends with 0', async () => {
    const { cloud, publish } = stage
    cloud.cloudFront.on(CreateInvalidationCommand).rejects(denied)
    const data = await writeDataset()
    const done = await publish(data, '--at-once')
    expect(done.code).toBe(0)
    expect(done.out).toMatch(/^published release/)
    expect(done.err).toContain('cloudfront:CreateInvalidation failed: AccessDenied')
    expect(done.err).toContain('at the edge within 180 s by itself')
    expect(done.err).toContain('run the same command again')
    cloud.invalidate()
    expect((await publish(data, '--at-once')).err).toContain('at the edge within 60 s')
    expect(cloud.references).toHaveLength(1)
  })

  it('has a table: one that is gone is never created', async () => {
    const { cloud, seed, publish } = stage
    cloud.stacks.set(stackNameOf('test', 'Data'), { [stackOutputs.Data.table]: 'gone' })
    const done = await publish(await writeDataset())
    expect(done.code).toBe(4)
    expect(done.err).toContain('there is no table gone in eu-west-1, at http://127.0.0.1:')
    expect(done.err).toContain('infra/runbooks/rollback-data.md')
    expect((await seed(['status', '--stage', 'test'])).code).toBe(4)
    expect(cloud.cloudFront).not.toHaveReceivedAnyCommand()
  })
})

describe('a stage that cannot be found', () => {
  it('is one that nobody deployed, or not to the end: 4, with the command that does', async () => {
    const { cloud, seed, publish } = stage
    const none = await seed(['status', '--stage', 'prod'])
    expect(none.err).toContain('stage prod is not deployed in eu-west-1')
    expect(none.err).toContain('npm run deploy -- --stage prod')
    expect(none.code).toBe(4)
    cloud.stacks.delete(stackNameOf('test', 'Edge'))
    expect((await seed(['status', '--stage', 'test'])).code).toBe(0)
    const unfinished = await publish(await writeDataset())
    expect(unfinished.err).toContain('there is no stack ImmunoDirectory-test-Edge')
    expect(unfinished.code).toBe(4)
    cloud.stacks.set(stackNameOf('test', 'Data'), {})
    const failed = await seed(['status', '--stage', 'test'])
    expect(failed.err).toContain('has no output TableName; it is UPDATE_COMPLETE')
    expect(failed.code).toBe(4)
  })

  it('says what is missing: a permission', async () => {
    const { cloud, seed } = stage
    cloud.cloudFormation.on(DescribeStacksCommand).rejects(denied)
    const refused = await seed(['status', '--stage', 'test'])
    expect(refused.err).toContain('cloudformation:DescribeStacks failed: AccessDenied')
    expect(refused.err).toContain('must be allowed cloudformation:DescribeStacks')
    expect(refused.code).toBe(4)
  })

  it('says what is missing: credentials, a region', async () => {
    const { cloud, seed } = stage
    const elsewhere = await seed(['status', '--stage', 'test', '--region', 'eu-north-1'])
    expect(elsewhere.code).toBe(0)
    // The client itself looks for them, before it asks anybody.
    cloud.cloudFormation.restore()
    // Without asking the metadata service, which would take its time to not be there.
    const nobody = { AWS_EC2_METADATA_DISABLED: 'true', AWS_ACCESS_KEY_ID: '' }
    const anonymous = await seed(['status', '--stage', 'test'], nobody)
    expect(anonymous.err).toContain('Sign in to AWS')
    expect(anonymous.code).toBe(4)
    const nowhere = await seed(['status', '--stage', 'test'], { AWS_REGION: '' })
    expect(nowhere.err).toContain('no AWS region is set')
    expect(nowhere.code).toBe(2)
  })

  it('is refused as usage by a name that no stage has, or beside another target', async () => {
    const { cloud, seed } = stage
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
    expect(cloud.cloudFormation).not.toHaveReceivedAnyCommand()
    expect(cloud.cloudFront).not.toHaveReceivedAnyCommand()
  })

  it('does not hold anybody: a service that stays silent ends a command, and no publish', async () => {
    const { cloud, seed, publish } = stage
    const data = await writeDataset()
    cloud.cloudFront.on(CreateInvalidationCommand).callsFake(silence)
    const published = publish(data, '--at-once')
    await expect.poll(() => cloud.cloudFront.calls().length, { timeout: 10_000 }).toBe(1)
    cloud.cloudFormation.on(DescribeStacksCommand).callsFake(silence)
    const [told, status] = await Promise.all([published, seed(['status', '--stage', 'test'])])
    expect(told.err).toContain('at the edge within 180 s by itself')
    expect(told.code).toBe(0)
    expect(status.err).toBe('cloudformation:DescribeStacks failed\nno answer in time\n')
    expect(status.code).toBe(4)
  })
})
