/** Cancer types as readers see them. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Group } from '../model/codes.ts'
import type { ServedCancerType } from './answers/cancer-type.ts'
import type { CancerTypeName } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { namesMedicine, serveMedicines } from './medicines.ts'
import { isHistory, serveEuNote } from './notes.ts'
import { readText, type View } from './view.ts'

export function nameCancerType(type: CancerType, view: View): CancerTypeName | undefined {
  const read = readText(type.text, view)
  return read === undefined ? undefined : { id: type.id, name: read.text.name }
}

function serveCancerType(
  directory: Directory,
  type: CancerType,
  view: View,
): ServedCancerType | undefined {
  const read = readText(type.text, view)
  if (read === undefined) return undefined
  return {
    id: type.id,
    name: read.text.name,
    synonyms: read.text.synonyms,
    ...read.block,
    group: type.group,
    codes: type.codes,
    euStatus: type.euWide.status,
    euStatusAsOf: type.euWide.asOf,
    euStatusStale: isHistory(type.euWide, view.today),
    medicines: serveMedicines(directory, type.euWide.medicines),
  }
}

export type CancerTypeFilter = {
  readonly group?: Group
  readonly medicine?: string
  readonly ids?: readonly string[]
}

export function listCancerTypes(
  directory: Directory,
  view: View,
  filter: CancerTypeFilter,
): ServedCancerType[] {
  const { group, medicine, ids } = filter
  return directory.dataset.cancerTypes
    .filter((type) => group === undefined || type.group === group)
    .filter((type) => ids === undefined || ids.includes(type.id))
    .flatMap((type) => serveCancerType(directory, type, view) ?? [])
    .filter((type) => medicine === undefined || namesMedicine(type.medicines, medicine))
}

/** One cancer type with its EU-wide note; undefined when no permitted name is held. */
export function getCancerType(
  directory: Directory,
  type: CancerType,
  view: View,
): ServedCancerType | undefined {
  const served = serveCancerType(directory, type, view)
  return served && { ...served, euWide: serveEuNote(directory, type, view) }
}
