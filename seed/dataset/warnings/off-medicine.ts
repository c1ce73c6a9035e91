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
        const fault = faultOf(medicine, wholeOf(translation), isOriginal(translation))
        if (fault === undefined) return []
        return [{ path: [locale], code: 'off-medicine', message: fault }]
      }),
    )
  }
}

/** Translations write an INN as their language does: only that of the original can be told. */
function faultOf(medicine: Medicine, text: string, original: boolean): string | undefined {
  const { brand } = medicine
  const lower = text.toLowerCase()
  const unnamed = original
    ? medicine.inn.split(' + ').find((inn) => !lower.includes(inn.toLowerCase()))
    : undefined
  if (unnamed !== undefined) return `does not say ${quote(unnamed)}, which the note is about`
  if (brand === null) return undefined
  const said = text.split(brand).length - 1
  if (said === 0) return `does not say the brand ${quote(brand)}`
  if (said > 1) return `says the brand ${quote(brand)} ${said} times`
  return text.includes(` (${brand})`)
    ? undefined
    : `${quote(brand)} is not in brackets after its INN`
}
