/** What a publication came to, in one line. */
import { describeCounts } from '../command-line/sound-dataset.ts'
import type { Published } from './publish.ts'

export function describePublished({ outcome, id, generation, counts }: Published): string {
  return outcome === 'unchanged'
    ? `unchanged: release ${id} is active already, as generation ${generation}`
    : `published release ${id} as generation ${generation}: ${describeCounts(counts)}`
}
