/** A medicine has the id that its INN gives it, so that a note says in its file which one it means. */
import { Medicine, medicineId } from '../../../functions/model/medicine.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { fieldOf } from '../select.ts'

export function checkMedicines(entries: readonly Entry[]): FileProblem[] {
  return entries
    .filter(({ collection }) => collection === 'medicines')
    .flatMap((entry) => {
      const id = fieldOf(entry.value, 'id')
      const inn = Medicine.shape.inn.safeParse(fieldOf(entry.value, 'inn')).data
      if (typeof id !== 'string' || inn === undefined) return []
      const wanted = medicineId({ inn })
      if (id === wanted) return []
      const message = `the medicine ${quote(inn)} has the id ${quote(wanted)}, not ${quote(id)}: correct it here and in the notes that name it`
      return [placed(entry, { path: ['id'], code: 'misnamed-medicine', message })]
    })
}
