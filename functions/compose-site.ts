/** The composition root of the pages, apart from the API's: neither function ships the other. */
import { Hono } from 'hono'
import type { Directory } from './directory/directory.ts'
import { keepAnswers } from './http/kept-answers.ts'
import { isOfApi } from './http/wire/paths.ts'
import { createSite, type SiteParts } from './site/site.ts'
import type { LiveView } from './store/live/live.ts'

export type SiteOptions = Omit<SiteParts, 'source'>

/** The pages over a view of the store. */
export function createPages(live: LiveView<Directory>, options: SiteOptions): Hono {
  return createSite({ kept: keepAnswers(), ...options, source: live })
}

/** API and pages at one address, as the edge joins them. */
export function join(api: Hono, site: Hono): Hono {
  const app = new Hono()
  app.all('*', (context) => (isOfApi(context.req.path) ? api : site).fetch(context.req.raw))
  return app
}
