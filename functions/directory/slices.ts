/** Long work over a whole release, in slices: whoever else asks is answered in between. */
import { setImmediate as nextTurn } from 'node:timers/promises'

/** What one slice may take: in milliseconds, and in pieces, which are the same on every machine. */
const sliceMs = 5
export const piecesPerSlice = 250

/** To be awaited after each small piece of the work. */
export function createPauses(): () => Promise<void> {
  let [until, left] = [0, 0]
  return async () => {
    left -= 1
    if (left > 0 && performance.now() < until) return
    await nextTurn()
    until = performance.now() + sliceMs
    left = piecesPerSlice
  }
}

/**
 * What is made of a release once, by its name, and goes with the release. What was made longest ago
 * gives way; a failure is not kept.
 */
export function createOnce<T>(most: number) {
  const held = new WeakMap<object, Map<string, Promise<T>>>()
  return (release: object, name: string, make: () => Promise<T>): Promise<T> => {
    const ofRelease = held.get(release) ?? new Map<string, Promise<T>>()
    held.set(release, ofRelease)
    const known = ofRelease.get(name)
    if (known !== undefined) return known
    const made = make()
    made.catch(() => ofRelease.delete(name))
    for (const oldest of ofRelease.keys()) {
      if (ofRelease.size < most) break
      ofRelease.delete(oldest)
    }
    ofRelease.set(name, made)
    return made
  }
}
