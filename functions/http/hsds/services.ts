/** Resources as services of HSDS, and who provides them as organizations. */
import { findProviders, providerOf, type Provider } from '../../directory/providers.ts'
import { serveNotice } from '../../directory/terms.ts'
import { readAlways, readText, type View } from '../../directory/view.ts'
import type { Everywhere } from '../../model/codes.ts'
import type { Resource } from '../../model/resource.ts'
import type { TextByLocale } from '../../model/text.ts'
import { createMemory } from '../memory.ts'
import type { Context } from '../operation.ts'
import { uuidOf } from '../uuid.ts'
import { organizationId, serviceId } from './ids.ts'
import type {
  HsdsAttribute,
  HsdsListedService,
  HsdsOrganization,
  HsdsProvider,
  HsdsService,
  HsdsTerm,
} from './shapes.ts'

/** Making one takes longer than writing a service. */
const languageNames = createMemory<Intl.DisplayNames>()

type Asked = Pick<Context, 'directory' | 'view' | 'links'>

/** Of what a provider offers, as much as tells who that is. */
const maxTitles = 10

function titleOf({ text }: Resource, { view }: Asked): string[] {
  const read = readText(text, view)
  return read === undefined ? [] : [read.text.title]
}

/** Nothing is known of it but its name and what of it is listed here: that is its description. */
function describeProvider({ name, provided }: Provider, asked: Asked): HsdsProvider {
  const titles = provided.flatMap((one) => titleOf(one, asked)).slice(0, maxTitles)
  const { name: directory } = asked.directory.dataset.manifest
  return { id: organizationId(name), name, description: `${directory}: ${titles.join(' · ')}` }
}

async function findProvider(resource: Resource, asked: Asked): Promise<HsdsProvider | undefined> {
  const name = providerOf(asked.directory, resource)
  const provider = name && (await findProviders(asked.directory)).get(name)
  return provider ? describeProvider(provider, asked) : undefined
}

/** Undefined when no permitted text is held. */
function listService(
  resource: Resource,
  provider: HsdsProvider | undefined,
  { directory, view, links }: Asked,
): HsdsListedService | undefined {
  const read = readText(resource.text, view)
  if (read === undefined) return undefined
  const isBroken = links.of(resource).state === 'broken'
  return {
    id: serviceId(resource.id),
    ...(provider && { organization_id: provider.id }),
    name: read.text.title,
    description: read.text.description,
    url: resource.url,
    status: resource.retired ? 'inactive' : 'active',
    ...(isBroken && {
      alert: readAlways(directory.dataset.terms.link.broken, view).text.definition,
    }),
    ...(resource.checkedOn !== null && { assured_date: resource.checkedOn }),
    ...(provider && { organization: provider }),
    ...read.block,
  }
}

type Linked = Pick<HsdsAttribute, 'link_id' | 'link_entity'>

/** What every copy of an entry has to take along. */
function noticesOf(linked: Linked, { directory, view }: Asked): HsdsAttribute[] {
  const { attribution } = directory.dataset.manifest.licence
  const values = { notice: serveNotice(directory, view).text, attribution }
  return (['notice', 'attribution'] as const).map((type) => ({
    id: uuidOf(linked.link_id, type),
    ...linked,
    link_type: type,
    value: values[type],
  }))
}

type Words = Pick<HsdsTerm, 'name' | 'description' | 'language'>

function meaningOf(term: TextByLocale<{ label: string; definition: string }>, view: View): Words {
  const { text, block } = readAlways(term, view)
  return { name: text.label, description: text.definition, language: block.locale }
}

type Row = readonly [code: string, words: Words]
type Named = { readonly text: TextByLocale<{ name: string }> }

/** HSDS wants a description of each, where there is only a name. None at all stands for every one. */
function namesOf(
  ids: readonly string[],
  records: ReadonlyMap<string, Named>,
  every: Everywhere,
  { directory, view }: Asked,
): Row[] {
  if (ids.length === 0) return [[every, meaningOf(directory.dataset.terms.everywhere[every], view)]]
  return ids.flatMap((id): Row[] => {
    const record = records.get(id)
    if (record === undefined) return []
    const { text, block } = readAlways(record.text, view)
    return [[id, { name: text.name, description: text.name, language: block.locale }]]
  })
}

function classify(
  { kind, audiences, confidence, cancerTypes }: Resource,
  areas: readonly Row[],
  linked: Linked,
  asked: Asked,
): HsdsAttribute[] {
  const { directory, view } = asked
  const { terms } = directory.dataset
  const types = namesOf(cancerTypes, directory.cancerTypes, 'every-cancer-type', asked)
  const rows: (readonly [HsdsAttribute['link_type'], string, Words])[] = [
    ['kind', kind, meaningOf(terms.kind[kind], view)],
    ...audiences.map((one) => ['audience', one, meaningOf(terms.audience[one], view)] as const),
    ['confidence', confidence, meaningOf(terms.confidence[confidence], view)],
    ...types.map((row) => ['cancerType', ...row] as const),
    ...areas.map((row) => ['country', ...row] as const),
  ]
  return rows.map(([type, code, words]) => {
    const id = uuidOf('hsds', 'term', type, code)
    return {
      id: uuidOf(linked.link_id, type, code),
      ...linked,
      link_type: type,
      taxonomy_term_id: id,
      taxonomy_term: { id, code, ...words, taxonomy: type },
    }
  })
}

/** As lists have it. */
export async function writeListed(
  resource: Resource,
  asked: Asked,
): Promise<HsdsListedService | undefined> {
  return listService(resource, await findProvider(resource, asked), asked)
}

/** With all that is known of it. */
export async function writeService(
  resource: Resource,
  asked: Asked,
): Promise<HsdsService | undefined> {
  const listed = await writeListed(resource, asked)
  if (listed === undefined) return undefined
  const { id } = listed
  const part = (...parts: readonly string[]) => ({ id: uuidOf(id, ...parts), service_id: id })
  const linked = { link_id: id, link_entity: 'service' } as const
  const { phone, languages } = resource
  const { tag } = asked.view.locale
  const named = languageNames(tag, () => new Intl.DisplayNames(tag, { type: 'language' }))
  const areas = namesOf(resource.countries, asked.directory.countries, 'every-country', asked)
  return {
    ...listed,
    phones: phone ? [{ ...part('phone', phone), number: phone, type: 'voice' }] : [],
    languages: languages.map((code) => {
      return { ...part('language', code), name: named.of(code) ?? code, code }
    }),
    service_areas: areas.map(([code, { name }]) => ({ ...part('area', code), name })),
    attributes: [...noticesOf(linked, asked), ...classify(resource, areas, linked, asked)],
  }
}

/** Undefined when of what it provides no permitted text is held. */
export function writeOrganization(
  { name, provided }: Provider,
  asked: Asked,
): HsdsOrganization | undefined {
  const services = provided.flatMap((one) => listService(one, undefined, asked) ?? [])
  if (services.length === 0) return undefined
  const provider = describeProvider({ name, provided }, asked)
  return {
    ...provider,
    services: services.map((one) => ({ ...one, organization_id: provider.id })),
    attributes: noticesOf({ link_id: provider.id, link_entity: 'organization' }, asked),
  }
}
