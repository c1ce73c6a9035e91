/**
 * Files that have been parsed before: of a dataset that is read again, most have not changed. Kept by
 * their whole text, the ones used last, within a bound; from one command to the next by
 * `kept-parses.ts`.
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

type Known = { readonly file: YamlFile; readonly isUsual: boolean }

const known = new Map<string, Known>()
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

/** Of the texts that this process still holds those that took the library to read. */
export function heldParses(): readonly (readonly [text: string, file: YamlFile])[] {
  return [...known].flatMap(([text, { file, isUsual }]) => (isUsual ? [] : [[text, file] as const]))
}

/** Each text as a file, in their order; many that take the library are parsed beside each other. */
export async function parseOnce(texts: readonly string[]): Promise<readonly YamlFile[]> {
  const read = new Map<string, Known>()
  const fresh: string[] = []
  const take = (text: string, plain: PlainYaml, isUsual: boolean): void =>
    void read.set(text, { file: withPlaces(text, plain), isUsual })
  for (const text of texts) {
    const before = known.get(text)
    if (before !== undefined) {
      read.set(text, before)
      continue
    }
    const usual = readUsualYaml(text)
    const plain = usual ?? (restored.size > 0 ? restored.get(digestOf(text)) : undefined)
    if (plain === undefined) fresh.push(text)
    else take(text, plain, usual !== undefined)
  }
  const parsed = worthWorkers(fresh) ? await parseInWorkers(fresh) : fresh.map(readAnyYaml)
  for (const [i, plain] of parsed.entries()) take(fresh[i] ?? '', plain, false)
  return texts.map((text) => {
    const one = read.get(text)
    if (one === undefined) throw new Error('a text that was not read')
    remember(text, one)
    return one.file
  })
}

function remember(text: string, one: Known): void {
  if (!known.delete(text)) held += text.length
  known.set(text, one)
  for (const oldest of known.keys()) {
    if (held <= most || oldest === text) break
    known.delete(oldest)
    held -= oldest.length
  }
}
