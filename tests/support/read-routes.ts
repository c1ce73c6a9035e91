/** Every route that reads, with an address of it: taken from the apps, so that a new one joins by itself. */
import type { Hono } from 'hono'
import { addressOf } from '../../functions/http/operation.ts'
import { operations } from '../../functions/http/operations.ts'
import { isOfApi } from '../../functions/http/wire/paths.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { guides } from '../../functions/site/docs/guides.ts'
import { createEmbed } from '../../functions/site/embed/embed.ts'
import { pages } from '../../functions/site/pages.ts'
import { createSite, type SiteParts } from '../../functions/site/site.ts'
import { moreAddresses, pageKinds } from './page-kinds.ts'

/** What an answer needs of the store: a release, nothing at all, or only to know whether there is one. */
type Needs = 'release' | 'nothing' | 'state'

export type ReadRoute = {
  readonly pattern: string
  readonly address: string
  readonly needs: Needs
}

const ofService: Readonly<Record<string, readonly [address: string, needs: Needs]>> = {
  '/openapi.json': ['/openapi.json', 'nothing'],
  '/problems/:type': ['/problems/store-unavailable', 'nothing'],
  '/health': ['/health', 'state'],
}

const ofSite: Readonly<Record<string, readonly [address: string, needs: Needs]>> = {
  '/': ['/', 'release'],
  '/docs': ['/docs', 'release'],
  '/docs/reference': ['/docs/reference', 'release'],
  '/docs/:guide': [`/docs/${Object.keys(guides)[0] ?? ''}`, 'release'],
  '/assets/:name': ['/assets/site.0123456789ab.css', 'nothing'],
  '/:name{[a-z-]+\\.(?:js|css)}': ['/embed.js', 'nothing'],
  '/sitemap.xml': ['/sitemap.xml', 'release'],
  '/:name{sitemap-[A-Za-z-]+\\.xml}': ['/sitemap-fr.xml', 'release'],
  '/.well-known/security.txt': ['/.well-known/security.txt', 'release'],
  '/security.txt': ['/security.txt', 'nothing'],
  '/robots.txt': ['/robots.txt', 'nothing'],
  '/favicon.ico': ['/favicon.ico', 'nothing'],
  '/embed/availability': ['/embed/availability?country=BE&cancerType=melanoma', 'release'],
  '/embed/resources': ['/embed/resources?country=BE', 'release'],
  '/embed/frame/availability': [
    '/embed/frame/availability?country=BE&cancerType=melanoma&locale=fr',
    'release',
  ],
  '/embed/frame/resources': ['/embed/frame/resources?country=BE&scheme=dark', 'release'],
}

const inLanguage = /^\/:locale\{.*?\)\?\}/

/** Of one app; throws for a route of which there is no example yet. */
function routesOf(app: Hono, exampleOf: (path: string) => readonly [string, Needs] | undefined) {
  return [...new Set(app.routes.map(({ path }) => path))].map((pattern): ReadRoute => {
    const [address, needs] = exampleOf(pattern) ?? []
    if (address === undefined || needs === undefined) throw new Error(`no example of ${pattern}`)
    return { pattern, address, needs }
  })
}

/** Over a dataset that holds what the examples of operations name. */
export function readRoutes(api: Hono, site: SiteParts, dataset: Dataset): readonly ReadRoute[] {
  const ofOperations = new Map(
    operations.map((one) => [
      one.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      addressOf(one, one.example),
    ]),
  )
  const kinds = pageKinds(dataset)
  const ofPages = new Map(pages.map(({ path }, at) => [path, kinds[at]?.path]))
  const found = [
    ...routesOf(api, (path) => {
      const address = ofOperations.get(path)
      return address === undefined ? ofService[path] : [address, 'release']
    }),
    ...routesOf(createSite(site), (path) => {
      const address = inLanguage.test(path) ? ofPages.get(path.replace(inLanguage, '')) : undefined
      return address === undefined ? ofSite[path] : [`/fr${address}`, 'release']
    }),
    ...routesOf(createEmbed(site), (path) => ofSite[path]),
  ]
  const chosen = moreAddresses
    .filter((path) => path !== '/no-such-page')
    .map((path): ReadRoute => ({ pattern: path, address: `/de${path}`, needs: 'release' }))
  return [...found, ...chosen]
}

/** The form in which an address refuses: programs get problems, people pages. */
export function refusesInJson({ address }: ReadRoute): boolean {
  return isOfApi(address) || address.startsWith('/embed/')
}
