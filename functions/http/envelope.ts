/** The one shape of every answer under /v1. */
import * as z from 'zod'
import { Notice } from '../directory/answers/discovery.ts'
import { Licence } from '../directory/answers/parts.ts'
import { Facet } from '../directory/answers/resource.ts'
import { serveNotice } from '../directory/terms.ts'
import { ReleaseId } from '../model/ids.ts'
import { Manifest } from '../model/manifest.ts'
import { LocaleTag } from '../model/text.ts'
import type { Answer, Context, Operation } from './operation.ts'

const Meta = z
  .strictObject({
    locale: LocaleTag.meta({ description: 'the negotiated locale; each text names its own' }),
    release: ReleaseId,
    publishedAt: z.iso.datetime().meta({ description: 'of the first publication of `release`' }),
    notice: Notice.meta({ description: 'show it with every answer' }),
    licence: Licence,
    report: Manifest.shape.report,
  })
  .meta({ id: 'Meta' })
export type Meta = z.infer<typeof Meta>

const PageInfo = z
  .strictObject({
    limit: z.int(),
    total: z.int(),
    next: z.string().nullable().meta({ description: 'relative address of the next page' }),
  })
  .meta({ id: 'PageInfo' })

/** The schema of an operation's answer; of one that is not JSON, of its text. */
export function answerOf({ data, mediaType, paged }: Operation): z.ZodType {
  if (mediaType !== 'application/json') return data
  return z.strictObject({
    data,
    ...(paged && { page: PageInfo, facets: z.array(Facet).optional() }),
    meta: Meta,
  })
}

function describeAnswer({ directory, release, view }: Context): Meta {
  const { licence, report } = directory.dataset.manifest
  return {
    locale: view.locale.tag,
    release: release.id,
    publishedAt: release.publishedAt,
    notice: serveNotice(directory, view),
    licence,
    report,
  }
}

/** `next` is the address of the next page, for a paged answer. */
export function wrap(answer: Answer<unknown>, context: Context, next: string | null) {
  return {
    data: answer.data,
    ...(answer.page && { page: { limit: answer.page.limit, total: answer.page.total, next } }),
    ...(answer.facets && { facets: answer.facets }),
    meta: describeAnswer(context),
  }
}
