/** Maps of tables: those of the repository, by name, and those that an admin writes. */
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { refuseSystemError } from '../../dataset/rules/system-errors.ts'
import type { Source } from '../source.ts'
import { readMap } from './map.ts'
import { tableSource } from './source.ts'

const folder = fileURLToPath(new URL('maps/', import.meta.url))

/** `bifimed`, or the path of a map. */
export async function tableOf(map: string): Promise<Source> {
  const path = /^[a-z-]+$/.test(map) ? `${folder}${map}.yaml` : map
  try {
    return tableSource(readMap(path, await readFile(path, 'utf8')))
  } catch (error) {
    throw refuseSystemError(error, path, 'read', '') ?? error
  }
}

/** The tables whose maps are in the repository. */
export async function knownTables(): Promise<Source[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted()
  return Promise.all(names.map((name) => tableOf(`${folder}${name}`)))
}
