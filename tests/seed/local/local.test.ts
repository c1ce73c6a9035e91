import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readdir, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import * as z from 'zod'
import { readLocalOptions } from '../../../seed/local/local-options.ts'
import { beginningOf } from '../../../seed/stores/processes.ts'
import { findRunning, stateFolderIn } from '../../../seed/stores/state-file.ts'
import { runHere } from '../../support/cli.ts'
import {
  edited,
  exampleFiles,
  runSeed,
  startScript,
  temporaryFolder,
  writeDataset,
  type Running,
} from '../../support/seed.ts'

const guide = 'resources/example-guide.yaml'
const changed = edited(guide, 'A guide', 'Another guide')

/** What the first start has parsed and proven, as a folder keeps it. */
let kept: ReadonlyMap<string, string> | undefined

/** A folder of its own, in which the example as it is need not be proven a second time. */
async function workingFolder(): Promise<string> {
  const cwd = await temporaryFolder()
  await mkdir(join(cwd, '.local'))
  for (const [name, text] of kept ?? []) await writeFile(join(cwd, '.local', name), text)
  return cwd
}

async function readKept(cwd: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(join(cwd, '.local'), { withFileTypes: true })
  const files = entries.filter((one) => one.isFile()).map(({ name }) => name)
  const read = async (name: string) =>
    [name, await readFile(join(cwd, '.local', name), 'utf8')] as const
  return new Map(await Promise.all(files.map(read)))
}

type StartOptions = { readonly args?: readonly string[]; readonly env?: Record<string, string> }

function start(cwd: string, { args = [], env = {} }: StartOptions = {}): Running {
  const all = ['--data', 'data', ...args]
  return startScript('local.ts', all, { cwd, env: { PORT: '0', ...env } })
}

async function startReady(cwd: string, options?: StartOptions): Promise<Running & { url: string }> {
  const running = start(cwd, options)
  await running.waitFor('To publish changes')
  const url = /API +(http:\S+)\/v1/.exec(running.out())?.[1]
  if (url === undefined) throw new Error(`no address in ${running.out()}`)
  kept ??= await readKept(cwd)
  return { ...running, url }
}

function releaseOf({ out }: Running): string | undefined {
  return /Release +([0-9a-f]{16}),/.exec(out())?.[1]
}

async function runningIn(cwd: string) {
  return (await findRunning(stateFolderIn(cwd))).running
}

async function stop({ child, ended }: Running, signal: NodeJS.Signals = 'SIGTERM') {
  child.kill(signal)
  return ended
}

const Answer = z.looseObject({ meta: z.looseObject({ release: z.string() }) })

describe('npm start', () => {
  it('of which two run in one folder is asked which is meant, and goes on when one is left', async () => {
    const cwd = await workingFolder()
    const data = await writeDataset({}, cwd)
    const first = await startReady(cwd)
    const second = await startReady(cwd)
    expect(second.err()).toContain(`Another directory runs in this folder (${first.url})`)
    const reach = /For this one add: (--table immuno-directory --endpoint http:\S+)/
    const named = reach.exec(second.err())?.[1] ?? ''
    const { code, out, err } = await runHere(['status', '--data', data], { cwd })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain('2 directories run in this folder: say which')
    for (const { url } of [first, second]) expect(err).toContain(`  ${url} (in memory): --table `)
    expect(err).toContain(`${second.url} (in memory): ${named}`)
    const asked = await runHere(['status', '--data', data, ...named.split(' ')], { cwd })
    expect([asked.code, asked.out]).toEqual([0, expect.stringContaining('Active release')])
    await stop(second)
    const left = await runHere(['status', '--data', data], { cwd })
    expect([left.code, left.out]).toEqual([0, expect.stringContaining(`${first.url} (in memory;`)])
    await stop(first)
  })

  it('is not found from a copy of its folder, which says from where it was copied; and stops on SIGINT too, although a client keeps its connection (O-08)', async () => {
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    const running = await startReady(cwd)
    const copy = join(await temporaryFolder(), 'copy')
    await cp(cwd, copy, { recursive: true })
    const { code, err } = await runHere(['status', '--data', join(copy, 'data')], { cwd: copy })
    expect(code).toBe(4)
    expect(err).toContain('npm start is not running here')
    expect(err).toContain(`What lies in .local is of ${await realpath(cwd)}`)
    await (await fetch(`${running.url}/v1`)).text()
    const begun = Date.now()
    expect((await stop(running, 'SIGINT')).code).toBe(0)
    expect(Date.now() - begun).toBeLessThan(5_500)
  })

  it('that was killed is not taken for another that has its process number, or its port', async () => {
    const cwd = await workingFolder()
    const data = await writeDataset({}, cwd)
    const killed = await startReady(cwd)
    const [left] = await runningIn(cwd)
    if (left === undefined) throw new Error('nothing runs')
    await stop(killed, 'SIGKILL')
    const elsewhere = await workingFolder()
    await writeDataset({}, elsewhere)
    const other = await startReady(elsewhere)
    const [found] = await runningIn(elsewhere)
    // A process that runs, and a store that listens: neither is the one that was started here.
    const path = join(stateFolderIn(cwd), `${left.pid}.json`)
    const taken = { ...left, pid: other.child.pid, endpoint: found?.endpoint }
    await writeFile(path, JSON.stringify(taken))
    const { code, err } = await runHere(['status', '--data', data], { cwd })
    expect([code, err]).toEqual([4, expect.stringContaining('npm start is not running here')])
    await writeFile(path, JSON.stringify({ ...taken, token: found?.token }))
    expect((await runHere(['status', '--data', data], { cwd })).code).toBe(0)
    await stop(other)
  })

  it('publishes the dataset, serves it, and tells where to look and to publish', async () => {
    const cwd = await workingFolder()
    const data = await writeDataset({}, cwd)
    const running = await startReady(cwd)
    const path = '/v1/access?country=BE&cancerType=melanoma'
    expect(running.out()).toContain(`${running.url}${path}`)
    const response = await fetch(`${running.url}${path}`)
    expect(response.status).toBe(200)
    expect(Answer.parse(await response.json()).meta.release).toBe(releaseOf(running))

    const [state] = await runningIn(cwd)
    expect(state).toMatchObject({
      pid: running.child.pid,
      url: running.url,
      table: 'immuno-directory',
    })
    const publish = ['publish', '--data', data, '--json', '-m']
    const unchanged = await runHere([...publish, 'same'], { cwd })
    expect(JSON.parse(unchanged.out)).toMatchObject({
      outcome: 'unchanged',
      id: releaseOf(running),
    })
    await writeDataset(changed, cwd)
    const published = await runSeed([...publish, 'other'], { cwd })
    expect(JSON.parse(published.out)).toMatchObject({ outcome: 'published', generation: 2 })
    expect(published.err).toMatch(/^\d+ warnings, .*\n1 change: .*\nwriting /)

    expect(running.err()).toContain('Its releases and its log are lost when it stops.')
    const stopped = await stop(running)
    expect([stopped.code, stopped.err]).toEqual([0, expect.stringMatching(/Gone with it: .* log/)])
    expect(await readdir(stateFolderIn(cwd))).toEqual([])
  })

  it('stops when npm is killed, whose shell passes no signal on', async () => {
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    const script = fileURLToPath(new URL('../../../seed/local.ts', import.meta.url))
    const line = `"${process.execPath}" "${script}" --data data; exit`
    const env = { PORT: '0', npm_lifecycle_event: 'start' }
    const shell = spawn('sh', ['-c', line], { cwd, env, stdio: 'ignore' })
    onTestFinished(() => void shell.kill('SIGKILL'))
    await vi.waitFor(async () => expect(await runningIn(cwd)).toHaveLength(1), 10_000)
    shell.kill('SIGTERM')
    await vi.waitFor(async () => expect(await readdir(stateFolderIn(cwd))).toEqual([]), 5_000)
  })

  it('ends with 4 and a hint when its port is taken (O-08)', async () => {
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { code, out, err } = await start(cwd, { env: { PORT: String(port) } }).ended
    expect([code, out]).toEqual([4, ''])
    expect(err).toContain(`port ${port} of 127.0.0.1 is taken`)
    expect(err).toContain(`PORT=${port + 1} npm start`)
    expect(await runningIn(cwd)).toEqual([])
  })

  it.each([
    ['a port out of range', { PORT: '65536' }, 'PORT is "65536"; expected a port'],
    ['a host that is none', { HOST: 'a b' }, 'HOST is "a b"; expected a host'],
  ])('refuses %s before it begins', (_, env, message) => {
    const read = (): unknown => readLocalOptions([], env, 'data')
    expect(read).toThrow(
      expect.objectContaining({ reason: 'usage', details: [expect.stringContaining(message)] }),
    )
  })

  it.each([
    ['a port that is none', { env: { PORT: '80 80' } }, 2, 'PORT is "80 80"; expected a port'],
    ['a folder without a name', { args: ['--data-dir', ''] }, 2, 'the name of a folder'],
    ['an unknown option', { args: ['--wacth'] }, 2, 'unknown option'],
    ['no dataset', { args: ['--data', 'nowhere'] }, 3, 'nowhere:1:1: error missing-folder'],
  ])('refuses %s', async (_, options, expected, message) => {
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    const { code, out, err } = await start(cwd, options).ended
    expect([code, out]).toEqual([expected, ''])
    expect(err).toContain(message)
    expect(err).not.toMatch(/^\s+at /m)
  })
})

describe('npm start -- --data-dir', () => {
  const args = ['--data-dir', 'kept']

  it('keeps what is active and does not publish over it', async () => {
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    const first = await startReady(cwd, { args })
    await stop(first)
    const data = await writeDataset(changed, cwd)
    const second = await startReady(cwd, { args })
    expect(second.out()).toContain('generation 1 (kept)')
    expect(releaseOf(second)).toBe(releaseOf(first))
    const { out } = await runHere(['publish', '-m', 'why', '--data', data], { cwd })
    expect(out).toContain('as generation 2')
    await stop(second)
    const third = await startReady(cwd, { args })
    expect(third.out()).toContain('generation 2 (kept)')
    const { code, err } = await stop(third)
    expect([code, err]).toEqual([0, expect.not.stringMatching(/lost|Gone/)])
  })

  it('refuses a folder that another process uses, at once (P-12), and takes over from it when it was killed (P-11)', async () => {
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    const first = await startReady(cwd, { args })
    const begun = Date.now()
    const { code, err } = await start(cwd, { args }).ended
    expect(Date.now() - begun).toBeLessThan(2_000)
    expect(code).toBe(4)
    expect(err).toContain(`kept is in use by process ${first.child.pid}`)
    expect((await fetch(`${first.url}/v1`)).status).toBe(200)
    await stop(first, 'SIGKILL')
    const second = await startReady(cwd, { args })
    expect(releaseOf(second)).toBe(releaseOf(first))
    await stop(second)
  })

  it('takes over from a process that was killed, although another has its number now', async (context) => {
    if (beginningOf(process.pid) === undefined) context.skip('this system tells of no beginnings')
    const cwd = await workingFolder()
    await writeDataset({}, cwd)
    await mkdir(join(cwd, 'kept'))
    const lock = join(cwd, 'kept', 'server.pid')
    await writeFile(lock, `${process.pid} ${beginningOf(process.pid)}\n`)
    expect((await start(cwd, { args }).ended).code).toBe(4)
    await writeFile(lock, `${process.pid} 1\n`)
    const running = await startReady(cwd, { args })
    expect((await stop(running)).code).toBe(0)
  })
})

describe('npm run dev', () => {
  it('publishes good changes, tells of bad ones, and keeps the last good release', async () => {
    const cwd = await workingFolder()
    const file = join(await writeDataset({}, cwd), guide)
    // As editors save: to another file, which then takes the place of the first.
    const save = async (text: string): Promise<void> => {
      await writeFile(`${cwd}/saved`, text)
      await rename(`${cwd}/saved`, file)
    }
    const running = start(cwd, { args: ['--watch'] })
    await running.waitFor('Watching data')
    await save(exampleFiles[guide].replace('kind: guide', 'kind: gide'))
    await running.waitFor('nothing was published')
    expect(running.err()).toContain(`data/${guide}:2:7: error unknown-code`)
    await save(String(changed[guide]))
    await running.waitFor('as generation 2')
    expect((await stop(running)).code).toBe(0)
  })

  it('waits for a dataset that is not valid yet', async () => {
    const cwd = await workingFolder()
    const file = join(await writeDataset({ [guide]: 'id: [' }, cwd), guide)
    const running = start(cwd, { args: ['--watch'] })
    await running.waitFor('Watching data')
    await writeFile(file, exampleFiles[guide])
    await running.waitFor('as generation 1')
    expect((await stop(running)).code).toBe(0)
  })
})
