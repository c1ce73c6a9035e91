/** What a code names, code by code: a type that is named wrongly is an answer about another disease. */
import { describe, expect, it } from 'vitest'
import { findByCode, heldCode } from '../../functions/directory/code-lookup.ts'
import { createDirectory } from '../../functions/directory/directory.ts'
import type { CancerType, Code } from '../../functions/model/cancer-type.ts'
import { syntheticDataset } from '../support/datasets.ts'

const base = syntheticDataset({ resources: 0, locales: ['en'] })

const icd10 = (code: string, match: Code['match'] = 'exact'): Code => ({
  system: 'icd10',
  code,
  match,
})

function typeWith(...codes: readonly Code[]): CancerType {
  const [type] = base.cancerTypes
  if (type === undefined) throw new Error('there are no types')
  return { ...type, id: 'one', codes: [...codes] }
}

/** How a code is told to relate to a type that has these. */
function related(system: Code['system'], text: string, ...codes: readonly Code[]): string {
  const directory = createDirectory({ ...base, cancerTypes: [typeWith(...codes)] })
  const { exact, broader } = findByCode(directory, system, text)
  return exact.length > 0 ? 'exact' : broader.length > 0 ? 'broader' : 'none'
}

describe('an ICD-10 code', () => {
  it.each([
    ['C43', 'C43', 'exact'],
    ['C43.5', 'C43', 'exact'],
    ['C435', 'C43', 'exact'],
    ['C43.51', 'C43', 'exact'],
    ['C4351', 'C43', 'exact'],
    ['C83.31', 'C83.3', 'exact'],
    ['C83.3', 'C83.31', 'broader'],
    ['C83', 'C83.3', 'broader'],
    ['C83.4', 'C83.3', 'none'],
    ['C00', 'C00-C14', 'exact'],
    ['C14', 'C00-C14', 'exact'],
    ['C14.8', 'C00-C14', 'exact'],
    ['C15', 'C00-C14', 'none'],
    ['C02-C06', 'C00-C14', 'exact'],
    ['C00-C14', 'C02-C06', 'broader'],
    ['C00-C14', 'C14', 'broader'],
    ['C00-C14', 'C14.8', 'broader'],
    // Wider than what is held, however it begins.
    ['C43-C44', 'C43', 'broader'],
    ['C43-C44', 'C45', 'none'],
    ['C12-C16', 'C00-C14', 'none'],
    ['C4', 'C43', 'none'],
    ['C43X', 'C43', 'none'],
    ['XC435', 'C43', 'none'],
  ])('%s, where a type has %s, is %s', (text, held, match) => {
    expect(related('icd10', text, icd10(held))).toBe(match)
  })

  it('that is within what the type is only a part of names it no more exactly', () => {
    expect(related('icd10', 'C00', icd10('C00-C14', 'broader'))).toBe('broader')
    expect(related('icd10', 'C11', icd10('C00-C14', 'broader'), icd10('C11'))).toBe('exact')
  })
})

it('a code names nothing in another system that has one of the same letters', () => {
  const held: Code = { system: 'ncit', code: 'C43', match: 'exact' }
  expect(related('ncit', 'C43', held)).toBe('exact')
  for (const other of ['icd10', 'mesh', 'oncotree'] as const) {
    expect(related(other, 'C43', held)).toBe('none')
  }
  expect(related('ncit', 'C43', icd10('C43'))).toBe('none')
})

describe('the code of a type through which it was found', () => {
  const type = typeWith(
    { system: 'oncotree', code: 'MEL', match: 'exact' },
    icd10('C43-C44', 'broader'),
    icd10('C43'),
    icd10('C69.3'),
  )
  it.each([
    ['icd10', 'C43.5', 'C43'],
    ['icd10', 'C435', 'C43'],
    ['icd10', 'C44', 'C43-C44'],
    ['icd10', 'C693', 'C69.3'],
    ['oncotree', 'MEL', 'MEL'],
    ['icd10', 'C50', undefined],
    ['mesh', 'MEL', undefined],
  ] as const)('%s:%s is its %s', (system, text, code) => {
    expect(heldCode(system, text, type)?.code).toBe(code)
  })
})
