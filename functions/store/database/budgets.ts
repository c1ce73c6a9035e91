/**
 * How long anything may take, in milliseconds, here and before readers: the one table. The chain that
 * a test checks, also of what is deployed: connect <= attempt < deadline < cold wait < handler <
 * function, and code + start + handler <= the patience of the edge.
 */

export type Budget = {
  /** Opening a connection, without TLS. */
  readonly connectMs: number
  readonly attempts: number
  /** One attempt, from sending to the last byte. */
  readonly attemptMs: number
  /** Full jitter: a pause is anything from 0 to base x 2^n, at most the cap. */
  readonly backoffBaseMs: number
  readonly backoffCapMs: number
  /** One call with all its attempts and pauses. */
  readonly deadlineMs: number
}

export const storeBudgets = {
  /** A head read inside a request: three attempts with all pauses take at most 1,350 ms. */
  reader: {
    connectMs: 300,
    attempts: 3,
    attemptMs: 400,
    backoffBaseMs: 50,
    backoffCapMs: 200,
    deadlineMs: 1_500,
  },
  /** One page of a release, up to 1 MB. One that is lost is asked for again while a start waits. */
  load: {
    connectMs: 300,
    attempts: 2,
    attemptMs: 1_600,
    backoffBaseMs: 50,
    backoffCapMs: 200,
    deadlineMs: 3_300,
  },
  /** The copy of the last release, when the table does not answer: within what is left of a start. */
  copy: {
    connectMs: 300,
    attempts: 2,
    attemptMs: 650,
    backoffBaseMs: 50,
    backoffCapMs: 100,
    deadlineMs: 1_400,
  },
  /** Nobody waits for a page here: an admin's line may be slow, a new table may throttle. */
  publisher: {
    connectMs: 3_000,
    attempts: 10,
    attemptMs: 10_000,
    backoffBaseMs: 100,
    backoffCapMs: 5_000,
    deadlineMs: 60_000,
  },
  /** The same copy, read and written by an admin: all of it in one piece, over any line. */
  copying: {
    connectMs: 3_000,
    attempts: 3,
    attemptMs: 60_000,
    backoffBaseMs: 100,
    backoffCapMs: 5_000,
    deadlineMs: 180_000,
  },
} as const satisfies Record<string, Budget>

/**
 * Loading a whole release. Wide, because a frozen Lambda instance loads a new release only in the
 * slices that requests give it, while the clock runs on; a store that hangs ends a load within the
 * `load` deadline anyway.
 */
export const wholeLoadMs = 60_000

/** What a Lambda function may take for one call, its start left out. */
export const functionMs = 5_000

/** From the call of a new function to its first own line: room and code. Assumed, not measured. */
export const codeMs = 800

/** For how long the distribution waits for a function: once, before it asks the second one. */
export const edgePatience = { attempts: 1, connectMs: 3_000, readMs: 6_000 } as const

/** By when a request is answered whatever the store does: the longest wait, and some to answer. */
export const handlerMs = 1_800

/** How the live view keeps up with the head. */
export const liveTimes = {
  /** For how long a head that was read is taken as current. */
  ttlMs: 5_000,
  /** The next refresh is due up to this share of the TTL earlier, so that instances spread out. */
  ttlJitter: 0.1,
  /** How long requests wait for a refresh while an edition can be served. */
  warmWaitMs: 300,
  /**
   * What was active this recently is served while another release is loaded: of requests that come
   * together, only the one that finds it waits for it. So long at most, too, one that is loaded is
   * prepared.
   */
  momentMs: 15_000,
  /** How long a request waits when there is nothing to serve. */
  coldWaitMs: 1_700,
  /**
   * How long a refresh waits for a report about links once head and release are there. As a rule it
   * came with them. On Lambda, what a request does not wait for stands still until the next one.
   */
  linksWaitMs: 100,
  /**
   * How long a view that holds nothing waits for the head, then for its release, before it turns to the
   * copy outside of the table as well.
   */
  headPatienceMs: 600,
  loadPatienceMs: 1_300,
  /** How long a start waits for the first release: for the table, and then for the copy. */
  startWaitMs: 3_300,
  /** Served without a successful head read for at most this long. */
  hardLimitMs: 24 * 60 * 60 * 1_000,
  /** Head reads that unknown releases ask for are at least this far apart. */
  askAgainMs: 250,
} as const
