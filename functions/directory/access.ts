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
import { mostHelpful } from './helpfulness.ts'
import { selectResources, serveResources } from './resources.ts'
import type { View } from './view.ts'

export const maxShownResources = 20

export type AccessOptions = EntryOptions & {
  /** How many resources at most. */
  readonly resources: number
  /** For whom resources are meant; without it, all but those for professionals alone. */
  readonly audience?: readonly Audience[]
}

/** Undefined when a name of the country or of the cancer type is not permitted. */
export async function findAccess(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  { resources, audience = ['patient', 'caregiver'], ...options }: AccessOptions,
  links: LinkIndex,
): Promise<Access | undefined> {
  const entry = await findEntry(directory, country, type, view, options)
  if (entry === undefined) return undefined
  const found = await selectResources(directory, view, {
    country: [country.code],
    cancerType: [type.id],
    audience,
  })
  const selected = country.euAuthorisationApplies ? found : withoutOnlyEu(directory, found)
  return {
    ...entry,
    reimbursement: serveReimbursement(directory, country, view) ?? null,
    jointAssessment: country.euAuthorisationApplies ? serveJointAssessment(directory, view) : null,
    resources: serveResources(directory, mostHelpful(directory, selected, resources), view, links),
    resourcesTotal: selected.length,
  }
}

/** Of these places, what is of use outside of the EU too. */
export function withoutOnlyEu(
  { dataset: { resources } }: Directory,
  places: Uint32Array,
): Uint32Array {
  return places.filter((place) => resources[place]?.onlyEu !== true)
}
