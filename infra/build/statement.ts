/** The statement that goes with a build: what was built, from what, and by which Node. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bundle } from './bundle.ts'

export type BuildStatement = {
  /** Null outside a git checkout. */
  readonly commit: string | null
  /** Whether files differed from that commit. */
  readonly modified: boolean
  /** SHA-256, as all hashes here. */
  readonly lockfile: string
  readonly node: string
  readonly files: Readonly<Record<string, string>>
}

function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return undefined
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export async function describeBuild(
  root: string,
  bundles: Readonly<Record<string, Bundle>>,
): Promise<BuildStatement> {
  const files = Object.entries(bundles).flatMap(([name, bundle]) =>
    [...bundle.files].map(([path, text]) => [`${name}/${path}`, sha256(text)] as const),
  )
  return {
    commit: git(root, 'rev-parse', 'HEAD') ?? null,
    modified: (git(root, 'status', '--porcelain') ?? '') !== '',
    lockfile: sha256(await readFile(join(root, 'package-lock.json'), 'utf8')),
    node: process.version,
    files: Object.fromEntries(files.toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}
