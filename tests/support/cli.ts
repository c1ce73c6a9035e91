/** A command of `npm run seed` in this process: quick, and with parts of the world replaced. */
import { PassThrough } from 'node:stream'
import { runCli, type CliParts } from '../../seed/commands/program.ts'
import { openDoor, type Door } from '../../seed/commands/terminal/door.ts'
import type { Prove } from '../../seed/releases/publish.ts'
import type { Finished } from './seed.ts'

type Options = Partial<Omit<CliParts, 'door'>> & {
  readonly cwd?: string
  readonly now?: () => Date
  /** The dataset that is meant where no `--data` says which: the repository's, if not given. */
  readonly ownData?: string
  /** Everything that is printed, in its order, as a terminal shows it. */
  readonly tell?: (text: string) => void
  /** Somebody at a terminal, who answers. */
  readonly ask?: Door['ask']
  /** The lines that they type, where more than yes or no is asked. */
  readonly answer?: Door['answer']
  /** Whether git is asked who does it, as elsewhere: a process more of each command. */
  readonly named?: 'by git'
  /** How long AWS may take, where it stays silent. */
  readonly cloudBudget?: Door['cloudBudget']
}

/** For tests in which it is another one's matter what is proved. */
export const unproved: Prove = async () => ({ requests: 1, failures: [] })

/** Streams that nobody reads, without listeners on those of this process. */
function nowhere(): Parameters<typeof openDoor>[0] {
  const stream = (): NodeJS.WriteStream & { fd: 1 } =>
    new PassThrough().resume() as unknown as NodeJS.WriteStream & { fd: 1 }
  return { stdin: process.stdin, stdout: stream(), stderr: stream() as never }
}

/** Proves nothing, unless told with what. */
export async function runHere(
  args: readonly string[],
  {
    cwd = process.cwd(),
    now = () => new Date(),
    ownData,
    tell,
    ask,
    answer,
    named,
    cloudBudget,
    ...parts
  }: Options = {},
): Promise<Finished> {
  const out: string[] = []
  const err: string[] = []
  const into = (stream: string[]) => (line: string) => {
    stream.push(`${line}\n`)
    tell?.(`${line}\n`)
  }
  const note = into(err)
  const changed = {
    out: into(out),
    note,
    step: note,
    progress: () => undefined,
    paint: (_: string, text: string) => text,
    ask,
    answer,
    now,
    ...(named === undefined && { by: () => 'ann@host' }),
    ...(ownData !== undefined && { ownData }),
    ...(cloudBudget && { cloudBudget }),
  }
  const door = { ...openDoor(nowhere(), cwd), ...changed }
  const code = await runCli(args, { door, prove: unproved, ...parts })
  return { code, out: out.join(''), err: err.join('') }
}
