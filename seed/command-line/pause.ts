/** Waits, in milliseconds, as long as readers may hold what was active. */
export type Pause = (ms: number) => Promise<unknown>
