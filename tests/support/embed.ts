/** The pages and what other sites embed of them, over a dataset, without a store. */
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { pagesOver } from '../../functions/compose-site.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import type { Source } from '../../functions/http/source.ts'
import { nothingChecked } from '../../functions/model/link-index.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { SiteParts } from '../../functions/site/site.ts'
import { readAssetsOf } from '../../seed/local/read-asset.ts'
import { releaseOf } from './app.ts'
import { smallDataset, smallNow } from './small-directory.ts'

const site = fileURLToPath(new URL('../../functions/site', import.meta.url))

function sourceOver(dataset: Dataset): Source {
  const edition = {
    directory: createDirectory(dataset),
    release: releaseOf(dataset),
    links: nothingChecked,
  }
  return {
    current: async () => edition,
    retained: async (id) => (id === edition.release.id ? edition : undefined),
    releases: async () => [edition.release],
    state: () => 'ok',
  }
}

export async function embedApp(given?: Dataset, options: Partial<SiteParts> = {}): Promise<Hono> {
  return pagesOver({
    source: sourceOver(given ?? (await smallDataset())),
    now: () => smallNow,
    readAsset: readAssetsOf(site),
    ...options,
  })
}
