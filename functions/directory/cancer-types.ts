/** Cancer types as readers see them. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Group } from '../model/codes.ts'
import type { ServedCancerType } from './answers/cancer-type.ts'
import type { CancerTypeName } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { isNamed, serveMedicines } from './medicines.ts'
import { freshnessIn, serveEuNote } from './notes.ts'
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
  const euWide = directory.euNoteOf(type.id) ?? type.euWide
  return {
    id: type.id,
    name: read.text.name,
    synonyms: read.text.synonyms,
    searchTerms: read.text.searchTerms,
    ...read.block,
    group: type.group,
    codes: type.codes,
    euStatus: euWide.status,
    euStatusConfirmedOn: euWide.confirmedOn,
    euStatusFreshness: freshnessIn(directory, euWide, view.today),
    medicines: serveMedicines(directory, euWide.medicines, view),
  }
}

export type CancerTypeFilter = {
  readonly group?: Group
  readonly medicine?: string
  /** Ids of the types that a code may mean. */
  readonly code?: readonly string[]
}

export function listCancerTypes(
  directory: Directory,
  view: View,
  filter: CancerTypeFilter,
): ServedCancerType[] {
  const { group, medicine, code } = filter
  return directory.dataset.cancerTypes
    .filter((type) => group === undefined || type.group === group)
    .filter((type) => code === undefined || code.includes(type.id))
    .filter((type) => medicine === undefined || isNamed(directory, medicine, type.euWide))
    .flatMap((type) => serveCancerType(directory, type, view) ?? [])
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
