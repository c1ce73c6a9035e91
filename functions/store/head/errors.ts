/** What can speak against a change of the head. */
import type { ReleaseId } from '../../model/ids.ts'
import type { PublisherHead, ReleaseState } from './head.ts'

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
