/** Processes of a run: the store, and contenders that are told what to do one after the other. */
import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Command, ContenderName, Reply } from './contender-process.ts'
import type { Place } from './peers/service.ts'

export type RunningStore = { readonly endpoint: string; readonly close: () => void }

export async function startStore(): Promise<RunningStore> {
  const file = join(import.meta.dirname, 'store-process.ts')
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = await once(child.stdout, 'data')
  return { endpoint: String(line).trim(), close: () => void child.kill() }
}

export type Contender = {
  readonly name: ContenderName
  readonly tell: (command: Command) => Promise<Reply>
  readonly close: () => void
}

/** What it logs goes nowhere, but is written: a log line is part of an answer's price. */
export async function startContender(name: ContenderName, place: Place): Promise<Contender> {
  const file = join(import.meta.dirname, 'contender-process.ts')
  const child = fork(file, [name, JSON.stringify(place)], {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code]): never => {
    throw new Error(`${name} ended with ${String(code)}`)
  })
  // Whoever waits for a reply meets it; nobody waits for the end itself.
  ended.catch(() => undefined)
  const reply = async (): Promise<Reply> => {
    const [message]: [Reply] = await Promise.race([
      once(child, 'message') as Promise<[Reply]>,
      ended,
    ])
    if (message.failed !== undefined) throw new Error(`${name}: ${message.failed}`)
    return message
  }
  await reply()
  return {
    name,
    async tell(command) {
      const answered = reply()
      child.send(command)
      return answered
    },
    close: () => void child.kill(),
  }
}
