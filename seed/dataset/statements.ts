/** The dated statements of a dataset, and which of them somebody should read again. */
import { isoDay, type Day } from '../../functions/model/dates.ts'
import { isHearsay } from '../../functions/model/freshness.ts'
import { officialIn } from '../../functions/model/hosts.ts'
import type { Dataset } from '../../functions/model/release.ts'
import {
  freshnessOn,
  readStatement,
  type Statement as Said,
  type StatementKind,
} from '../../functions/model/statements.ts'
import { findMarked, nameSteps } from '../../functions/model/walk.ts'
import { itemKinds, itemsOf, type Item } from './items.ts'
import type { Words } from './kinds/kind.ts'
import { compare } from './rules/problems.ts'
import { fieldOf } from './select.ts'

export const statementKinds: Readonly<Record<StatementKind, Words>> = {
  ...itemKinds,
  authorisations: ['EU authorisation', 'EU authorisations'],
}

export type Statement = Pick<Item, 'id' | 'about' | 'home'> &
  Said & {
    readonly kind: StatementKind
    /** The code of the country it is about; `EU` for what holds in all of the EU. */
    readonly country: string
  }

/** What an item says that can grow old: as a whole, or something within it. */
export function datedIn({ kind, id, about, home, value: whole, tree }: Item): Item[] {
  return findMarked(tree, whole, 'dated').flatMap(({ path, value, tree: own }) => {
    if (typeof value !== 'object' || value === null) return []
    const at = { ...home, path: [...home.path, ...path] }
    const name = [id, ...nameSteps(whole, path)].join('.')
    return [{ kind, id: name, about, home: at, value, tree: own }]
  })
}

/** Every statement that readers are told as such: what is superseded needs no review. */
export function statementsOf(dataset: Dataset): Statement[] {
  const isOfficial = officialIn(dataset.manifest.sourceHosts)
  return itemsOf(dataset)
    .filter(({ value }) => fieldOf(value, 'superseded') !== true)
    .flatMap((item) =>
      datedIn(item).flatMap(({ id, about, home, value }) => {
        const read = readStatement(value, isOfficial)
        if (read === undefined) return []
        const { medicines, ...said } = read
        const isWithin = item.kind === 'euNotes' && id !== item.id
        return {
          ...said,
          kind: isWithin ? 'authorisations' : item.kind,
          id,
          about: isWithin ? `${about}: ${medicines.join(', ')}` : about,
          home,
          country: home.collection === 'countries' ? home.key : 'EU',
        }
      }),
    )
}

/**
 * What an admin has to do with it: `undated`, `past` and `unconfirmed` statements are no longer told
 * as the present, `soon` ones will not be.
 */
export type ReviewState = 'past' | 'unconfirmed' | 'undated' | 'soon' | 'later'

/** No new date makes a status of what a third party said: only a better source does. */
export function reviewStateOf(statement: Statement, today: Day, withinDays: number): ReviewState {
  const { due, confidence } = statement
  if (isHearsay(confidence)) return 'later'
  if (due === null) return 'undated'
  if (due >= today) return due <= daysAfter(today, withinDays) ? 'soon' : 'later'
  return freshnessOn(statement, today) === 'unconfirmed' ? 'unconfirmed' : 'past'
}

function daysAfter(day: Day, days: number): Day {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return isoDay(at)
}

/** What is due longest comes first, then by country; what has no date comes last. */
export function sortByDue(statements: readonly Statement[]): Statement[] {
  const undated = '9999'
  return statements.toSorted(
    (a, b) =>
      compare(a.due ?? undated, b.due ?? undated) ||
      compare(a.country, b.country) ||
      compare(a.id, b.id),
  )
}
