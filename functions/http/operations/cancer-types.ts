/** Cancer types, and what is known of each in every country. */
import { listCancerTypeAvailability } from '../../directory/availability.ts'
import { getCancerType, listCancerTypes } from '../../directory/cancer-types.ts'
import { listCountries } from '../../directory/countries.ts'
import type { View } from '../../directory/view.ts'
import { explainEmpty, wholeList } from '../empty.ts'
import { recordNamed, operation, inPermittedLocale } from '../operation.ts'
import { group, history, line, medicine, stage } from '../parameters.ts'
import { cancerTypeInPath, codeOfTypes } from '../subject-parameters.ts'

export const list = operation({
  id: 'listCancerTypes',
  path: '/v1/cancer-types',
  tag: 'Access',
  summary: 'Cancer types',
  description:
    'With synonyms, codes, EU-wide status and the medicines it names. All are 34 KB (4 KB compressed), with `fields=name` 7 KB (1).',
  fields: true,
  ofRelease: true,
  reads: { countries: 'all' },
  empties: true,
  parameters: { group, medicine, code: codeOfTypes },
  example: { group: 'lung', locale: 'de' },
  problems: [],
  answer: async ({ group: ofGroup, medicine: named, code }, context) =>
    wholeList(context, {
      path: '/v1/cancer-types',
      filter: {
        ...(ofGroup && { group: ofGroup }),
        ...(named && { medicine: named }),
        ...(code && { code }),
      },
      find: (filter, view) => listCancerTypes(context.directory, view, filter),
    }),
})

export const one = operation({
  id: 'getCancerType',
  path: '/v1/cancer-types/{id}',
  tag: 'Access',
  summary: 'One cancer type with its EU-wide note',
  description: 'By our id, or by a code of a classification that is exact (`icd10:C43`).',
  ofRelease: true,
  reads: {},
  parameters: { id: cancerTypeInPath },
  example: { id: 'icd10:C43.5' },
  problems: ['code-too-broad', 'not-found', 'not-in-locale'],
  answer: ({ id }, { directory, view }) => {
    const type = recordNamed(directory.cancerTypes, id)
    return { data: inPermittedLocale(getCancerType(directory, type, view), [type.text]) }
  },
})

export const availability = operation({
  id: 'listCancerTypeAvailability',
  path: '/v1/cancer-types/{id}/availability',
  tag: 'Access',
  summary: 'One cancer type in every country',
  description:
    'One entry per country. A country without a note of its own is `unknown`: never "not available", and never what holds in another country. Lung cancer is 215 KB (22 KB compressed); `stage` and `line` narrow notes and uses, and `fields=countries.state` leaves 6 KB (1).',
  fields: true,
  ofRelease: true,
  reads: { countries: 'all', resources: { cancerType: 'id' } },
  empties: true,
  parameters: { id: cancerTypeInPath, stage, line, history },
  example: { id: 'nsclc' },
  problems: ['code-too-broad', 'not-found', 'not-in-locale'],
  answer: async (params, context) => {
    const { directory, view } = context
    const type = recordNamed(directory.cancerTypes, params.id)
    const filter = {
      history: params.history ?? false,
      ...(params.stage && { stage: params.stage }),
      ...(params.line && { line: params.line }),
    }
    const found = await listCancerTypeAvailability(directory, type, view, filter)
    const data = inPermittedLocale(found, [type.text])
    if (data.countries.length > 0) return { data }
    const listing = {
      list: 'data.countries',
      path: `/v1/cancer-types/${type.id}/availability`,
      filter: {},
      // One entry for each country whose name the reader may be shown.
      count: (_: object, by: View) => listCountries(directory, by).length,
    }
    return { data, empty: [await explainEmpty(context, listing)] }
  },
})
