/** Medicines: how each is called, how it works, and which cancer types statements name it for. */
import { getMedicine, listMedicines } from '../../directory/medicine-list.ts'
import { wholeList } from '../empty.ts'
import { operation, recordNamed } from '../operation.ts'
import { cancerTypes, medicineInPath } from '../subject-parameters.ts'

export const list = operation({
  id: 'listMedicines',
  path: '/v1/medicines',
  tag: 'Access',
  summary: 'Medicines',
  description:
    'INN as the reader’s language writes it, EU brand, class, and the cancer types that statements name it for. To be named says nothing about authorisation or payment: the statements do.',
  fields: true,
  ofRelease: true,
  reads: { countries: 'all' },
  empties: true,
  parameters: { cancerType: cancerTypes },
  example: { cancerType: 'melanoma', locale: 'fr' },
  problems: [],
  answer: ({ cancerType }, context) =>
    wholeList(context, {
      path: '/v1/medicines',
      filter: { ...(cancerType && { cancerType }) },
      find: (filter, view) => listMedicines(context.directory, view, filter.cancerType),
    }),
})

export const one = operation({
  id: 'getMedicine',
  path: '/v1/medicines/{id}',
  tag: 'Access',
  summary: 'One medicine',
  description: 'By our id, which is its INN, or by INN or EU brand in any case.',
  ofRelease: true,
  reads: { countries: 'all' },
  parameters: { id: medicineInPath },
  example: { id: 'keytruda' },
  problems: ['not-found'],
  answer: ({ id }, { directory, view }) => ({
    data: getMedicine(directory, recordNamed(directory.medicines, id), view),
  }),
})
