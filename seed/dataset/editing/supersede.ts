/** The other side of a new note: what it replaces says so, and stays where it is. */
import type { FieldPath } from '../rules/problems.ts'
import { quote } from '../rules/problems.ts'
import { Refusal } from '../rules/refusal.ts'
import { didYouMean } from '../rules/suggest.ts'
import { fieldOf, select, selectText } from '../select.ts'
import type { YamlEdit } from '../yaml/edits.ts'

export type Replaced = {
  readonly id: string
  /** Its place among the notes of its country. */
  readonly index: number
  readonly path: FieldPath
  readonly superseded: boolean
  readonly supersededBy: readonly string[]
}

/** The notes of a country, which may be flawed, by id; only those on the same type can be replaced. */
export function findReplaced(
  country: unknown,
  cancerType: string,
  ids: readonly string[],
): Replaced[] {
  const notes = select(country, 'availability.*')
  const own = notes.filter(({ value }) => fieldOf(value, 'cancerType') === cancerType)
  const known = own.map(({ value }) => String(fieldOf(value, 'id')))
  return [...new Set(ids)].map((id) => {
    const found = own[known.indexOf(id)]
    if (found === undefined) {
      const message = `there is no note ${quote(id)} on ${cancerType} in this country to replace`
      throw new Refusal('usage', `${message}${didYouMean(id, known)}`)
    }
    return {
      id,
      index: notes.indexOf(found),
      path: found.path,
      superseded: fieldOf(found.value, 'superseded') === true,
      supersededBy: selectText(found.value, 'supersededBy.*').map(({ value }) => value),
    }
  })
}

export function supersede({ path, superseded, supersededBy }: Replaced, by: string): YamlEdit[] {
  return [
    ...(superseded ? [] : [{ path: [...path, 'superseded'], value: true }]),
    { path: [...path, 'supersededBy'], value: [...supersededBy, by] },
  ]
}
