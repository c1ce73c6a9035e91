/** Where a running `npm start` says how to reach its store, for `npm run seed` to find. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { isRunning } from './processes.ts'

export const RunningStore = z.strictObject({
  endpoint: z.string(),
  table: z.string(),
  pid: z.int().positive(),
  /** Of the API. */
  url: z.string(),
})
export type RunningStore = z.infer<typeof RunningStore>

/** The state file of a checkout. It is ignored by git. */
export function stateFileIn(root: string): string {
  return join(root, '.local', 'store.json')
}

export async function writeState(path: string, state: RunningStore): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, `${JSON.stringify(state, null, 2)}\n`)
}

/** What is running; undefined when nothing is, whatever an earlier crash left behind. */
export async function readState(path: string): Promise<RunningStore | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const state = text === undefined ? undefined : parseState(text)
  return state !== undefined && isRunning(state.pid) ? state : undefined
}

/** Takes the file away, unless another server has written its own meanwhile. */
export async function removeState(path: string, pid: number): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text !== undefined && parseState(text)?.pid === pid) await rm(path, { force: true })
}

function parseState(text: string): RunningStore | undefined {
  try {
    return RunningStore.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
