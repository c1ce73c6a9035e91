/** A medicine has the id that its INN gives it, so that a note says in its file which one it means. */
import { medicineId } from '../../../functions/model/medicine-names.ts'
import { Medicine } from '../../../functions/model/medicine.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { fieldOf, selectText } from '../select.ts'
import { keyOf } from './facts.ts'

type Branded = { readonly brand: string; readonly id: string }

/** The brand of each medicine in small letters. */
export function brandsIn(entries: readonly Entry[]): Branded[] {
  return entries.flatMap((entry) => {
    const brand = entry.collection === 'medicines' ? fieldOf(entry.value, 'brand') : undefined
    const id = keyOf(entry)
    return typeof brand === 'string' && id !== undefined ? [{ brand: brand.toLowerCase(), id }] : []
  })
}

/** A number that two medicines have would tell neither when a register is read. */
export function checkProductNumbers(entries: readonly Entry[]): FileProblem[] {
  const holders = new Map<string, string>()
  return entries
    .filter(({ collection }) => collection === 'medicines')
    .flatMap((entry) => {
      const id = keyOf(entry) ?? ''
      return selectText(entry.value, 'emaNumbers.*').flatMap(({ path, value }) => {
        const holder = holders.get(value) ?? id
        holders.set(value, holder)
        if (holder === id) return []
        const message = `${quote(value)} is a product number of ${quote(holder)} too: remove it from one of them`
        return [placed(entry, { path, code: 'bad-medicine', message })]
      })
    })
}

export function checkMedicines(entries: readonly Entry[]): FileProblem[] {
  const brands = brandsIn(entries)
  return entries
    .filter(({ collection }) => collection === 'medicines')
    .flatMap((entry) => {
      const id = fieldOf(entry.value, 'id')
      const inn = Medicine.shape.inn.safeParse(fieldOf(entry.value, 'inn')).data
      if (typeof id !== 'string' || inn === undefined) return []
      const wanted = medicineId({ inn })
      if (id === wanted) {
        const branded = brands.filter(({ brand }) => brand === inn.toLowerCase())
        if (branded.length === 0) return []
        const other = branded.find((one) => one.id !== id)
        const known = other === undefined ? '' : `, which is ${quote(other.id)}`
        const message = `${quote(inn)} is the brand of a medicine: write its INN${known}`
        return [placed(entry, { path: ['inn'], code: 'bad-medicine', message })]
      }
      const message = `the medicine ${quote(inn)} has the id ${quote(wanted)}, not ${quote(id)}: correct it here and in the notes that name it`
      return [placed(entry, { path: ['id'], code: 'misnamed-medicine', message })]
    })
}
