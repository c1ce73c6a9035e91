/** How many of the selected resources each value of a filter would keep. */
import type { Everywhere } from '../model/codes.ts'
import type { TextByLocale } from '../model/text.ts'
import type { Facet } from './answers/resource.ts'
import { nameCancerType } from './cancer-types.ts'
import { nameCountry } from './countries.ts'
import type { Directory, ListedResource } from './directory.ts'
import { readText, wholeChain, type View } from './view.ts'

const anything = '*'

function tally(
  param: Facet['param'],
  values: readonly (readonly string[])[],
  label: (key: string) => string | undefined,
): Facet {
  const counts = new Map<string, number>()
  for (const keys of values) {
    for (const key of keys.length === 0 ? [anything] : keys) {
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  const items = [...counts].map(([key, count]) => ({ key, label: label(key) ?? key, count }))
  const rank = (key: string) => (key === anything ? 0 : 1)
  return {
    param,
    items: items.toSorted(
      (a, b) => rank(a.key) - rank(b.key) || b.count - a.count || (a.key < b.key ? -1 : 1),
    ),
  }
}

/** Facets over the whole selection, not over the page; labels may always fall back. */
export function countFacets(
  directory: Directory,
  selected: readonly ListedResource[],
  view: View,
): Facet[] {
  const { terms } = directory.dataset
  const labels = wholeChain(view)
  const labelOf = (term: TextByLocale<{ label: string }> | undefined) =>
    term && readText(term, labels)?.text.label
  const every = (code: Everywhere) => labelOf(terms.everywhere[code])
  const languages = new Intl.DisplayNames(view.locale.tag, { type: 'language' })
  const resources = selected.map(({ resource }) => resource)
  const named = <T>(record: T | undefined, name: (record: T) => { name: string } | undefined) =>
    record === undefined ? undefined : name(record)?.name
  return [
    tally(
      'country',
      resources.map((one) => one.countries),
      (code) =>
        code === anything
          ? every('every-country')
          : named(directory.countries.get(code), (country) => nameCountry(country, labels)),
    ),
    tally(
      'cancerType',
      resources.map((one) => one.cancerTypes),
      (id) =>
        id === anything
          ? every('every-cancer-type')
          : named(directory.cancerTypes.get(id), (type) => nameCancerType(type, labels)),
    ),
    tally(
      'kind',
      resources.map((one) => [one.kind]),
      (code) => labelOf(new Map(Object.entries(terms.kind)).get(code)),
    ),
    tally(
      'audience',
      resources.map((one) => one.audiences),
      (code) => labelOf(new Map(Object.entries(terms.audience)).get(code)),
    ),
    tally(
      'language',
      resources.map((one) => one.languages),
      (tag) => languages.of(tag),
    ),
  ]
}
