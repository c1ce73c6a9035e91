/** Medicines by themselves, each with the cancer types that statements name it for. */
import type { Medicine } from '../model/medicine.ts'
import type { ServedMedicineWithTypes } from './answers/cancer-type.ts'
import { nameCancerType } from './cancer-types.ts'
import type { Directory } from './directory.ts'
import { serveMedicines, type Naming } from './medicines.ts'
import { perDirectory } from './per-directory.ts'
import type { View } from './view.ts'

/** Ids of the cancer types for which some statement names a medicine, by its id. */
const typesNaming = perDirectory(({ dataset, notesOf }) => {
  const named = new Map<string, Set<string>>()
  const name = (type: string, { medicines, authorisations = [] }: Naming): void => {
    for (const id of medicines) named.set(id, (named.get(id) ?? new Set()).add(type))
    for (const one of authorisations) name(type, one)
  }
  for (const { id, euWide } of dataset.cancerTypes) {
    name(id, euWide)
    for (const { code } of dataset.countries)
      for (const note of notesOf(code)?.get(id) ?? []) name(id, note)
  }
  return named
})

/** One medicine with the cancer types it is named for, in the order of the types. */
export function getMedicine(
  directory: Directory,
  { id }: Medicine,
  view: View,
): ServedMedicineWithTypes {
  const [served] = serveMedicines(directory, [id], view)
  if (served === undefined) throw new Error(`no medicine ${id}`)
  const types = [...(typesNaming(directory).get(id) ?? [])]
  const cancerTypes = types.flatMap((type) => {
    const held = directory.cancerTypes.get(type)
    return (held && nameCancerType(held, view)) ?? []
  })
  return { ...served, cancerTypes }
}

/** Those that are named for one of these types; all of them without any. */
export function listMedicines(
  directory: Directory,
  view: View,
  types: readonly string[] | undefined,
): ServedMedicineWithTypes[] {
  const naming = typesNaming(directory)
  return directory.dataset.medicines
    .filter(({ id }) => types === undefined || types.some((type) => naming.get(id)?.has(type)))
    .map((medicine) => getMedicine(directory, medicine, view))
}
