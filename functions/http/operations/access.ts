/** The one access answer, in one call. */
import { findAccess, maxShownResources, type AccessOptions } from '../../directory/access.ts'
import type { Access } from '../../directory/answers/availability.ts'
import type { Empty } from '../../directory/answers/empty.ts'
import { countNotes } from '../../directory/availability.ts'
import { holding } from '../../directory/kept-json.ts'
import type { Narrowing } from '../../directory/narrowing.ts'
import { selectResources } from '../../directory/resources.ts'
import type { View } from '../../directory/view.ts'
import type { CancerType } from '../../model/cancer-type.ts'
import { explainEmpty } from '../empty.ts'
import { link } from '../links.ts'
import { recordNamed, operation, inPermittedLocale, type Context } from '../operation.ts'
import { audiencesOfAccess, history, line, shownResources, stage } from '../parameters.ts'
import { oneCancerType, oneCountry } from '../subject-parameters.ts'

/** What a country does not speak of must not look like what it refuses. */
async function explainNotes(
  { state, national, euWide, country: { code } }: Access,
  type: CancerType,
  { history: past, stage: ofStage, line: ofLine }: AccessOptions,
  context: Context,
): Promise<Empty[]> {
  const { directory, view, kept } = context
  const own = { ...kept, locale: view.locale.tag }
  const list = 'data.national'
  const links: Empty['links'] = [
    ...(euWide === null
      ? []
      : [{ rel: 'eu-wide' as const, href: link(`/v1/cancer-types/${type.id}`, own) }]),
    { rel: 'group', href: link('/v1/cancer-types', { group: type.group, ...own }) },
  ]
  const plain = (reason: Empty['reason']): Empty[] => [
    { list, reason, without: [], locales: [], links, ask: [] },
  ]
  if (state === 'unknown') return plain('nothing-stated')
  if (national.length > 0) return state === 'history' ? plain('only-past') : []
  const country = recordNamed(directory.countries, code)
  const filter = { ...(ofStage && { stage: ofStage }), ...(ofLine && { line: ofLine }) }
  const count = (given: Narrowing, by: View) =>
    countNotes(directory, country, type, by, { history: past, ...given })
  return [await explainEmpty(context, { list, path: '/v1/access', filter, count, links })]
}

async function explainResources(
  { country: { code }, cancerType: { id }, resourcesTotal }: Access,
  { resources, audience }: AccessOptions,
  context: Context,
): Promise<Empty[]> {
  if (resourcesTotal > 0 || resources === 0) return []
  const { audience: asked } = context.sent
  return [
    await explainEmpty(context, {
      list: 'data.resources',
      path: '/v1/resources',
      filter: { ...(audience && { audience }) },
      count: async (given, view) => {
        const about = { country: [code], cancerType: [id], ...given }
        return (await selectResources(context.directory, view, about)).length
      },
      sent: { ...context.kept, country: code, cancerType: id, ...(asked && { audience: asked }) },
    }),
  ]
}

export const access = operation({
  id: 'getAccess',
  path: '/v1/access',
  tag: 'Access',
  summary: 'One cancer type in one country: status, who pays, where to read and ask',
  description:
    'The EU-wide note (where it applies) with every authorised use, the country’s own notes, how the country pays, and up to 20 resources, most helpful first. `stage` and `line` narrow notes and uses; `state` stays that of all. Lung cancer in a country with many decisions is 84 KB (9 KB compressed); `stage`, `line` and `resources` make it smaller, and `fields=euWide.text,national.text,ask` leaves 26 KB (4). Nothing here says that a treatment is right for a person.',
  fields: true,
  ofRelease: true,
  reads: {
    countries: { record: 'country' },
    resources: { country: 'country', cancerType: 'cancerType' },
  },
  empties: true,
  parameters: {
    country: oneCountry,
    cancerType: oneCancerType,
    stage,
    line,
    audience: audiencesOfAccess,
    resources: shownResources,
    history,
  },
  example: { country: 'BE', cancerType: 'melanoma', locale: 'fr' },
  problems: ['code-too-broad', 'not-in-locale'],
  answer: async (params, context) => {
    const { directory, view, links } = context
    const country = recordNamed(directory.countries, params.country)
    const type = recordNamed(directory.cancerTypes, params.cancerType)
    const filter = {
      history: params.history ?? false,
      resources: params.resources ?? maxShownResources,
      ...(params.stage && { stage: params.stage }),
      ...(params.line && { line: params.line }),
      ...(params.audience && { audience: params.audience }),
    }
    const found = await findAccess(directory, country, type, view, filter, links)
    const answer = inPermittedLocale(found, [country.text, type.text])
    const kept = { ...context.kept, locale: view.locale.tag }
    const past = params.history === true ? 'true' : undefined
    const narrowed = { stage: params.stage, line: params.line, history: past }
    const base = `/v1/countries/${country.code}`
    return {
      empty: [
        ...(await explainNotes(answer, type, filter, context)),
        ...(await explainResources(answer, filter, context)),
      ],
      data: holding({
        ...answer,
        links: {
          resources: link('/v1/resources', { country: country.code, cancerType: type.id, ...kept }),
          availability: link(`${base}/availability`, { cancerType: type.id, ...kept, ...narrowed }),
          reimbursement: link(`${base}/reimbursement`, kept),
        },
      }),
    }
  },
})
