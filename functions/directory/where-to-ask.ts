/** Where a reader can ask: never left out for want of a translation, patients' own bodies first. */
import type { Country } from '../model/country.ts'
import { maxAsked } from '../model/limits.ts'
import type { Resource } from '../model/resource.ts'
import type { Body } from '../model/source.ts'
import type { Ask } from './answers/availability.ts'
import type { Directory } from './directory.ts'
import { keepJson } from './kept-json.ts'
import { onFirstUse } from './on-first-use.ts'
import { perDirectory } from './per-directory.ts'
import { keepOnly, noBits } from './selecting/bits.ts'
import { matching } from './selecting/matching.ts'
import { inOrder } from './selecting/orders.ts'
import { placesBy } from './selecting/resource-index.ts'
import { readAlways, wholeChain, type Permitted } from './view.ts'

/** Where to ask, and for which cancer types: none named means every one. */
type PlaceToAsk = {
  /** Made when it is first shown: of very many places few are. */
  readonly ask: () => Ask
  readonly role: Ask['role']
  readonly cancerTypes: readonly string[]
  /** One is enough of those that share it: the address, or the name where there is none. */
  readonly address: string
}

/** Where to ask in a country, for each cancer type that one of its places names, and for any other. */
export type Asked = {
  readonly places: readonly PlaceToAsk[]
  readonly named: ReadonlySet<string>
  /** Filled on first use; that for any other under an empty name. */
  readonly byType: Map<string, Ask[]>
}

const askedOf = perDirectory(() => new Map<string, Asked>())

/** The country's own helplines, then its organisations, then who pays and who decides. */
export async function findAsked(
  directory: Directory,
  country: Country,
  view: Permitted,
): Promise<Asked> {
  const kept = askedOf(directory)
  const key = `${view.locale.tag} ${country.code}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const { payer, decision } = country.reimbursement
  const places = [
    ...(await ofKind(directory, country, 'helpline', view)),
    ...(await ofKind(directory, country, 'organisation', view)),
    ofBody(payer, 'payer', view),
    ofBody(decision, 'decision', view),
  ]
  const named = new Set(places.flatMap(({ cancerTypes }) => cancerTypes))
  const asked = { places, named, byType: new Map<string, Ask[]>() }
  kept.set(key, asked)
  return asked
}

async function ofKind(
  directory: Directory,
  country: Country,
  kind: 'helpline' | 'organisation',
  view: Permitted,
): Promise<PlaceToAsk[]> {
  const { resources } = directory.dataset
  const own = await matching(directory, wholeChain(view), { kind: [kind] })
  // What serves every country is not a country's own.
  const ofCountry = placesBy(directory, 'country').get(country.code)
  keepOnly(own, ofCountry ?? noBits(resources.length))
  const places = await inOrder(directory, wholeChain(view), 'title', own)
  return Array.from(places).flatMap((place) => {
    const resource = resources[place]
    return resource === undefined ? [] : ofResource(resource, kind, view)
  })
}

function ofResource(resource: Resource, role: Ask['role'], view: Permitted): PlaceToAsk {
  const { url, phone = null, cancerTypes } = resource
  const ask = onFirstUse(() => {
    const read = readAlways(resource.text, view)
    return keepJson({ name: read.text.title, ...read.block, url, phone, role })
  })
  return { ask, role, cancerTypes, address: withoutSlash(url) }
}

function ofBody({ text, url }: Body, role: 'payer' | 'decision', view: Permitted): PlaceToAsk {
  const read = readAlways(text, view)
  const { name } = read.text
  const ask = keepJson({ name, ...read.block, url, phone: null, role })
  return { ask: () => ask, role, cancerTypes: [], address: url === null ? name : withoutSlash(url) }
}

function withoutSlash(url: string): string {
  return url.replace(/\/$/, '')
}

function isOfficial({ role }: PlaceToAsk): boolean {
  return role === 'payer' || role === 'decision'
}

/** The first to name an address stays. */
function once(places: readonly PlaceToAsk[]): PlaceToAsk[] {
  const seen = new Set<string>()
  return places.filter(({ address }) => {
    if (seen.has(address)) return false
    seen.add(address)
    return true
  })
}

/** At most `maxAsked`; payer and deciding body always stay. */
export function whereToAsk(
  { places, named, byType }: Asked,
  cancerType: string | undefined,
): Ask[] {
  const key = cancerType !== undefined && named.has(cancerType) ? cancerType : ''
  const known = byType.get(key)
  if (known !== undefined) return known
  const asked = once(
    places.filter(({ cancerTypes }) => cancerTypes.length === 0 || cancerTypes.includes(key)),
  )
  const official = asked.filter(isOfficial)
  const others = asked.filter((place) => !isOfficial(place))
  const shown = [...others.slice(0, maxAsked - official.length), ...official]
  const chosen = shown.map(({ ask }) => ask())
  byType.set(key, chosen)
  return chosen
}
