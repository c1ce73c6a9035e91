/** Medicines as readers see them. */
import type { Medicine } from '../model/medicine.ts'
import type { ServedMedicine } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { perDirectory } from './per-directory.ts'
import type { View } from './view.ts'

/** The INN in the spelling of the first language of the reader's chain that has one of its own. */
function spell({ inn, innByLocale }: Medicine, { chain }: View): string {
  return chain.map((tag) => innByLocale[tag]).find(Boolean) ?? inn
}

/** By locale and id. */
const served = perDirectory(() => new Map<string, Map<string, ServedMedicine>>())

/** The medicines a note names by their ids, in its order. */
export function serveMedicines(
  directory: Directory,
  ids: readonly string[],
  view: View,
): ServedMedicine[] {
  const known = served(directory)
  const inLocale = known.get(view.locale.tag) ?? new Map<string, ServedMedicine>()
  known.set(view.locale.tag, inLocale)
  return ids.map((id) => {
    const medicine = inLocale.get(id) ?? serveMedicine(directory, id, view)
    inLocale.set(id, medicine)
    return medicine
  })
}

function serveMedicine(directory: Directory, id: string, view: View): ServedMedicine {
  const medicine = directory.medicines.get(id)
  if (medicine === undefined) throw new Error(`a note names ${id}, which is no medicine`)
  const { innByLocale: _, ...facts } = medicine
  return { ...facts, inn: spell(medicine, view), internationalInn: medicine.inn }
}

export type Naming = {
  readonly medicines: readonly string[]
  readonly authorisations?: readonly Naming[]
}

/** Whether a note, or one of its authorisations, names what is so called; `name` in lower case. */
export function isNamed(directory: Directory, name: string, note: Naming): boolean {
  const ids = directory.called.get(name)
  const { medicines, authorisations = [] } = note
  return (
    medicines.some((id) => ids?.has(id)) ||
    authorisations.some((one) => isNamed(directory, name, one))
  )
}
