/** `--stage`: what the edge was not built for is refused, before readers can meet it. */
import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront'
import { afterEach, describe, expect, vi } from 'vitest'
import { edited, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { startTestStage, type TestStage } from '../../support/test-stage.ts'

const guide = 'resources/example-guide.yaml'
const polish = edited(
  'manifest.yaml',
  '\nnotice:',
  '\n  - { tag: pl, name: polski, direction: ltr, fallback: [en] }\nnotice:',
)

let stage: TestStage
it.beforeEach(async ({ stores }) => {
  stage = await startTestStage(stores)
})
afterEach(() => void vi.unstubAllEnvs())

describe('a language that the edge does not know', () => {
  it('is refused with 7 before anything is written, whatever is confirmed', async () => {
    const { cloud, seed, publish } = stage
    const data = await writeDataset(polish)
    for (const more of [[], ['--confirm', '8'], ['--dry-run'], ['--yes']]) {
      const done = await publish(data, ...more)
      expect(done.err).toContain('locale-not-at-edge pl')
      expect(done.err).toContain('Deploy first: npm run deploy -- --stage test')
      expect(done.code).toBe(7)
    }
    const status = await seed(['status', '--stage', 'test', '--json'])
    expect(JSON.parse(status.out)).toMatchObject({ generation: 0, releases: [] })
    expect(cloud.cloudFront).not.toHaveReceivedAnyCommand()
  })

  it('is told by plan, as publish would', async () => {
    const { seed } = stage
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
    const { seed, publish, buildEdge } = stage
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
    const { cloud, seed, publish, buildEdge } = stage
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
    await publish(data, '--at-once')
    await publish(await writeDataset(edited(guide, 'A guide', 'Another guide')), '--at-once')
    buildEdge('fr')
    const back = await seed(['rollback', '-m', 'back', '--stage', 'test'])
    expect(back.err).toContain(found)
    expect(back.code).toBe(7)
    expect(cloud.cloudFront).toHaveReceivedCommandTimes(CreateInvalidationCommand, 2)
  })

  it('does not keep a repair from giving readers anything at all, and is told', async () => {
    const { seed, publish, buildEdge, loseHead } = stage
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
