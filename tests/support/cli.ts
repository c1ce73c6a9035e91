/** A command of `npm run seed` in this process: quick, and with parts of the world replaced. */
import { PassThrough } from 'node:stream'
import { runCli, type CliParts } from '../../seed/commands/program.ts'
import { openDoor, type Door } from '../../seed/commands/terminal/door.ts'
import { prove } from '../../seed/prove.ts'
import type { Finished } from './seed.ts'

type Options = Partial<Omit<CliParts, 'door'>> & {
  readonly cwd?: string
  readonly now?: () => Date
  /** Somebody at a terminal, who answers. */
  readonly ask?: Door['ask']
  /** How long AWS may take, where it stays silent. */
  readonly cloudBudget?: Door['cloudBudget']
}

/** Streams that nobody reads, without listeners on those of this process. */
function nowhere(): Parameters<typeof openDoor>[0] {
  const stream = (): NodeJS.WriteStream & { fd: 1 } =>
    new PassThrough().resume() as unknown as NodeJS.WriteStream & { fd: 1 }
  return { stdin: process.stdin, stdout: stream(), stderr: stream() as never }
}

export async function runHere(
  args: readonly string[],
  { cwd = process.cwd(), now = () => new Date(), ask, cloudBudget, ...parts }: Options = {},
): Promise<Finished> {
  const out: string[] = []
  const err: string[] = []
  const note = (line: string): void => void err.push(`${line}\n`)
  const door = {
    ...openDoor(nowhere(), cwd),
    out: (line: string): void => void out.push(`${line}\n`),
    note,
    step: note,
    progress: () => undefined,
    paint: (_: string, text: string) => text,
    ask,
    now,
    ...(cloudBudget && { cloudBudget }),
  }
  const code = await runCli(args, { door, prove, ...parts })
  return { code, out: out.join(''), err: err.join('') }
}
