/** How much of an account's concurrency a stage reserves, from the rate that its functions must answer. */

/**
 * A function URL takes ten requests a second for each reserved execution and answers 429 beyond; calls
 * that take less than a tenth of a second on average, as ours do by far, never need more of them.
 */
export const requestsPerExecution = 10

/** API and pages, each with its second. */
export const answeringFunctions = 4

/** What Lambda keeps back of an account for functions that reserve nothing, as the link checker. */
export const leftToOthers = 100

export type Load = {
  /**
   * That the functions of the API must answer, and those of the pages: what the edge has not. Undefined
   * reserves nothing.
   */
  readonly requestsPerSecond: number | undefined
  /** What the account may run at once in the region: 1,000, or 10 while it is new. */
  readonly accountConcurrency: number
}

/** Of each function that answers; a second gets as much, for it may have to answer everything. */
export function reserve({ requestsPerSecond, accountConcurrency }: Load): number | undefined {
  if (requestsPerSecond === undefined) return undefined
  const each = Math.ceil(requestsPerSecond / requestsPerExecution)
  const free = accountConcurrency - leftToOthers
  if (each * answeringFunctions <= free) return each
  throw new Error(
    `${requestsPerSecond} requests a second need ${each} of the concurrency for each of ${answeringFunctions} functions; an account of ${accountConcurrency} has ${Math.max(0, free)} to reserve`,
  )
}
