/** Supported locales: which one serves a request, and their share of the texts. */
import { canonicalTag } from '../model/locale.ts'
import type { Locale } from '../model/manifest.ts'
import { lookup, negotiate } from '../model/negotiation.ts'
import type { Dataset } from '../model/release.ts'
import type { TextByLocale } from '../model/text.ts'
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
      ? negotiate(header ?? '', supported)
      : lookup(canonicalTag(parameter) ?? parameter, supported)
  return (tag === undefined ? undefined : directory.locales.get(tag)) ?? directory.defaultLocale
}

/** Every text of the dataset. */
function* allTexts(dataset: Dataset): Generator<TextByLocale<unknown>> {
  yield dataset.manifest.notice
  for (const set of Object.values(dataset.terms)) yield* Object.values(set)
  for (const type of dataset.cancerTypes) {
    yield type.text
    yield type.euWide.text
  }
  for (const country of dataset.countries) {
    yield country.text
    const { reimbursement } = country
    yield reimbursement.text
    for (const body of reimbursement.assessment) yield body.text
    yield reimbursement.decision.text
    yield reimbursement.payer.text
    for (const indicator of reimbursement.waitIndicators) yield indicator.text
    if (country.earlyAccess !== null) yield country.earlyAccess.text
    for (const note of country.availability) yield note.text
  }
  for (const resource of dataset.resources) yield resource.text
  for (const publication of dataset.publications) {
    yield publication.text
    for (const statement of publication.statements) yield statement.text
  }
}

/** Coverage is of a whole release: counted once for each. */
const counted = new WeakMap<Directory, ServedLocale[]>()

export function listLocales(directory: Directory): ServedLocale[] {
  const known = counted.get(directory) ?? countCoverage(directory)
  counted.set(directory, known)
  return known
}

function countCoverage(directory: Directory): ServedLocale[] {
  const texts = [...allTexts(directory.dataset)]
  return directory.dataset.manifest.locales.map((locale) => {
    const states = texts.flatMap((text) => text[locale.tag]?.state ?? [])
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
