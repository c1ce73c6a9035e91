/** A built function in a process of its own, with nothing around it but what Lambda gives it. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { Outcome } from './lambda-process.ts'

const runtime = fileURLToPath(new URL('lambda-process.ts', import.meta.url))

/** What a role's credentials look like in a function's environment. */
export const roleCredentials = {
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
} as const

export type RunningFunction = {
  /** What the handler makes of an event. One at a time, as on Lambda. */
  invoke(event: unknown): Promise<Outcome>
  /** Ends it, and tells how it ended and what it wrote. */
  stop(): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>
}

/** Resolves when it is loaded, which on Lambda is when it can be invoked. */
export async function startFunction(
  file: string,
  environment: Readonly<Record<string, string>>,
): Promise<RunningFunction> {
  const child = fork(runtime, [file], {
    cwd: tmpdir(),
    env: { ...environment },
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  if (child.stdout === null || child.stderr === null) throw new Error('no pipes')
  const [out, err] = [text(child.stdout), text(child.stderr)]
  const exited = once(child, 'exit')

  async function next(): Promise<unknown> {
    const ended = exited.then(async ([code]) => {
      throw new Error(`the function ended with ${String(code)}: ${await err}`)
    })
    const [message] = await Promise.race([once(child, 'message'), ended])
    return message
  }

  await next()
  return {
    async invoke(event) {
      const answered = next()
      child.send({ event })
      return (await answered) as Outcome
    },
    async stop() {
      child.disconnect()
      const [code] = await exited
      return { code, out: await out, err: await err }
    },
  }
}

const Result = z.strictObject({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.literal(false),
})

/** What a function answers to an event; throws what it threw. */
export async function invoke(running: RunningFunction, event: unknown) {
  const outcome = await running.invoke(event)
  if ('thrown' in outcome) throw new Error(outcome.thrown)
  return Result.parse(outcome.result)
}
