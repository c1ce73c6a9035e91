/**
 * The resources for directories that speak the Human Services Data Specification 3.1 of Open Referral:
 * they can take them over, and say where they have them from.
 */
import { selectAmong, selectResources } from '../../directory/resources.ts'
import { describeAnswer } from '../envelope.ts'
import { findOrganization, findService } from '../hsds/find.ts'
import {
  full,
  organizationInPath,
  page,
  perPage,
  serviceInPath,
  words,
} from '../hsds/parameters.ts'
import { writeListed, writeOrganization, writeService } from '../hsds/services.ts'
import { inPermittedLocale, operation, type Context } from '../operation.ts'
import { defaultLimit, kinds } from '../parameters.ts'
import { Problem } from '../problems.ts'
import { quote } from '../quote.ts'
import { cancerTypes, countries } from '../subject-parameters.ts'
import { rank } from './resources.ts'

function linkTo(licence: string): string {
  return `<${licence}>; rel="license", </openapi.json>; rel="service-desc"`
}

const everyAnswer = {
  tag: 'Interchange',
  bare: true,
  ofRelease: true,
  headers: { Link: linkTo('https://creativecommons.org/licenses/by/4.0/') },
} as const

/** The specification leaves room for fields of ours: `meta` is that of every other answer. */
function answered<T extends object>(data: T, context: Context) {
  const meta = describeAnswer(context)
  return { data: { ...data, meta }, headers: { Link: linkTo(meta.licence.url) } }
}

function absent(id: string, among: string): Problem {
  return new Problem('not-found', `${quote(id)} is not among the ${among}.`)
}

export const describe = operation({
  ...everyAnswer,
  id: 'describeHsds',
  path: '/hsds',
  summary: 'Which HSDS is spoken here',
  description:
    'For directories that harvest by the Human Services Data Specification (HSDS) of Open Referral: its version, under `/hsds` its addresses. Of its fields those are given that a resource can fill; what is not known is left out. `meta` is beside the specification: show its notice, say its attribution.',
  reads: {},
  parameters: {},
  example: {},
  problems: [],
  answer: (_params, context) =>
    answered(
      {
        version: '3.1' as const,
        profile: 'https://docs.openreferral.org/en/3.1/hsds/schema_reference.html',
      },
      context,
    ),
})

export const services = operation({
  ...everyAnswer,
  id: 'listHsdsServices',
  path: '/hsds/services',
  summary: 'The resources, as services of HSDS',
  description:
    'By title, in pages that are counted. Filters combine with AND. When a record was changed is not known, so there is neither `last_modified` nor `modified_after`: whoever keeps a copy follows `/v1/changes`. A service has an `organization` only where the directory says twice who provides it: whose host the address is on, and in the title.',
  reads: { countries: 'all', resources: 'all' },
  parameters: {
    search: words,
    country: countries,
    cancerType: cancerTypes,
    kind: kinds,
    page,
    per_page: perPage,
    full,
  },
  example: { country: 'BE', kind: 'helpline' },
  problems: [],
  answer: async (params, context) => {
    const { directory, view } = context
    const {
      search,
      country,
      cancerType,
      kind,
      page: number = 1,
      per_page: limit = defaultLimit,
    } = params
    const filter = {
      ...(country && { country }),
      ...(cancerType && { cancerType }),
      ...(kind && { kind }),
    }
    const selected =
      search === undefined
        ? await selectResources(directory, view, filter)
        : await selectAmong(directory, view, filter, await rank(directory, view, search), undefined)
    const write = params.full === true ? writeService : writeListed
    const contents = []
    for (const place of selected.subarray((number - 1) * limit, number * limit)) {
      const resource = directory.dataset.resources[place]
      const written = resource && (await write(resource, context))
      if (written !== undefined) contents.push(written)
    }
    const pages = Math.ceil(selected.length / limit)
    return answered(
      {
        total_items: selected.length,
        total_pages: pages,
        page_number: number,
        size: contents.length,
        first_page: number === 1,
        last_page: number >= pages,
        empty: contents.length === 0,
        contents,
      },
      context,
    )
  },
})

export const service = operation({
  ...everyAnswer,
  id: 'getHsdsService',
  path: '/hsds/services/{id}',
  summary: 'One resource, as a service of HSDS',
  description:
    'With telephone, languages, areas and organization, and in `attributes` its kind, for whom it is, how sure the directory is, and the notice that goes with every copy.',
  reads: { countries: 'all', resources: 'all' },
  parameters: { id: serviceInPath },
  example: { id: 'ema-keytruda' },
  problems: ['not-found', 'not-in-locale'],
  answer: async ({ id }, context) => {
    const found = await findService(context.directory, id)
    if (found === undefined) throw absent(id, 'services')
    return answered(inPermittedLocale(await writeService(found, context), [found.text]), context)
  },
})

export const organization = operation({
  ...everyAnswer,
  id: 'getHsdsOrganization',
  path: '/hsds/organizations/{id}',
  summary: 'Who provides services, as an organization of HSDS',
  description:
    'Its name as the directory knows it from its host, and what of it the directory lists: nothing else is known of it here.',
  reads: { resources: 'all' },
  parameters: { id: organizationInPath },
  example: { id: organizationInPath.example },
  problems: ['not-found', 'not-in-locale'],
  answer: async ({ id }, context) => {
    const found = await findOrganization(context.directory, id)
    if (found === undefined) throw absent(id, 'organizations')
    const texts = found.provided.map(({ text }) => text)
    return answered(inPermittedLocale(writeOrganization(found, context), texts), context)
  },
})
