/** The guide for a new admin cannot rot: its commands are run, and what they print is compared. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, readFile, symlink } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../support/seed.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const guide = join(root, 'functions/site/guides/first-day.md')

type Step = { readonly command: string; readonly expected: readonly string[] }

/** The console blocks: a line after "$ " is a command, the lines after it are what it prints. */
function readSteps(markdown: string): Step[] {
  const steps: { command: string; expected: string[] }[] = []
  for (const [, block = ''] of markdown.matchAll(/```console\n([\s\S]*?)```/g)) {
    for (const line of block.trimEnd().split('\n')) {
      if (line.startsWith('$ ')) steps.push({ command: line.slice(2), expected: [] })
      else steps.at(-1)?.expected.push(line)
    }
  }
  return steps
}

/** What was printed, as a pattern: "…" stands for anything in a line, alone for any lines. */
function patternOf(expected: readonly string[]): RegExp {
  const lines = expected.map((line) =>
    line === '…'
      ? '(?:.*\\n)*'
      : `${line
          .split('…')
          .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.*')}[ ]*\\n`,
  )
  return new RegExp(`^${lines.join('')}$`)
}

/** A copy of the repository as an admin has it after `npm ci`. */
async function copyRepository(): Promise<string> {
  const folder = await temporaryFolder()
  for (const name of ['functions', 'seed', 'package.json', 'tsconfig.json']) {
    await cp(join(root, name), join(folder, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  return folder
}

function environment(): NodeJS.ProcessEnv {
  const { PATH = '', HOME } = process.env
  return { PATH: `${dirname(process.execPath)}${delimiter}${PATH}`, HOME, NO_COLOR: '1' }
}

async function run(command: string, cwd: string): Promise<string> {
  const child = spawn('sh', ['-c', `exec 2>&1; ${command}`], { cwd, env: environment() })
  let printed = ''
  child.stdout.on('data', (chunk) => (printed += String(chunk)))
  child.stdin.end()
  await once(child, 'close')
  const code = child.exitCode ?? 0
  // npm's own notices are not what the guide is about.
  const lines = printed.split('\n').filter((line) => !line.startsWith('npm '))
  return code === 0 ? lines.join('\n') : `${lines.join('\n')}[exit ${code}]\n`
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
    const steps = readSteps(await readFile(guide, 'utf8'))
    const cwd = await copyRepository()
    await startDirectory(cwd)
    for (const { command, expected } of steps) {
      const printed = await run(command, cwd)
      expect(`$ ${command}\n${printed}`).toMatch(patternOf([`$ ${command}`, ...expected]))
    }
    expect(steps.length).toBeGreaterThan(15)
  }, 300_000)
})
