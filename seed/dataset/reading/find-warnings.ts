/** Looks for what a sound dataset could do better; each warning has its place. */
import type { Dataset } from '../../../functions/model/release.ts'
import { keyOf } from '../checks/facts.ts'
import { placeFinding, type Entry } from '../entry.ts'
import { createRequiredLocales } from '../required-locales.ts'
import { sortProblems } from '../rules/problems.ts'
import { findInRecords } from '../warnings/in-records.ts'
import { countMissing, findMissing, type Shortage } from '../warnings/missing-translations.ts'
import { createOffCodes } from '../warnings/off-codes.ts'
import { findOffGlossary } from '../warnings/off-glossary.ts'
import { createOffMedicine } from '../warnings/off-medicine.ts'
import { findOffNumbers } from '../warnings/off-numbers.ts'
import { findOtherLanguage } from '../warnings/other-language.ts'
import { findOutdated } from '../warnings/outdated-translations.ts'
import { placedTexts, type Remark, type PlacedText, type Warning } from '../warnings/placed-text.ts'
import { findPromises } from '../warnings/promise.ts'
import { findSlips } from '../warnings/typography.ts'
import { findUnexplained } from '../warnings/unexplained.ts'

const none: ReadonlySet<string> = new Set()

/**
 * Sorted by path, line and column. `written` is what its files hold, which were read as `entries`; of
 * the languages that are `counted` no missing text is listed.
 */
export function findWarnings(
  written: Dataset,
  entries: readonly Entry[],
  counted: ReadonlySet<string> = none,
): Warning[] {
  return sortProblems(findAll(written, entries, counted).map((place) => place()))
}

/** Languages that lack texts which they are to hold, with how many. */
export function findShortages(written: Dataset): Shortage[] {
  return countMissing(placedTexts(written), createRequiredLocales(written))
}

/** How many `findWarnings` gives. */
export function countWarnings(written: Dataset, entries: readonly Entry[]): number {
  return findAll(written, entries, none).length
}

/** All there is to warn of; places are looked up for whoever reads them, since files are read again. */
function findAll(
  dataset: Dataset,
  entries: readonly Entry[],
  counted: ReadonlySet<string>,
): (() => Warning)[] {
  const byKey = new Map(
    entries.map((entry) => [`${entry.collection} ${keyOf(entry) ?? ''}`, entry]),
  )
  const place = ({ item, path: within }: PlacedText, { path, ...finding }: Remark): Warning => {
    const { collection, key, path: home } = item.home
    const entry = byKey.get(`${collection} ${key}`)
    if (entry === undefined) throw new Error(`no file holds ${collection} ${key}`)
    const whole = [...home, ...within, ...path]
    return placeFinding(entry, { ...finding, path: whole, atKey: path.length === 0 })
  }
  const inTexts = findInTexts(dataset, counted).map(
    ({ text, finding }) =>
      () =>
        place(text, finding),
  )
  const inRecords = findInRecords(entries).map(
    ({ entry, finding }) =>
      () =>
        placeFinding(entry, finding),
  )
  return [...inTexts, ...inRecords]
}

type FoundInText = { readonly text: PlacedText; readonly finding: Remark }

function findInTexts(dataset: Dataset, counted: ReadonlySet<string>): FoundInText[] {
  const requiredLocales = createRequiredLocales(dataset)
  const findOffMedicine = createOffMedicine(dataset)
  const findOffCodes = createOffCodes(dataset)
  return placedTexts(dataset).flatMap((text) =>
    [
      ...findMissing(text, requiredLocales, counted),
      ...findOutdated(text),
      ...findOffGlossary(text),
      ...findOffNumbers(text),
      ...findOffMedicine(text),
      ...findOffCodes(text),
      ...findOtherLanguage(text),
      ...findPromises(text),
      ...findUnexplained(text),
      ...findSlips(text),
    ].map((finding) => ({ text, finding })),
  )
}
