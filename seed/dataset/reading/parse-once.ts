/**
 * Files that took the library to parse: of a dataset that is read again, most have not changed. Kept
 * by their whole text, the ones used last, within a bound; from one command to the next by
 * `kept-parses.ts`. What is written as usual is read again sooner than it is found.
 */
import { hash } from 'node:crypto'
import {
  readAnyYaml,
  readUsualYaml,
  withPlaces,
  type PlainYaml,
  type YamlFile,
} from '../yaml/file.ts'
import { parseInWorkers, worthWorkers } from './parse-in-workers.ts'

/** Characters of all texts together: a few datasets as large as ours. */
const most = 16 * 1024 * 1024

const known = new Map<string, YamlFile>()
let held = 0

/** By the digest of their text: what an earlier process parsed. */
export type Parses = ReadonlyMap<string, PlainYaml>
let restored: Parses = new Map()

export function digestOf(text: string): string {
  return hash('sha256', text, 'base64url')
}

/** For the entry of a command: what is in here is not parsed again. */
export function restoreParses(parses: Parses): void {
  restored = parses
}

/** Every such text that this process has read and still holds. */
export function heldParses(): ReadonlyMap<string, YamlFile> {
  return known
}

/** Each text as a file, in their order; many that are new are parsed beside each other. */
export async function parseOnce(texts: readonly string[]): Promise<readonly YamlFile[]> {
  const found = new Map<string, PlainYaml>()
  const fresh: string[] = []
  const files = texts.map((text) => {
    const usual = known.has(text) ? undefined : readUsualYaml(text)
    if (usual !== undefined) return withPlaces(text, usual)
    const plain = restored.size > 0 ? restored.get(digestOf(text)) : undefined
    if (plain !== undefined) found.set(text, plain)
    else if (!known.has(text)) fresh.push(text)
    return text
  })
  const parsed = worthWorkers(fresh) ? await parseInWorkers(fresh) : fresh.map(readAnyYaml)
  for (const [i, plain] of parsed.entries()) found.set(fresh[i] ?? '', plain)
  return files.map((file) => {
    if (typeof file !== 'string') return file
    const own = known.get(file) ?? withPlaces(file, found.get(file) ?? readAnyYaml(file))
    remember(file, own)
    return own
  })
}

function remember(text: string, file: YamlFile): void {
  if (!known.delete(text)) held += text.length
  known.set(text, file)
  for (const oldest of known.keys()) {
    if (held <= most || oldest === text) break
    known.delete(oldest)
    held -= oldest.length
  }
}
