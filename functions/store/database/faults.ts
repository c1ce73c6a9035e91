/** How calls fail: which failures are answers, which may pass, and which are our own mistakes. */

/** Answers that callers act on: never retried, never hidden. */
const answers = new Set(['ConditionalCheckFailedException', 'ResourceInUseException'])

const throttling = new Set([
  'ThrottlingException',
  'Throttling',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'TooManyRequestsException',
  'TransactionInProgressException',
])

/** We sent something malformed: a bug here, not a fault of the store. */
const malformed = new Set(['ValidationException', 'SerializationException'])

export type CallFault = 'answer' | 'passing' | 'lasting' | 'our-mistake'

/**
 * What to do about an error that the SDK raised. Whatever is not a refusal by name may pass: broken
 * connections, time-outs, and HTML pages or cut-off bodies, which surface as SyntaxError.
 */
export function classify(error: unknown): CallFault {
  if (!(error instanceof Error)) return 'passing'
  if (answers.has(error.name)) return 'answer'
  if (malformed.has(error.name)) return 'our-mistake'
  if (throttling.has(error.name) || clockWasCorrected(error)) return 'passing'
  // Providers of credentials, and of tokens for them.
  if (/Provider/.test(error.name)) return 'lasting'
  return '$fault' in error && error.$fault === 'client' ? 'lasting' : 'passing'
}

/** The SDK has learnt the server's time from a refused signature: the next attempt will do. */
function clockWasCorrected(error: Error): boolean {
  if (!('$metadata' in error)) return false
  const { $metadata } = error
  return (
    typeof $metadata === 'object' &&
    $metadata !== null &&
    'clockSkewCorrected' in $metadata &&
    $metadata.clockSkewCorrected === true
  )
}

/** How a call to the database ended: the cause of an `Unavailable`, for logs only. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed' as const
  readonly operation: string
  readonly attempts: number
  readonly elapsedMs: number

  constructor(
    call: { operation: string; attempts: number; elapsedMs: number },
    options?: ErrorOptions,
  ) {
    super(
      `${call.operation} failed after ${call.attempts} attempts in ${call.elapsedMs} ms`,
      options,
    )
    this.operation = call.operation
    this.attempts = call.attempts
    this.elapsedMs = call.elapsedMs
  }
}
