/** One generator, from an empty folder to nine calls that were answered. */
import { spawn } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { wrongCalls, type Expected } from './expected.ts'
import type { Command, Generator, Place } from './generators.ts'

export const steps = ['install', 'generate', 'compile', 'call'] as const
type Step = (typeof steps)[number]

export type Outcome =
  | { readonly passed: true }
  | { readonly passed: false; readonly step: Step; readonly why: string }

export type Server = { readonly url: string; readonly before: string; readonly expected: Expected }

const calls = join(import.meta.dirname, 'calls')
const patience = 300_000

export async function tryGenerator(
  generator: Generator,
  place: Place,
  server: Server,
): Promise<Outcome> {
  const files = Object.entries(generator.files(place))
  for (const [name, content] of files) {
    await mkdir(dirname(join(place.folder, name)), { recursive: true })
    await writeFile(join(place.folder, name), content)
  }
  for (const name of generator.calls) await copyFile(join(calls, name), join(place.folder, name))
  const { install, compile, call } = generator
  const told: Command = [...call, server.url, server.before]
  const commands = { install, generate: generator.generate(place), compile, call: [told] }
  let output = ''
  for (const step of steps) {
    for (const command of commands[step]) {
      const ended = await run(command, place.folder)
      if (!ended.well) return { passed: false, step, why: ended.output }
      output = ended.output
    }
  }
  const wrong = wrongCalls(server.expected, output)
  if (wrong.length > 0) return { passed: false, step: 'call', why: wrong.join('\n') }
  return { passed: true }
}

type Ended = { readonly well: boolean; readonly output: string }

/** What it printed; where it failed also the command and what it complained of. */
async function run([program, ...args]: Command, cwd: string): Promise<Ended> {
  // Where openapi-generator looks for its settings.
  const env = { ...process.env, PWD: cwd }
  const signal = AbortSignal.timeout(patience)
  const child = spawn(program, args, { cwd, env, signal, stdio: ['ignore', 'pipe', 'pipe'] })
  const printed = Promise.all([text(child.stdout), text(child.stderr)])
  const code = await new Promise<number | string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (status, killed) => resolve(status ?? killed ?? 'killed'))
  })
  const [output, complaints] = await printed
  if (code === 0) return { well: true, output }
  const told = `${output}\n${complaints}`.trim().slice(-3000)
  return { well: false, output: `${[program, ...args].join(' ')}: ${code}\n${told}` }
}
