/** Why a list is empty and what helps: which filter leaves nothing, which locale holds it, whom to ask. */
import type { Empty } from '../directory/answers/empty.ts'
import { createView, wholeChain, type View } from '../directory/view.ts'
import { findAsked, whereToAsk } from '../directory/where-to-ask.ts'
import { link } from './links.ts'
import type { Answer, Context, Texts } from './operation.ts'

type Listing<F extends object> = {
  readonly list: string
  readonly path: string
  /** By the names of their parameters. */
  readonly filter: F
  /** How many there are for a reader with these filters alone. */
  readonly count: (filter: Partial<F>, view: View) => number | Promise<number>
  /** What the address says; by default, that which was asked. */
  readonly sent?: Texts
  /** Whether there is too much to look through in other locales. */
  readonly vast?: boolean
} & Partial<Pick<Empty, 'links' | 'ask'>>

export async function explainEmpty<F extends object>(
  context: Context,
  listing: Listing<F>,
): Promise<Empty> {
  const { view } = context
  const { list, path, filter, count, vast = false, links = [], ask = [] } = listing
  const { limit: _, cursor: __, ...asked } = listing.sent ?? context.sent
  const addressed = (change: Readonly<Record<string, string | undefined>>) =>
    link(path, { ...asked, locale: view.locale.tag, ...change })
  const without: Empty['without'] = []
  const leaveOut = (parameter: string, total: number) => {
    const href = total > 0 ? addressed({ [parameter]: undefined }) : null
    without.push({ parameter, total, href })
  }

  for (const name in filter) {
    const others: Partial<F> = { ...filter }
    delete others[name]
    leaveOut(name, await count(others, view))
  }
  const isFiltered = without.length > 0
  const inChain = view.fallback === 'any' ? 0 : await count(filter, wholeChain(view))
  if (view.fallback !== 'any') leaveOut('fallback', inChain)
  const locales: NonNullable<Empty['locales']> = []
  for (const locale of vast ? [] : context.directory.locales.values()) {
    const { tag, name } = locale
    if (view.tags.includes(tag)) continue
    const total = await count(filter, createView(locale, 'none', view.today))
    if (total > 0) locales.push({ locale: tag, name, total, href: addressed({ locale: tag }) })
  }
  const isElsewhere = inChain > 0 || locales.length > 0
  return {
    list,
    reason: isElsewhere ? 'not-in-locale' : isFiltered ? 'filters' : 'none-held',
    without,
    locales: vast ? null : locales.toSorted((a, b) => b.total - a.total),
    links,
    ask,
  }
}

type Whole<F extends object, T> = Pick<Listing<F>, 'path' | 'filter'> & {
  readonly find: (filter: Partial<F>, view: View) => T[]
}

/** A list that is not paged, with why it is empty where it is. */
export async function wholeList<F extends object, T>(
  context: Context,
  { path, filter, find }: Whole<F, T>,
): Promise<Answer<T[]>> {
  const data = find(filter, context.view)
  if (data.length > 0) return { data }
  const count = (given: Partial<F>, view: View) => find(given, view).length
  const help = await findHelp(context, undefined, undefined)
  return {
    data,
    empty: [await explainEmpty(context, { list: 'data', path, filter, count, ...help })],
  }
}

/** Whom to ask: in the country if it is a single one, else wherever the reader is. */
export async function findHelp(
  context: Context,
  countries: readonly string[] | undefined,
  cancerTypes: readonly string[] | undefined,
): Promise<Pick<Empty, 'links' | 'ask'>> {
  const { directory, view } = context
  const type = cancerTypes?.length === 1 ? cancerTypes[0] : undefined
  const country = countries?.length === 1 ? directory.countries.get(countries[0] ?? '') : undefined
  if (country !== undefined) {
    const asked = await findAsked(directory, country, view)
    return { links: [], ask: whereToAsk(asked, type) }
  }
  const { release } = context.kept
  const about = {
    cancerType: type,
    country: countries?.join(','),
    locale: view.locale.tag,
    release,
  }
  return {
    links: [
      { rel: 'ask', href: link('/v1/resources', { kind: 'helpline,organisation', ...about }) },
    ],
    ask: [],
  }
}
