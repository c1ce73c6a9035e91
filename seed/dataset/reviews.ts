/** A review holds for the original it was made against, and for no later one. */
import { canonicalJson, sha256 } from '../../functions/model/canonical.ts'
import {
  collectionNames,
  forEach,
  recordsOf,
  toDataset,
  treeOfRecords,
  type Dataset,
} from '../../functions/model/release.ts'
import { changeMarked } from '../../functions/model/walk.ts'
import { isText } from './texts.ts'

type Text<T> = Readonly<Record<string, T>>
type Translation = Readonly<Record<string, unknown>> & { readonly state: string }

/** What `of` says of the original a translation was checked against: its fields, hashed. */
export function originalHash(original: Translation): string {
  const { state: _, of: __, ...fields } = original
  return sha256(canonicalJson(fields)).slice(0, 16)
}

/** The text with every review that is out of date, or says of nothing, taken back. */
export function settleText<T extends Translation>(text: Text<T>): Text<T> {
  const original = Object.values(text).find(({ state }) => state === 'original')
  const present = original === undefined ? undefined : originalHash(original)
  return Object.fromEntries(
    Object.entries(text).map(([locale, one]) => {
      const outdated =
        one.state === 'reviewed' && (one['of'] === undefined || one['of'] !== present)
      return [locale, outdated ? { ...one, state: 'unreviewed' as const } : one]
    }),
  )
}

/** The dataset as readers may see it: no translation is called reviewed that no longer is. */
export function settleReviews(dataset: Dataset): Dataset {
  const settled = forEach(collectionNames, (collection) =>
    recordsOf(dataset, collection).map(([, record]) =>
      changeMarked(treeOfRecords(collection), record, 'text', (text) =>
        isText(text) ? settleText(text) : text,
      ),
    ),
  )
  return toDataset(settled) ?? dataset
}
