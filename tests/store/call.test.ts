import { readdirSync, readFileSync } from 'node:fs'
import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { Unavailable } from '../../functions/model/unavailable.ts'
import {
  handlerMs,
  liveTimes,
  storeBudgets,
  type Budget,
} from '../../functions/store/database/budgets.ts'
import { call, type CallOptions, type Clock } from '../../functions/store/database/call.ts'
import { CallFailed } from '../../functions/store/database/faults.ts'

const { reader, load, publisher } = storeBudgets

function serviceError(name: string, fault: 'client' | 'server' = 'client', more = {}): Error {
  const $metadata = { httpStatusCode: fault === 'client' ? 400 : 500, ...more }
  return new DynamoDBServiceException({ name, $fault: fault, $metadata, message: name })
}

/** Time that passes only by sleeping; every pause is as long as jitter allows. */
function fakeClock(random = 0.999): Clock & { readonly pauses: number[] } {
  const pauses: number[] = []
  let time = 0
  return {
    pauses,
    now: () => time,
    random: () => random,
    async sleep(ms) {
      pauses.push(ms)
      time += ms
    },
  }
}

type Tried = { readonly error: unknown; readonly output: unknown; readonly attempts: number }

/** Calls something that fails with each error in turn, and then answers. */
async function tryCall(
  errors: readonly Error[],
  budget: Budget = reader,
  options: CallOptions<string> = { clock: fakeClock() },
): Promise<Tried> {
  let attempts = 0
  const run = async () => {
    const error = errors[attempts]
    attempts += 1
    if (error) throw error
    return 'answer'
  }
  try {
    return { output: await call('GetItem', run, budget, options), error: undefined, attempts }
  } catch (error) {
    return { output: undefined, error, attempts }
  }
}

function always(error: Error): Error[] {
  return Array.from({ length: 20 }, () => error)
}

describe('the time budgets', () => {
  it('fit into each other: connect <= attempt < deadline < cold wait < handler < function', () => {
    expect(reader.connectMs).toBeLessThanOrEqual(reader.attemptMs)
    expect(reader.attemptMs).toBeLessThan(reader.deadlineMs)
    expect(reader.deadlineMs).toBeLessThan(liveTimes.coldWaitMs)
    expect(liveTimes.coldWaitMs).toBeLessThan(handlerMs)
  })

  it.each([
    ['reader', reader],
    ['load', load],
    ['copy', storeBudgets.copy],
  ])('%s: every attempt with every pause ends before the deadline', (_, budget) => {
    const pauses = Array.from({ length: budget.attempts - 1 }, (_unused, n) =>
      Math.min(budget.backoffCapMs, budget.backoffBaseMs * 2 ** n),
    )
    const longest = budget.attempts * budget.attemptMs + pauses.reduce((sum, ms) => sum + ms, 0)
    expect(longest).toBeLessThanOrEqual(budget.deadlineMs)
  })

  it('S-05 S-06 the live view: 5 s, 300 ms, 24 h', () => {
    expect(liveTimes).toMatchObject({ ttlMs: 5_000, warmWaitMs: 300, hardLimitMs: 86_400_000 })
  })
})

describe('S-02 a reader', () => {
  it('tries three times, with full jitter of at most 200 ms', async () => {
    const clock = fakeClock()
    const { error, attempts } = await tryCall(always(new SyntaxError('<html>')), reader, { clock })
    expect(error).toMatchObject({ reason: 'store-unavailable' })
    expect(attempts).toBe(3)
    expect(clock.pauses.map(Math.round)).toEqual([50, 100])
    expect(Math.max(...clock.pauses)).toBeLessThanOrEqual(200)
  })

  it('pauses for nothing when the draw says so', async () => {
    const clock = fakeClock(0)
    await tryCall(always(new SyntaxError('<html>')), reader, { clock })
    expect(clock.pauses).toEqual([0, 0])
  })

  it('asks for no time below none when a pause ends after the deadline', async () => {
    const warned = vi.spyOn(process, 'emitWarning')
    onTestFinished(() => warned.mockRestore())
    const clock = fakeClock()
    const overslept = { ...clock, sleep: async (ms: number) => clock.sleep(ms + reader.deadlineMs) }
    const { error } = await tryCall(always(new Error('reset')), reader, { clock: overslept })
    expect(error).toBeInstanceOf(Unavailable)
    expect(warned).not.toHaveBeenCalled()
  })

  it('does not try again when the pause would pass the deadline', async () => {
    const clock = fakeClock()
    const { attempts } = await tryCall(
      always(new Error('reset')),
      { ...reader, deadlineMs: 60 },
      { clock },
    )
    expect(attempts).toBe(2)
  })

  it('does not try again past a deadline given from outside', async () => {
    const clock = fakeClock()
    const { attempts } = await tryCall(always(new Error('reset')), reader, { clock, until: 20 })
    expect(attempts).toBe(1)
  })

  it('S-19 gives up an attempt that gets no answer, even one that ignores its signal', async () => {
    const signals: AbortSignal[] = []
    const started = performance.now()
    const hang = async (signal: AbortSignal) => {
      signals.push(signal)
      return new Promise<string>(() => undefined)
    }
    const failed = call('GetItem', hang, { ...reader, attemptMs: 20 })
    await expect(failed).rejects.toMatchObject({ reason: 'store-unavailable' })
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, true])
    expect(performance.now() - started).toBeLessThan(400)
  })

  it('asks again for an answer that is not accepted, and returns the last one as it is', async () => {
    const clock = fakeClock()
    const { output, attempts } = await tryCall([], reader, { clock, accept: () => false })
    expect(output).toBe('answer')
    expect(attempts).toBe(3)
  })
})

describe('S-03 a publisher', () => {
  it('tries ten times within a minute, with pauses of at most 5 s', async () => {
    const clock = fakeClock()
    const { attempts } = await tryCall(always(serviceError('ThrottlingException')), publisher, {
      clock,
    })
    expect(attempts).toBe(10)
    expect(Math.max(...clock.pauses)).toBeLessThanOrEqual(5_000)
    expect(clock.now()).toBeLessThanOrEqual(60_000)
  })
})

describe('a failure of the store', () => {
  const connectionLost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
  it.each([
    serviceError('ThrottlingException'),
    serviceError('ProvisionedThroughputExceededException'),
    serviceError('RequestLimitExceeded'),
    serviceError('InternalServerError', 'server'),
    serviceError('ServiceUnavailable', 'server'),
    new SyntaxError('Unexpected token <'),
    connectionLost,
    Object.assign(new Error('connect'), { name: 'TimeoutError' }),
    new TypeError('cannot read properties of null'),
  ])('T3 T4 that may pass is tried again: $name', async (error) => {
    expect(await tryCall([error, error])).toEqual({
      output: 'answer',
      error: undefined,
      attempts: 3,
    })
  })

  it.each([
    'AccessDeniedException',
    'ExpiredTokenException',
    'UnrecognizedClientException',
    'KMSAccessDeniedException',
    'ResourceNotFoundException',
    'InvalidSignatureException',
  ])('T3 that lasts is not tried again: %s', async (name) => {
    const { error, attempts } = await tryCall(always(serviceError(name)))
    expect(attempts).toBe(1)
    expect(error).toMatchObject({ name: 'Unavailable', reason: 'store-unavailable' })
  })

  it.each([
    Object.assign(new Error('none'), { name: 'CredentialsProviderError' }),
    Object.assign(new Error('none'), { name: 'TokenProviderError' }),
  ])('T3 is not tried again without credentials: $name', async (error) => {
    expect((await tryCall(always(error))).attempts).toBe(1)
  })

  it('S-25 is tried again once the SDK has learnt the time of the server', async () => {
    const error = serviceError('InvalidSignatureException', 'client', { clockSkewCorrected: true })
    expect(await tryCall([error])).toMatchObject({ output: 'answer', attempts: 2 })
  })

  it('S-38 says what happened in its cause, and only there', async () => {
    const { error } = await tryCall(always(serviceError('ThrottlingException')))
    expect(error).toBeInstanceOf(Unavailable)
    expect(String(error)).not.toContain('Throttling')
    const { cause } = error as Unavailable
    expect(cause).toBeInstanceOf(CallFailed)
    expect(cause).toMatchObject({
      operation: 'GetItem',
      attempts: 3,
      elapsedMs: 150,
      cause: { name: 'ThrottlingException' },
    })
  })
})

describe('what is no failure of the store', () => {
  it('S-26 is our malformed request: a plain error, not tried again', async () => {
    const { error, attempts } = await tryCall(always(serviceError('ValidationException')))
    expect(attempts).toBe(1)
    expect(error).toBeInstanceOf(Error)
    expect(error).not.toBeInstanceOf(Unavailable)
    expect(error).toMatchObject({ cause: { name: 'ValidationException' } })
  })

  it.each(['ConditionalCheckFailedException', 'ResourceInUseException'])(
    'is an answer: %s reaches the caller as it is',
    async (name) => {
      const thrown = serviceError(name)
      const { error, attempts } = await tryCall(always(thrown))
      expect(attempts).toBe(1)
      expect(error).toBe(thrown)
    },
  )
})

describe('S-01 every call of the SDK', () => {
  const folder = new URL('../../functions/store/', import.meta.url)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, text: readFileSync(new URL(name, folder), 'utf8') }))

  it('goes through call.ts, which gives it an abort signal', () => {
    const senders = files.filter(({ text }) => /client\s*\.send\(/.test(text))
    expect(senders.map(({ name }) => name)).toEqual(['database/call.ts'])
    expect(senders[0]?.text).toMatch(/client\s*\.send\(command, \{ abortSignal \}\)/)
  })

  it('that turns pages does so too', () => {
    const turners = files.filter(({ text }) => /paginate\w+\(/.test(text))
    expect(turners).not.toEqual([])
    const bare = turners.filter(
      ({ text }) => !/await call\([^;]*paginateQuery\([^;]*abortSignal[^;]*\)/.test(text),
    )
    expect(bare.map(({ name }) => name)).toEqual([])
  })
})
