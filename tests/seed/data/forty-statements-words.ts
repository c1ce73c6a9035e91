/** How the words of the forty collected statements are said in codes. */
import type { Criterion, Partner } from '../../../functions/model/use-codes.ts'
import type { Age } from '../../../functions/model/use.ts'

/** Null is said by no code. */
const criteria = new Map<string, Criterion | null>([
  ['HLA-A*02:01', 'hla-a-02-01'],
  ['no EGFR or ALK change', 'no-egfr-alk'],
  ['no EGFR, ALK or ROS1 change', 'no-egfr-alk-ros1'],
  ['PD-L1 >= 1 %', 'pd-l1-1'],
  ['PD-L1 >= 50 %', 'pd-l1-50'],
  ['PD-L1 < 1 %, or EGFR or ALK change', null],
  ['PD-L1 CPS >= 5', 'cps-5'],
  ['PD-L1 CPS >= 10', 'cps-10'],
  ['HER2-negative', 'her2-negative'],
  ['MSI-H or dMMR', 'msi-h-or-dmmr'],
  ['pMMR', 'pmmr'],
  ['pMMR or MSS', 'pmmr-or-mss'],
  ['squamous', 'squamous'],
  ['CD19 positive', 'cd19-positive'],
  ['Philadelphia negative', 'ph-negative'],
])

type Ages = readonly [from: Age | null, to: Age | null]
const years = (value: number): Age => ({ value, unit: 'years' })
const ages = new Map<string | null, Ages>([
  [null, [null, null]],
  ['adults', [years(18), null]],
  ['adolescents from 12', [years(12), years(17)]],
  ['adults, and adolescents from 12 (alone)', [years(12), null]],
  ['children from 1 month', [{ value: 1, unit: 'months' }, years(17)]],
])

type Given = readonly [Partner | 'nivolumab', 'optional'?]
const partners = new Map<string, Given>([
  ['chemoradiation', ['chemoradiotherapy']],
  ['platinum chemotherapy', ['platinum-chemotherapy']],
  ['platinum and fluoropyrimidine chemotherapy', ['platinum-fluoropyrimidine']],
  ['gemcitabine', ['gemcitabine']],
  ['cisplatin', ['cisplatin']],
  ['carboplatin', ['carboplatin']],
  ['paclitaxel', ['paclitaxel']],
  ['etoposide', ['etoposide']],
  ['lenvatinib', ['lenvatinib']],
  ['axitinib', ['axitinib']],
  ['olaparib as maintenance', ['olaparib-maintenance']],
  ['enfortumab vedotin', ['enfortumab-vedotin']],
  ['nivolumab (adults) or alone', ['nivolumab', 'optional']],
])

const regions = new Map([
  ['England', 'GB-ENG'],
  ['Scotland', 'GB-SCT'],
])

/** A word without a place in its table is never what the dataset says. */
const noWord = (word: string | null): string => `no word for: ${word}`

export function criterionOf(word: string): string | null {
  const code = criteria.get(word)
  return code === undefined ? noWord(word) : code
}

export function agesOf(population: string | null): readonly [from: unknown, to: unknown] {
  return ages.get(population) ?? [noWord(population), noWord(population)]
}

export function partnerOf(word: string): string {
  return partners.get(word)?.join(' ') ?? noWord(word)
}

export function regionOf(name: string): string {
  return regions.get(name) ?? noWord(name)
}
