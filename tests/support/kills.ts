/** A command killed in the middle of a store call, and what must hold of the table afterwards. */
import { once } from 'node:events'
import type { Store } from '../../functions/store/database/connect.ts'
import { createReader } from '../../functions/store/reader.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { verify } from '../../seed/releases/verify.ts'
import { runHere } from './cli.ts'
import type { Fault, FaultProxy } from './fault-proxy.ts'
import { startScript, type Finished } from './seed.ts'

/**
 * Where the command dies, seen from the store: before the call reached it, after it was carried out
 * and before the reply, or in the middle of the reply.
 */
export const cuts = {
  before: { kind: 'hang' },
  after: { kind: 'lost-reply' },
  'in the reply': { kind: 'reset-in-body' },
} as const satisfies Record<string, Fault>
export type Cut = keyof typeof cuts

export type Command = { readonly args: readonly string[]; readonly cwd: string }

const script = '../tests/support/quick-cli.ts'

/** The command as an admin would type it, sent through the proxy. */
export function through(proxy: FaultProxy, store: Store, command: Command): Command {
  return { ...command, args: [...command.args, '--table', store.table, '--endpoint', proxy.url] }
}

/** Runs a command to its end, here; gives how it ended and how many store calls it made. */
export async function runWhole(
  proxy: FaultProxy,
  { args, cwd }: Command,
): Promise<Finished & { readonly calls: number }> {
  proxy.clear()
  const finished = await runHere(args, { cwd, pause: () => Promise.resolve() })
  return { ...finished, calls: proxy.count() }
}

/** SIGKILL at call number `index`; gives whether the command got that far. */
export async function killAt(
  proxy: FaultProxy,
  command: Command,
  index: number,
  cut: Cut,
): Promise<boolean> {
  proxy.clear()
  const { child, ended } = startScript(script, command.args, { cwd: command.cwd })
  let killed = false
  proxy.inject((call) => {
    if (call.index !== index) return undefined
    killed = true
    child.kill('SIGKILL')
    return cuts[cut]
  })
  if (child.exitCode === null) await Promise.race([once(child, 'exit'), ended])
  await ended
  proxy.clear()
  return killed
}

/** Ctrl+C, or the end of a session, at call number `index`; gives how the command ended, and when. */
export async function stopAt(
  proxy: FaultProxy,
  command: Command,
  index: number,
  signal: 'SIGINT' | 'SIGTERM',
): Promise<Finished & { readonly milliseconds: number }> {
  proxy.clear()
  const { child, ended } = startScript('cli.ts', command.args, { cwd: command.cwd })
  let stoppedAt = 0
  proxy.inject((call) => {
    if (call.index !== index) return undefined
    stoppedAt = performance.now()
    child.kill(signal)
    return { kind: 'hang' }
  })
  const finished = await ended
  proxy.clear()
  return { ...finished, milliseconds: performance.now() - stoppedAt }
}

/** What readers get: the id of a whole release; null while nothing was published. */
export async function whatReadersSee(store: Store): Promise<string | null> {
  const reader = createReader(store)
  const head = await reader.head()
  if (head === undefined || head.active === null) return null
  // Reading checks count and hashes: a release that is not whole rejects.
  await reader.release(head.active)
  return head.active
}

/** What `verify` finds in everything that is stored. */
export async function findFaults(store: Store): Promise<readonly unknown[]> {
  const writer = createWriter(store)
  const [head, log] = [await writer.head(), await writer.log()]
  if (head === undefined) throw new Error('there is no head')
  const ids = Object.entries(head.releases)
    .filter(([, { state }]) => state === 'active' || state === 'retired')
    .map(([id]) => id)
  return (await verify({ store, head, log, ids })).findings
}
