/** Every operation of the API, by the name that a caller has for it. */
import type { Answer, OperationId, ParametersOf } from './answers.ts'
import type { Ask, CallOptions } from './ask.ts'
import { following } from './follow.ts'
import { walking } from './walk.ts'

/** Parameters may be left out where none is required. */
type Given<P> =
  Partial<P> extends P
    ? [parameters?: P, options?: CallOptions]
    : [parameters: P, options?: CallOptions]

export type Call<Id extends OperationId> = (
  ...given: Given<ParametersOf<Id>>
) => Promise<Answer<Id>>

export function callsOf(ask: Ask) {
  const call =
    <Id extends OperationId>(id: Id): Call<Id> =>
    (...[parameters, options]) =>
      ask.operation(id, parameters ?? {}, options ?? {})
  const next =
    <Id extends OperationId>(id: Id) =>
    (address: string, options?: CallOptions): Promise<Answer<Id>> =>
      ask.address(id, address, options ?? {})

  const changes = walking(call('listChanges'), next('listChanges'))

  return {
    /** What this directory is, what it holds and where. */
    describe: call('describeDirectory'),
    /** The one answer about a country and a cancer type. */
    access: call('getAccess'),
    /** Resources, cancer types, countries and medicines by what readers type. */
    search: call('search'),
    resources: {
      list: call('listResources'),
      /** The whole list, one by one, of one release. */
      all: walking(call('listResources'), next('listResources')),
      get: call('getResource'),
    },
    cancerTypes: {
      list: call('listCancerTypes'),
      get: call('getCancerType'),
      /** Every country, for one cancer type. */
      availability: call('listCancerTypeAvailability'),
    },
    countries: {
      list: call('listCountries'),
      get: call('getCountry'),
      reimbursement: call('getReimbursement'),
      /** Every cancer type, for one country. */
      availability: call('listCountryAvailability'),
    },
    medicines: {
      /** Every medicine that notes name, with the cancer types it is named for. */
      list: call('listMedicines'),
      /** By id, INN, brand, or a spelling of any language. */
      get: call('getMedicine'),
    },
    publications: { list: call('listPublications'), get: call('getPublication') },
    /** What every code means, in the reader's language. */
    terms: call('listTerms'),
    locales: call('listLocales'),
    /** How complete the directory is, by language and by country and cancer type. */
    coverage: call('getCoverage'),
    releases: call('listReleases'),
    changes: {
      list: call('listChanges'),
      /** Everything that changed, one by one. */
      all: changes,
      /** The last of them for people, as an Atom feed. */
      feed: call('followChanges'),
    },
    /** A part of a whole release, one record a line; `received.headers.link` leads to the next. */
    download: call('downloadRelease'),
    /** What brings a copy of all records up to date. */
    follow: following(ask, changes),
    /** The resources as other directories harvest them: Open Referral's HSDS. */
    hsds: {
      describe: call('describeHsds'),
      services: call('listHsdsServices'),
      service: call('getHsdsService'),
      organization: call('getHsdsOrganization'),
    },
    health: call('getHealth'),
    openApi: call('getOpenApi'),
    /** What a problem type means, as a page. */
    problemPage: call('getProblemPage'),
  }
}
