/** Which words a reader is shown, of which records. */
import type { Directory } from '../directory/directory.ts'
import { commonPart, partOf, shownIn, type Part } from './indexes.ts'

/** A part of the words with the records that it may show: those read in its language. */
export type Layer = {
  readonly part: Part
  /** Of its texts; null where it is for every language. */
  readonly tag: string | null
  readonly level: number
}

export type Scope = {
  readonly layers: readonly Layer[]
  readonly shown: Uint8Array
}

/** What a reader sees who is shown texts in these languages, the first that is held. */
export async function scopeOf(directory: Directory, tags: readonly string[]): Promise<Scope> {
  const layers: Layer[] = [{ part: await commonPart(directory), tag: null, level: 0 }]
  for (const [i, tag] of tags.entries()) {
    layers.push({ part: await partOf(directory, tag), tag, level: i + 1 })
  }
  return { layers, shown: shownIn(directory, tags) }
}

export function isShown({ shown }: Scope, { level }: Layer, record: number): boolean {
  const seen = shown[record] ?? 0
  return level === 0 ? seen > 0 : seen === level
}
