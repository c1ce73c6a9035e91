/**
 * Files that programs look for at fixed addresses: the sitemap, what crawlers may do, whom to tell of
 * a hole, the icon. Kept like pages. What can only be said with whole addresses is not there as
 * long as nobody has said where the site is.
 */
import type { Directory } from '../directory/directory.ts'
import type { KeptAnswers } from '../http/kept-answers.ts'
import { finish, replyFresh, replyNow, type Reply } from '../http/reply.ts'
import { conditionsOf, type Handler, type Routes } from '../http/routes.ts'
import type { Edition, Source } from '../http/source.ts'
import { isoDay } from '../model/dates.ts'
import { addressesIn } from './addresses.ts'
import type { Assets } from './assets.ts'
import type { Page } from './page.ts'
import { pages } from './pages.ts'
import { escapeHtml } from './plain-page.ts'

type Parts = Pick<Routes, 'route'> & {
  readonly source: Source
  readonly kept: KeptAnswers
  readonly now: () => number
  readonly origin: () => string | undefined
  readonly assets: () => Promise<Assets>
}

type Asked = {
  readonly edition: Edition
  readonly now: number
  readonly origin: string
  /** The language that the address names, if it names one. */
  readonly tag: string
}

/** All addresses of a page after the language; of one that has variables and lists none, none. */
export function addressesOf({ path, listed }: Page, directory: Directory): readonly string[] {
  if (listed !== undefined) return listed(directory)
  return path.includes(':') ? [] : [path]
}

const namespaces =
  'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'

function xml(lines: readonly string[]): string {
  return ['<?xml version="1.0" encoding="UTF-8"?>', ...lines, ''].join('\n')
}

/** One file for each language: all of them in one would be beyond what may be in a file. */
function writeIndex({ edition, origin }: Asked): string {
  const { directory, release } = edition
  return xml([
    `<sitemapindex ${namespaces}>`,
    ...[...directory.locales.keys()].map(
      (tag) =>
        `<sitemap><loc>${origin}/sitemap-${tag}.xml</loc><lastmod>${release.publishedAt}</lastmod></sitemap>`,
    ),
    '</sitemapindex>',
  ])
}

function writeSitemap({ edition, origin, tag }: Asked): string {
  const { directory } = edition
  const { translated } = addressesIn(tag)
  const at = (address: string, other: string) => escapeHtml(origin + translated(address, other))
  const alternate = (lang: string, href: string) =>
    `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`
  const all = pages.flatMap((page) => addressesOf(page, directory))
  return xml([
    `<urlset ${namespaces}>`,
    ...all.map((path) => {
      const address = `/${tag}${path}`
      const others = [...directory.locales.keys()].map((one) => alternate(one, at(address, one)))
      const any = alternate('x-default', at(address, directory.defaultLocale.tag))
      return `<url><loc>${at(address, tag)}</loc>${others.join('')}${any}</url>`
    }),
    '</urlset>',
  ])
}

/** Pages narrowed or chosen by a query say nothing that the whole page does not. */
function writeRobots(origin: string | undefined): string {
  const sitemap = origin === undefined ? [] : ['', `Sitemap: ${origin}/sitemap.xml`]
  return ['User-agent: *', 'Disallow: /*?', ...sitemap, ''].join('\n')
}

/** RFC 9116; renewed by itself as long as somebody runs the site. */
const contactMilliseconds = 180 * 24 * 60 * 60 * 1000

function writeSecurity({ edition, now, origin }: Asked): string {
  const { report } = edition.directory.dataset.manifest
  return [
    `Contact: ${new URL(report, origin).href}`,
    `Expires: ${isoDay(new Date(now + contactMilliseconds))}T00:00:00.000Z`,
    'Preferred-Languages: en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}

const plain = 'text/plain; charset=utf-8'
const noOrigin =
  'Not here: whole addresses belong into this file, and nobody has said where this site is.\n'
const noLanguage = 'Not here: there are no pages in this language.\n'

function absent(why: string): Reply {
  return replyNow(404, why, { 'Content-Type': plain })
}

export function routeForCrawlers({ route, source, kept, now, origin, assets }: Parts): void {
  const routeTo = (path: string, handler: Handler) => route('for-crawlers', path, handler)

  function routeWithOrigin(path: string, type: string, write: (asked: Asked) => string): void {
    routeTo(path, async (context) => {
      const known = origin()
      if (known === undefined) return absent(noOrigin)
      const edition = await source.current()
      const { name } = context.req.param()
      const tag = name?.replaceAll(/^sitemap-|\.xml$/g, '')
      if (tag !== undefined && !edition.directory.locales.has(tag)) return absent(noLanguage)
      const day = isoDay(new Date(now()))
      kept.turnTo(edition, day)
      const address = context.req.path
      const finished = await kept.find({ edition, day, language: '', address }, async () =>
        finish(write({ edition, now: now(), origin: known, tag: tag ?? '' }), {
          'Content-Type': type,
        }),
      )
      return replyFresh(finished, conditionsOf(context))
    })
  }

  routeWithOrigin('/sitemap.xml', 'application/xml', writeIndex)
  routeWithOrigin('/:name{sitemap-[A-Za-z-]+\\.xml}', 'application/xml', writeSitemap)
  routeWithOrigin('/.well-known/security.txt', plain, writeSecurity)
  routeTo('/security.txt', async () => replyNow(308, '', { Location: '/.well-known/security.txt' }))
  // These need no release, and are there when none can be read.
  routeTo('/robots.txt', async (context) =>
    replyFresh(finish(writeRobots(origin()), { 'Content-Type': plain }), conditionsOf(context)),
  )
  routeTo('/favicon.ico', async (context) => {
    const { text, type } = (await assets())['icon.svg']
    return replyFresh(finish(text, { 'Content-Type': type }), conditionsOf(context))
  })
}
