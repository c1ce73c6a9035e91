/** Authored texts that disagree with the codes of their note, and those that do not. */
import { describe, expect, it } from 'vitest'
import { findWarnings } from '../../../seed/dataset/reading/find-warnings.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { edited, writeDataset } from '../../support/seed.ts'

const labels = {
  'pd-l1-50': 'PD-L1 on 50% or more of tumour cells',
  'cps-10': 'PD-L1 score CPS 10 or more',
}

async function disagreements(
  file: Parameters<typeof edited>[0],
  from: string,
  to: string,
): Promise<string[]> {
  const words = Object.entries(labels).reduce(
    (files, [code, label]) => {
      const terms = String(files['terms.yaml'])
      return { 'terms.yaml': terms.replace(`"label": "${code}"`, `"label": "${label}"`) }
    },
    edited('terms.yaml', '"label": "cps-1"', '"label": "PD-L1 score CPS 1 or more"'),
  )
  const dir = await writeDataset({ ...words, ...edited(file, from, to) })
  const { dataset, entries, problems } = await loadDataset(dir, { today: '2026-11-23' })
  if (dataset === undefined) throw new Error(JSON.stringify(problems))
  return findWarnings(dataset, entries).flatMap(({ code, field, message }) =>
    code === 'off-codes' ? [`${field}: ${message}`] : [],
  )
}

const mend = ': read the source, and correct what is wrong'
const note = 'availability[0].text.en'

/** A note of Belgium, of 2026, with this text and this use. */
function told(text: string, use: string): Promise<string[]> {
  return disagreements(
    'countries/be.yaml',
    `    confidence: verified
    sources:
      - url: https://official.example.org/be
    text:
      en: { text: Paid by the fund.,`,
    `    use: ${use}
    confidence: verified
    sources:
      - url: https://official.example.org/be
    text:
      en: { text: "${text}",`,
  )
}

describe('an authored text', () => {
  const half = '{ criteria: [pd-l1-50] }'

  it('agrees with the limits of its criteria', async () => {
    expect(await told('Paid with PD-L1 of 50 % or more.', half)).toEqual([])
    expect(await told('Paid with PD-L1 of 1 % or more.', half)).toEqual([
      `${note}: does not say 50%, which its criteria do${mend}`,
      `${note}: says 1%, which none of its criteria does${mend}`,
    ])
    expect(await told('Paid with a PD-L1 score (CPS) above 5.', '{ criteria: [cps-10] }')).toEqual([
      `${note}: does not say CPS 10, which its criteria do${mend}`,
      `${note}: says CPS 5, which none of its criteria does${mend}`,
    ])
  })

  it('may say other percentages than those of a biomarker', async () => {
    const text = 'Paid with PD-L1 of 50% or more. The price fell by 20 %.'
    expect(await told(text, half)).toEqual([])
  })

  it('may say more, and less, where the source sets conditions that no code says', async () => {
    const more =
      '{ criteria: [pd-l1-50], ageFrom: { value: 12, unit: years }, moreConditions: true }'
    expect(await told('Paid with PD-L1 of 1 % or more.', more)).toEqual([])
    expect(await told('Paid with PD-L1 of 1 % or more.', 'null')).toEqual([])
  })

  it('says the ages of its use, but for those of adults and children', async () => {
    const ages = (from: number, to: number) =>
      `{ ageFrom: { value: ${from}, unit: years }, ageTo: { value: ${to}, unit: years } }`
    expect(await told('Paid from 12 to 25 years.', ages(12, 25))).toEqual([])
    expect(await told('Paid from 16 years.', ages(12, 25))).toEqual([
      `${note}: does not say 12, an age of its use${mend}`,
      `${note}: does not say 25, an age of its use${mend}`,
    ])
    expect(await told('Paid for adults.', '{ ageFrom: { value: 18, unit: years } }')).toEqual([])
    expect(await told('Paid for children.', '{ ageTo: { value: 17, unit: years } }')).toEqual([])
  })

  it('may name other years beside those of its dates, not instead of them', async () => {
    expect(await told('Paid since 2026, as the act of 1994 demands.', 'null')).toEqual([])
    expect(await told('Paid since May 2025.', 'null')).toEqual([
      `${note}: says 2025, but its dates are of 2026${mend}`,
    ])
  })

  it('of the EU names no limit that none of its authorisations has', async () => {
    const eu = (limit: string, more: string) =>
      disagreements(
        'cancer-types/melanoma.yaml',
        '  text:\n    en: { text: Authorised in the EU.,',
        `  authorisations:
    - medicines: [pembrolizumab]
      status: authorised
      confirmedOn: "2026-03-14"
      use: { criteria: [cps-10], moreConditions: ${more} }
      confidence: verified
      sources:
        - url: https://official.example.org/melanoma
  text:
    en: { text: "Authorised with a PD-L1 score of CPS ${limit}.",`,
      )
    expect(await eu('10', 'false')).toEqual([])
    expect(await eu('1', 'true')).toEqual([])
    expect(await eu('1', 'false')).toEqual([
      `euWide.text.en: says CPS 1, which none of its criteria does${mend}`,
    ])
  })
})
