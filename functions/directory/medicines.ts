/** Medicines as readers see them. */
import { calledNames } from '../model/medicine.ts'
import type { ServedMedicine } from './answers/parts.ts'
import type { Directory } from './directory.ts'

/** The medicines a note names by their ids, in its order. */
export function serveMedicines(directory: Directory, ids: readonly string[]): ServedMedicine[] {
  return ids.map((id) => {
    const medicine = directory.medicines.get(id)
    if (medicine === undefined) throw new Error(`a note names ${id}, which is no medicine`)
    const { id: _, ...served } = medicine
    return served
  })
}

/** Whether one of the medicines is, or holds, what is so called; `name` in lower case. */
export function namesMedicine(medicines: readonly ServedMedicine[], name: string): boolean {
  return medicines.some((medicine) => calledNames(medicine).includes(name))
}
