/**
 * A file of what a command has found out, for the next one; it may be deleted at any time. It is
 * believed only when it is whole and was written by the very same maker: code, mostly.
 */
import { hash } from 'node:crypto'
import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What was kept, or undefined. Never fails. */
export async function readKept(file: string, maker: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  return text.slice(0, end) === head(maker, body) ? body : undefined
}

/** Whole or not at all: another command may be reading it. Never fails, and leaves nothing then. */
export async function writeKept(file: string, maker: string, body: string): Promise<void> {
  const draft = `${file}.${process.pid}`
  let folder: string | undefined
  try {
    folder = await mkdir(dirname(file), { recursive: true })
    await writeFile(draft, `${head(maker, body)}\n${body}`)
    await rename(draft, file)
  } catch {
    await rm(draft, { force: true }).catch(() => undefined)
    if (folder !== undefined) await rmdir(dirname(file)).catch(() => undefined)
  }
}

function head(maker: string, body: string): string {
  return `${maker} ${hash('sha256', body, 'base64url')}`
}
