import { expect, it } from 'vitest'
import { Country } from '../../functions/model/country.ts'
import { syntheticDataset } from '../support/datasets.ts'

const [country] = syntheticDataset({ resources: 1 }).countries

it.each([
  [0, 'percent', true],
  [100, 'percent', true],
  [100.5, 'percent', false],
  [-1, 'days', false],
  [101, 'days', true],
])('how long patients wait may be %d %s: %s', (value, unit, fine) => {
  if (country === undefined) throw new Error('the synthetic dataset has no country')
  const waitIndicators = country.reimbursement.waitIndicators.map((one) => ({
    ...one,
    value,
    unit,
  }))
  const reimbursement = { ...country.reimbursement, waitIndicators }
  expect(Country.safeParse({ ...country, reimbursement }).success).toBe(fine)
})
