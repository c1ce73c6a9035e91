/** Looks for what a sound dataset could do better; each warning has its place. */
import type { Dataset } from '../../functions/model/release.ts'
import { loadGlossary } from '../dataset/glossary.ts'
import { createRequiredLocales } from '../dataset/required-locales.ts'
import { sortProblems } from '../rules/problems.ts'
import { keyOf } from './checks/facts.ts'
import { placeFinding, type Entry } from './entry.ts'
import { findMissing } from './warnings/missing-translations.ts'
import { findOffGlossary } from './warnings/off-glossary.ts'
import { createOffMedicine } from './warnings/off-medicine.ts'
import { findOffNumbers } from './warnings/off-numbers.ts'
import { placedTexts, type Warning } from './warnings/placed-text.ts'
import { findPromises } from './warnings/promise.ts'
import { findSlips } from './warnings/typography.ts'
import { findUnexplained } from './warnings/unexplained.ts'

/** Sorted by path, line and column. `entries` are those the dataset was read from. */
export async function findWarnings(
  dataset: Dataset,
  entries: readonly Entry[],
): Promise<Warning[]> {
  const glossary = await loadGlossary()
  const byKey = new Map(
    entries.map((entry) => [`${entry.collection} ${keyOf(entry) ?? ''}`, entry]),
  )
  const requiredLocales = createRequiredLocales(dataset)
  const findOffMedicine = createOffMedicine(dataset)
  const warnings = placedTexts(dataset).flatMap((one) => {
    const { collection, key, path: home } = one.item.home
    const entry = byKey.get(`${collection} ${key}`)
    if (entry === undefined) throw new Error(`no file holds ${collection} ${key}`)
    return [
      ...findMissing(one, requiredLocales),
      ...findOffGlossary(one, glossary),
      ...findOffNumbers(one),
      ...findOffMedicine(one),
      ...findPromises(one),
      ...findUnexplained(one),
      ...findSlips(one),
    ].map(({ path, ...finding }) =>
      placeFinding(entry, {
        ...finding,
        path: [...home, ...one.path, ...path],
        atKey: path.length === 0,
      }),
    )
  })
  return sortProblems(warnings)
}
