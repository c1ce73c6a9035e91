/** The composition root of the pages, apart from the API's: neither function ships the other. */
import { Hono } from 'hono'
import type { Directory } from './directory/directory.ts'
import { keepAnswers } from './http/kept-answers.ts'
import { isOfApi } from './http/wire/paths.ts'
import { createEmbed, isOfEmbed } from './site/embed/embed.ts'
import { createSite, type SiteParts } from './site/site.ts'
import type { LiveView } from './store/live/live.ts'

export type SiteOptions = Omit<SiteParts, 'source'>

/** The pages over a view of the store. */
export function createPages(live: LiveView<Directory>, options: SiteOptions): Hono {
  return pagesOver({ kept: keepAnswers(), ...options, source: live })
}

/** Pages, and what other sites embed of them. */
export function pagesOver(parts: SiteParts): Hono {
  const [site, embed] = [createSite(parts), createEmbed(parts)]
  const app = new Hono()
  app.all('*', (context) => (isOfEmbed(context.req.path) ? embed : site).fetch(context.req.raw))
  return app
}

/** API and pages at one address, as the edge joins them. */
export function join(api: Hono, site: Hono): Hono {
  const app = new Hono()
  app.all('*', (context) => (isOfApi(context.req.path) ? api : site).fetch(context.req.raw))
  return app
}
