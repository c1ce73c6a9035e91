/** API and pages at one address over a dataset, as the edge joins them, for a browser. */
import { join } from '../../functions/compose-site.ts'
import { createProofApp } from '../../functions/compose.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { serve, type Server } from '../../functions/serve.ts'
import { releaseOf } from './app.ts'
import { repositoryDataset, today } from './repository-dataset.ts'
import { siteOver } from './served-site.ts'
import { smallDataset, smallNow } from './small-directory.ts'

async function serveDataset(dataset: Dataset, time: number): Promise<Server> {
  const now = () => time
  const api = createProofApp(dataset, releaseOf(dataset), { now })
  return serve(join(api, siteOver(dataset, { now })), { host: '127.0.0.1', port: 0 })
}

/** On the day of its facts. */
export async function serveSmall(): Promise<Server> {
  return serveDataset(await smallDataset(), smallNow)
}

/** What readers see today: of its pages only what must hold of any dataset is asked. */
export async function serveRepository(): Promise<Server> {
  return serveDataset(await repositoryDataset(), Date.parse(`${today}T12:00:00Z`))
}
