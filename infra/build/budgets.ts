/** How large what is deployed may be. */
import { assetSources, docsSources } from '../../functions/site/assets.ts'
import { sizeOfEdge } from './artefacts.ts'
import type { Bundle } from './bundle.ts'
import { gzippedAssets, sizeAtStart } from './sizes.ts'

const KB = 1024

type SizeBudget = { readonly what: string; readonly bytes: number }

export const budgets = {
  apiMinified: { what: 'api with its static chunks, minified', bytes: 441 * KB },
  /** Coverage takes 0.7 KB, empty answers that are explained 1.5, HSDS 2.2, the start from the copy 0.9. */
  apiGzipped: { what: 'api with its static chunks, gzipped', bytes: 151 * KB },
  /** The shapes of the map are 22 KB of it, the frame of /docs 4. */
  pagesMinified: { what: 'pages with their static chunks, minified', bytes: 533 * KB },
  pagesGzipped: { what: 'pages with their static chunks, gzipped', bytes: 183 * KB },
  /** A browser asks for each once, then never again until it changes. */
  pageAssets: { what: 'files that pages load, gzipped', bytes: 12 * KB },
  /** Swagger UI, and the guides. */
  docsAssets: { what: 'files of the documentation, gzipped', bytes: 520 * KB },
  /** CloudFront's own quota for a function. */
  edge: { what: 'edge function', bytes: 10 * KB },
} as const satisfies Record<string, SizeBudget>

export type Sizes = Readonly<Record<keyof typeof budgets, number>>

export function sizesOf(built: Readonly<Record<'api' | 'pages' | 'edge', Bundle>>): Sizes {
  const [api, pages] = [sizeAtStart(built.api), sizeAtStart(built.pages)]
  return {
    apiMinified: api.minified,
    apiGzipped: api.gzipped,
    /** The shapes of the map are 22 KB of it. */
    pagesMinified: pages.minified,
    pagesGzipped: pages.gzipped,
    pageAssets: gzippedAssets(built.pages, assetSources),
    docsAssets: gzippedAssets(built.pages, docsSources),
    edge: sizeOfEdge(built.edge),
  }
}

export function kilobytes(bytes: number): string {
  return `${(bytes / KB).toFixed(1)} KB`
}

/** One line for every budget that is passed. */
export function overBudget(sizes: Sizes): string[] {
  return Object.entries<SizeBudget>(budgets).flatMap(([name, { what, bytes }]) => {
    const size = sizes[name as keyof Sizes]
    return size <= bytes
      ? []
      : [`${what}: ${kilobytes(size)}, ${size - bytes} bytes over its ${kilobytes(bytes)}`]
  })
}
