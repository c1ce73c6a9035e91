/** What resources can be narrowed by, what of it was chosen, and which resources that leaves. */
import type { Facet } from '../../directory/answers/resource.ts'
import { listCancerTypes } from '../../directory/cancer-types.ts'
import { listCountries } from '../../directory/countries.ts'
import { countFacets } from '../../directory/facets.ts'
import { selectAmong, selectResources } from '../../directory/resources.ts'
import type { ResourceFilter } from '../../directory/selecting/matching.ts'
import { Audience, Kind } from '../../model/codes.ts'
import type { Html } from '../html.ts'
import type { PageContext } from '../page-context.ts'
import type { Texts } from '../page.ts'
import { speaking } from '../speaking.ts'
import { readTyped } from './typed.ts'

export type Param = Facet['param']
/** One value of each at most, by the names of the query. */
export type Choices = Readonly<Partial<Record<Param | 'q', string>>>

type Value = { readonly key: string; readonly label: string }
export type Choice = {
  readonly param: Param
  readonly label: Html
  readonly values: readonly Value[]
}

/** Countries and cancer types all of them, as some resources serve every one; else what is in use. */
export async function choicesIn(context: PageContext): Promise<readonly Choice[]> {
  const { directory, view } = context
  const frame = speaking(context, 'frame')
  const terms = speaking(context, 'terms')
  const { compare } = new Intl.Collator(view.locale.tag)
  const sorted = (values: readonly Value[]) => values.toSorted((a, b) => compare(a.label, b.label))
  const facets = await countFacets(directory, view, {})
  const inUse = (param: Param) => sorted(facets.find((one) => one.param === param)?.items ?? [])
  return [
    {
      param: 'country',
      label: frame.tell('countries'),
      values: sorted(
        listCountries(directory, view).map(({ code, name }) => ({ key: code, label: name })),
      ),
    },
    {
      param: 'cancerType',
      label: frame.tell('cancer-types'),
      values: sorted(
        listCancerTypes(directory, view, {}).map(({ id, name }) => ({ key: id, label: name })),
      ),
    },
    { param: 'kind', label: terms.tell('kind'), values: inUse('kind') },
    { param: 'audience', label: terms.tell('audience'), values: inUse('audience') },
    {
      param: 'language',
      label: speaking(context, 'resources').tell('languages'),
      values: inUse('language'),
    },
  ]
}

/** What is no value of a choice narrows nothing; the form shows what does. */
export function readChoices(texts: Texts, choices: readonly Choice[]): Choices {
  const q = readTyped(texts['q'])
  const chosen = choices.flatMap(({ param, values }) => {
    const value = values.find(({ key }) => key === texts[param])
    return value === undefined ? [] : [[param, value.key] as const]
  })
  return { ...Object.fromEntries(chosen), ...(q !== undefined && { q }) }
}

export function filterOf(chosen: Choices): ResourceFilter {
  const { country, cancerType, language } = chosen
  const kind = Kind.safeParse(chosen.kind).data
  const audience = Audience.safeParse(chosen.audience).data
  return {
    ...(country !== undefined && { country: [country] }),
    ...(cancerType !== undefined && { cancerType: [cancerType] }),
    ...(kind !== undefined && { kind: [kind] }),
    ...(audience !== undefined && { audience: [audience] }),
    ...(language !== undefined && { language: [language] }),
  }
}

type Selected = {
  /** In order. */
  readonly places: Uint32Array
  /** Among which they were selected, where words were looked for. */
  readonly found?: Uint32Array
}

export async function select(chosen: Choices, { directory, view }: PageContext): Promise<Selected> {
  const filter = filterOf(chosen)
  if (chosen.q === undefined) return { places: await selectResources(directory, view, filter) }
  // Loaded when it is first needed: most readers never search.
  const { rankResources } = await import('../../search/search.ts')
  const found = await rankResources(directory, view, chosen.q)
  return { places: await selectAmong(directory, view, filter, found, undefined), found }
}
