/** Where the copy of the last release lies: a bucket, or a folder of this machine. */

export type StoredCopy = {
  readonly bytes: Buffer
  /** Differs whenever the bytes do. */
  readonly tag: string
}

/** Whoever calls it bounds it, and tries again: errors are marked as the SDK's are. */
export type CopyPlace = {
  /** As people tell it from others. */
  readonly name: string
  /** Undefined when nothing is there, or nobody may read it; `first` asks for no more bytes. */
  read(signal: AbortSignal, first?: number): Promise<StoredCopy | undefined>
  /** In place of the copy of that tag, or of none. False when another one is there. */
  write(bytes: Buffer, over: string | undefined, signal: AbortSignal): Promise<boolean>
}
