/** Medicines as readers see them. */
import { medicineNames } from '../model/medicine.ts'
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

/** Whether one of the medicines is, or holds, the substance; `inn` in lower case. */
export function namesMedicine(medicines: readonly ServedMedicine[], inn: string): boolean {
  return medicines.some((medicine) => medicineNames(medicine).includes(inn))
}
