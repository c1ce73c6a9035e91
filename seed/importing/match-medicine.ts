/**
 * Which of our medicines a row of a register is about: its product number decides, then its brand,
 * then its INN as one of the ways it is listed. Never a prefix, never nearly: a wrong medicine is
 * worse than none.
 */
import type { Medicine } from '../../functions/model/medicine.ts'
import { cleanText } from './clean-text.ts'

export type RowNames = {
  readonly emaNumber?: string
  readonly brand?: string
  /** In whatever way the register joins several: `relatlimab;nivolumab`. */
  readonly inn?: string
}

export type MedicineMatch = {
  readonly medicine: Medicine
  readonly by: 'number' | 'brand' | 'inn'
  /** The words of the row that decided. */
  readonly words: string
}

export function medicineMatcher(
  medicines: readonly Medicine[],
): (row: RowNames) => MedicineMatch | undefined {
  const byNumber = unique(medicines, ({ emaNumbers }) => emaNumbers)
  const byBrand = unique(medicines, ({ brand }) => (brand === null ? [] : [nameKey(brand)]))
  const byInn = unique(medicines, ({ inn, innByLocale, innVariants }) =>
    [inn, ...Object.values(innByLocale), ...innVariants].map(innKey),
  )
  return ({ emaNumber = '', brand = '', inn = '' }) => {
    const numbered = byNumber.get(emaNumber.trim())
    if (numbered !== undefined) return { medicine: numbered, by: 'number', words: emaNumber.trim() }
    const named = byBrand.get(nameKey(brand))
    if (named !== undefined) return { medicine: named, by: 'brand', words: cleanText(brand) }
    const generic = byInn.get(innKey(inn))
    return generic && { medicine: generic, by: 'inn', words: cleanText(inn) }
  }
}

/** A name that two medicines have decides nothing. */
function unique(
  medicines: readonly Medicine[],
  keysOf: (medicine: Medicine) => readonly string[],
): ReadonlyMap<string, Medicine> {
  const found = new Map<string, Medicine | undefined>()
  for (const medicine of medicines) {
    for (const key of new Set(keysOf(medicine))) {
      if (key !== '') found.set(key, found.has(key) ? undefined : medicine)
    }
  }
  return new Map([...found].flatMap(([key, one]) => (one === undefined ? [] : [[key, one]])))
}

/** `Qarziba (previously Dinutuximab beta EUSA)` is Qarziba. */
function nameKey(name: string): string {
  return cleanText(name)
    .replace(/ \(previously .*\)$/i, '')
    .toLowerCase()
}

/** The substances in an order of their own, however they are joined. */
function innKey(inn: string): string {
  return cleanText(inn)
    .toLowerCase()
    .split(/\s*[;/+]\s*/)
    .toSorted()
    .join(' + ')
}
