/**
 * The text of the default language is that of its original: every chain ends there. Where readers get
 * a composed text instead, it can be left out like any other.
 */
import { treeOfRecords } from '../../../functions/model/marked-records.ts'
import { findMarked } from '../../../functions/model/walk.ts'
import { placed, type Entry } from '../entry.ts'
import { outdatedIn } from '../reviews.ts'
import type { FileProblem } from '../rules/problems.ts'
import { isText } from '../texts.ts'
import type { Facts } from './facts.ts'

export function checkOutdated(entries: readonly Entry[], { defaultLocale }: Facts): FileProblem[] {
  if (defaultLocale === undefined) return []
  const message = `made from an earlier original, and readers of every language end up in "${defaultLocale}": bring it up to date, then run translate stamp ID`
  return entries.flatMap((entry) =>
    findMarked(treeOfRecords(entry.collection), entry.value, 'text')
      .filter(({ tree }) => tree.mark.composed !== true)
      .filter(({ value }) => isText(value) && outdatedIn(value).includes(defaultLocale))
      .map(({ path }) =>
        placed(entry, {
          path: [...path, defaultLocale],
          code: 'outdated-default-locale',
          message,
          atKey: true,
        }),
      ),
  )
}
