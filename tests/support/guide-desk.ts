/** An admin's desk for the pages of the guide: a folder, the directory that runs in it, and a day. */
import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, vi } from 'vitest'
import type { Resolve } from '../../functions/links/resolve.ts'
import { openStore } from '../../functions/store/database/connect.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { prove } from '../../seed/prove.ts'
import type { Prove } from '../../seed/releases/publish.ts'
import { openEmbedded } from '../../seed/stores/embedded-store.ts'
import { localStore } from '../../seed/stores/local-store.ts'
import { stateFolderIn, writeState } from '../../seed/stores/state-file.ts'
import { runHere, unproved } from './cli.ts'
import { guideFiles } from './guide-dataset.ts'
import { patternOf, type Edit, type Step } from './guide-page.ts'
import { temporaryFolder, writeDataset, type Files } from './seed.ts'

/** The day of the guide, and the one on which its directory was started: both stand in its pages. */
const today = Date.parse('2026-11-23T12:00:00Z')
const started = Date.parse('2026-11-20T12:00:00Z')
const minute = 60_000

export type DeskOptions = {
  /** What somebody else types, once, while a command proves what it is about to publish. */
  readonly meanwhile?: Readonly<Record<string, readonly string[]>>
  readonly resolve?: Resolve
  /** What its dataset holds besides. */
  readonly files?: Files
  /** What lies in the folder, as a browser saved it. */
  readonly downloads?: Readonly<Record<string, Uint8Array | string>>
}

export type Desk = {
  readonly cwd: string
  /** What `npm start` does, without its server. */
  readonly start: () => Promise<void>
  /** Does what a page says, step by step, and holds the answers against it. */
  readonly follow: (steps: readonly Step[]) => Promise<void>
}

/** The folder of an admin, with the dataset of the guide; the test goes there, and back at its end. */
export async function openDesk({
  meanwhile = {},
  resolve,
  files = {},
  downloads = {},
}: DeskOptions = {}): Promise<Desk> {
  const cwd = await temporaryFolder()
  await writeDataset({ ...guideFiles, ...files }, join(cwd, 'seed'))
  for (const [name, content] of Object.entries(downloads)) await writeFile(join(cwd, name), content)
  const before = process.cwd()
  process.chdir(cwd)
  onTestFinished(() => process.chdir(before))
  const identity = join(cwd, '.identity')
  await writeFile(identity, '[user]\n  name = Ann Example\n  email = ann@example.org\n')
  vi.stubEnv('GIT_CONFIG_GLOBAL', identity).stubEnv('GIT_CONFIG_NOSYSTEM', '1')
  onTestFinished(() => void vi.unstubAllEnvs())
  await writeFile(
    join(cwd, '.gitignore'),
    '.local\n.base.json\n.identity\n*.xlsx\n*.txt\n*.ndjson\n',
  )
  await runHere(['translate', 'stamp'], { cwd, ownData: 'seed/data' })
  inShell('git init -q -b main && git add -A && git commit -q -m "as it was"', cwd)
  const pending = new Map(Object.entries(meanwhile))
  let clock = today
  let proof: Prove = prove

  async function seed(line: string, words: string): Promise<string> {
    clock += minute
    const at = new Date(clock)
    let told = ''
    const { code } = await runHere(wordsOf(words), {
      cwd,
      now: () => at,
      ownData: 'seed/data',
      named: 'by git',
      tell: (text) => (told += text),
      ...(resolve && { resolve }),
      prove: async (...parts) => {
        const others = pending.get(line) ?? []
        pending.delete(line)
        for (const other of others) await type(other)
        return proof(...parts)
      },
    })
    return code === 0 ? told : `${told}[exit ${code}]\n`
  }

  async function type(line: string): Promise<string> {
    const [, words] = /^npm run -s seed -- (.*)$/.exec(line) ?? []
    return words === undefined ? inShell(line, cwd) : seed(line, words)
  }

  async function start(): Promise<void> {
    await runStore(cwd)
    clock = started
    proof = unproved
    expect(await type('npm run -s seed -- publish -m "npm start"')).toContain('as generation 1')
    clock = today
    proof = prove
  }

  async function follow(steps: readonly Step[]): Promise<void> {
    for (const step of steps) {
      if ('file' in step) await edit(step, cwd)
      else expect(`$ ${step.typed}\n${await type(step.typed)}`).toMatch(patternOf(step))
    }
  }

  return { cwd, start, follow }
}

/** An empty store that commands in this folder find. */
async function runStore(cwd: string): Promise<void> {
  const table = 'immuno-directory'
  const token = 'the store of the guide'
  const { endpoint, close } = await openEmbedded({ token })
  onTestFinished(close)
  const store = openStore(localStore(endpoint, table))
  onTestFinished(() => store.client.destroy())
  await createWriter(store).ensureTable()
  const url = 'http://127.0.0.1:3000'
  const state = {
    endpoint,
    table,
    pid: process.pid,
    url,
    dataDir: join(cwd, '.local/store'),
    token,
  }
  await writeState(stateFolderIn(cwd), state)
}

/** As a shell parts a line: blanks part, quotes hold together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([whole, quoted]) => quoted ?? whole)
}

/** Other programs of an admin: git, cp, sed. */
function inShell(line: string, cwd: string): string {
  return execFileSync('sh', ['-c', `exec 2>&1; ${line}`], { cwd, encoding: 'utf8' })
}

async function edit({ file, before, after }: Edit, cwd: string): Promise<void> {
  const path = join(cwd, file)
  const text = `\n${await readFile(path, 'utf8')}`
  expect(text.split(`\n${before}`).length - 1, `${file} holds once:\n${before}`).toBe(1)
  await writeFile(path, text.replace(`\n${before}`, () => `\n${after}`).slice(1))
}
