/** The one access answer: what is known, how the country pays, where to read and to ask. */
import type { CancerType } from '../model/cancer-type.ts'
import type { Country } from '../model/country.ts'
import type { Access } from './answers.ts'
import { findEntry, type History } from './availability.ts'
import { serveReimbursement } from './countries.ts'
import type { Directory } from './directory.ts'
import { selectResources, serveResource } from './resources.ts'
import type { View } from './view.ts'

const shownResources = 20

/** Undefined when a name of the country or of the cancer type is not permitted. */
export function findAccess(
  directory: Directory,
  country: Country,
  type: CancerType,
  view: View,
  history: History,
): Access | undefined {
  const entry = findEntry(directory, country, type, view, history)
  if (entry === undefined) return undefined
  const selected = selectResources(directory, view, {
    country: [country.code],
    cancerType: [type.id],
  })
  const { own = [], shared = [] } = Object.groupBy(selected, ({ resource }) =>
    resource.countries.length > 0 ? 'own' : 'shared',
  )
  return {
    ...entry,
    reimbursement: serveReimbursement(directory, country, view) ?? null,
    resources: [...own, ...shared]
      .slice(0, shownResources)
      .map((listed) => serveResource(directory, listed)),
    resourcesTotal: selected.length,
  }
}
