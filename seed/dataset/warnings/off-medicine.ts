/** Medicines of a note that its text does not call by their INN with their brand once in brackets. */
import { languageOf } from '../../../functions/model/locale.ts'
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
        const spelt = isOriginal(translation) ? spellingsOf(medicine, locale) : undefined
        const fault = faultOf(medicine, wholeOf(translation), spelt)
        if (fault === undefined) return []
        return [{ path: [locale], code: 'off-medicine', message: fault }]
      }),
    )
  }
}

/** Each INN of a medicine with the ways in which a text of that language may write it. */
function spellingsOf({ inn, innByLocale }: Medicine, locale: string): string[][] {
  const own = (innByLocale[locale] ?? innByLocale[languageOf(locale)] ?? inn).split(' + ')
  return inn.split(' + ').map((one, i) => [one, own[i] ?? one])
}

/** Translations bend an INN as their language does: only those of the original can be told. */
function faultOf(
  { brand }: Medicine,
  text: string,
  inns: readonly (readonly string[])[] = [],
): string | undefined {
  const lower = text.toLowerCase()
  const unnamed = inns.find((spelt) => !spelt.some((inn) => lower.includes(inn.toLowerCase())))?.[0]
  if (unnamed !== undefined)
    return `does not say ${quote(unnamed)}, which the note is about: name it`
  if (brand === null) return undefined
  const said = text.split(brand).length - 1
  if (said === 0) return `does not say the brand: add "(${brand})" after the INN`
  if (said > 1) return `says the brand ${quote(brand)} ${said} times: keep the first`
  return text.includes(` (${brand})`)
    ? undefined
    : `${quote(brand)} is not in brackets after its INN: put it there`
}
