/** A few store calls at a time: more only makes a new table throttle. */
const lanes = 4

/** Works on everything; after a failure begins nothing more, and rejects when all lanes have ended. */
export async function inLanes<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values()
  let failed = false
  const lane = async (): Promise<void> => {
    for (const item of waiting) {
      if (failed) return
      await work(item)
    }
  }
  const outcomes = await Promise.allSettled(
    Array.from({ length: lanes }, () =>
      lane().catch((error: unknown) => {
        failed = true
        throw error
      }),
    ),
  )
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}
