/** Work that ends without its result, for a reason that is not a bug. */

/** Why work is refused. What that means for a process that ends is for the terminal to say. */
export type RefusalReason =
  | 'usage'
  | 'invalid-data'
  | 'store-unavailable'
  | 'lost-race'
  | 'verification-refused'
  | 'guard-refused'
  | 'interrupted'

export class Refusal extends Error {
  override readonly name: string = 'Refusal'
  readonly reason: RefusalReason
  /** Further lines for the reader: what was found, or what to do. */
  readonly details: readonly string[]

  constructor(reason: RefusalReason, message: string, details: readonly string[] = []) {
    super(message)
    this.reason = reason
    this.details = details
  }
}
