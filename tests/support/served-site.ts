/** The pages over a dataset, as the site serves them, and what a reader finds in one. */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { createDirectory } from '../../functions/directory/directory.ts'
import type { Source } from '../../functions/http/source.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { createSite, type SiteParts } from '../../functions/site/site.ts'
import { readAssetsOf } from '../../seed/local/read-asset.ts'
import { releaseOf, type AppOptions } from './app.ts'
import { smallDataset, smallNow } from './small-directory.ts'

const folder = fileURLToPath(new URL('../../functions/site', import.meta.url))

/** One release, and nothing before it. */
export function sourceOf(dataset: Dataset): Source {
  const release = releaseOf(dataset)
  const edition = { directory: createDirectory(dataset), release, links: nothingChecked }
  return {
    current: async () => edition,
    retained: async (id) => (id === release.id ? edition : undefined),
    releases: async () => [release],
    state: () => 'ok',
  }
}

type SiteOptions = AppOptions & Partial<Pick<SiteParts, 'origin' | 'kept' | 'source'>>

export function siteFrom(source: Source, options: SiteOptions = {}): Hono {
  return createSite({ source, readAsset: readAssetsOf(folder), ...options })
}

export function siteOver(dataset: Dataset, options: SiteOptions = {}): Hono {
  return siteFrom(sourceOf(dataset), options)
}

/** On the day of its facts. */
export async function smallSite(options: SiteOptions = {}): Promise<Hono> {
  return siteOver(await smallDataset(), { now: () => smallNow, ...options })
}

/** What is read on a page, without its marks. */
export function readable(html: string): string {
  return html
    .replace(/<head>[\s\S]*?<\/head>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
}

/** As `readable` writes what a page says: blanks alike, whatever their kind. */
export function blanksAlike(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}
