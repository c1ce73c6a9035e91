/**
 * `seed/transcripts.md` is played: its commands are run, what people do in between is done, and every
 * line that it shows must be said, in its order.
 */
import { cp, readFile, realpath, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { openStore } from '../../functions/store/database/connect.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { prove } from '../../seed/prove.ts'
import { openEmbedded } from '../../seed/stores/embedded-store.ts'
import { localStore } from '../../seed/stores/local-store.ts'
import { stateFolderIn, writeState } from '../../seed/stores/state-file.ts'
import { runHere } from '../support/cli.ts'
import { startScript, temporaryFolder, writeDataset, type Running } from '../support/seed.ts'

type Step = { readonly text: string; readonly said: readonly string[] }
type Transcript = { readonly title: string; readonly steps: readonly Step[] }

const text = await readFile(new URL('../../seed/transcripts.md', import.meta.url), 'utf8')

function transcripts(): Transcript[] {
  return text
    .split('\n## ')
    .slice(1)
    .map((section) => {
      const [title = ''] = section.split('\n')
      const lines = (/```console\n([^]*?)```/.exec(section)?.[1] ?? '').trimEnd().split('\n')
      const steps: { text: string; said: string[] }[] = []
      for (const line of lines) {
        if (/^(?:[a-z]+\$|#) /.test(line)) steps.push({ text: line, said: [] })
        else if (line !== '…') steps.at(-1)?.said.push(line.replace(/ …$/, ''))
      }
      return { title, steps }
    })
}

afterEach(() => void vi.unstubAllEnvs())

describe('a transcript is what the tools say:', () => {
  it.each(transcripts())('$title', { timeout: 120_000 }, async ({ steps }) => {
    expect(steps.length).toBeGreaterThan(2)
    const play = await stage()
    for (const step of steps) {
      const heard = await play(step)
      let from = 0
      for (const line of step.said) {
        const at = heard.findIndex((one, i) => i >= from && one.startsWith(line))
        expect([step.text, at < 0 ? heard : line]).toEqual([step.text, line])
        from = at + 1
      }
    }
  })
})

const edits = {
  'the title of the guide': ['resources/example-guide.yaml', 'A guide', 'A better guide'],
  'the status of a Belgian note': ['countries/be.yaml', ': reimbursed', ': recommended'],
} as const

const people = { ann: 'Ann Example', bob: 'Bob Example' }

/** Two people at one machine, in one folder with three copies of the dataset. */
async function stage() {
  const home = await realpath(await temporaryFolder())
  const first = join(home, 'directory')
  const files = await writeDataset()
  for (const name of ['ann', 'bob', 'data']) await cp(files, join(first, name), { recursive: true })
  for (const [id, name] of Object.entries(people)) {
    await writeFile(join(home, id), `[user]\nname = ${name}\nemail = ${id}@example.org\n`)
  }
  let cwd = first
  let store: { disk: { free: number } } | undefined
  let during: (() => Promise<unknown>) | undefined
  const running: Running[] = []

  function plain(said: string): string[] {
    return said
      .replaceAll(home, '~')
      .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:PORT')
      .replaceAll(/\b[0-9a-f]{16}\b/g, 'RELEASE')
      .replaceAll(/\d{4}-\d\d-\d\d(?:T| )\d\d:\d\d(?::[\d.]+Z| UTC)/g, 'TIME')
      .split('\n')
  }

  async function seed(args: readonly string[]): Promise<string[]> {
    const at = args.indexOf('--data') + 1
    const whole = args.map((one, i) => (at > 0 && i === at ? join(cwd, one) : one))
    const meanwhile = during
    during = undefined
    const { code, out, err } = await runHere(whole, {
      cwd,
      named: 'by git',
      prove: async (...asked) => {
        await meanwhile?.()
        return prove(...asked)
      },
    })
    return plain(`${err}${out}${code === 0 ? '' : `(ends with ${code})\n`}`)
  }

  /** A directory that runs in this process, since its disk is one of ours. */
  async function open(path?: string): Promise<void> {
    const disk = { free: 2 ** 30 }
    store = { disk }
    const token = 'its own'
    const embedded = await openEmbedded({ path, token, freeBytes: () => disk.free })
    const { endpoint } = embedded
    const table = 'immuno-directory'
    const opened = openStore(localStore(endpoint, table))
    await createWriter(opened).ensureTable()
    const url = 'http://127.0.0.1:3000'
    const state = { endpoint, table, pid: process.pid, url, dataDir: path ?? null, token }
    const forget = await writeState(stateFolderIn(first), state)
    onTestFinished(async () => {
      opened.client.destroy()
      await embedded.close()
      await forget()
    })
    for (const name of ['data', 'ann', 'bob'])
      await seed(['publish', '-m', 'first', '--data', name])
  }

  async function start(args: readonly string[], ready: string): Promise<string[]> {
    const env = { PORT: '0', GIT_CONFIG_GLOBAL: String(process.env['GIT_CONFIG_GLOBAL']) }
    const one = startScript('local.ts', ['--data', 'data', ...args], { cwd, env })
    running.push(one)
    await one.waitFor(ready)
    return plain(`${one.out()}${one.err()}`)
  }

  async function edit(what: keyof typeof edits, where: string): Promise<void> {
    const [file, passage, replacement] = edits[what]
    const path = join(cwd, where, file)
    const before = await readFile(path, 'utf8')
    if (!before.includes(passage)) throw new Error(`${file} does not hold ${passage}`)
    await writeFile(path, before.replace(passage, replacement))
  }

  async function direct(direction: string): Promise<void> {
    const meant = /changes (the [a-zA-Z ]+) in (\w+)/.exec(direction)
    for (const what of ['the title of the guide', 'the status of a Belgian note'] as const) {
      if (meant?.[1] === what) await edit(what, meant[2] ?? '')
    }
    if (direction.includes('Bob publishes')) {
      during = async () => {
        await edit('the title of the guide', 'bob')
        await as('bob', async () => seed(['publish', '-m', 'the author told me', '--data', 'bob']))
      }
    }
    if (store && direction.includes('5 MB are left')) store.disk.free = 5 * 2 ** 20
    if (store && direction.includes('makes room')) store.disk.free = 2 ** 30
  }

  async function as<T>(person: string, work: () => Promise<T>): Promise<T> {
    vi.stubEnv('GIT_CONFIG_GLOBAL', join(home, person))
    return work()
  }

  async function run(command: string): Promise<string[]> {
    const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, a, b]) => a ?? b ?? '')
    const [from = '', to = ''] = words.slice(-2).map((one) => resolve(cwd, one.replace(/^~/, home)))
    if (words[0] === 'cp') await cp(from, to, { recursive: true })
    if (words[0] === 'mv') await rename(from, to)
    if (words[0] === 'cd') cwd = to
    if (words[0] !== 'npm') return []
    if (command === 'npm start') return start([], 'To publish changes')
    if (command === 'npm run dev') return start(['--watch'], 'Watching data')
    if (command.startsWith('npm start')) {
      await open(join(first, words.at(-1) ?? '', 'database'))
      return []
    }
    return seed(words.slice(4))
  }

  return async ({ text: step, said }: Step): Promise<string[]> => {
    const [, person = 'ann', command] = /^([a-z]+)\$ (.*)$/.exec(step) ?? []
    if (running.length === 0 && store === undefined && command === undefined)
      await as('ann', async () => open())
    const one = running.at(-1)
    const before = one?.err().length ?? 0
    const heard =
      command === undefined
        ? await direct(step).then(() => [])
        : await as(person, async () => run(command))
    if (one === undefined || heard.length > 0) return heard
    // What a running directory says of it comes when it comes.
    const later = (): string[] => plain(one.err().slice(before))
    await expect
      .poll(() => said.filter((line) => !later().some((heardLine) => heardLine.startsWith(line))), {
        timeout: 10_000,
      })
      .toEqual([])
    return later()
  }
}
