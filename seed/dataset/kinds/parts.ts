/** The things within records that are items of their own: notes, reimbursements, words for a code. */
import type { Part } from '../../../functions/model/marks.ts'
import { valueAt } from '../../../functions/model/walk.ts'
import type { PartKind } from './kind.ts'
import { terms } from './terms.ts'

export const parts = {
  terms: { words: terms.words, about: () => '', owner: null },
  euNotes: {
    words: ['EU note', 'EU notes'],
    about: ({ key }) => `EU, ${key}`,
    owner: 'cancerType',
  },
  reimbursements: {
    words: ['reimbursement', 'reimbursements'],
    about: ({ name }) => name,
    owner: null,
  },
  earlyAccess: {
    words: ['early access', 'early access'],
    about: ({ name }) => name,
    owner: null,
  },
  notes: {
    words: ['national note', 'national notes'],
    about: ({ key, value }) =>
      // The code of a region begins with that of its country.
      [valueAt(value, ['region']) ?? key, valueAt(value, ['cancerType'])]
        .filter((one) => typeof one === 'string')
        .join(', '),
    owner: 'country',
  },
} as const satisfies Readonly<Record<Part, PartKind>>
