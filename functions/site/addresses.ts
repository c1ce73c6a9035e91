/** Where pages are. The locale is always the first part of the path. */
import { link } from '../http/links.ts'
import type { TermSet } from '../model/term-sets.ts'

type Query = Readonly<Record<string, string | undefined>>

export function addressesIn(locale: string) {
  const at = (path: string, query: Query = {}): string => link(`/${locale}${path}`, query)
  return {
    start: () => at('/'),
    find: () => at('/find'),
    answer: (country: string, cancerType: string, query: Query = {}) =>
      at(`/${country}/${cancerType}`, query),
    country: (code: string) => at(`/${code}`),
    countries: () => at('/countries'),
    cancerType: (id: string) => at(`/cancer-types/${id}`),
    cancerTypes: () => at('/cancer-types'),
    medicine: (id: string) => at(`/medicines/${id}`),
    medicines: () => at('/medicines'),
    resource: (id: string) => at(`/resources/${id}`),
    resources: (query: Query = {}) => at('/resources', query),
    publication: (id: string) => at(`/publications/${id}`),
    publications: () => at('/publications'),
    map: (query: Query = {}) => at('/map', query),
    matrix: () => at('/map/all'),
    changes: (query: Query = {}) => at('/changes', query),
    search: (q?: string) => at('/search', { q }),
    terms: () => at('/terms'),
    term: (set: TermSet, code: string) => `${at('/terms')}#${set}-${code}`,
    about: () => at('/about'),
    privacy: () => `${at('/about')}#privacy`,
    coverage: () => at('/coverage'),
    /** The page of the same thing in another language. */
    translated: (address: string, tag: string) => address.replace(/^\/[^/?]*/, `/${tag}`),
  } as const
}
