/** Medicines as readers see them. */
import type { Medicine } from '../model/medicine.ts'
import type { ServedMedicine } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { wholeChain, type View } from './view.ts'

/** The INN in the spelling of the first language of the reader's chain that has one of its own. */
function spell({ inn, innByLocale }: Medicine, view: View): string {
  return (
    wholeChain(view)
      .tags.map((tag) => innByLocale[tag])
      .find(Boolean) ?? inn
  )
}

/** The medicines a note names by their ids, in its order. */
export function serveMedicines(
  directory: Directory,
  ids: readonly string[],
  view: View,
): ServedMedicine[] {
  return ids.map((id) => {
    const medicine = directory.medicines.get(id)
    if (medicine === undefined) throw new Error(`a note names ${id}, which is no medicine`)
    const { innByLocale: _, ...served } = medicine
    return { ...served, inn: spell(medicine, view), internationalInn: medicine.inn }
  })
}

type Naming = { readonly medicines: readonly string[]; readonly authorisations?: readonly Naming[] }

/** Whether a note, or one of its authorisations, names what is so called; `name` in lower case. */
export function isNamed(directory: Directory, name: string, note: Naming): boolean {
  const ids = directory.called.get(name)
  const { medicines, authorisations = [] } = note
  return (
    medicines.some((id) => ids?.has(id)) ||
    authorisations.some((one) => isNamed(directory, name, one))
  )
}
