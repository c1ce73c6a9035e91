/** What medicines are called: by their id, and by those who look for them. */
import type { Medicine } from './medicine.ts'

/** The only id that a medicine may have: whoever reads a note in its file reads the INN. */
export function medicineId({ inn }: Pick<Medicine, 'inn'>): string {
  return inn.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}

/** What a medicine is found by, in lower case: its INN, and each INN of a fixed combination. */
export function medicineNames(medicine: Pick<Medicine, 'inn'>): string[] {
  const inn = medicine.inn.toLowerCase()
  return [...new Set([inn, ...inn.split(' + ')])]
}

/** What a caller may call it, in lower case: one of those, as any language spells it, or its brand. */
export function calledNames(medicine: Pick<Medicine, 'inn' | 'innByLocale' | 'brand'>): string[] {
  const spelt = Object.values(medicine.innByLocale).flatMap((inn) => medicineNames({ inn }))
  const names = [...new Set([...medicineNames(medicine), ...spelt])]
  return medicine.brand === null ? names : [...names, medicine.brand.toLowerCase()]
}
