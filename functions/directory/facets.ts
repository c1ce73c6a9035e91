/** How many of the selected resources each value of a filter would keep. */
import type { Everywhere } from '../model/codes.ts'
import type { TextByLocale } from '../model/text.ts'
import type { Facet } from './answers/resource.ts'
import { nameCancerType } from './cancer-types.ts'
import { nameCountry } from './countries.ts'
import type { Directory } from './directory.ts'
import { perDirectory } from './per-directory.ts'
import { countCommon, type Bits } from './selecting/bits.ts'
import { createKept } from './selecting/kept.ts'
import { keyOf, matching, matchingAmong, type ResourceFilter } from './selecting/matching.ts'
import { anything, placesBy } from './selecting/resource-index.ts'
import { readText, wholeChain, type View } from './view.ts'

const facetsOf = perDirectory(() => createKept<Facet[]>(2 * 1024 * 1024))
/** Of an item of a facet, with its label. */
const itemBytes = 150

/** Words for the values of every filter, by locale: few, and looked up in many places. */
const labelsOf = perDirectory(() => new Map<string, Map<string, string>>())

function tally(
  param: Facet['param'],
  selected: Bits,
  places: ReadonlyMap<string, Bits>,
  labels: Map<string, string>,
  find: (key: string) => string | undefined,
): Facet {
  const label = (key: string) => {
    const found = labels.get(`${param} ${key}`) ?? find(key) ?? key
    labels.set(`${param} ${key}`, found)
    return found
  }
  const items = [...places].flatMap(([key, bits]) => {
    const count = countCommon(selected, bits)
    return count === 0 ? [] : [{ key, label: label(key), count }]
  })
  const rank = (key: string) => (key === anything ? 0 : 1)
  return {
    param,
    items: items.toSorted(
      (a, b) => rank(a.key) - rank(b.key) || b.count - a.count || (a.key < b.key ? -1 : 1),
    ),
  }
}

/** Facets over the whole selection, not over the page; of a search, over the places it found. */
export async function countFacets(
  directory: Directory,
  view: View,
  filter: ResourceFilter,
  found?: Uint32Array,
): Promise<Facet[]> {
  if (found !== undefined) {
    return makeFacets(directory, await matchingAmong(directory, view, filter, found), view)
  }
  const kept = facetsOf(directory)
  const key = `${view.locale.tag} ${keyOf(view, filter)}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const facets = makeFacets(directory, await matching(directory, view, filter), view)
  const items = facets.reduce((sum, facet) => sum + facet.items.length, 0)
  kept.set(key, facets, items * itemBytes)
  return facets
}

/** Labels may always fall back. */
function makeFacets(directory: Directory, selected: Bits, view: View): Facet[] {
  const { terms } = directory.dataset
  const all = labelsOf(directory)
  const labels = all.get(view.locale.tag) ?? new Map<string, string>()
  all.set(view.locale.tag, labels)
  const whole = wholeChain(view)
  const labelOf = (term: TextByLocale<{ label: string }> | undefined) =>
    term && readText(term, whole)?.text.label
  const every = (code: Everywhere) => labelOf(terms.everywhere[code])
  let languages: Intl.DisplayNames | undefined
  const named = <T>(record: T | undefined, name: (record: T) => { name: string } | undefined) =>
    record === undefined ? undefined : name(record)?.name
  return [
    tally('country', selected, placesBy(directory, 'country'), labels, (code) =>
      code === anything
        ? every('every-country')
        : named(directory.countries.get(code), (country) => nameCountry(country, whole)),
    ),
    tally('cancerType', selected, placesBy(directory, 'cancerType'), labels, (id) =>
      id === anything
        ? every('every-cancer-type')
        : named(directory.cancerTypes.get(id), (type) => nameCancerType(type, whole)),
    ),
    tally('kind', selected, placesBy(directory, 'kind'), labels, (code) =>
      labelOf(new Map(Object.entries(terms.kind)).get(code)),
    ),
    tally('audience', selected, placesBy(directory, 'audience'), labels, (code) =>
      labelOf(new Map(Object.entries(terms.audience)).get(code)),
    ),
    tally('language', selected, placesBy(directory, 'language'), labels, (tag) => {
      languages ??= new Intl.DisplayNames(view.locale.tag, { type: 'language' })
      return languages.of(tag)
    }),
  ]
}
