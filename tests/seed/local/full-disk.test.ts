/**
 * A disk that is full: nothing dies of it, nothing is half done, and with room again all goes on. A file
 * that the system lets grow no more fails as on such a disk, without one.
 */
import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../../functions/store/database/connect.ts'
import { createReader } from '../../../functions/store/reader.ts'
import { createWriter } from '../../../functions/store/writer.ts'
import { openEmbedded } from '../../../seed/stores/embedded-store.ts'
import { localStore } from '../../../seed/stores/local-store.ts'
import { stateFolderIn, writeState } from '../../../seed/stores/state-file.ts'
import { runHere } from '../../support/cli.ts'
import {
  edited,
  runSeed,
  startScript,
  temporaryFolder,
  writeDataset,
  type Finished,
} from '../../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const changed = edited(guide, 'A guide', 'Another guide')
const noByte = { limits: 'ulimit -f 0' }
const megabyte = 2 ** 20

/** A store whose disk has as much room as is said. */
async function storeOn(disk: { free: number }) {
  const path = join(await temporaryFolder(), 'database')
  const embedded = await openEmbedded({ path, freeBytes: () => disk.free })
  const store = openStore(localStore(embedded.endpoint, 'directory'))
  onTestFinished(async () => {
    store.client.destroy()
    await embedded.close()
  })
  await createWriter(store).ensureTable()
  const target = ['--table', store.table, '--endpoint', embedded.endpoint]
  return {
    path,
    target,
    embedded,
    run: async (...args: string[]) => runHere([...args, ...target]),
    generation: async () => (await createReader(store).head())?.generation,
  }
}

describe('a running directory whose disk has no room', () => {
  it('reads on, refuses a publish with a sentence, and publishes once there is room', async () => {
    const disk = { free: 100 * megabyte }
    const { path, embedded, run, generation } = await storeOn(disk)
    const data = await writeDataset()
    expect((await run('publish', '-m', 'first', '--data', data)).code).toBe(0)
    await writeDataset(changed, join(data, '..'))
    disk.free = 5 * megabyte
    const refused = await run('publish', '-m', 'second', '--data', data)
    expect(refused).toMatchObject({ code: 4, out: '' })
    expect(refused.err).toContain(
      `the disk is full: the database in ${path} cannot be written to (5 MB are left, it needs 32 MB)\nMake room on that disk`,
    )
    expect(embedded.refusesWrites()).toContain('the disk is full')
    expect(await generation()).toBe(1)
    const verified = await run('verify')
    expect([verified.code, verified.out]).toEqual([
      0,
      expect.stringContaining('1 of 1 release is sound'),
    ])
    disk.free = 100 * megabyte
    expect(embedded.refusesWrites()).toBeUndefined()
    expect((await run('publish', '-m', 'second', '--data', data)).code).toBe(0)
    expect(await generation()).toBe(2)
  })

  it('outlives a write that fails all the same, as where a quota ends, and needs no repair', async (context) => {
    if (!hasPrlimit()) context.skip('this system has no prlimit')
    const cwd = await temporaryFolder()
    const data = await writeDataset({}, cwd)
    const args = ['--data', 'data', '--data-dir', 'kept']
    const running = startScript('local.ts', args, { cwd, env: { PORT: '0' }, limits: ':' })
    await running.waitFor('To publish changes')
    const url = /API +(http:\S+)/.exec(running.out())?.[1] ?? ''
    const log = join(cwd, 'kept/database/000003.log')
    const limit = (bytes: string) => {
      execFileSync('prlimit', ['--pid', String(running.child.pid), `--fsize=${bytes}:unlimited`])
    }
    await writeDataset(changed, cwd)
    const publish = ['publish', '-m', 'second', '--data', data]
    limit(String(statSync(log).size + 100))
    const refused = await runHere(publish, { cwd })
    expect(refused).toMatchObject({ code: 4, out: '' })
    expect(refused.err).toContain('the disk is full: the database in kept')
    // LevelDB does not even open there: what is held in memory is served all the same.
    limit('0')
    const unread = await runHere(['status'], { cwd })
    expect([unread.code, unread.err]).toEqual([4, expect.stringContaining('the disk is full')])
    expect((await fetch(url)).status).toBe(200)
    limit('unlimited')
    const published = await runHere(publish, { cwd })
    expect([published.code, published.out]).toEqual([0, expect.stringContaining('generation 2')])
    const verified = await runHere(['verify'], { cwd })
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining('log holds 2')])
    running.child.kill('SIGTERM')
    const stopped = await running.ended
    expect([stopped.code, stopped.err]).toEqual([0, expect.not.stringMatching(/\s+at |stack/)])

    const again = startScript('local.ts', args, { cwd, env: { PORT: '0' } })
    await again.waitFor('generation 2 (kept)')
    again.child.kill('SIGTERM')
    expect((await again.ended).code).toBe(0)
  })
})

describe('starting on a disk that is full', () => {
  it('is refused with the folder and what to do, and leaves nothing that hinders the next start', async () => {
    const cwd = await temporaryFolder()
    await writeDataset({}, cwd)
    const args = ['--data', 'data', '--data-dir', 'kept']
    const refused = await startScript('local.ts', args, { cwd, ...noByte }).ended
    expectSentence(refused, /^kept\/server\.pid cannot be written \(EFBIG\): .*\nMake room on that/)
    expect(await readdir(join(cwd, 'kept'))).toEqual([])
    const running = startScript('local.ts', args, { cwd, env: { PORT: '0' } })
    await running.waitFor('generation 1 (published now)')
    running.child.kill('SIGTERM')
    await running.ended
  })

  it('is refused too where only the folder it is started in is full', async () => {
    const stateFolder = stateFolderIn(await temporaryFolder())
    const state = { endpoint: '', table: '', url: '', dataDir: null, token: '' }
    const take = await writeState(stateFolder, { ...state, pid: 1 })
    expect(await readdir(stateFolder)).toEqual(['1.json'])
    await take()
    await symlink('/dev/full', join(stateFolder, '2.json.new'))
    await expect(writeState(stateFolder, { ...state, pid: 2 })).rejects.toMatchObject({
      name: 'Refusal',
      message: expect.stringContaining('2.json cannot be written (ENOSPC): no space is left'),
    })
    expect(await readdir(stateFolder)).toEqual([])
  })
})

/** But for the empty folder of what commands keep for the next one. */
async function filesIn(cwd: string): Promise<string[]> {
  const names = await readdir(cwd, { recursive: true })
  return names.filter((name) => name !== '.local').toSorted()
}

describe('on a full disk a command that writes files', () => {
  it.each([
    ['new', ['new', 'resource', 'a-second-guide', '--data', 'data']],
    ['a spreadsheet', ['translate', 'export', 'fr', '--csv', '--out', 'fr.csv', '--data', 'data']],
    ['review --done', ['review', '--done', 'be-melanoma-1', '--data', 'data']],
    ['a result that goes into a file', ['find', 'guide', '--out', 'found.txt', '--data', 'data']],
  ])('says so, and leaves no half of a file: %s', async (_, args) => {
    const cwd = await temporaryFolder()
    await writeDataset({}, cwd)
    const before = await filesIn(cwd)
    const refused = await runSeed(args, { cwd, ...noByte })
    expectSentence(refused, / cannot be written \(EFBIG\): .*\nMake room on that disk/)
    expect(await filesIn(cwd)).toEqual(before)
  })

  it.each([
    ['export', ['export', 'copy']],
    ['preview', ['preview', '--out', 'page.html', '--data', 'data']],
    ['pull', ['pull', '--data', 'data']],
  ])('says so beside a store too, and leaves no half of a file: %s', async (_, args) => {
    const cwd = await temporaryFolder()
    const data = await writeDataset({}, cwd)
    const { run, target } = await storeOn({ free: 100 * megabyte })
    await run('publish', '-m', 'first', '--data', data)
    await run('publish', '-m', 'theirs', '--data', await writeDataset(changed))
    const before = await filesIn(cwd)
    const refused = await runSeed([...args, ...target], { cwd, ...noByte })
    expectSentence(refused, / cannot be written \(EFBIG\): .*\nMake room on that disk/)
    expect(await filesIn(cwd)).toEqual(before)
    const there = args.map((one) => (/^(?:copy|page.html|data)$/.test(one) ? join(cwd, one) : one))
    expect((await run(...there)).code).toBe(0)
  })
})

function expectSentence({ code, out, err }: Finished, sentence: RegExp): void {
  expect([code, out]).toEqual([4, ''])
  expect(err).toMatch(sentence)
  expect(err).not.toMatch(/^\s+at /m)
}

function hasPrlimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'])
    return true
  } catch {
    return false
  }
}
