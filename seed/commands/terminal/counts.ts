/** Numbers of things, with their words. */
import { countedCollections, type Counts } from '../../../functions/model/release.ts'
import { kinds } from '../../dataset/kinds.ts'

export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`
}

export function describeCounts(counts: Counts): string {
  return [
    ...countedCollections.map((name) => count(counts[name], ...kinds[name].words)),
    count(counts.notes, 'availability note'),
  ].join(', ')
}
