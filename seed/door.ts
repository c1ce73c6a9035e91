/** What a command sees of the world outside: streams, clock, folders and who runs it. */
import { dirname, isAbsolute, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { currentUser } from './processes.ts'
import { stateFileIn } from './state-file.ts'

export type Door = {
  /** Results, a line at a time. */
  readonly out: (line: string) => void
  /** Everything else. */
  readonly note: (line: string) => void
  /** Rewrites one line of a terminal; does nothing elsewhere. */
  readonly progress: (line: string) => void
  readonly now: () => Date
  /** Who runs this, as user@host. */
  readonly by: string
  /** The repository's dataset, named as a person here would name it. */
  readonly ownData: string
  readonly stateFile: string
}

type Streams = Pick<NodeJS.Process, 'stdout' | 'stderr'>

export function openDoor({ stdout, stderr }: Streams, cwd: string): Door {
  let pending = false
  const clear = (): void => {
    if (pending) stderr.write('\r\u001B[K')
    pending = false
  }
  return {
    out: (line) => {
      clear()
      stdout.write(`${line}\n`)
    },
    note: (line) => {
      clear()
      stderr.write(`${line}\n`)
    },
    progress: (line) => {
      if (!stderr.isTTY) return
      stderr.write(`\r\u001B[K${line}`)
      pending = true
    },
    now: () => new Date(),
    by: currentUser(),
    ownData: nameFrom(cwd, join(dirname(fileURLToPath(import.meta.url)), 'data')),
    stateFile: stateFileIn(cwd),
  }
}

/** A path inside the folder one is in is named from there, any other in full. */
function nameFrom(cwd: string, path: string): string {
  const name = relative(cwd, path)
  return isAbsolute(name) || name.split(sep)[0] === '..' ? path : name
}
