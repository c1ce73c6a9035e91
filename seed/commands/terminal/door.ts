/** What a command sees of the world outside: streams, clock, folders and who runs it. */
import { readFileSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { styleText } from 'node:util'
import * as z from 'zod'
import type { Budget } from '../../../functions/store/database/budgets.ts'
import { cloudBudget } from '../../stores/cloud-budget.ts'
import { stateFolderIn } from '../../stores/state-file.ts'
import { currentUser } from './current-user.ts'
import { editorOf, type EditText } from './editor.ts'
import { safeStreams } from './streams.ts'

export type Door = {
  /** Results, a line at a time. */
  readonly out: (line: string) => void
  /** Whether a result could not be written, as on a full disk: the command has then failed. */
  readonly resultLost: () => boolean
  /** Everything else. */
  readonly note: (line: string) => void
  /** Rewrites one line of a terminal; does nothing elsewhere. */
  readonly progress: (line: string) => void
  /** A step that takes its time: as progress on a terminal, elsewhere a line of its own. */
  readonly step: (line: string) => void
  /** Colours a result on a terminal that wants it (NO_COLOR); leaves it alone elsewhere. */
  readonly paint: (style: Style, text: string) => string
  /** Asks a person yes or no; undefined when nobody is there to answer. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined
  /** Asks a person for a line; undefined when nobody is there, its result when they are gone. */
  readonly answer: ((question: string) => Promise<string | undefined>) | undefined
  /** Gives a text to the editor of a person; undefined when they have set none. */
  readonly edit: EditText | undefined
  readonly now: () => Date
  /** Who runs this, as git names them, else user@host. */
  readonly by: () => string
  /** Version of this tool. */
  readonly tool: string
  /** The repository's dataset, named as a person here would name it. */
  readonly ownData: string
  readonly stateFolder: string
  /** How long a call to AWS other than to the table may take. */
  readonly cloudBudget: Budget
}

type Style = 'bold' | 'dim' | 'green' | 'red' | 'yellow'

type Streams = Pick<NodeJS.Process, 'stdin' | 'stdout' | 'stderr'>

export function openDoor({ stdin, stdout, stderr }: Streams, cwd: string): Door {
  let pending = false
  let by: string | undefined
  const streams = safeStreams(stdout, stderr)
  const isManned = stdin.isTTY && stderr.isTTY
  const clear = (): void => {
    if (pending) streams.note('\r\u001B[K')
    pending = false
  }
  const note = (line: string): void => {
    clear()
    streams.note(`${line}\n`)
  }
  const progress = (line: string): void => {
    if (!stderr.isTTY) return
    streams.note(`\r\u001B[K${line}`)
    pending = true
  }
  return {
    out: (line) => {
      clear()
      streams.out(`${line}\n`)
    },
    resultLost: streams.resultLost,
    note,
    progress,
    step: stderr.isTTY ? progress : note,
    paint: (style, text) => styleText(style, text, { stream: stdout }),
    ask: isManned ? async (question) => ask(question, stdin, stderr) : undefined,
    answer: isManned ? async (question) => answer(`${question} `, stdin, stderr) : undefined,
    edit: editorOf(process.env),
    now: () => new Date(),
    // Most commands name nobody: git is asked when it matters.
    by: () => (by ??= currentUser(cwd)),
    tool: ownVersion(),
    ownData: nameFrom(cwd, join(import.meta.dirname, '../../data')),
    stateFolder: stateFolderIn(cwd),
    cloudBudget,
  }
}

async function ask(
  question: string,
  input: Streams['stdin'],
  output: Streams['stderr'],
): Promise<boolean> {
  const line = await answer(`${question} [y/N] `, input, output)
  return line !== undefined && /^y(?:es)?$/i.test(line.trim())
}

/** The terminal stays in its own mode, so that Ctrl+C stops the command as it does elsewhere. */
async function answer(
  question: string,
  input: Streams['stdin'],
  output: Streams['stderr'],
): Promise<string | undefined> {
  const lines = createInterface({ input, output, terminal: false })
  const closed = new AbortController()
  // Ctrl+D: nobody will answer any more.
  lines.once('close', () => closed.abort())
  try {
    return await lines.question(question, { signal: closed.signal })
  } catch {
    return undefined
  } finally {
    lines.close()
  }
}

function ownVersion(): string {
  const path = join(import.meta.dirname, '../../../package.json')
  return Package.parse(JSON.parse(readFileSync(path, 'utf8'))).version
}

const Package = z.object({ version: z.string() })

/** A path inside the folder one is in is named from there, any other in full. */
function nameFrom(cwd: string, path: string): string {
  const name = relative(cwd, path)
  return isAbsolute(name) || name.split(sep)[0] === '..' ? path : name
}
