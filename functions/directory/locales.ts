/** Supported locales: which one serves a request, and their share of the texts. */
import type { Locale } from '../model/manifest.ts'
import { lookup, negotiate } from '../model/negotiation.ts'
import { valueAt } from '../model/walk.ts'
import type { ServedLocale } from './answers/discovery.ts'
import type { Directory } from './directory.ts'
import { perDirectory } from './per-directory.ts'

/**
 * The supported locale that serves a request: the `locale` parameter wins, then the
 * `Accept-Language` header, then the default.
 */
export function negotiateLocale(
  directory: Directory,
  parameter: string | undefined,
  header: string | undefined,
): Locale {
  const supported = [...directory.locales.keys()]
  const tag =
    parameter === undefined
      ? negotiate(header ?? '', supported, directory.defaultLocale.tag)
      : lookup(parameter, supported)
  return (tag === undefined ? undefined : directory.locales.get(tag)) ?? directory.defaultLocale
}

/** Coverage is of a whole release: counted once for each. */
export const listLocales = perDirectory(countCoverage)

async function countCoverage(directory: Directory): Promise<ServedLocale[]> {
  // With the schemas of all records: nothing else that readers ask for needs them.
  const { markedIn } = await import('../model/marked-records.ts')
  const texts = markedIn(directory.dataset, 'text')
  return directory.dataset.manifest.locales.map((locale) => {
    const said = texts.map(({ value, tree }) => ({
      state: valueAt(value, [locale.tag, 'state']),
      composed: tree.mark.composed,
    }))
    const states = said.flatMap(({ state }) => state ?? [])
    const unreviewed = states.filter((state) => state === 'unreviewed').length
    return {
      ...locale,
      coverage: {
        held: states.length,
        reviewed: states.length - unreviewed,
        unreviewed,
        // What is composed where nobody wrote it is missing nowhere.
        missing: said.filter(({ state, composed }) => state === undefined && !composed).length,
      },
    }
  })
}
