/** The copy of the last release, as whoever publishes meets it: written, looked at, mended. */
import { afterEach, describe, expect, vi } from 'vitest'
import { decodeCopy } from '../../../functions/store/copy/format.ts'
import { copyObject } from '../../../functions/store/database/deployed.ts'
import { fieldOf } from '../../../seed/dataset/select.ts'
import { edited, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'
import { startTestStage, type TestStage } from '../../support/test-stage.ts'

const guide = 'resources/example-guide.yaml'
const other = async () => writeDataset(edited(guide, 'A guide', 'Another guide'))

let stage: TestStage
let tests: TestStore
it.beforeEach(async ({ stores }) => {
  tests = stores
  stage = await startTestStage(stores)
})
afterEach(() => void vi.unstubAllEnvs())

const seed = async (...args: string[]) => stage.seed([...args, '--stage', 'test'])

async function copied() {
  const bytes = stage.bucket.objects.get(copyObject)
  if (bytes === undefined) return undefined
  const { head } = await decodeCopy(bytes, stage.store.table)
  return { release: head.active, generation: head.generation, bytes }
}
async function statusOfCopy(): Promise<unknown> {
  return fieldOf(JSON.parse((await seed('status', '--json')).out), 'copy')
}
/** S3 takes nothing, whatever it is given. */
function refuseWrites(): void {
  stage.bucket.answer = ({ method }, outgoing) => {
    if (method !== 'PUT') return false
    outgoing.writeHead(403).end('<Error><Code>AccessDenied</Code></Error>')
    return true
  }
}

describe('the copy outside of the table', () => {
  it('is written by publish, rollback and repair, after the switch', async () => {
    const first = await stage.publish(await writeDataset(), '--json')
    const { id } = JSON.parse(first.out)
    expect(JSON.parse(first.out)).toMatchObject({ outcome: 'published', copy: 'written' })
    expect(await copied()).toMatchObject({ release: id, generation: 1 })
    expect((await stage.publish(await other())).err).toContain('keeping its copy')
    expect(await copied()).toMatchObject({ generation: 2 })
    expect((await seed('rollback', '-m', 'wrong')).code).toBe(0)
    expect(await copied()).toMatchObject({ release: id, generation: 3 })
    await stage.loseHead()
    expect((await seed('repair', '--yes')).code).toBe(0)
    const { generation } = JSON.parse((await seed('status', '--json')).out)
    expect(await copied()).toMatchObject({ release: id, generation })
  })

  it('names nobody who published: a function reads it', async () => {
    await stage.publish(await writeDataset(), '--by', 'ann@example.org', '--private-note', 'secret')
    const { bytes = Buffer.alloc(0) } = (await copied()) ?? {}
    expect(bytes.toString('latin1')).not.toMatch(/ann@example|secret|assumed-role/)
  })

  it('is written by nothing that only tries out or looks', async () => {
    const data = await writeDataset()
    expect((await seed('publish', '--data', data, '--dry-run')).code).toBe(0)
    await stage.publish(data)
    stage.bucket.asked.length = 0
    await seed('publish', '--data', await other(), '--dry-run')
    await seed('rollback', '--dry-run')
    await seed('repair', '--dry-run')
    expect((await seed('verify')).code).toBe(0)
    expect(await statusOfCopy()).toMatchObject({ state: 'same', place: 'bucket copies' })
    expect(stage.bucket.asked.filter((line) => line.startsWith('PUT'))).toEqual([])
  })

  it('that cannot be written ends with 4, says that the switch stands, and is made up for', async () => {
    refuseWrites()
    const data = await writeDataset()
    const done = await stage.publish(data)
    expect(done.code).toBe(4)
    expect(done.out).toMatch(/^published release [0-9a-f]{16} as generation 1/)
    expect(done.err).toContain('the copy in bucket copies could not be written')
    expect(done.err).toContain('AccessDenied')
    expect(done.err).toContain('What was switched stands')
    expect(done.err).toContain('Run the same command again')
    expect(await statusOfCopy()).toMatchObject({ state: 'missing' })
    expect((await seed('status')).out).toContain('There is NO COPY in bucket copies')
    stage.bucket.answer = undefined
    const again = await stage.publish(data)
    expect([again.code, again.out]).toEqual([0, expect.stringMatching(/^unchanged/)])
    expect(await statusOfCopy()).toMatchObject({ state: 'same', generation: 1 })
  })

  it('that stayed behind is told by status and verify, and mended by repair', async () => {
    await stage.publish(await writeDataset())
    refuseWrites()
    expect((await stage.publish(await other())).code).toBe(4)
    stage.bucket.answer = undefined
    expect(await statusOfCopy()).toMatchObject({ state: 'behind', generation: 1 })
    expect((await seed('status')).out).toMatch(/The copy in bucket copies is BEHIND, of release/)
    const verified = await seed('verify')
    expect([verified.code, verified.out]).toEqual([
      6,
      expect.stringContaining('copy in bucket copies: is of release'),
    ])
    const mended = await seed('repair')
    expect([mended.code, mended.out]).toEqual([0, expect.stringContaining('nothing to repair')])
    expect((await seed('verify')).code).toBe(0)
  })

  it('that is damaged is found by verify, and mended by repair', async () => {
    await stage.publish(await writeDataset())
    const { bytes = Buffer.alloc(0) } = (await copied()) ?? {}
    stage.bucket.objects.set(copyObject, bytes.subarray(0, -1))
    const verified = await seed('verify')
    expect([verified.code, verified.out]).toEqual([
      6,
      expect.stringContaining('copy in bucket copies: cannot be used: the copy does not match'),
    ])
    stage.bucket.objects.set(copyObject, Buffer.from('nothing'))
    expect(await statusOfCopy()).toMatchObject({ state: 'unreadable' })
    expect((await seed('repair')).code).toBe(0)
    expect((await seed('verify')).code).toBe(0)
  })

  it('that is ahead of the table is left alone, until somebody says that the table is right', async () => {
    const data = await writeDataset()
    await stage.publish(data)
    await stage.publish(await other())
    const ahead = stage.bucket.objects.get(copyObject) ?? Buffer.alloc(0)
    const restored = await startTestStage(tests)
    const own = ahead.toString('latin1').replace(stage.store.table, restored.store.table)
    restored.bucket.objects.set(copyObject, Buffer.from(own, 'latin1'))
    const done = await restored.publish(data)
    expect(done.code).toBe(6)
    expect(done.out).toMatch(/^published/)
    expect(done.err).toContain('generation 2, and the table at 1')
    expect(done.err).toContain('repair --rewrite-copy')
    const status = await restored.seed(['status', '--stage', 'test'])
    expect(status.out).toContain('is AHEAD of the table')
    const mended = await restored.seed(['repair', '--rewrite-copy', '--stage', 'test'])
    expect(mended.code).toBe(0)
    expect((await restored.seed(['verify', '--stage', 'test'])).code).toBe(0)
  })

  it('of another table is told and left alone, until somebody says that it is nobody else’s', async () => {
    await stage.publish(await writeDataset())
    const foreign = stage.bucket.objects.get(copyObject) ?? Buffer.alloc(0)
    const mistaken = await startTestStage(tests)
    mistaken.bucket.objects.set(copyObject, foreign)
    const run = async (...args: string[]) => mistaken.seed([...args, '--stage', 'test'])
    const names = `the copy is of table ${stage.store.table}, not of ${mistaken.store.table}`

    const done = await mistaken.publish(await other())
    expect([done.code, done.out]).toEqual([6, expect.stringMatching(/^published/)])
    expect(done.err).toContain(names)
    expect(done.err).toContain('repair --rewrite-copy')
    expect((await run('status')).out).toContain('is of ANOTHER TABLE')
    expect((await run('status', '--json')).out).toContain('"state": "foreign"')
    const verified = await run('verify')
    expect([verified.code, verified.out]).toEqual([6, expect.stringContaining(names)])
    expect((await run('repair')).code).toBe(6)
    expect(mistaken.bucket.objects.get(copyObject)).toBe(foreign)

    expect((await run('repair', '--rewrite-copy')).code).toBe(0)
    expect((await run('verify')).code).toBe(0)
  })

  it('is kept nowhere for a stage that was deployed before there was a bucket', async () => {
    stage.withoutBucket()
    const done = await stage.publish(await writeDataset(), '--json')
    expect(done.code).toBe(0)
    expect(JSON.parse(done.out)).toMatchObject({ copy: 'nowhere' })
    expect(await statusOfCopy()).toMatchObject({ state: 'nowhere' })
    expect((await seed('verify')).code).toBe(0)
  })
})
