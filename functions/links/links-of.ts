/** The web addresses of a dataset, each with where it stands. */
import type { Link } from '../model/link-report.ts'
import { markedIn } from '../model/marked-records.ts'
import type { Dataset } from '../model/release.ts'
import { nameSteps } from '../model/walk.ts'

/** The addresses of all resources: what readers follow first. */
export function resourceLinks({ resources }: Dataset): Link[] {
  return resources.map(({ id, url }) => ({ id, url }))
}

/** Also sources, official pages, bodies and members: `countries.BE.reimbursement.payer.url`. */
export function allLinks(dataset: Dataset): Link[] {
  const others = markedIn(dataset, 'address').flatMap(
    ({ collection, key, record, path, value, tree }) => {
      const isResource = collection === 'resources' && path.length === 1
      if (isResource || tree.mark.address === 'report' || typeof value !== 'string') return []
      const steps = [collection, ...(key === '' ? [] : [key]), ...nameSteps(record, path)]
      return [{ id: steps.join('.'), url: value }]
    },
  )
  return [...resourceLinks(dataset), ...others]
}
