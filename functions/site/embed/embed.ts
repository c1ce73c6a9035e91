/**
 * What other sites embed: fragments of pages, and the same as documents for a frame. Refusals are
 * the API's, so that the element can tell an editor what is wrong.
 */
import type { Context, Hono } from 'hono'
import { negotiateLocale } from '../../directory/locales.ts'
import { createView } from '../../directory/view.ts'
import { keepNothing } from '../../http/kept-answers.ts'
import { languageKey } from '../../http/language.ts'
import { inPermittedLocale, recordNamed } from '../../http/operation.ts'
import type { Parameters, ValuesOf } from '../../http/parameter.ts'
import { Problem, problems } from '../../http/problems.ts'
import { splitAddress } from '../../http/query.ts'
import { finish, replyFresh, replyNow, type Finished, type Reply } from '../../http/reply.ts'
import { conditionsOf, createRoutes } from '../../http/routes.ts'
import type { Edition } from '../../http/source.ts'
import { isoDay, type Day } from '../../model/dates.ts'
import type { Locale } from '../../model/manifest.ts'
import type { SiteParts } from '../site.ts'
import { wordsOf } from '../words.ts'
import { ofAvailability, ofResources, readAsked, type Asked } from './asked.ts'
import { availabilityFragment } from './availability.ts'
import { frameDocument, frameHeaders, refusalDocument } from './frame.ts'
import type { EmbedContext, Fragment } from './pieces.ts'
import { resourcesFragment } from './resources.ts'

export type EmbedParts = Pick<SiteParts, 'now' | 'requestId' | 'log' | 'source' | 'kept' | 'origin'>

export function isOfEmbed(path: string): boolean {
  return path.startsWith('/embed/')
}

type Kind<P extends Parameters> = {
  readonly parameters: P
  readonly render: (context: EmbedContext, values: ValuesOf<P>) => Promise<Fragment>
}

const availability: Kind<typeof ofAvailability> = {
  parameters: ofAvailability,
  async render(context, asked) {
    const country = recordNamed(context.directory.countries, asked.country)
    const type = recordNamed(context.directory.cancerTypes, asked.cancerType)
    const found = await availabilityFragment(context, country, type)
    return inPermittedLocale(found, [country.text, type.text])
  },
}

/** A side column has room for some; the page has all of them. */
const usualResources = 8

const resources: Kind<typeof ofResources> = {
  parameters: ofResources,
  render: async (context, asked) =>
    resourcesFragment(context, { ...asked, limit: asked.limit ?? usualResources }),
}

export function createEmbed(parts: EmbedParts): Hono {
  const { source, kept = keepNothing, now = Date.now, origin = () => undefined } = parts
  const { app, route } = createRoutes({
    ...parts,
    nothingHere:
      'There is nothing to embed here. There are /embed/availability and /embed/resources.',
  })

  async function render<P extends Parameters>(
    { render: fragment }: Kind<P>,
    asked: Asked<P>,
    edition: Edition,
    chosen: Locale,
    day: Day,
    isFrame: boolean,
  ): Promise<Finished> {
    const view = createView(chosen, 'any', day)
    const context = {
      ...edition,
      words: wordsOf(edition.directory, chosen),
      view,
      absolute: (address: string) => `${origin() ?? ''}${address}`,
      level: isFrame ? 1 : 3,
    } as const
    const { name, content } = await fragment(context, asked.meaning(edition.directory, view))
    const page = isFrame ? frameDocument(chosen, name, content, asked.scheme) : content
    return finish(String(await page), {
      ...(isFrame && frameHeaders),
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': chosen.tag,
      Vary: 'Accept-Language',
    })
  }

  async function answer<P extends Parameters>(
    kind: Kind<P>,
    context: Context,
    isFrame: boolean,
  ): Promise<Reply> {
    const edition = await source.current()
    const { directory } = edition
    const day = isoDay(new Date(now()))
    const { path, query } = splitAddress(context.req.url)
    const header = context.req.header('accept-language')
    const asked = readAsked(kind.parameters, query, isFrame)
    const chosen = negotiateLocale(directory, asked.locale, header)
    const key = { edition, day, language: languageKey(directory, query, header) }
    kept.turnTo(edition, day)
    const finished = await kept.find({ ...key, address: `${path}?${query}` }, async () =>
      render(kind, asked, edition, chosen, day, isFrame),
    )
    return replyFresh(finished, conditionsOf(context))
  }

  function routeKind<P extends Parameters>(name: string, kind: Kind<P>): void {
    route(`embed-${name}`, `/embed/${name}`, async (context) => answer(kind, context, false))
    route(`embed-frame-${name}`, `/embed/frame/${name}`, async (context) => {
      const reply = await answer(kind, context, true).catch(refuseInFrame)
      // Of the two headers about frames, the policy is the one that can allow them.
      const { 'x-frame-options': _, ...headers } = reply.headers
      return { ...reply, headers }
    })
  }

  routeKind('availability', availability)
  routeKind('resources', resources)
  return app
}

/** What the editor of the page around did wrong, where it can be read. */
async function refuseInFrame(thrown: unknown): Promise<Reply> {
  if (!(thrown instanceof Problem) || problems[thrown.type].status >= 500) throw thrown
  const { message, details } = thrown
  const all = details.errors?.map(({ detail }) => detail) ?? [message]
  return replyNow(problems[thrown.type].status, String(await refusalDocument(all)), {
    ...frameHeaders,
    'Content-Type': 'text/html; charset=utf-8',
  })
}
