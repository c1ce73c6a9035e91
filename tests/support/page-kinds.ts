/** One page of every kind, as the table of pages has them: what is asked of every page goes through these. */
import type { Dataset } from '../../functions/model/release.ts'
import type { Page } from '../../functions/site/page.ts'
import { pages } from '../../functions/site/pages.ts'

export type PageKind = {
  readonly id: Page['id']
  /** After the language. */
  readonly path: string
}

/** Throws for a part of an address of which there is no example yet. */
function exampleOf(path: string, dataset: Dataset): string {
  const records: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    'cancer-types': dataset.cancerTypes.filter(({ id }) => id === 'melanoma'),
    medicines: dataset.medicines.filter(({ id }) => id === 'pembrolizumab'),
    resources: dataset.resources,
    publications: dataset.publications,
  }
  const names: Readonly<Record<string, string>> = { ':country': 'BE', ':cancerType': 'melanoma' }
  const parts = path.replaceAll(/\{[^}]*\}/g, '').split('/')
  const filled = parts.map((part, i) => {
    if (!part.startsWith(':')) return part
    const value = records[parts[i - 1] ?? '']?.[0]?.id ?? names[part]
    if (value === undefined) throw new Error(`no example of ${part} in ${path}`)
    return value
  })
  return filled.join('/')
}

export function pageKinds(dataset: Dataset): readonly PageKind[] {
  return pages.map(({ id, path }) => ({ id, path: exampleOf(path, dataset) }))
}

/** The same pages when their reader has chosen something, and what is told instead of a page. */
export const moreAddresses = [
  '/find?country=BE',
  '/BE/melanoma?history=true&stage=advanced',
  '/resources?country=BE',
  '/search?q=melanoma',
  '/map?cancerType=melanoma',
  '/changes?country=BE',
  '/no-such-page',
] as const
