/** How every command can end. */
export const exitCodes = {
  done: 0,
  internal: 1,
  usage: 2,
  'invalid-data': 3,
  'store-unavailable': 4,
  'lost-race': 5,
  'verification-refused': 6,
  'guard-refused': 7,
  interrupted: 130,
  terminated: 143,
} as const
export type Ending = keyof typeof exitCodes

/** A command that ends without its result, for a reason that is not a bug. */
export class Refusal extends Error {
  override readonly name = 'Refusal' as const
  readonly ending: Ending
  /** Further lines for the reader: what was found, or what to do. */
  readonly details: readonly string[]

  constructor(ending: Ending, message: string, details: readonly string[] = []) {
    super(message)
    this.ending = ending
    this.details = details
  }
}
