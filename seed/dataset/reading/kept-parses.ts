/**
 * What a command has parsed, kept for the next one in a file that may be deleted at any time. It is
 * believed only when it is whole, and was written by this very parser; and of each text only what is
 * free of faults.
 */
import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
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
    await write(file, parser, body).catch(() => undefined)
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
  try {
    const text = await readFile(file, 'utf8')
    const end = text.indexOf('\n')
    const body = text.slice(end + 1)
    if (text.slice(0, end) !== head(parser, body)) return new Map()
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

/** Whole or not at all: another command may be reading it. */
async function write(file: string, parser: string, body: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  try {
    await writeFile(draft, `${head(parser, body)}\n${body}`)
    await rename(draft, file)
  } finally {
    await rm(draft, { force: true })
  }
}

function head(parser: string, body: string): string {
  return `${parser} ${hash('sha256', body, 'base64url')}`
}

/** Our own part of the parser, and the version of the library. */
async function digestOfParser(): Promise<string> {
  const folder = fileURLToPath(new URL('../yaml', import.meta.url))
  const names = (await readdir(folder)).toSorted().map((name) => join(folder, name))
  const library = fileURLToPath(import.meta.resolve('yaml/package.json'))
  const texts = await Promise.all([...names, library].map(async (path) => readFile(path, 'utf8')))
  return hash('sha256', texts.join('\0'), 'base64url')
}
