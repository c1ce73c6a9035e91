/** The copy of the last release in a folder of this machine, beside a database that lies there. */
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sha256 } from '../../functions/model/canonical.ts'
import type { CopyPlace, StoredCopy } from '../../functions/store/copy/place.ts'
import { copyObject } from '../../functions/store/database/deployed.ts'

export function copyInFolder(folder: string): CopyPlace {
  const path = join(folder, copyObject)

  async function held(): Promise<StoredCopy | undefined> {
    try {
      const bytes = await readFile(path)
      return { bytes, tag: sha256(bytes) }
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
      throw error
    }
  }

  return {
    name: `folder ${folder}`,
    read: held,
    async write(bytes, over) {
      if ((await held())?.tag !== over) return false
      // Whole or not at all, whatever happens meanwhile.
      await mkdir(folder, { recursive: true })
      const half = `${path}.${randomUUID()}`
      await writeFile(half, bytes)
      await rename(half, path)
      return true
    },
  }
}
