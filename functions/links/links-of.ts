/** The web addresses of a dataset, each with where it stands. */
import type { Link } from '../model/link-report.ts'
import type { Dataset } from '../model/release.ts'

/** The addresses of all resources: what readers follow first. */
export function resourceLinks({ resources }: Dataset): Link[] {
  return resources.map(({ id, url }) => ({ id, url }))
}

/** Also sources, official pages, bodies and members: `countries.BE.reimbursement.payer.url`. */
export function allLinks(dataset: Dataset): Link[] {
  const others = Object.entries(dataset).flatMap(([collection, records]) =>
    collection === 'resources'
      ? dataset.resources.flatMap(({ id, sources }) => linksIn(sources, `resources.${id}.sources`))
      : linksIn(records, collection),
  )
  return [...resourceLinks(dataset), ...others]
}

function linksIn(value: unknown, id: string): Link[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, i) => linksIn(item, `${id}.${keyOf(item) ?? i + 1}`))
  }
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    (name === 'url' || name === 'officialPage') && typeof member === 'string'
      ? [{ id: `${id}.${name}`, url: member }]
      : linksIn(member, `${id}.${name}`),
  )
}

function keyOf(item: unknown): string | undefined {
  if (typeof item !== 'object' || item === null) return undefined
  if ('id' in item && typeof item.id === 'string') return item.id
  return 'code' in item && typeof item.code === 'string' ? item.code : undefined
}
