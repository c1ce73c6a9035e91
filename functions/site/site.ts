/**
 * The pages as one Hono app over the same releases as the API: complete without a script, a little
 * quicker with one. Every page is kept like an answer, by edition, day and address.
 */
import type { Context, Hono } from 'hono'
import type { Directory } from '../directory/directory.ts'
import { negotiateLocale } from '../directory/locales.ts'
import { createView } from '../directory/view.ts'
import { keepNothing, type KeptAnswers } from '../http/kept-answers.ts'
import { Problem } from '../http/problems.ts'
import { splitAddress } from '../http/query.ts'
import { finish, replyFresh, replyNow, type Finished, type Reply } from '../http/reply.ts'
import { conditionsOf, createRoutes, type RoutesParts } from '../http/routes.ts'
import type { Edition, Source } from '../http/source.ts'
import { isoDay, type Day } from '../model/dates.ts'
import { languageOf } from '../model/locale.ts'
import type { Locale } from '../model/manifest.ts'
import {
  assetSources,
  docsSources,
  loadAssets,
  type Asset,
  type Assets,
  type DocsAssets,
  type ReadAsset,
} from './assets.ts'
import { docsPages } from './docs/pages.ts'
import { routeForCrawlers } from './for-crawlers.ts'
import { renderFrame } from './frame.ts'
import { pageHeaders } from './headers.ts'
import type { PageContext } from './page-context.ts'
import type { Move, Page, Texts } from './page.ts'
import { pages, start } from './pages.ts'
import { refusing } from './refusal.ts'
import { wordsOf } from './words.ts'

export type SiteParts = Pick<RoutesParts, 'now' | 'requestId' | 'log'> & {
  readonly source: Source
  /** By default, no page is kept. */
  readonly kept?: KeptAnswers
  readonly readAsset: ReadAsset
  /** `https://…` where the site is known to be; undefined where that is not known. */
  readonly origin?: () => string | undefined
}

const nothingHere = 'There is no page at this address.'

/** The address without what the page does not know, so that every spelling of it is kept once. */
function canonical(path: string, query: ReadonlyMap<string, string>): string {
  const known = new URLSearchParams([...query].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return known.size === 0 ? path : `${path}?${known.toString()}`
}

/** The first value of every name that the page knows, where it means anything. */
function readQuery(page: Page, query: string, directory: Directory): Map<string, string> {
  const { query: names = [], knows = () => true } = page
  const sent = new URLSearchParams(query)
  return new Map(
    names.flatMap((name) => {
      const value = sent.get(name)?.trim() ?? ''
      // In the place of bytes that are no text; shown, they would look like a fault of ours.
      if (value.includes('\ufffd')) return []
      return value === '' || !knows(name, value, directory) ? [] : [[name, value] as const]
    }),
  )
}

const forGood = 'public, max-age=31536000, immutable'
const anHour = 'public, max-age=3600, stale-while-revalidate=86400, stale-if-error=604800'
/** Of a page from before a deployment: what its file is now, for as long as caches hold the page. */
const briefly = 'public, max-age=60'

/** An address without the hash that changes with its file. */
function nameWithout(address: string): string {
  return address.replace(/\.[\w-]{12}(?=\.[a-z]+$)/, '')
}

async function render(page: Page, texts: Texts, context: PageContext): Promise<Finished> {
  const shown = await page.show(texts, context)
  if (shown === undefined) throw new Problem('not-found', nothingHere)
  const written = String(await renderFrame(shown, context))
  // How the source is indented is nothing to a reader: an eighth of a page.
  return finish(written.replaceAll(/\n\s+/g, '\n'), {
    ...pageHeaders,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': context.view.locale.tag,
  })
}

/** By its address, or by that which it had before a deployment. */
async function findAsset(
  load: () => Promise<Readonly<Record<string, Asset>>>,
  address: string,
): Promise<Asset | undefined> {
  const all = Object.values(await load()).filter(({ type }) => type !== 'text/html')
  return (
    all.find((one) => one.address === address) ??
    all.find((one) => nameWithout(one.address) === nameWithout(address))
  )
}

/** Some are large, and their tags are hashes of all that they hold. */
const finishedAssets = new WeakMap<Asset, Finished>()

function finishedAsset(asset: Asset): Finished {
  const known = finishedAssets.get(asset)
  const finished =
    known ??
    finish(asset.text, {
      'Content-Type': `${asset.type}; charset=utf-8`,
      'Cache-Control': asset.lasting ? forGood : anHour,
    })
  finishedAssets.set(asset, finished)
  return finished
}

/** Made on first use; what failed is tried again. */
function madeOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined
      throw error
    }))
}

function replyMove({ location, lasting }: Move): Reply {
  return replyNow(lasting ? 308 : 303, '', { ...pageHeaders, Location: location })
}

export function createSite(parts: SiteParts): Hono {
  const { source, kept = keepNothing, now = Date.now, origin = () => undefined } = parts
  const assets = madeOnce<Assets>(() => loadAssets(assetSources, parts.readAsset))
  const docs = madeOnce<DocsAssets>(() => loadAssets(docsSources, parts.readAsset))
  const { app, route } = createRoutes({
    ...parts,
    nothingHere,
    refuse: refusing({ source, now, contextOf }),
  })

  async function contextOf(edition: Edition, locale: Locale, address: string, day: Day) {
    return {
      ...edition,
      releases: source.releases,
      retained: source.retained,
      view: createView(locale, 'any', day),
      words: wordsOf(edition.directory, locale),
      assets: await assets(),
      docs,
      absolute: (path: string) => `${origin() ?? ''}${path}`,
      address,
    } satisfies PageContext
  }

  async function answer(page: Page, locale: Locale, edition: Edition, asked: Context) {
    const { path, query } = splitAddress(asked.req.url)
    const ofQuery = readQuery(page, query, edition.directory)
    const address = canonical(path, ofQuery)
    const texts = { ...asked.req.param(), ...Object.fromEntries(ofQuery) }
    const day = isoDay(new Date(now()))
    const context = await contextOf(edition, locale, address, day)
    const move = await page.move?.(texts, context)
    if (move !== undefined) return replyMove(move)
    const make = async () => render(page, texts, context)
    kept.turnTo(edition, day)
    const key = { edition, day, language: locale.tag, address }
    const once = page.momentary === true || page.rare?.some((name) => ofQuery.has(name)) === true
    const finished = await (once ? make() : kept.find(key, make))
    return replyFresh(finished, conditionsOf(asked))
  }

  for (const page of pages) {
    route(page.id, `/:locale{[A-Za-z][A-Za-z](?:-[A-Za-z]+)?}${page.path}`, async (context) => {
      const edition = await source.current()
      const tag = context.req.param('locale') ?? ''
      const locale = edition.directory.locales.get(tag)
      if (locale === undefined) return moveToLocale(tag, edition, context)
      return answer(page, locale, edition, context)
    })
  }

  /** `/fr-BE/…` and `/FR/…` are read as what they mean. */
  function moveToLocale(tag: string, edition: Edition, context: Context): Reply {
    const locale = negotiateLocale(edition.directory, undefined, tag)
    if (languageOf(locale.tag) !== languageOf(tag.toLowerCase())) {
      throw new Problem('not-found', 'There is no page in this language.')
    }
    const { path, query } = splitAddress(context.req.url)
    const there = path.replace(/^\/[^/]*/, `/${locale.tag}`)
    return replyMove({ location: query === '' ? there : `${there}?${query}`, lasting: true })
  }

  // In the language of whoever comes: the one page whose address does not say it.
  route('start', '/', async (context) => {
    const edition = await source.current()
    const header = context.req.header('accept-language')
    const locale = negotiateLocale(edition.directory, undefined, header)
    const reply = await answer(start, locale, edition, context)
    return { ...reply, headers: { ...reply.headers, vary: 'Accept-Language' } }
  })

  for (const page of docsPages) {
    route(page.id, page.path, async (context) => {
      const edition = await source.current()
      const { locales, defaultLocale } = edition.directory
      return answer(page, locales.get('en') ?? defaultLocale, edition, context)
    })
  }

  for (const path of ['/assets/:name', '/:name{[a-z-]+\\.(?:js|css)}']) {
    route('asset', path, async (context) => {
      const { path: address } = splitAddress(context.req.url)
      const named = (await findAsset(assets, address)) ?? (await findAsset(docs, address))
      if (named === undefined) throw new Problem('not-found', 'There is no such file.')
      const finished = finishedAsset(named)
      if (named.address === address) return replyFresh(finished, conditionsOf(context))
      const headers = { ...finished.headers, 'cache-control': briefly }
      return replyFresh({ ...finished, headers }, conditionsOf(context))
    })
  }
  routeForCrawlers({ route, source, kept, now, origin, assets })
  return app
}
