/** The one access answer: what is known, how the country pays, where to read and to ask. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Audience } from '../model/codes.ts'
import type { Country } from '../model/country.ts'
import type { LinkIndex } from '../model/link-index.ts'
import type { Access } from './answers/availability.ts'
import { findEntry, type EntryOptions } from './availability.ts'
import { serveReimbursement } from './countries.ts'
import { serveJointAssessment } from './description.ts'
import type { Directory } from './directory.ts'
import { inOrderOfHelp } from './helpfulness.ts'
import { selectResources, serveResource } from './resources.ts'
import type { View } from './view.ts'

export const maxShownResources = 20

export type AccessOptions = EntryOptions & {
  /** How many resources at most. */
  readonly resources: number
  /** For whom resources are meant; without it, all but those for professionals alone. */
  readonly audience?: readonly Audience[]
}

/** Undefined when a name of the country or of the cancer type is not permitted. */
export function findAccess(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  { resources, audience = ['patient', 'caregiver'], ...options }: AccessOptions,
  links: LinkIndex,
): Access | undefined {
  const entry = findEntry(directory, country, type, view, options)
  if (entry === undefined) return undefined
  const selected = selectResources(directory, view, {
    country: [country.code],
    cancerType: [type.id],
    audience,
  }).filter(({ resource }) => country.euAuthorisationApplies || !resource.onlyEu)
  return {
    ...entry,
    reimbursement: serveReimbursement(directory, country, view) ?? null,
    jointAssessment: country.euAuthorisationApplies ? serveJointAssessment(directory, view) : null,
    resources: inOrderOfHelp(selected)
      .slice(0, resources)
      .map((listed) => serveResource(directory, listed, links)),
    resourcesTotal: selected.length,
  }
}
