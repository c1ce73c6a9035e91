/** Looks for what a sound dataset could do better. */
import type { Dataset } from '../../../functions/model/release.ts'
import { keyOf } from '../checks/facts.ts'
import { placeFinding, type Entry, type Finding } from '../entry.ts'
import { createRequiredLocales } from '../required-locales.ts'
import { compare, sortProblems } from '../rules/problems.ts'
import type { WarningCode } from '../rules/warnings.ts'
import { findInRecords } from '../warnings/in-records.ts'
import {
  countMissing,
  findMissing,
  missingTranslation,
  type Shortage,
} from '../warnings/missing-translations.ts'
import { createOffCodes } from '../warnings/off-codes.ts'
import { findOffGlossary } from '../warnings/off-glossary.ts'
import { createOffMedicine } from '../warnings/off-medicine.ts'
import { findOffNumbers } from '../warnings/off-numbers.ts'
import { findOtherLanguage } from '../warnings/other-language.ts'
import { findOutdated } from '../warnings/outdated-translations.ts'
import { placedTexts, type PlacedText, type Warning } from '../warnings/placed-text.ts'
import { findPromises } from '../warnings/promise.ts'
import { findSlips } from '../warnings/typography.ts'
import { findUnexplained } from '../warnings/unexplained.ts'

/** Readable by whoever reads warnings, in the order of their places. */
export type Warnings = {
  /** The first `most` translations that are missing, and of everything else the first `most`. */
  readonly listed: readonly Warning[]
  readonly missing: number
  readonly others: number
  /** Of all that were found. */
  readonly codes: ReadonlySet<WarningCode>
  /** Whether all files were looked at, or so many warnings found before that the rest was left. */
  readonly isWhole: boolean
}

type Found = { readonly entry: Entry; readonly finding: Finding<WarningCode> }

type Wanted = {
  /** Languages of which no missing text is a warning: they are counted. */
  readonly counted?: ReadonlySet<string>
  readonly most?: number
  /** When there are more, no further file is looked at. */
  readonly enough?: number
}

/**
 * `written` is what its files hold, which were read as `entries`. Only what is listed is placed: the
 * place of a text means reading its file again.
 */
export function listWarnings(
  written: Dataset,
  entries: readonly Entry[],
  { counted = new Set(), most = Infinity, enough = Infinity }: Wanted = {},
): Warnings {
  const listed: Warning[] = []
  const codes = new Set<WarningCode>()
  const counts = { missing: 0, others: 0 }
  const left = { missing: most, others: most }
  for (const found of findByFile(written, entries, counted)) {
    const open = found.filter(({ finding }) => left[sideOf(finding)] > 0)
    for (const warning of sortProblems(open.map((one) => placeFinding(one.entry, one.finding)))) {
      if (left[sideOf(warning)]-- > 0) listed.push(warning)
    }
    for (const { finding } of found) {
      codes.add(finding.code)
      counts[sideOf(finding)] += 1
    }
    if (counts.missing + counts.others > enough) return { listed, codes, ...counts, isWhole: false }
  }
  return { listed, codes, ...counts, isWhole: true }
}

function sideOf({ code }: { readonly code: WarningCode }): 'missing' | 'others' {
  return code === missingTranslation ? 'missing' : 'others'
}

/** All of them, in the order of their places. */
export function findWarnings(
  written: Dataset,
  entries: readonly Entry[],
  counted?: ReadonlySet<string>,
): readonly Warning[] {
  return listWarnings(written, entries, { ...(counted && { counted }) }).listed
}

/** Counted one by one up to here: of a dataset with very many, finding all takes half of publishing. */
export const mostCounted = 3_000

/** How many there are; one more than `mostCounted` where there are more than that. */
export function countWarnings(written: Dataset, entries: readonly Entry[]): number {
  let counted = 0
  for (const found of findByFile(written, entries, new Set())) {
    counted += found.length
    if (counted > mostCounted) return mostCounted + 1
  }
  return counted
}

/** Languages that lack texts which they are to hold, with how many. */
export function findShortages(written: Dataset): Shortage[] {
  return countMissing(placedTexts(written), createRequiredLocales(written))
}

/** What is found in each file, the files in the order of their paths. */
function* findByFile(
  written: Dataset,
  entries: readonly Entry[],
  counted: ReadonlySet<string>,
): Generator<readonly Found[]> {
  const textsOf = Map.groupBy(placedTexts(written), ({ item: { home } }) => nameOf(home))
  const inRecords = Map.groupBy(findInRecords(entries), ({ entry }) => entry)
  const find = createFind(written, counted)
  const byFile = Map.groupBy(entries, ({ file }) => file)
  for (const file of [...byFile.keys()].toSorted(compare)) {
    yield (byFile.get(file) ?? []).flatMap((entry) => [
      ...(textsOf.get(nameOf({ collection: entry.collection, key: keyOf(entry) ?? '' })) ?? [])
        .flatMap(find)
        .map((finding): Found => ({ entry, finding })),
      ...(inRecords.get(entry) ?? []),
    ])
  }
}

function nameOf({
  collection,
  key,
}: {
  readonly collection: string
  readonly key: string
}): string {
  return `${collection} ${key}`
}

/** What is wrong with a text; the path is within its record. */
function createFind(
  dataset: Dataset,
  counted: ReadonlySet<string>,
): (text: PlacedText) => Finding<WarningCode>[] {
  const requiredLocales = createRequiredLocales(dataset)
  const findOffMedicine = createOffMedicine(dataset)
  const findOffCodes = createOffCodes(dataset)
  return (text) =>
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
    ].map(({ path, ...finding }) => ({
      ...finding,
      path: [...text.item.home.path, ...text.path, ...path],
      atKey: path.length === 0,
    }))
}
