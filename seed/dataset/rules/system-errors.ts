/** What the system says of a path, in words: the path and what can be done are the reader's to see. */
import { Refusal, type RefusalReason } from './refusal.ts'

const words: Readonly<Record<string, readonly [RefusalReason, string]>> = {
  EACCES: ['usage', 'this user may not use it so'],
  EPERM: ['usage', 'this user may not use it so'],
  EROFS: ['usage', 'the disk can only be read'],
  EISDIR: ['usage', 'a folder has this name'],
  ENOTDIR: ['usage', 'what should be a folder is a file'],
  EEXIST: ['usage', 'it is there already'],
  ENOENT: ['usage', 'it is not there'],
  ENAMETOOLONG: ['usage', 'the name is too long'],
  ELOOP: ['usage', 'links lead in a circle'],
  ENOSPC: ['store-unavailable', 'no space is left on the disk'],
  EDQUOT: ['store-unavailable', 'this user has used up the space on the disk'],
  EFBIG: ['store-unavailable', 'no file may grow so large here'],
  EMFILE: ['store-unavailable', 'too many files are open'],
  ENFILE: ['store-unavailable', 'too many files are open'],
  EIO: ['store-unavailable', 'the disk fails'],
}

export const makeRoom = 'Make room on that disk, then run the same command again.'

const full: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

/** Of a path that is known; undefined for what the system has not said. */
export function refuseSystemError(
  error: unknown,
  path: string,
  what: string,
  rest = '',
): Refusal | undefined {
  const code = codeOf(error)
  const known = code === undefined ? undefined : words[code]
  if (code === undefined || known === undefined) return undefined
  const [reason, word] = known
  const message = `${path} cannot be ${what} (${code}): ${word}${rest}`
  return new Refusal(reason, message, full.has(code) ? [makeRoom] : [])
}

/** Of an error that nobody expected, if it names its path. */
export function explainSystemError(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || !('path' in error) || typeof error.path !== 'string') {
    return undefined
  }
  return refuseSystemError(error, error.path, 'used')
}
