/** Who the log names: of a table of AWS beside the name the identity under which AWS knows them. */
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts'
import { afterEach, describe, expect, vi } from 'vitest'
import * as z from 'zod'
import { createReader } from '../../../functions/store/reader.ts'
import { hasIdentity } from '../../../seed/stores/identity.ts'
import { identity, refusal } from '../../support/fake-cloud.ts'
import { edited, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { startTestStage, type TestStage } from '../../support/test-stage.ts'

const changed = edited('resources/example-guide.yaml', 'A guide', 'Another guide')

let stage: TestStage
it.beforeEach(async ({ stores }) => {
  stage = await startTestStage(stores)
})
afterEach(() => void vi.unstubAllEnvs())

const Log = z.array(z.object({ by: z.string(), caller: z.string().nullable() }))

const fails = (error: Error) => (): never => {
  throw error
}

/** The newest first. */
async function authors(): Promise<z.infer<typeof Log>> {
  const { out } = await stage.seed(['releases', '--json', '--stage', 'test'])
  return Log.parse(JSON.parse(out))
}

describe('the log of a stage', () => {
  it('names whoever publishes and rolls back, for whom, and the identity beside it', async () => {
    const { seed, publish } = stage
    expect((await publish(await writeDataset())).code).toBe(0)
    expect((await publish(await writeDataset(changed), '--by', 'Bea, by phone')).code).toBe(0)
    expect((await seed(['rollback', '-m', 'wrong', '--stage', 'test'])).code).toBe(0)
    const log = await authors()
    const name = log[0]?.by
    expect(name).toMatch(/.@./)
    expect(log).toEqual([
      { by: name, caller: identity },
      { by: `Bea, by phone, by ${name}`, caller: identity },
      { by: name, caller: identity },
    ])
    const people = await seed(['releases', '--stage', 'test'])
    expect(people.out.split('\n').filter((line) => line === `  as: ${identity}`)).toHaveLength(3)
  })

  it('is shown by status, also after a prune, and never to readers', async () => {
    const { cloud, seed, publish, store } = stage
    await publish(await writeDataset())
    await publish(await writeDataset(changed))
    cloud.sts.on(GetCallerIdentityCommand).resolves({ Arn: `${identity}-who-prunes` })
    const prune = [
      'prune',
      '--keep',
      '0',
      '--older-than',
      '0',
      '--force',
      '--yes',
      '--stage',
      'test',
    ]
    expect((await seed(prune)).code).toBe(0)
    const status = ['status', '--stage', 'test']
    expect((await seed(status)).out).toMatch(new RegExp(`^ *as +${identity}$`, 'm'))
    expect(JSON.parse((await seed([...status, '--json'])).out)).toMatchObject({
      caller: identity,
      lastChange: { kind: 'prune', caller: `${identity}-who-prunes` },
    })
    expect(JSON.stringify(await createReader(store).head())).not.toContain('arn:')
  })

  it.each([
    ['refuses', fails(refusal('ExpiredToken', 'it has expired')), 'ExpiredToken'],
    ['is silent', async () => new Promise<never>(() => undefined), 'no answer in time'],
    ['names nobody', () => ({}), 'AWS names nobody'],
  ])(
    'names who git says when AWS %s, and the publish is done all the same',
    async (_, answer, why) => {
      const { cloud, publish } = stage
      cloud.sts.on(GetCallerIdentityCommand).callsFake(answer)
      const done = await publish(await writeDataset(), '--by', 'Bea')
      expect([done.code, done.err]).toEqual([
        0,
        expect.stringMatching(`identity unknown: .*${why}`),
      ])
      const [{ by, caller } = {}] = await authors()
      expect([by, caller]).toEqual([expect.stringMatching(/^Bea, by .+@/), null])
      expect(done.err).toContain('the log has the name alone')
    },
  )

  it('is not asked for by what only tries out', async () => {
    const { cloud, seed, publish } = stage
    await publish(await writeDataset())
    cloud.sts.resetHistory()
    await publish(await writeDataset(changed), '--dry-run')
    await seed(['prune', '--dry-run', '--stage', 'test'])
    expect(cloud.sts).not.toHaveReceivedAnyCommand()
  })

  it('is that of a rollback once, although AWS knows the second attempt by another session', async () => {
    const { cloud, seed, publish } = stage
    for (const data of [
      {},
      changed,
      edited('resources/example-guide.yaml', 'A guide', 'A third'),
    ]) {
      await publish(await writeDataset(data))
    }
    const rollback = ['rollback', '-m', 'wrong', '--stage', 'test', '--json']
    expect(JSON.parse((await seed(rollback)).out)).toMatchObject({ generation: 4 })
    cloud.sts.on(GetCallerIdentityCommand).resolves({ Arn: `${identity}-again` })
    const again = JSON.parse((await seed(rollback)).out)
    expect(again).toMatchObject({ outcome: 'unchanged', generation: 4 })
  })
})

it.each([
  [{ stage: 'production' }, true],
  [{ table: 'directory' }, true],
  [{ table: 'directory', endpoint: 'https://dynamodb.eu-central-1.amazonaws.com' }, true],
  [{ table: 'directory', endpoint: 'http://127.0.0.1:8000' }, false],
  [{ table: 'directory', endpoint: 'http://dynamodb.test:8000' }, false],
  [{}, false],
])('is known of a table of AWS alone: %j', (target, known) => {
  expect(hasIdentity(target)).toBe(known)
})
