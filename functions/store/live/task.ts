/** Work that goes on by itself while callers wait for a bounded time. */

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
  const late = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => late.resolve(undefined), Math.max(ms, 0))
  try {
    return await Promise.race([promise.then((value) => ({ value })), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
