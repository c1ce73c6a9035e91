/** Where to read, as a fragment: the most helpful links of a selection. */
import { html } from 'hono/html'
import { withoutOnlyEu } from '../../directory/access.ts'
import type { ServedResource } from '../../directory/answers/resource.ts'
import { mostHelpful } from '../../directory/helpfulness.ts'
import { selectResources, serveResources } from '../../directory/resources.ts'
import { readAlways } from '../../directory/view.ts'
import type { Kind } from '../../model/codes.ts'
import { addressesIn } from '../addresses.ts'
import { nothing, type Html } from '../html.ts'
import { nameLanguages } from '../parts/reading.ts'
import { label, shown } from '../speaking.ts'
import {
  badge,
  ending,
  heading,
  inLocale,
  labelled,
  link,
  notice,
  phoneLink,
  region,
  tell,
  type EmbedContext,
  type Fragment,
} from './pieces.ts'

export type ResourcesAsked = {
  readonly country?: readonly string[] | undefined
  readonly cancerType?: readonly string[] | undefined
  readonly kind?: readonly Kind[] | undefined
  readonly limit: number
}

export async function resourcesFragment(
  context: EmbedContext,
  { country, cancerType, kind, limit }: ResourcesAsked,
): Promise<Fragment> {
  const { directory, view, links } = context
  const selected = await selectResources(directory, view, {
    audience: ['patient', 'caregiver'],
    ...(country && { country }),
    ...(cancerType && { cancerType }),
    ...(kind && { kind }),
  })
  const places = beyondTheEu(context, country) ? withoutOnlyEu(directory, selected) : selected
  const resources = serveResources(directory, mostHelpful(directory, places, limit), view, links)
  const about = [
    ...(cancerType ?? []).map((id) => directory.cancerTypes.get(id)),
    ...(country ?? []).map((code) => directory.countries.get(code)),
  ].flatMap((record) => (record ? [readAlways(record.text, view)] : []))
  const names = about.map(({ text, block }) => html` · ${inLocale(context, text.name, block)}`)
  const read = context.words.say('embed', 'read')
  const content = html`${heading(context, html`${shown(read)}${names}`)}
  ${
    resources.length === 0
      ? html`<p part="about">${tell(context, 'nothing-held')}</p>`
      : html`<ul>
          ${resources.map((one) => html`<li part="note">${resource(context, one)}</li>`)}
        </ul>`
  }
  ${notice(context)}
  ${ending(context, { page: pageOf(context, country, cancerType), translations: resources.map(({ translation }) => translation) })}`
  return region(context, [read.text, ...about.map(({ text }) => text.name)].join(' · '), content)
}

/** One country and one cancer type have a page; any other selection begins at the start. */
function pageOf(
  { view }: EmbedContext,
  country: readonly string[] = [],
  cancerType: readonly string[] = [],
): string {
  const [[code, other], [id, another]] = [country, cancerType]
  const isOne =
    code !== undefined && id !== undefined && other === undefined && another === undefined
  const to = addressesIn(view.locale.tag)
  return isOne ? to.answer(code, id) : to.start()
}

/** As the answer about access: what is of use only in the EU is not shown to other countries. */
function beyondTheEu({ directory }: EmbedContext, country: readonly string[] = []): boolean {
  return (
    country.length > 0 &&
    country.every((code) => directory.countries.get(code)?.euAuthorisationApplies === false)
  )
}

function resource(context: EmbedContext, one: ServedResource): Html {
  const [language, ...more] = one.languages
  const phone = one.phone === null ? '' : html` · ${phoneLink(one.phone)}`
  return html`<p part="name">
      ${link(one.url, inLocale(context, one.title, one), more.length === 0 ? language : undefined)}${phone}
    </p>
    <p part="badges">
      ${badge(label(context, 'kind', one.kind))}
      ${language === undefined ? nothing : badge(html`${nameLanguages(one.languages, context)}`)}
      ${badge(labelled(context, shown(context.words.say('reading', 'link')), label(context, 'link', one.link.state)))}
    </p>
    <p part="text">${inLocale(context, one.description, one)}</p>
    ${one.retired ? html`<p part="about">${tell(context, 'retired')}</p>` : nothing}`
}
