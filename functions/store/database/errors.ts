/** What can speak against writing something down. */
import type { ReleaseId } from '../../model/ids.ts'

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
