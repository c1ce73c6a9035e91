/**
 * Which links help most, for the short list of an access answer. The best of each sort comes first,
 * so that whatever a country holds many of leaves room for the others; then the rest, sort by sort.
 */
import type { Resource } from '../model/resource.ts'
import type { Directory } from './directory.ts'
import { perDirectory } from './per-directory.ts'

/** In the order in which they help someone who asks about one cancer in one country. */
const sorts: readonly ((resource: Resource) => boolean)[] = [
  ({ countries, kind }) => countries.length > 0 && kind === 'helpline',
  ({ countries, kind }) => countries.length > 0 && kind === 'organisation',
  ({ countries, kind }) => countries.length > 0 && kind === 'hta-body',
  ({ cancerTypes }) => cancerTypes.length > 0,
  ({ aboutSideEffects }) => aboutSideEffects,
  ({ kind }) => kind === 'guide' || kind === 'helpline' || kind === 'organisation',
  ({ kind }) => kind !== 'trial-registry',
]

function sortOf(resource: Resource): number {
  const found = sorts.findIndex((is) => is(resource))
  return found === -1 ? sorts.length : found
}

const doubts = 4

/** Of one sort: what is kept up before what was replaced, what was read before what was not. */
function doubt({ retired, confidence }: Resource): number {
  return Number(retired) * 2 + Number(confidence === 'unverified')
}

/** The sort of each resource and what is doubtful of it, as one number. */
export const ranksOf = perDirectory(({ dataset }) =>
  Uint8Array.from(dataset.resources, (one) => sortOf(one) * doubts + doubt(one)),
)

/** The first `most` of places given by title, most helpful first; what is alike stays in its order. */
export function mostHelpful(directory: Directory, places: Uint32Array, most: number): number[] {
  const ranks = ranksOf(directory)
  const ofRank = Array.from({ length: (sorts.length + 1) * doubts }, (): number[] => [])
  for (const place of places) {
    const alike = ofRank[ranks[place] ?? 0]
    if (alike && alike.length < most) alike.push(place)
  }
  const current = ofRank.filter((_, rank) => rank % doubts === 0)
  const best = current.flatMap((alike) => alike.slice(0, 1))
  const others = current.flatMap((alike) => alike.slice(1))
  const doubtful = ofRank.filter((_, rank) => rank % doubts > 0)
  return [...best, ...others, ...doubtful.flat()].slice(0, most)
}
