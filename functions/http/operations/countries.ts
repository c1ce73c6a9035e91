/** Countries: how each pays, and what is known of every cancer type there. */
import { listCountryAvailability } from '../../directory/availability.ts'
import { listCountries, serveCountry, serveReimbursement } from '../../directory/countries.ts'
import type { View } from '../../directory/view.ts'
import { explainEmpty, findHelp, wholeList } from '../empty.ts'
import { link } from '../links.ts'
import { recordNamed, operation, inPermittedLocale } from '../operation.ts'
import { history, line, medicine, stage, state } from '../parameters.ts'
import { cancerTypes, countryInPath } from '../subject-parameters.ts'

export const list = operation({
  id: 'listCountries',
  path: '/v1/countries',
  tag: 'Access',
  summary: 'Countries',
  description:
    'With official languages, and whether an EU marketing authorisation holds there. All are 8 KB (1 KB compressed).',
  fields: true,
  ofRelease: true,
  reads: { countries: 'all' },
  empties: true,
  parameters: {},
  example: { locale: 'pl' },
  problems: [],
  answer: async (_params, context) =>
    wholeList(context, {
      path: '/v1/countries',
      filter: {},
      find: (_, view) => listCountries(context.directory, view),
    }),
})

export const one = operation({
  id: 'getCountry',
  path: '/v1/countries/{code}',
  tag: 'Access',
  summary: 'One country',
  description: 'By its ISO 3166-1 alpha-2 code, in any case.',
  ofRelease: true,
  reads: { countries: { record: 'code' } },
  parameters: { code: countryInPath },
  example: { code: 'pl' },
  problems: ['not-found', 'not-in-locale'],
  answer: ({ code }, { directory, view }) => {
    const country = recordNamed(directory.countries, code)
    return { data: inPermittedLocale(serveCountry(country, view), [country.text]) }
  },
})

export const reimbursement = operation({
  id: 'getReimbursement',
  path: '/v1/countries/{code}/reimbursement',
  tag: 'Access',
  summary: 'How a country assesses, decides and pays',
  description: 'Bodies, summary and early access, with date and sources.',
  ofRelease: true,
  reads: { countries: { record: 'code' } },
  parameters: { code: countryInPath },
  example: { code: 'BE' },
  problems: ['not-found', 'not-in-locale'],
  answer: ({ code }, { directory, view }) => {
    const country = recordNamed(directory.countries, code)
    const served = serveReimbursement(directory, country, view)
    return { data: inPermittedLocale(served, [country.text, country.reimbursement.text]) }
  },
})

export const availability = operation({
  id: 'listCountryAvailability',
  path: '/v1/countries/{code}/availability',
  tag: 'Access',
  summary: 'Every cancer type in one country',
  description:
    'One entry per cancer type, with the EU-wide note where EU authorisation applies and the country’s own notes. `ask` says where to ask. A country with many decisions is 465 KB (32 KB compressed); every filter makes it smaller, and `fields=entries.state` leaves 6 KB (1).',
  fields: true,
  ofRelease: true,
  reads: { countries: { record: 'code' }, resources: { country: 'code' } },
  empties: true,
  parameters: {
    code: countryInPath,
    cancerType: cancerTypes,
    medicine,
    state,
    stage,
    line,
    history,
  },
  example: { code: 'PL', cancerType: 'melanoma,nsclc' },
  problems: ['not-found', 'not-in-locale'],
  answer: async (params, context) => {
    const { directory, view, kept } = context
    const country = recordNamed(directory.countries, params.code)
    const base = `/v1/countries/${country.code}`
    const narrowing = {
      history: params.history ?? false,
      ...(params.stage && { stage: params.stage }),
      ...(params.line && { line: params.line }),
    }
    const filter = {
      ...(params.cancerType && { cancerType: params.cancerType }),
      ...(params.medicine && { medicine: params.medicine }),
      ...(params.state && { state: params.state }),
    }
    const find = async (given: typeof filter, by: View) =>
      listCountryAvailability(directory, country, by, { ...narrowing, ...given })
    const data = inPermittedLocale(await find(filter, view), [country.text])
    if (data.entries.length > 0) return { data }
    const { ask } = await findHelp(context, [country.code], params.cancerType)
    const pays = link(`${base}/reimbursement`, { ...kept, locale: view.locale.tag })
    return {
      data,
      empty: [
        await explainEmpty(context, {
          list: 'data.entries',
          path: `${base}/availability`,
          filter,
          count: async (given, by) => (await find(given, by))?.entries.length ?? 0,
          links: [{ rel: 'reimbursement', href: pays }],
          ask,
        }),
      ],
    }
  },
})
