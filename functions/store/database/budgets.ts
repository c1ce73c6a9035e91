/**
 * How long anything here may take, in milliseconds. The chain that a test checks:
 * connect <= attempt < deadline < cold wait < handler < function time-out (5,000).
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
  /**
   * One page of a release, up to 1 MB: at 2,500 ms a line of 4 Mbit/s suffices. Three attempts end
   * within 8 s, so that a start on Lambda, which has 10 s, gets an answer and not a kill.
   */
  load: {
    connectMs: 300,
    attempts: 3,
    attemptMs: 2_500,
    backoffBaseMs: 50,
    backoffCapMs: 200,
    deadlineMs: 8_000,
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
} as const satisfies Record<string, Budget>

/**
 * Loading a whole release. Wide, because a frozen Lambda instance loads a new release only in the
 * slices that requests give it, while the clock runs on; a store that hangs ends a load within the
 * `load` deadline anyway.
 */
export const wholeLoadMs = 60_000

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
  /** How long a request waits when there is nothing to serve. */
  coldWaitMs: 1_700,
  /**
   * How long a refresh waits for a report about links once head and release are there. As a rule it
   * came with them. On Lambda, what a request does not wait for stands still until the next one.
   */
  linksWaitMs: 100,
  /** How long a start waits for the first release. */
  startWaitMs: 8_000,
  /** Served without a successful head read for at most this long. */
  hardLimitMs: 24 * 60 * 60 * 1_000,
  /** Head reads that unknown releases ask for are at least this far apart. */
  askAgainMs: 250,
} as const
