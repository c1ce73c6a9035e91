/** What a command has parsed, kept for the next one: of each text only what is free of faults. */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { readKept, writeKept } from '../kept-file.ts'
import type { PlainYaml } from '../yaml/file.ts'
import { digestOf, heldParses, restoreParses, type Parses } from './parse-once.ts'

const Path = z.array(z.union([z.string(), z.number()]))
/** By the digest of the text: its value, and the paths of texts that a comment may have cut. */
const Kept = z.array(z.tuple([z.string(), z.unknown(), z.array(Path)]))

/** Characters of what only earlier commands parsed: another dataset, or texts as they were. */
const mostEarlier = 6 * 1024 * 1024

/** The file of a checkout. It is ignored by git. */
export function keptParsesIn(root: string): string {
  return join(root, '.local', 'parsed.json')
}

/**
 * Reads what an earlier command kept in `file`. Gives what keeps what this one has parsed; neither
 * ever fails: without the file everything is parsed.
 */
export async function keepParses(file: string): Promise<() => Promise<void>> {
  const parser = await digestOfParser()
  const before = await read(file, parser)
  restoreParses(before)
  return async () => {
    const held = [...heldParses()].filter(([, yaml]) => isKept(yaml))
    const own = new Map(held.map(([text, yaml]) => [digestOf(text), yaml]))
    if ([...own.keys()].every((digest) => before.has(digest))) return
    const earlier = [...before].filter(([digest]) => !own.has(digest))
    const body = `[${[...own]
      .map(written)
      .concat(within(earlier.map(written)))
      .join(',\n')}]`
    await writeKept(file, parser, body)
  }
}

function written([digest, { value, cutTexts }]: readonly [string, PlainYaml]): string {
  return JSON.stringify([digest, value, cutTexts])
}

/** Those used last are first. */
function within(texts: readonly string[]): string[] {
  let characters = 0
  return texts.filter((text) => (characters += text.length) <= mostEarlier)
}

/** Odd numbers include those that JSON cannot hold. */
function isKept({ faults, readable, oddNumbers }: PlainYaml): boolean {
  return readable && faults.length === 0 && oddNumbers.length === 0
}

async function read(file: string, parser: string): Promise<Parses> {
  const body = await readKept(file, parser)
  if (body === undefined) return new Map()
  try {
    return new Map(
      Kept.parse(JSON.parse(body)).map(([digest, value, cutTexts]) => [
        digest,
        { value, cutTexts, readable: true, faults: [], oddNumbers: [] },
      ]),
    )
  } catch {
    return new Map()
  }
}

/** Our own part of the parser, and the version of the library. */
async function digestOfParser(): Promise<string> {
  const folder = fileURLToPath(new URL('../yaml', import.meta.url))
  const names = (await readdir(folder)).toSorted().map((name) => join(folder, name))
  const library = fileURLToPath(import.meta.resolve('yaml/package.json'))
  const texts = await Promise.all([...names, library].map(async (path) => readFile(path, 'utf8')))
  return hash('sha256', texts.join('\0'), 'base64url')
}
