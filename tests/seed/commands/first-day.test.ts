/**
 * The guide for a new admin cannot rot: its commands are run, and what they print is compared. The
 * directory is a real one, and so is the first command; the others run in this process.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, symlink } from 'node:fs/promises'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openDesk } from '../../support/guide-desk.ts'
import { patternOf, readSteps } from '../../support/guide-page.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const guide = join(root, 'functions/site/guides/first-day.md')

/** The repository as an admin has it after `npm ci`, but for the dataset, which is there already. */
async function copyRepository(folder: string): Promise<void> {
  const copied = (path: string): boolean => relative(root, path) !== join('seed', 'data')
  for (const name of ['functions', 'seed', 'package.json', 'tsconfig.json']) {
    await cp(join(root, name), join(folder, name), { recursive: true, filter: copied })
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
}

function environment(): NodeJS.ProcessEnv {
  const { PATH = '', HOME } = process.env
  return { PATH: `${dirname(process.execPath)}${delimiter}${PATH}`, HOME, NO_COLOR: '1' }
}

/** What a terminal shows. */
async function runInShell(command: string, cwd: string): Promise<string> {
  const child = spawn('sh', ['-c', `exec 2>&1; ${command}`], { cwd, env: environment() })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += String(chunk)))
  child.stdin.end()
  await once(child, 'close')
  // npm's own notices are not what the guide is about.
  const lines = printed.split('\n').filter((line) => !line.startsWith('npm '))
  return lines.join('\n')
}

async function startDirectory(cwd: string): Promise<void> {
  const env = { ...environment(), PORT: '0' }
  const child = spawn(process.execPath, ['seed/local.ts', '--data-dir', '.local/store'], {
    cwd,
    env,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += String(chunk)))
  child.stderr.on('data', (chunk) => (printed += String(chunk)))
  while (!printed.includes('To publish changes')) {
    if (child.exitCode !== null) throw new Error(printed)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

describe('a first day with the dataset', () => {
  it('goes as the guide says, command by command', async () => {
    const [first, ...steps] = readSteps(await readFile(guide, 'utf8'))
    const desk = await openDesk()
    await copyRepository(desk.cwd)
    await startDirectory(desk.cwd)
    if (first === undefined || 'file' in first) throw new Error('the day begins with a command')
    const printed = await runInShell(first.typed, desk.cwd)
    expect(`$ ${first.typed}\n${printed}`).toMatch(patternOf(first))
    await desk.follow(steps)
    expect(steps.length).toBeGreaterThan(15)
  })
})
