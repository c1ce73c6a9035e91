/** Which commit a folder was at, read from the files of git: the program itself need not be there. */
import { readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { hasUncommitted } from '../stores/git.ts'

export type Source = {
  readonly commit: string | null
  /** Whether the files differ from it; null: nobody can tell. */
  readonly uncommitted: boolean | null
}

export async function sourceOf(dir: string): Promise<Source> {
  const commit = await sourceCommit(dir)
  return { commit, uncommitted: commit === null ? null : await hasUncommitted(dir) }
}

/** Null outside of a checkout, and for whatever is not understood: this must never stop anything. */
async function sourceCommit(dir: string): Promise<string | null> {
  const checkout = await findGit(resolve(dir))
  if (checkout === undefined) return null
  const head = await readLine(join(checkout, 'HEAD'))
  if (head === undefined) return null
  const ref = /^ref: (refs\/\S+)$/.exec(head)?.[1]
  if (ref === undefined) return asCommit(head)
  // A worktree keeps its own HEAD, and its branches where the others are.
  const common = await readLine(join(checkout, 'commondir'))
  const shared = common === undefined ? checkout : resolve(checkout, common)
  return asCommit((await readLine(join(shared, ref))) ?? (await packedRef(shared, ref)))
}

async function findGit(start: string): Promise<string | undefined> {
  for (let dir = start; ; dir = dirname(dir)) {
    const path = join(dir, '.git')
    const found = await stat(path).catch(() => undefined)
    if (found?.isDirectory() === true) return path
    const linked = found && /^gitdir: (.+)$/.exec((await readLine(path)) ?? '')?.[1]
    if (linked !== undefined) return resolve(dir, linked)
    if (dirname(dir) === dir) return undefined
  }
}

async function packedRef(shared: string, ref: string): Promise<string | undefined> {
  const packed = await readFile(join(shared, 'packed-refs'), 'utf8').catch(() => '')
  return packed
    .split('\n')
    .find((line) => line.endsWith(` ${ref}`))
    ?.split(' ')[0]
}

async function readLine(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text?.split('\n')[0]?.trim()
}

function asCommit(text: string | undefined): string | null {
  return text !== undefined && /^[0-9a-f]{40,64}$/.test(text) ? text : null
}
