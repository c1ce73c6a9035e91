/**
 * A translation says the hash of the original it was made from, or checked against: it holds for that
 * one and for no other. One that does not say so counts as made from the present original.
 */
import { canonicalJson, sha256 } from '../../functions/model/canonical.ts'
import { treeOfRecords } from '../../functions/model/marked-records.ts'
import {
  collectionNames,
  forEach,
  recordsOf,
  toDataset,
  type Dataset,
} from '../../functions/model/release.ts'
import { changeMarked } from '../../functions/model/walk.ts'
import { fieldOf } from './select.ts'
import { isOriginal, isText } from './texts.ts'

type Text<T> = Readonly<Record<string, T>>
type Translation = Readonly<Record<string, unknown>> & { readonly state: string }

/**
 * What `of` says of an original: its fields, hashed. Lists are left out, since the other names of a
 * thing are those of each language; so is what is empty, or a field that is new to the schema would
 * outdate every translation.
 */
export function originalHash(original: Readonly<Record<string, unknown>>): string {
  const { state: _, of: __, ...fields } = original
  const said = Object.entries(fields).filter(([, one]) => typeof one === 'string')
  return sha256(canonicalJson(Object.fromEntries(said)).normalize('NFC')).slice(0, 16)
}

/** The hash of the original of a text; undefined for what has none. */
export function presentHash(text: unknown): string | undefined {
  if (!isText(text)) return undefined
  const original = Object.values(text).find(isOriginal)
  return original === undefined ? undefined : originalHash(original)
}

/** The languages in which a text, which may be flawed, was made from an earlier original. */
export function outdatedIn(text: Text<unknown>): string[] {
  const stamped = Object.entries(text).filter(
    ([, one]) => fieldOf(one, 'of') !== undefined && !isOriginal(one),
  )
  if (stamped.length === 0) return []
  const present = presentHash(text)
  return stamped.filter(([, one]) => fieldOf(one, 'of') !== present).map(([locale]) => locale)
}

/** The text without what is outdated, every review that says of nothing taken back. */
export function settleText<T extends Translation>(text: Text<T>): Text<T> {
  const outdated = new Set(outdatedIn(text))
  return Object.fromEntries(
    Object.entries(text)
      .filter(([locale]) => !outdated.has(locale))
      .map(([locale, one]) => [locale, takeBackReview(one)]),
  )
}

/** A translation as far as it is known to be. */
export function takeBackReview<T extends Translation>(one: T): T {
  return one.state === 'reviewed' && one['of'] === undefined
    ? { ...one, state: 'unreviewed' as const }
    : one
}

/**
 * The dataset as readers get it. Of what translations were made from they need nothing: what is in a
 * release was made from the original beside it.
 */
export function asPublished(dataset: Dataset): Dataset {
  return changeTexts(dataset, (text) =>
    Object.fromEntries(
      Object.entries(settleText(text)).map(([locale, one]) => {
        const { of: _, ...fields } = one
        return [locale, fields]
      }),
    ),
  )
}

/** A published dataset with every translation stamped as made from the original beside it. */
export function stampDataset(dataset: Dataset): Dataset {
  return changeTexts(dataset, stampText)
}

function stampText(text: unknown): unknown {
  const of = presentHash(text)
  if (!isText(text) || of === undefined) return text
  return Object.fromEntries(
    Object.entries(text).map(([locale, one]) => [locale, isOriginal(one) ? one : { ...one, of }]),
  )
}

/**
 * The text as others have it, with what is held here of another original than theirs, and not there:
 * nobody publishes it, and somebody may yet renew it. What they took out of the same original is gone.
 */
export function withOutdated(
  theirs: Text<Translation>,
  mine: Text<Translation>,
  locales: readonly string[],
): Text<Translation> {
  const [present, own] = [presentHash(theirs), presentHash(mine)]
  if (present === undefined) return theirs
  const kept = Object.entries(mine)
    .filter(([locale, one]) => !(locale in theirs) && locales.includes(locale) && !isOriginal(one))
    .map(([locale, one]) => [locale, { ...one, of: one['of'] ?? own }] as const)
    .filter(([, { of }]) => of !== present)
  return kept.length === 0 ? theirs : { ...theirs, ...Object.fromEntries(kept) }
}

function changeTexts(dataset: Dataset, change: (text: Text<Translation>) => unknown): Dataset {
  const changed = forEach(collectionNames, (collection) =>
    recordsOf(dataset, collection).map(([, record]) =>
      changeMarked(treeOfRecords(collection), record, 'text', (text) =>
        isText(text) ? change(text) : text,
      ),
    ),
  )
  return toDataset(changed) ?? dataset
}
