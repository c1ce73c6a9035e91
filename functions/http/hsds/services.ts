/** Resources as services of HSDS, and who provides them as organizations. */
import { perDirectory } from '../../directory/per-directory.ts'
import { findProviders, type Provider } from '../../directory/providers.ts'
import { serveNotice } from '../../directory/terms.ts'
import { readAlways, readText, type View } from '../../directory/view.ts'
import type { Everywhere } from '../../model/codes.ts'
import type { Resource } from '../../model/resource.ts'
import type { TextByLocale } from '../../model/text.ts'
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

type Asked = Pick<Context, 'directory' | 'view' | 'links'>

/** Of what a provider offers, as much as tells who that is. */
const maxTitles = 10

function titleOf({ text }: Resource, { view }: Asked): string[] {
  const read = readText(text, view)
  return read === undefined ? [] : [read.text.title]
}

/** Nothing is known of it but its name and what of it is listed here: that is its description. */
function describeProvider({ name, provided }: Provider, asked: Asked): HsdsProvider {
  const titles: string[] = []
  for (const one of provided) {
    if (titles.length === maxTitles) break
    titles.push(...titleOf(one, asked))
  }
  const { name: directory } = asked.directory.dataset.manifest
  const description = `${directory}: ${titles.join(' · ')}`
  return { id: organizationId(name), name, description }
}

async function findProvider(resource: Resource, asked: Asked): Promise<HsdsProvider | undefined> {
  const provider = (await findProviders(asked.directory)).byResource.get(resource)
  return provider && describeProvider(provider, asked)
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

type Taxonomy = Exclude<HsdsAttribute['link_type'], 'notice' | 'attribution'>
type Term = HsdsTerm & { readonly taxonomy: Taxonomy }

/** Many services have the same: of each there is one for a locale, whatever its texts may fall back to. */
const terms = perDirectory(() => new Map<string, Term>())

function termOf(taxonomy: Taxonomy, code: string, words: () => Words, asked: Asked): Term {
  const known = terms(asked.directory)
  const key = `${asked.view.locale.tag} ${taxonomy} ${code}`
  const held = known.get(key)
  if (held !== undefined) return held
  const id = uuidOf('hsds', 'term', taxonomy, code)
  const term = { id, code, ...words(), taxonomy }
  known.set(key, term)
  return term
}

type Named = { readonly text: TextByLocale<{ name: string }> }

/** HSDS wants a description of each, where there is only a name. None at all stands for every one. */
function namesOf(
  taxonomy: Taxonomy,
  ids: readonly string[],
  records: ReadonlyMap<string, Named>,
  every: Everywhere,
  asked: Asked,
): Term[] {
  const { directory, view } = asked
  if (ids.length === 0) {
    const all = () => meaningOf(directory.dataset.terms.everywhere[every], view)
    return [termOf(taxonomy, every, all, asked)]
  }
  return ids.flatMap((id) => {
    const record = records.get(id)
    if (record === undefined) return []
    const named = (): Words => {
      const { text, block } = readAlways(record.text, view)
      return { name: text.name, description: text.name, language: block.locale }
    }
    return [termOf(taxonomy, id, named, asked)]
  })
}

function classify(
  { kind, audiences, confidence, cancerTypes }: Resource,
  areas: readonly Term[],
  linked: Linked,
  asked: Asked,
): HsdsAttribute[] {
  const { directory, view } = asked
  const { dataset } = directory
  const meant = <C extends string>(
    taxonomy: Taxonomy,
    code: C,
    words: Readonly<Record<C, Parameters<typeof meaningOf>[0]>>,
  ) => termOf(taxonomy, code, () => meaningOf(words[code], view), asked)
  const found = [
    meant('kind', kind, dataset.terms.kind),
    ...audiences.map((one) => meant('audience', one, dataset.terms.audience)),
    meant('confidence', confidence, dataset.terms.confidence),
    ...namesOf('cancerType', cancerTypes, directory.cancerTypes, 'every-cancer-type', asked),
    ...areas,
  ]
  return found.map((term) => ({
    id: uuidOf(linked.link_id, term.taxonomy, term.code),
    ...linked,
    link_type: term.taxonomy,
    taxonomy_term_id: term.id,
    taxonomy_term: term,
  }))
}

/** To make one takes longer than to write a service. */
const languageNames = perDirectory(() => new Map<string, Intl.DisplayNames>())

function nameLanguages({ directory, view }: Asked): Intl.DisplayNames {
  const known = languageNames(directory)
  const { tag } = view.locale
  const names = known.get(tag) ?? new Intl.DisplayNames(tag, { type: 'language' })
  known.set(tag, names)
  return names
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
  const named = nameLanguages(asked)
  const { countries } = asked.directory
  const areas = namesOf('country', resource.countries, countries, 'every-country', asked)
  return {
    ...listed,
    phones: phone ? [{ ...part('phone', phone), number: phone, type: 'voice' }] : [],
    languages: languages.map((code) => {
      return { ...part('language', code), name: named.of(code) ?? code, code }
    }),
    service_areas: areas.map(({ code, name }) => ({ ...part('area', code), name })),
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
