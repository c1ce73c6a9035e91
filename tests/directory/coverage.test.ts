/** Which statements are counted for whom, and which fall silent first: what nobody is told of is not read again. */
import { describe, expect, it } from 'vitest'
import { firstToFallSilent, measureCoverage } from '../../functions/directory/coverage.ts'
import { createDirectory, type Directory } from '../../functions/directory/directory.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import { syntheticDataset } from '../support/datasets.ts'

const today = '2026-11-28'
const base = syntheticDataset({ resources: 0, locales: ['en'] })

/** Belgium alone, with these notes; all else is overdue, and two types remain. */
function directoryWith(notes: readonly Partial<NationalNote>[]): Directory {
  const [country] = base.countries
  const [model] = country?.availability ?? []
  if (country === undefined || model === undefined) throw new Error('there are no notes')
  const availability = notes.map((change, i): NationalNote => ({
    ...model,
    decidedOn: null,
    confirmedOn: null,
    ...change,
    id: `note-${i}`,
  }))
  const { reimbursement } = country
  const cancerTypes = base.cancerTypes
    .filter(({ id }) => id === 'melanoma' || id === 'lymphoma')
    .map((type) => ({
      ...type,
      euWide: { ...type.euWide, confirmedOn: '2024-03', authorisations: [] },
    }))
  return createDirectory({
    ...base,
    cancerTypes,
    countries: [
      {
        ...country,
        earlyAccess: null,
        reimbursement: { ...reimbursement, asOf: '2024' },
        availability,
      },
    ],
  })
}

describe('statements that somebody should read again', () => {
  const directory = directoryWith([
    { cancerType: 'melanoma', confirmedOn: '2024-01' },
    { cancerType: 'melanoma', confirmedOn: '2026-10' },
    { cancerType: 'lymphoma', confirmedOn: '2024-01' },
    { cancerType: 'lymphoma', confirmedOn: '2024-02' },
    { cancerType: 'lymphoma' },
  ])

  it.each([
    ['all', {}, 6, 1, 1],
    ['a country', { country: ['BE'] }, 4, 1, 1],
    ['what holds in all of the EU', { country: ['EU'] }, 2, 0, 0],
    ['another country', { country: ['PL'] }, 0, 0, 0],
    ['a type', { cancerType: ['melanoma'] }, 2, 0, 1],
    ['another type', { cancerType: ['lymphoma'] }, 3, 1, 0],
    ['two types', { cancerType: ['melanoma', 'lymphoma'] }, 5, 1, 1],
    ['a type in a country', { country: ['BE'], cancerType: ['melanoma'] }, 1, 0, 1],
  ])('are counted of %s', async (_, filter, overdue, undated, current) => {
    const { reviews } = await measureCoverage(directory, today, filter)
    expect([reviews.overdue, reviews.undated, reviews.current]).toEqual([overdue, undated, current])
  })
})

describe('what falls silent', () => {
  it('is told by month, the first to come first, and so many of each', async () => {
    const directory = directoryWith(
      ['2026-04-20', '2026-03-30', '2026-04-10', '2026-04', '2024-04'].map((confirmedOn) => ({
        cancerType: 'melanoma',
        confirmedOn,
      })),
    )
    expect([...(await firstToFallSilent(directory, today, 2))]).toEqual([
      ['2027-03', ['note-1']],
      ['2027-04', ['note-3', 'note-2']],
    ])
  })
})
