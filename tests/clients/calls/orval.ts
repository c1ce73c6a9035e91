/** The nine calls through the functions that orval wrote, which know their server's address. */
import {
  downloadRelease,
  followChanges,
  getAccess,
  getResource,
  listChanges,
  listCountryAvailability,
  listResources,
  search,
} from './client/client.js'
import { cursorOf, digest, type Told } from './told.js'

const since = process.argv[3] ?? ''

/** The body of an answer with status 200: its type follows from the status. */
function good<T extends { readonly status: unknown; readonly data: unknown }>(answer: T) {
  if (answer.status !== 200) throw new Error(`answered ${String(answer.status)}`)
  return answer.data as Extract<T, { readonly status: 200 }>['data']
}

const filters = {
  country: ['BE', 'FR'],
  cancerType: ['melanoma', 'nsclc'],
  kind: ['organisation' as const, 'helpline' as const],
  sort: 'title' as const,
  limit: 3,
}
const first = good(await listResources(filters))
const second = good(await listResources({ ...filters, cursor: cursorOf(first.page.next) }))

const id = first.data[0]?.id ?? ''
const kept = await getResource(id)
const resource = good(kept)
const tag = kept.headers.get('ETag') ?? ''
const again = await getResource(id, {}, { headers: { 'If-None-Match': tag } })

const access = good(await getAccess({ country: 'BE', cancerType: 'nsclc', locale: 'fr' }))
const availability = good(
  await listCountryAvailability('BE', { cancerType: ['melanoma', 'nsclc'] }),
)
const found = good(await search({ q: 'melanoom', type: ['cancer-type', 'resource'], limit: 3 }))
const changes = good(await listChanges({ since }))
// Lines of JSON are handed over as they come.
const download = await downloadRelease()
if (download.status !== 200) throw new Error(`answered ${download.status}`)
const release = await download.stream.text()
const feed = good(await followChanges({ country: ['BE'] }))
const missing = await getResource('none')
const refused = await getAccess({ country: 'BE', cancerType: 'none' })

/** A page of other layers is a text. */
const notFound = missing.status === 404 ? missing.data : undefined
const problem =
  refused.status === 400 && typeof refused.data === 'object' ? refused.data : undefined

const told: Told = {
  resources: {
    bodies: [first, second],
    seen: [first, second].flatMap(({ page, data }) => [page.total, ...data.map((one) => one.id)]),
  },
  resource: {
    bodies: [resource],
    seen: [resource.data.title, resource.data.kind, again.status],
  },
  access: {
    bodies: [access],
    seen: [
      access.data.state,
      access.meta.notice.text,
      ...(access.data.euWide?.authorisations ?? []).flatMap(({ use }) =>
        use.with.flatMap(({ anyOf }) => anyOf),
      ),
    ],
  },
  availability: {
    bodies: [availability],
    seen: availability.data.entries.flatMap((one) => [one.cancerType.id, one.state]),
  },
  search: {
    bodies: [found],
    seen: found.data.hits.flatMap((hit) => [hit.type, hit.id]),
  },
  changes: {
    bodies: [changes],
    seen: changes.data.flatMap((one) => [one.change, one.collection, one.id]),
  },
  texts: { bodies: [], seen: [digest(release), digest(feed)] },
  missing: { bodies: [notFound], seen: [missing.status, notFound?.title] },
  refused: {
    bodies: [problem],
    seen: [refused.status, ...(problem?.errors ?? []).flatMap((one) => [one.parameter, one.code])],
  },
}
console.log(JSON.stringify(told))
