/** What can go wrong with the store beyond the model's `Unavailable`. */
import type { ReleaseId } from '../model/ids.ts'
import type { PublisherHead, ReleaseState } from './head.ts'

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

/** Somebody else published since `from`; `head` is the one that won. */
export class LostRace extends Error {
  override readonly name = 'LostRace' as const
  readonly head: PublisherHead
  readonly from: number

  constructor(head: PublisherHead, from: number) {
    super(`generation ${head.generation} was published; this was made from generation ${from}`)
    this.head = head
    this.from = from
  }
}

/** The state of a release does not allow what was asked: it is being removed, or is not there. */
export class WrongState extends Error {
  override readonly name = 'WrongState' as const
  readonly id: ReleaseId
  readonly state: ReleaseState | undefined

  constructor(id: ReleaseId, state: ReleaseState | undefined, wanted: string) {
    super(`release ${id} is ${state ?? 'not in the store'}: it cannot be ${wanted}`)
    this.id = id
    this.state = state
  }
}

/** The table holds something else under a key of this release: stored items never change. */
export class StoredDiffers extends Error {
  override readonly name = 'StoredDiffers' as const
  readonly id: ReleaseId
  readonly sk: string

  constructor(id: ReleaseId, sk: string, options?: ErrorOptions) {
    super(`${sk} of release ${id} is stored with other content`, options)
    this.id = id
    this.sk = sk
  }
}

/** A dataset beyond what a release may hold. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge' as const
  readonly what: string
  readonly size: number
  readonly allowed: number

  constructor(what: string, size: number, allowed: number) {
    super(`${what}: ${size}, at most ${allowed} are allowed`)
    this.what = what
    this.size = size
    this.allowed = allowed
  }
}

export const headFaults = {
  lost: 'is not there, although the log knows of releases',
  damaged: 'cannot be read',
  behind: 'is older than the log: somebody put an old one back',
} as const satisfies Record<string, string>
export type HeadFault = keyof typeof headFaults

/** The head item does not tell what is published: nothing may be changed before it is repaired. */
export class HeadBroken extends Error {
  override readonly name = 'HeadBroken' as const
  readonly fault: HeadFault

  constructor(fault: HeadFault, options?: ErrorOptions) {
    super(`the head item of the table ${headFaults[fault]}`, options)
    this.fault = fault
  }
}

/** Somebody else is recording a report about links at the same time. */
export class OtherReport extends Error {
  override readonly name = 'OtherReport' as const

  constructor() {
    super('another report about links is being recorded')
  }
}
