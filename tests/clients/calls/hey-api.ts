/** The nine calls through the functions that hey-api wrote. */
import { client } from './client/client.gen.js'
import {
  downloadRelease,
  followChanges,
  getAccess,
  getResource,
  listChanges,
  listCountryAvailability,
  listResources,
  search,
} from './client/sdk.gen.js'
import { cursorOf, digest, type Told } from './told.js'

const [, , baseUrl = '', since = ''] = process.argv
client.setConfig({ baseUrl })

const filters = {
  country: ['BE', 'FR'],
  cancerType: ['melanoma', 'nsclc'],
  kind: ['organisation' as const, 'helpline' as const],
  sort: 'title' as const,
  limit: 3,
}
const first = await listResources({ query: filters })
const cursor = cursorOf(first.data?.page.next)
const second = await listResources({ query: { ...filters, cursor } })

const id = first.data?.data[0]?.id ?? ''
const resource = await getResource({ path: { id } })
const tag = resource.response?.headers.get('ETag') ?? ''
const again = await getResource({ path: { id }, headers: { 'If-None-Match': tag } })

const access = await getAccess({ query: { country: 'BE', cancerType: 'nsclc', locale: 'fr' } })
const availability = await listCountryAvailability({
  path: { code: 'BE' },
  query: { cancerType: ['melanoma', 'nsclc'] },
})
const found = await search({
  query: { q: 'melanoom', type: ['cancer-type', 'resource'], limit: 3 },
})
const changes = await listChanges({ query: { since } })
const release = await downloadRelease({ parseAs: 'text' })
const feed = await followChanges({ query: { country: ['BE'] }, parseAs: 'text' })
const missing = await getResource({ path: { id: 'none' } })
const refused = await getAccess({ query: { country: 'BE', cancerType: 'none' } })

/** A type tells the problem from what other layers answer. */
const problemOf = ({ error }: typeof refused | typeof missing) =>
  typeof error === 'object' && 'requestId' in error ? error : undefined

const told: Told = {
  resources: {
    bodies: [first.data, second.data],
    seen: [first.data, second.data].flatMap((page) => [
      page?.page.total,
      ...(page?.data ?? []).map((one) => one.id),
    ]),
  },
  resource: {
    bodies: [resource.data],
    seen: [resource.data?.data.title, resource.data?.data.kind, again.response?.status],
  },
  access: {
    bodies: [access.data],
    seen: [
      access.data?.data.state,
      access.data?.meta.notice.text,
      ...(access.data?.data.euWide?.authorisations ?? []).flatMap(({ use }) =>
        use.with.flatMap(({ anyOf }) => anyOf),
      ),
    ],
  },
  availability: {
    bodies: [availability.data],
    seen: availability.data?.data.entries.flatMap((one) => [one.cancerType.id, one.state]) ?? [],
  },
  search: {
    bodies: [found.data],
    seen: found.data?.data.hits.flatMap((hit) => [hit.type, hit.id]) ?? [],
  },
  changes: {
    bodies: [changes.data],
    seen: changes.data?.data.flatMap((one) => [one.change, one.collection, one.id]) ?? [],
  },
  texts: { bodies: [], seen: [digest(release.data), digest(feed.data)] },
  missing: {
    bodies: [problemOf(missing)],
    seen: [missing.response?.status, problemOf(missing)?.title],
  },
  refused: {
    bodies: [problemOf(refused)],
    seen: [
      refused.response?.status,
      ...(problemOf(refused)?.errors ?? []).flatMap((one) => [one.parameter, one.code]),
    ],
  },
}
console.log(JSON.stringify(told))
