/** The nine calls through the classes that openapi-generator wrote, which make dates of days. */
import * as api from './client/index.js'
import { cursorOf, digest, type Told } from './told.js'

const [, , basePath = '', since = ''] = process.argv
const configuration = new api.Configuration({ basePath })
const ofAccess = new api.AccessApi(configuration)
const ofReleases = new api.ReleasesApi(configuration)
const ofResources = new api.ResourcesApi(configuration)
const ofDirectory = new api.DirectoryApi(configuration)

/** All that is not 2xx is thrown, 304 too; a problem is read by hand. */
async function refusal(call: Promise<unknown>): Promise<Response> {
  try {
    await call
  } catch (error) {
    if (error instanceof api.ResponseError) return error.response
    throw error
  }
  throw new Error('was answered')
}

const filters = {
  country: ['BE', 'FR'],
  cancerType: ['melanoma', 'nsclc'],
  kind: [api.Kind.Organisation, api.Kind.Helpline],
  sort: api.ResourceSort.Title,
  limit: 3,
}
const first = await ofResources.listResources(filters)
const second = await ofResources.listResources({ ...filters, cursor: cursorOf(first.page.next) })

const id = first.data[0]?.id ?? ''
const kept = await ofResources.getResourceRaw({ id })
const resource = await kept.value()
const ifNoneMatch = kept.raw.headers.get('ETag') ?? ''
const again = await refusal(ofResources.getResource({ id, ifNoneMatch }))

const access = await ofAccess.getAccess({ country: 'BE', cancerType: 'nsclc', locale: 'fr' })
const availability = await ofAccess.listCountryAvailability({
  code: 'BE',
  cancerType: ['melanoma', 'nsclc'],
})
const found = await ofDirectory.search({
  q: 'melanoom',
  type: [api.SearchType.CancerType, api.SearchType.Resource],
  limit: 3,
})
const changes = await ofReleases.listChanges({ since })
const release = await ofReleases.downloadRelease()
const feed = await ofReleases.followChanges({ country: ['BE'] })
const missing = await refusal(ofResources.getResource({ id: 'none' }))
const notFound = api.ProblemFromJSON(await missing.json())
const refused = await refusal(ofAccess.getAccess({ country: 'BE', cancerType: 'none' }))
const problem = api.ProblemFromJSON(await refused.json())

const told: Told = {
  resources: {
    bodies: [first, second].map((page) => api.ListResourcesAnswerToJSON(page) as unknown),
    seen: [first, second].flatMap(({ page, data }) => [page.total, ...data.map((one) => one.id)]),
  },
  resource: {
    bodies: [api.GetResourceAnswerToJSON(resource)],
    seen: [resource.data.title, resource.data.kind, again.status],
  },
  access: {
    bodies: [api.GetAccessAnswerToJSON(access)],
    seen: [
      access.data.state,
      access.meta.notice.text,
      ...(access.data.euWide?.authorisations ?? []).flatMap(({ use }) =>
        use._with.flatMap(({ anyOf }) => anyOf),
      ),
    ],
  },
  availability: {
    bodies: [api.ListCountryAvailabilityAnswerToJSON(availability)],
    seen: availability.data.entries.flatMap((one) => [one.cancerType.id, one.state]),
  },
  search: {
    bodies: [api.SearchAnswerToJSON(found)],
    seen: found.data.hits.flatMap((hit) => [hit.type, hit.id]),
  },
  changes: {
    bodies: [api.ListChangesAnswerToJSON(changes)],
    seen: changes.data.flatMap((one) => [one.change, one.collection, one.id]),
  },
  texts: { bodies: [], seen: [digest(release), digest(feed)] },
  missing: {
    bodies: [api.ProblemToJSON(notFound)],
    seen: [missing.status, notFound.title],
  },
  refused: {
    bodies: [api.ProblemToJSON(problem)],
    seen: [refused.status, ...(problem.errors ?? []).flatMap((one) => [one.parameter, one.code])],
  },
}
console.log(JSON.stringify(told))
