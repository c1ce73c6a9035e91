/** A closed loop of connections: each asks again as soon as it is answered. */
import { openConnection, type Answer } from './connection.ts'

export type Asking = {
  readonly request: string
  /** What is wrong with the answer, if anything. */
  readonly judge: (answer: Answer) => string | undefined
}

export type Driven = {
  readonly asked: number
  readonly seconds: number
  /** Milliseconds, ascending. */
  readonly latencies: Float64Array
  readonly statuses: ReadonlyMap<number, number>
  /** The first few of what was wrong, and how many in all. */
  readonly wrong: readonly string[]
  readonly wrongs: number
}

type Wanted = {
  readonly connections: number
  readonly times: number
  /** By the number of the request and that of the connection. */
  readonly next: (i: number, connection: number) => Asking
  /** Asked before each request; no more are sent when it says so. */
  readonly enough?: () => boolean
}

const wrongShown = 5

export async function drive(url: string, wanted: Wanted): Promise<Driven> {
  const { connections, times, next, enough = () => false } = wanted
  const latencies = new Float64Array(times)
  const statuses = new Map<number, number>()
  const wrong: string[] = []
  let [asked, answered, wrongs] = [0, 0, 0]

  function note(fault: string): void {
    wrongs += 1
    if (wrong.length < wrongShown) wrong.push(fault)
  }

  async function work(number: number): Promise<void> {
    const connection = await openConnection(url)
    try {
      while (asked < times && !enough()) {
        const { request, judge } = next(asked, number)
        asked += 1
        const started = performance.now()
        const answer = await connection.ask(request)
        latencies[answered++] = performance.now() - started
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
        const fault = judge(answer)
        if (fault !== undefined) note(`${request.split('\r\n', 1)[0]}: ${answer.status}: ${fault}`)
      }
    } catch (error) {
      note(String(error))
    } finally {
      connection.socket.destroy()
    }
  }

  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, async (_, i) => work(i)))
  const seconds = (performance.now() - started) / 1000
  return {
    asked,
    seconds,
    latencies: latencies.subarray(0, answered).toSorted(),
    statuses,
    wrong,
    wrongs,
  }
}

/** Of those statuses, and no other. */
export function expecting(...statuses: readonly number[]): Asking['judge'] {
  return ({ status, body }) =>
    statuses.includes(status) ? undefined : body.toString('utf8', 0, 200)
}

/** Milliseconds within which that share was answered. */
export function quantileOf({ latencies }: Driven, share: number): number {
  return latencies[Math.floor(latencies.length * share)] ?? Infinity
}
