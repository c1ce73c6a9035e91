/** One command of the dataset's keepers as a process, with its time and the most memory it held. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Ran = { readonly seconds: number; readonly megabytes: number }

const seed = join(import.meta.dirname, '../../seed')
const patienceMs = 600_000

const report = 'process.on("exit",()=>fs.writeSync(3,String(process.resourceUsage().maxRSS)))'
const hook = `data:text/javascript,import fs from 'node:fs';${report}`

type Where = { readonly cwd: string; readonly env?: Readonly<Record<string, string>> }

function startScript(script: string, args: readonly string[], { cwd, env = {} }: Where) {
  const child = spawn(process.execPath, ['--import', hook, join(seed, script), ...args], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    timeout: patienceMs,
  })
  const [, out, err, own] = child.stdio
  let said = ''
  let memory = ''
  own?.on('data', (part) => (memory += String(part)))
  for (const stream of [out, err]) stream?.on('data', (part) => (said += String(part)))
  const ended = once(child, 'close')
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  void ended.then(() => process.off('exit', kill))
  return { child, ended, said: () => said, megabytes: () => Number(memory) / 1024 }
}

/** A command of `npm run seed`, to its end. */
export async function runCommand(args: readonly string[], cwd: string): Promise<Ran> {
  const started = performance.now()
  const { child, ended, said, megabytes } = startScript('cli.ts', args, { cwd })
  await ended
  const seconds = (performance.now() - started) / 1000
  if (child.exitCode !== 0) {
    throw new Error(`${args[0]} ended with ${child.exitCode}: ${said().slice(-2000)}`)
  }
  return { seconds, megabytes: megabytes() }
}

/** What `npm start` runs, until the first answer has come. */
export async function runStart(data: string, cwd: string): Promise<Ran> {
  const started = performance.now()
  const env = { PORT: '0' }
  const { child, ended, said, megabytes } = startScript('local.ts', ['--data', data], { cwd, env })
  const over = ended.then((): never => {
    throw new Error(`the start ended with ${child.exitCode}: ${said().slice(-2000)}`)
  })
  over.catch(() => undefined)
  let address: string | undefined
  while ((address = /http:\/\/127\.0\.0\.1:\d+\/v1/.exec(said())?.[0]) === undefined) {
    const stdout = child.stdio[1]
    if (stdout !== null) await Promise.race([once(stdout, 'data'), over])
  }
  const answer = await fetch(`${address}/resources?limit=1`)
  await answer.text()
  const seconds = (performance.now() - started) / 1000
  child.kill('SIGTERM')
  await ended
  if (answer.status !== 200) throw new Error(`the start answered ${answer.status}`)
  return { seconds, megabytes: megabytes() }
}
