/**
 * Which links help most, for the short list of an access answer. The best of each sort comes first,
 * so that whatever a country holds many of leaves room for the others; then the rest, sort by sort.
 */
import type { Resource } from '../model/resource.ts'
import type { ListedResource } from './directory.ts'

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

/** Of one sort: what is kept up before what was replaced, what was read before what was not. */
function doubt({ retired, confidence }: Resource): number {
  return Number(retired) * 2 + Number(confidence === 'unverified')
}

/** Resources given by title, most helpful first; what is alike stays in its order. */
export function inOrderOfHelp(listed: readonly ListedResource[]): ListedResource[] {
  const ranked = listed
    .map((one) => ({ one, sort: sortOf(one.resource), doubt: doubt(one.resource) }))
    .toSorted((a, b) => a.sort - b.sort || a.doubt - b.doubt)
  const isBest = (i: number) => ranked[i - 1]?.sort !== ranked[i]?.sort && ranked[i]?.doubt === 0
  const best = ranked.filter((_, i) => isBest(i))
  const others = ranked.filter((_, i) => !isBest(i))
  const current = others.filter((a) => a.doubt === 0)
  return [...best, ...current, ...others.filter((a) => a.doubt > 0)].map(({ one }) => one)
}
