/** Supported locales: which one serves a request, and their share of the texts. */
import type { Locale } from '../model/manifest.ts'
import { lookup, negotiate } from '../model/negotiation.ts'
import { markedIn } from '../model/release.ts'
import { valueAt } from '../model/walk.ts'
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

/** Coverage is of a whole release: counted once for each. */
const counted = new WeakMap<Directory, ServedLocale[]>()

export function listLocales(directory: Directory): ServedLocale[] {
  const known = counted.get(directory) ?? countCoverage(directory)
  counted.set(directory, known)
  return known
}

function countCoverage(directory: Directory): ServedLocale[] {
  const texts = markedIn(directory.dataset, 'text')
  return directory.dataset.manifest.locales.map((locale) => {
    const states = texts
      .map(({ value }) => valueAt(value, [locale.tag, 'state']))
      .filter((state) => state !== undefined)
    const unreviewed = states.filter((state) => state === 'unreviewed').length
    return {
      ...locale,
      coverage: {
        held: states.length,
        reviewed: states.length - unreviewed,
        unreviewed,
        missing: texts.length - states.length,
      },
    }
  })
}
