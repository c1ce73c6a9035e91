/** A problem, told to people: in the frame of the site where there is a release, plainly where not. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import { negotiateLocale } from '../directory/locales.ts'
import { problems, type Problem } from '../http/problems.ts'
import { splitAddress } from '../http/query.ts'
import { replyProblem, withBody, type Reply } from '../http/reply.ts'
import type { Edition, Source } from '../http/source.ts'
import { isoDay, type Day } from '../model/dates.ts'
import type { Locale } from '../model/manifest.ts'
import { renderFrame } from './frame.ts'
import { pageHeaders } from './headers.ts'
import type { PageContext } from './page-context.ts'
import { contentSecurityPolicy, escapeHtml, renderPage } from './plain-page.ts'
import { speaking } from './speaking.ts'

type Refusing = {
  readonly source: Source
  readonly now: () => number
  readonly contextOf: (
    edition: Edition,
    locale: Locale,
    address: string,
    day: Day,
  ) => Promise<PageContext>
}

type Told = { readonly text: string; readonly policy: string; readonly language: string }

function tellPlainly(problem: Problem): Told {
  const { title, meaning } = problems[problem.type]
  const text = renderPage(title, `<h1>${escapeHtml(title)}</h1>\n<p>${escapeHtml(meaning)}</p>`)
  return { text, policy: contentSecurityPolicy, language: 'en' }
}

export function refusing({ source, now, contextOf }: Refusing) {
  /** In the language of the address, else of the reader. */
  async function tellInFrame(asked: Context): Promise<Told> {
    const edition = await source.current()
    const { path } = splitAddress(asked.req.url)
    const { locales } = edition.directory
    const header = asked.req.header('accept-language')
    const locale =
      locales.get(path.split('/')[1] ?? '') ?? negotiateLocale(edition.directory, undefined, header)
    const address = `/${locale.tag}/`
    const context = await contextOf(edition, locale, address, isoDay(new Date(now())))
    const { tell, text } = speaking(context, 'frame')
    const shown = {
      title: text('not-found'),
      notIndexed: true,
      main: html`<h1>${tell('not-found')}</h1>
        <p>${tell('not-found-help')}</p>
        <p><a href="${address}">${tell('start')}</a></p>`,
    } as const
    const document = String(await renderFrame(shown, context))
    return { text: document, policy: pageHeaders['Content-Security-Policy'], language: locale.tag }
  }

  return async (problem: Problem, requestId: string, asked: Context): Promise<Reply> => {
    const plainly = () => tellPlainly(problem)
    const told =
      problems[problem.type].status === 404 ? await tellInFrame(asked).catch(plainly) : plainly()
    return withBody(replyProblem(problem, requestId), told.text, {
      ...pageHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': told.policy,
      'Content-Language': told.language,
    })
  }
}
