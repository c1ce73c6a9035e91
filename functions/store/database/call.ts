/** The one way to call the database: every attempt is bounded, and only this layer tries again. */
import { setTimeout as sleep } from 'node:timers/promises'
import type {
  DynamoDBClient,
  ServiceInputTypes,
  ServiceOutputTypes,
} from '@aws-sdk/client-dynamodb'
import { Unavailable } from '../../model/unavailable.ts'
import type { Budget } from './budgets.ts'
import { CallFailed, classify } from './faults.ts'

export type CallOptions<Output> = {
  /** Outputs for which it is false are asked for again; the last one is returned as it is. */
  readonly accept?: (output: Output) => boolean
  /** A clock reading beyond which nothing is tried, if it comes before the budget's deadline. */
  readonly until?: number
  readonly clock?: Clock
}

export type Clock = {
  /** Milliseconds that only grow. */
  now(): number
  random(): number
  sleep(ms: number): Promise<unknown>
}

export const systemClock: Clock = {
  now: () => performance.now(),
  random: Math.random,
  sleep: (ms) => sleep(ms),
}

type Command<I extends ServiceInputTypes, O extends ServiceOutputTypes> = Parameters<
  typeof DynamoDBClient.prototype.send<I, O>
>[0]

export async function send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
  { client }: { readonly client: DynamoDBClient },
  command: Command<I, O>,
  budget: Budget,
  options?: CallOptions<O>,
): Promise<O> {
  return call(
    operationOf(command),
    (abortSignal) => client.send(command, { abortSignal }),
    budget,
    options,
  )
}

/** Such as `GetItem`. From the schema, because a bundle gives the class another name. */
function operationOf({ schema }: { readonly schema?: unknown }): string {
  const name: unknown = Array.isArray(schema) ? schema[2] : undefined
  return typeof name === 'string' ? name : 'call'
}

/**
 * Runs an SDK call within its budget. Raises `Unavailable` when the store did not answer or refused,
 * the SDK's own exception when that is an answer (a failed condition), and a plain Error when the
 * request was malformed.
 */
export async function call<Output>(
  operation: string,
  run: (abortSignal: AbortSignal) => Promise<Output>,
  budget: Budget,
  { accept = () => true, until = Infinity, clock = systemClock }: CallOptions<Output> = {},
): Promise<Output> {
  const started = clock.now()
  const deadline = Math.min(started + budget.deadlineMs, until)
  for (let attempt = 1; ; attempt++) {
    // A busy machine may end a pause after the deadline.
    const leftMs = Math.max(deadline - clock.now(), 0)
    const outcome = await runBounded(run, Math.min(budget.attemptMs, leftMs))
    if ('output' in outcome && accept(outcome.output)) return outcome.output

    const pause =
      clock.random() * Math.min(budget.backoffCapMs, budget.backoffBaseMs * 2 ** (attempt - 1))
    const last = attempt >= budget.attempts || clock.now() + pause >= deadline
    if ('output' in outcome) {
      if (last) return outcome.output
    } else {
      const { error } = outcome
      const fault = classify(error)
      if (fault === 'answer') throw error
      if (fault === 'our-mistake')
        throw new Error(`our ${operation} was malformed`, { cause: error })
      if (fault === 'lasting' || last) {
        const elapsedMs = Math.round(clock.now() - started)
        const cause = new CallFailed({ operation, attempts: attempt, elapsedMs }, { cause: error })
        throw new Unavailable('store-unavailable', { cause })
      }
    }
    await clock.sleep(pause)
  }
}

type CallOutcome<Output> = { readonly output: Output } | { readonly error: unknown }

/**
 * One attempt. The SDK by itself would wait for ever on a server that stays silent; and not all of
 * it heeds the signal (fetching credentials does not), hence the race.
 */
async function runBounded<Output>(
  run: (abortSignal: AbortSignal) => Promise<Output>,
  ms: number,
): Promise<CallOutcome<Output>> {
  const controller = new AbortController()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(new Error('no answer in time'))
    controller.abort()
  }, ms)
  try {
    return { output: await Promise.race([run(controller.signal), late.promise]) }
  } catch (error) {
    return { error }
  } finally {
    clearTimeout(timer)
  }
}
