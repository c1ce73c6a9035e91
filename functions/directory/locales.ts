/** Supported locales: which one serves a request, and their share of the texts. */
import type { Day } from '../model/dates.ts'
import type { Locale } from '../model/manifest.ts'
import { lookup, negotiate } from '../model/negotiation.ts'
import type { ServedLocale } from './answers/discovery.ts'
import type { Directory } from './directory.ts'

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

export async function listLocales(directory: Directory, today: Day): Promise<ServedLocale[]> {
  // With the schemas of all records: what else readers ask for does without them.
  const { countTexts } = await import('./coverage.ts')
  const { locales } = await countTexts(directory, today)
  return locales.flatMap(({ locale: tag, held, reviewed, unreviewed, missing }) => {
    const locale = directory.locales.get(tag)
    return locale ? { ...locale, coverage: { held, reviewed, unreviewed, missing } } : []
  })
}
