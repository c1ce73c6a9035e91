/** What a publication came to, in one line. */
import type { Published } from '../../releases/publish.ts'
import { describeCounts } from './counts.ts'

export function describePublished(
  { outcome, id, generation, counts }: Published,
  target?: string,
): string {
  const where = target === undefined ? '' : `, in ${target}`
  return outcome === 'unchanged'
    ? `unchanged: release ${id} is active already, as generation ${generation}${where}`
    : `published release ${id} as generation ${generation}: ${describeCounts(counts)}${where}`
}
