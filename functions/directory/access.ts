/** The one access answer: what is known, how the country pays, where to read and to ask. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { LinkIndex } from '../model/link-index.ts'
import type { Resource } from '../model/resource.ts'
import type { Access } from './answers/availability.ts'
import { findEntry, type History } from './availability.ts'
import { serveReimbursement } from './countries.ts'
import type { Directory } from './directory.ts'
import { selectResources, serveResource } from './resources.ts'
import type { View } from './view.ts'

export const maxShownResources = 20

export type AccessOptions = History & {
  /** How many resources at most. */
  readonly resources: number
}

/**
 * The country's own first, then those of the cancer type, then those for patients: what is left of a
 * long list is what is nearest to the one who asks. Within that, the order by title stays.
 */
function distance({ countries, cancerTypes, audiences }: Resource): number {
  const ownCountry = countries.length > 0 ? 0 : 4
  const ownType = cancerTypes.length > 0 ? 0 : 2
  const forPatients = audiences.some((audience) => audience !== 'professional') ? 0 : 1
  return ownCountry + ownType + forPatients
}

/** Undefined when a name of the country or of the cancer type is not permitted. */
export function findAccess(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  { history, resources }: AccessOptions,
  links: LinkIndex,
): Access | undefined {
  const entry = findEntry(directory, country, type, view, { history })
  if (entry === undefined) return undefined
  const selected = selectResources(directory, view, {
    country: [country.code],
    cancerType: [type.id],
  })
  return {
    ...entry,
    reimbursement: serveReimbursement(directory, country, view) ?? null,
    resources: selected
      .toSorted((a, b) => distance(a.resource) - distance(b.resource))
      .slice(0, resources)
      .map((listed) => serveResource(directory, listed, links)),
    resourcesTotal: selected.length,
  }
}
