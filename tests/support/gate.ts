/** Holds store calls of one actor before they are sent, so that a test decides who goes next. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Store } from '../../functions/store/database/connect.ts'

type HeldCall = {
  readonly operation: string
  readonly input: unknown
  /** Lets it go; resolves when the store has answered. */
  readonly release: () => Promise<void>
}

export type Gate = {
  /** Calls that wait, the first first. */
  readonly held: readonly HeldCall[]
  /** Which calls are to be held from now on; those that wait are let go if they are not among them. */
  hold(which: (operation: string, input: unknown) => boolean): void
  /** Lets everything go, and holds nothing more. */
  open(): Promise<void>
  /** Waits until a call is held, or `over` is true. */
  until(over?: () => boolean): Promise<void>
}

/** The store must belong to this actor alone: its client is changed. */
export function gate(store: Store): Gate {
  const held: HeldCall[] = []
  let which: (operation: string, input: unknown) => boolean = () => false

  store.client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = String(context['commandName'])
      if (!which(operation, args.input)) return next(args)
      const sent = Promise.withResolvers<void>()
      const go = Promise.withResolvers<void>()
      const call: HeldCall = {
        operation,
        input: args.input,
        release: async () => {
          held.splice(held.indexOf(call), 1)
          go.resolve()
          await sent.promise
        },
      }
      held.push(call)
      await go.promise
      try {
        return await next(args)
      } finally {
        sent.resolve()
      }
    },
    { step: 'initialize', name: 'gate' },
  )

  return {
    held,
    hold(next) {
      which = next
    },
    async open() {
      which = () => false
      await Promise.all([...held].map(async (call) => call.release()))
    },
    async until(over = () => false) {
      while (held.length === 0 && !over()) await nextTurn()
    },
  }
}

export type Actor = { readonly gate: Gate; readonly run: () => Promise<unknown> }

/** Runs all at once, one store call at a time, in an order that `random` decides. */
export async function interleave(
  actors: readonly Actor[],
  random: () => number,
): Promise<PromiseSettledResult<unknown>[]> {
  const running = actors.map(({ gate: own, run }) => {
    own.hold(() => true)
    const state = { own, over: false, done: Promise.resolve<unknown>(undefined) }
    state.done = run().finally(() => (state.over = true))
    // Looked at in the end.
    state.done.catch(() => undefined)
    return state
  })
  for (;;) {
    for (const one of running) await one.own.until(() => one.over)
    const waiting = running.flatMap(({ own }) => own.held)
    const next = waiting[Math.floor(random() * waiting.length)]
    if (next === undefined) break
    await next.release()
  }
  return Promise.allSettled(running.map(async ({ done }) => done))
}
