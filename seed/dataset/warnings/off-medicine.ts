/** Medicines of a note that its text does not call by their INN with their brand once in brackets. */
import type { Medicine } from '../../../functions/model/medicine.ts'
import type { Dataset } from '../../../functions/model/release.ts'
import { quote } from '../rules/problems.ts'
import { fieldOf } from '../select.ts'
import { isOriginal } from '../texts.ts'
import { wholeOf, type Remark, type PlacedText } from './placed-text.ts'

export function createOffMedicine({ medicines }: Dataset): (placed: PlacedText) => Remark[] {
  return ({ item, text }) => {
    if (item.kind !== 'notes' && item.kind !== 'euNotes') return []
    const ids = fieldOf(item.value, 'medicines')
    const named = medicines.filter(({ id }) => Array.isArray(ids) && ids.includes(id))
    return Object.entries(text).flatMap(([locale, translation]) =>
      named.flatMap((medicine): Remark[] => {
        const inn = isOriginal(translation) ? medicine.inn : medicine.innByLocale[locale]
        const fault = faultOf(medicine, wholeOf(translation), inn)
        if (fault === undefined) return []
        return [{ path: [locale], code: 'off-medicine', message: fault }]
      }),
    )
  }
}

/** `inn`: as the language writes it; undefined for a translation of which that is not known. */
function faultOf(medicine: Medicine, text: string, inn: string | undefined): string | undefined {
  const { brand } = medicine
  const lower = text.toLowerCase()
  const unnamed = inn?.split(' + ').find((one) => !lower.includes(one.toLowerCase()))
  if (unnamed !== undefined) return `does not say ${quote(unnamed)}, which the note is about`
  if (brand === null) return undefined
  const said = text.split(brand).length - 1
  if (said === 0) return `does not say the brand ${quote(brand)}`
  if (said > 1) return `says the brand ${quote(brand)} ${said} times`
  return text.includes(` (${brand})`)
    ? undefined
    : `${quote(brand)} is not in brackets after its INN`
}
