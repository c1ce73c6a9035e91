/**
 * Programs of others that opt-in checks run: installed from registries into `node_modules/.cache`,
 * in the versions named here, and nowhere else.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const cache = join(root, 'node_modules/.cache/independent')

export type Ran = { readonly code: number; readonly out: string; readonly err: string }
type Where = { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> }

export async function run(
  command: string,
  args: readonly string[],
  where: Where = {},
): Promise<Ran> {
  const child = spawn(command, args, {
    cwd: where.cwd ?? root,
    env: { ...process.env, ...where.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  return { code: Number(code ?? 1), out, err }
}

async function must(command: string, args: readonly string[], where: Where = {}): Promise<void> {
  const { code, out, err } = await run(command, args, where)
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${(err || out).slice(-2_000)}`)
}

/** Installs once: a folder that was left half done has no mark. */
async function installed(name: string, install: (folder: string) => Promise<void>) {
  const folder = join(cache, name)
  const mark = join(folder, 'installed')
  if (existsSync(mark)) return folder
  process.stderr.write(`Installing ${name}\n`)
  mkdirSync(folder, { recursive: true })
  await install(folder)
  mkdirSync(mark)
  return folder
}

/** The folder of its programs. */
export async function fromPyPI(name: string, ...packages: readonly string[]): Promise<string> {
  const folder = await installed(name, async (at) => {
    await must('python3', ['-m', 'venv', at])
    await must(join(at, 'bin/pip'), ['install', '--quiet', ...packages])
  })
  return join(folder, 'bin')
}

export async function fromCrates(name: string, version: string, features: string): Promise<string> {
  const folder = await installed(name, async (at) => {
    const which = ['--version', version, '--locked', '--no-default-features']
    await must('cargo', ['install', name, ...which, '--features', features, '--root', at])
  })
  return join(folder, 'bin')
}

/** The folder of its programs. */
export async function fromGo(name: string, program: string): Promise<string> {
  const folder = await installed(name, async (at) => {
    await must('go', ['install', program], { env: { GOBIN: join(at, 'bin') } })
  })
  return join(folder, 'bin')
}

/** The folder of the package. None of its scripts runs, unless it is one that is built here. */
export async function fromNpm(name: string, version: string, builds?: 'builds'): Promise<string> {
  const folder = await installed(name.replaceAll('/', '-'), async (at) => {
    const scripts = builds === undefined ? ['--ignore-scripts'] : []
    const how = ['--silent', '--no-audit', '--no-fund', ...scripts, '--prefix', at]
    // Headers of the Node that will run it, not of another one from the network.
    const env = { npm_config_nodedir: dirname(dirname(process.execPath)) }
    await must('npm', ['install', ...how, `${name}@${version}`], { cwd: at, env })
  })
  return join(folder, 'node_modules', name)
}

export type Running = { stop(): Promise<void> }

/** Starts a server on loopback, and waits until it answers anything at all. */
export async function serveAt(
  url: string,
  command: string,
  args: readonly string[],
  { cwd = root, env = {} }: Where = {},
): Promise<Running> {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: 'ignore' })
  const ended = once(child, 'exit')
  for (let tries = 0; tries < 300; tries++) {
    const answered = await fetch(url).catch(() => undefined)
    if (answered !== undefined) break
    if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return {
    async stop() {
      child.kill()
      await ended
    },
  }
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
