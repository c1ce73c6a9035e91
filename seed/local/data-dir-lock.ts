/**
 * One process per data folder. LevelDB has a lock of its own, but a second dynalite meets it late
 * and dies of it; this one is asked first and says who holds it.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../dataset/rules/refusal.ts'
import { codeOf } from '../dataset/rules/system-errors.ts'
import { refuseDisk } from '../stores/disk-room.ts'
import { beginningOf, isRunning } from '../stores/processes.ts'

export type DataDirLock = { readonly release: () => Promise<void> }

/** Takes the folder, made if need be; refuses while a running process holds it. */
export async function lockDataDir(dir: string, pid: number): Promise<DataDirLock> {
  const path = join(dir, 'server.pid')
  await mkdir(dir, { recursive: true }).catch((error: unknown) => {
    throw refuseDisk(error, dir)
  })
  // Twice: once more after what a crashed process left has been taken away.
  for (let attempt = 0; attempt < 2; attempt++) {
    if (await create(path, pid)) return { release: () => rm(path, { force: true }) }
    const [number, began] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ')
    const holder = Number(number)
    // Another process may have the number of one that was killed.
    const isOther = began !== undefined && began !== beginningOf(holder)
    // After a restart of a container, our own number may be that of the one before.
    const isHeld = Number.isInteger(holder) && holder > 0 && isRunning(holder) && !isOther
    if (holder !== pid && isHeld) {
      throw new Refusal('store-unavailable', `${dir} is in use by process ${holder}`, [
        'Stop that process, or start with another --data-dir.',
      ])
    }
    await rm(path, { force: true })
  }
  throw new Refusal('store-unavailable', `cannot lock ${dir}: another process was quicker`)
}

/** False when the file is there already. */
async function create(path: string, pid: number): Promise<boolean> {
  try {
    const began = beginningOf(pid)
    await writeFile(path, `${pid}${began === undefined ? '' : ` ${began}`}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    // What is left of it on a full disk would be taken for the lock of another.
    await rm(path, { force: true })
    throw refuseDisk(error, path)
  }
}
