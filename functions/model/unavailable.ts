/** Why no release can be read. Store and live view raise it; only `http/` knows its status. */
export const unavailableReasons = {
  'store-unavailable': 'the database did not answer in time, or refused',
  'no-active-release': 'nothing has been published yet',
  'release-corrupt': 'what is stored does not match its manifest',
  'release-unsupported': 'the release was written for another version of this code',
} as const
export type UnavailableReason = keyof typeof unavailableReasons

export class Unavailable extends Error {
  override readonly name = 'Unavailable' as const
  readonly reason: UnavailableReason

  constructor(reason: UnavailableReason, options?: ErrorOptions) {
    super(unavailableReasons[reason], options)
    this.reason = reason
  }
}

/** Stored data that is not what was written, with what is wrong with it. */
export function corrupt(detail: string, cause?: unknown): Unavailable {
  return new Unavailable('release-corrupt', { cause: new Error(detail, { cause }) })
}
