/** Work that goes on by itself while callers wait for a bounded time. */
import { Unavailable } from '../../model/unavailable.ts'

export type Task = {
  /** Never rejects. */
  readonly done: Promise<void>
  ageMs(): number
}

/** `run` must deal with its own failures. */
export function startTask(run: () => Promise<void>): Task {
  const started = performance.now()
  return { done: run(), ageMs: () => performance.now() - started }
}

/** Waits for a promise at most `ms`. Undefined when it is not settled by then; it then goes on. */
export async function within<T>(
  promise: Promise<T>,
  ms: number,
): Promise<{ value: T } | undefined> {
  const over = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => over.resolve(undefined), Math.max(ms, 0))
  try {
    return await Promise.race([promise.then((value) => ({ value })), over.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** What is told when it was waited for in vain. */
export function late(what: string): Unavailable {
  return new Unavailable('store-unavailable', { cause: new Error(`${what} takes too long`) })
}

export function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('a refresh failed', { cause: error })
}
