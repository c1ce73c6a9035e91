/** Every text of a sound dataset with what the warnings hold against it. */
import type { Dataset } from '../../../functions/model/release.ts'
import { itemsOf, textsOf, type Item } from '../items.ts'
import type { FieldPath, FileProblem } from '../rules/problems.ts'
import type { WarningCode } from '../rules/warnings.ts'
import { fieldsOf } from '../select.ts'
import type { TextPlace } from '../texts.ts'

/** The path is within the item. */
export type PlacedText = TextPlace & { readonly item: Item }

export type Warning = FileProblem<WarningCode>

/** What a check finds wrong with a text; the path is within it. */
export type Remark = {
  readonly path: FieldPath
  readonly code: WarningCode
  readonly message: string
}

export function placedTexts(dataset: Dataset): PlacedText[] {
  return itemsOf(dataset).flatMap((item) => textsOf(item).map((place) => ({ item, ...place })))
}

export type Line = { readonly path: FieldPath; readonly field: string; readonly line: string }

/** The lines of one translation that readers see, those of a list one by one. */
export function linesIn(translation: unknown): Line[] {
  return fieldsOf(translation)
    .filter(([field]) => field !== 'state' && field !== 'of')
    .flatMap(([field, value]): Line[] => {
      if (typeof value === 'string') return [{ path: [field], field, line: value }]
      if (!Array.isArray(value)) return []
      return value.flatMap((line: unknown, i) =>
        typeof line === 'string' ? [{ path: [field, i], field, line }] : [],
      )
    })
}

/** All that readers see of one translation. */
export function wholeOf(translation: unknown): string {
  return linesIn(translation)
    .map(({ line }) => line)
    .join('\n')
}
