/** The one access answer, in one call. */
import { findAccess, maxShownResources } from '../../directory/access.ts'
import { holding } from '../../directory/kept-json.ts'
import { link } from '../links.ts'
import { recordNamed, operation, inPermittedLocale } from '../operation.ts'
import { audiencesOfAccess, history, line, shownResources, stage } from '../parameters.ts'
import { oneCancerType, oneCountry } from '../subject-parameters.ts'

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
