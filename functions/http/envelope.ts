/** The one shape of every answer under /v1. */
import { serveNotice } from '../directory/terms.ts'
import type { Meta } from './answers.ts'
import type { Answer, Context } from './operation.ts'

/** What every JSON answer says of itself, in the envelope or without. */
export function describeAnswer({ directory, release, view }: Context): Meta {
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
    ...(answer.empty?.length && { empty: answer.empty }),
    meta: describeAnswer(context),
  }
}
