/** How long the client waits, how often it asks again, and that it stops when it is told to. */
import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createClient,
  ProblemError,
  type CallOptions,
  type ClientOptions,
} from '../../functions/client/client.ts'
import { answering, enveloped, problem, type Planned } from '../support/fetch-double.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-28T12:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const good = enveloped([1])

/** The call, how long it took and how often was asked, with time running by itself. */
async function outcomeOf(
  planned: readonly (Planned | Error | 'never')[],
  options: Partial<ClientOptions> = {},
  call: CallOptions = {},
) {
  const { fetch, asked } = answering(...planned)
  const client = createClient({ baseUrl: '', fetch, ...options })
  const began = Date.now()
  const ends: number[] = []
  const outcome = client
    .terms({}, call)
    .then(
      (answer) => ({ answer, error: undefined }),
      (error: unknown) => ({ answer: undefined, error }),
    )
    .finally(() => ends.push(Date.now()))
  while (ends.length === 0) await vi.advanceTimersByTimeAsync(10)
  if (vi.getTimerCount() > 0) throw new Error('a timer runs on after the call has ended')
  return { ...(await outcome), seconds: (Date.now() - began) / 1000, asked: asked.length }
}

describe('an answer that asks to wait', () => {
  it.each([429, 503])('is asked for again after that time (%i)', async (status) => {
    const busy = problem(status, { 'retry-after': '7' })
    const { answer, seconds, asked } = await outcomeOf([busy, good])
    expect(answer?.data).toEqual([1])
    expect(asked).toBe(2)
    expect(seconds).toBeCloseTo(7, 0)
  })

  it('may name a day and time', async () => {
    const busy = problem(503, { 'retry-after': 'Sat, 28 Nov 2026 12:00:04 GMT' })
    const { seconds, asked } = await outcomeOf([busy, good])
    expect(asked).toBe(2)
    expect(seconds).toBeCloseTo(4, 0)
  })

  it('is not waited for beyond the time of the call: the error says how long it would be', async () => {
    const busy = problem(429, { 'retry-after': '60' })
    const { error, seconds, asked } = await outcomeOf([busy, good])
    expect(error).toMatchObject({ name: 'ProblemError', status: 429, retryAfter: 60 })
    expect(asked).toBe(1)
    expect(seconds).toBeLessThan(1)
    expect((await outcomeOf([busy, good], {}, { timeout: 90_000 })).asked).toBe(2)
  })
})

describe('asking again', () => {
  it('has an end', async () => {
    const { error, asked, seconds } = await outcomeOf([problem(503)])
    expect(error).toBeInstanceOf(ProblemError)
    expect(asked).toBe(3)
    expect(seconds).toBeLessThan(3)
    expect((await outcomeOf([problem(503)], { tries: 1 })).asked).toBe(1)
  })

  it('follows a connection that failed, and what a layer before the API could not pass on', async () => {
    const layers = [new TypeError('reset'), { status: 502, body: '<html>' }, good]
    expect((await outcomeOf(layers)).answer?.data).toEqual([1])
    expect((await outcomeOf([new TypeError('reset')])).error).toMatchObject({
      name: 'NetworkError',
      reason: 'unreachable',
    })
  })

  it.each([400, 404, 410, 500])('does not follow %i', async (status) => {
    expect((await outcomeOf([problem(status), good])).asked).toBe(1)
  })
})

describe('a call ends', () => {
  it('when its time is up, that of the call before that of the client', async () => {
    const { error, seconds, asked } = await outcomeOf(['never'])
    expect(error).toMatchObject({ name: 'NetworkError', reason: 'timeout', operation: 'listTerms' })
    expect([Math.round(seconds), asked]).toEqual([20, 1])
    const shorter = await outcomeOf(['never'], { timeout: 9000 }, { timeout: 2000 })
    expect(Math.round(shorter.seconds)).toBe(2)
  })

  it.each([
    ['while it is answered', ['never'], 1],
    ['while it waits', [problem(503, { 'retry-after': '9' }), good], 1],
  ] as const)('when it is given up %s, with the caller’s reason', async (_, planned, times) => {
    const controller = new AbortController()
    const reason = new Error('the reader went on')
    setTimeout(() => controller.abort(reason), 3000)
    const { signal } = controller
    const { error, seconds, asked } = await outcomeOf(planned, {}, { signal })
    expect(error).toBe(reason)
    expect([Math.round(seconds), asked]).toEqual([3, times])
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('before it begins when it was given up already', async () => {
    const { error, asked } = await outcomeOf([good], {}, { signal: AbortSignal.abort() })
    expect(error).toMatchObject({ name: 'AbortError' })
    expect(asked).toBe(0)
  })
})
