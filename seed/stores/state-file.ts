/**
 * Where each running `npm start` says how to reach its store, for `npm run seed` to find. A file
 * alone proves nothing: a folder may have been copied, a process killed and its number used again.
 * So the file names its own folder, and the store answers with the token that stands in it.
 */
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { refuseDisk } from './disk-room.ts'
import { tokenOf } from './local-store.ts'
import { isRunning } from './processes.ts'

export const RunningStore = z.strictObject({
  endpoint: z.string(),
  table: z.string(),
  pid: z.int().positive(),
  /** Of the API. */
  url: z.string(),
  /** Where it was started: the folder that this file was written for. */
  folder: z.string(),
  /** What keeps the database; null: nothing does. */
  dataDir: z.string().nullable(),
  /** Drawn at the start. */
  token: z.string(),
})
export type RunningStore = z.infer<typeof RunningStore>

export type FoundStores = {
  readonly running: readonly RunningStore[]
  /** Folders that files found here were written for. */
  readonly elsewhere: readonly string[]
}

/** The folder of state files of a checkout. It is ignored by git. */
export function stateFolderIn(root: string): string {
  return join(root, '.local', 'running')
}

/** Gives what takes the file away again. */
export async function writeState(
  stateFolder: string,
  state: Omit<RunningStore, 'folder'>,
): Promise<() => Promise<void>> {
  const path = join(stateFolder, `${state.pid}.json`)
  // Put in its place whole: others read it at any time.
  const beside = `${path}.new`
  try {
    await mkdir(stateFolder, { recursive: true })
    const whole: RunningStore = { ...state, folder: await ownerOf(stateFolder) }
    await writeFile(beside, `${JSON.stringify(whole, null, 2)}\n`)
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw refuseDisk(error, path)
  }
  return async () => rm(path, { force: true })
}

/** What runs in this very folder; what a crash left behind is passed over. */
export async function findRunning(stateFolder: string): Promise<FoundStores> {
  const names = await readdir(stateFolder).catch(() => [])
  const running: RunningStore[] = []
  const elsewhere = new Set<string>()
  for (const name of names.filter((one) => /^[0-9]+\.json$/.test(one)).toSorted()) {
    const path = join(stateFolder, name)
    const state = parseState(await readFile(path, 'utf8').catch(() => ''))
    if (state === undefined) continue
    if (state.folder !== (await ownerOf(stateFolder))) elsewhere.add(state.folder)
    else if (isRunning(state.pid) && (await tokenOf(state.endpoint)) === state.token) {
      running.push(state)
    }
  }
  return { running, elsewhere: [...elsewhere] }
}

/** By its real name, so that a link to a folder is that folder. */
async function ownerOf(stateFolder: string): Promise<string> {
  return realpath(join(stateFolder, '..', '..'))
}

function parseState(text: string): RunningStore | undefined {
  try {
    return RunningStore.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
