/** One request at a time to each host, with a pause between two. */

export type HostGate = <T>(host: string, work: () => Promise<T>) => Promise<T>

export function createHostGate(pauseMs: number, sleep: (ms: number) => Promise<unknown>): HostGate {
  const last = new Map<string, Promise<unknown>>()
  return async (host, work) => {
    const before = last.get(host)
    const turn = before === undefined ? Promise.resolve() : before.then(() => sleep(pauseMs))
    const mine = turn.then(work)
    last.set(host, Promise.allSettled([mine]))
    return mine
  }
}
