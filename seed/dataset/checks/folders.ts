/** A record in the folder of another kind: said once, instead of everything that does not fit there. */
import { recordSchemas } from '../../../functions/model/records.ts'
import { isKeyed, type Collection } from '../../../functions/model/release.ts'
import { placed, type Entry } from '../entry.ts'
import { fileNameOf, kindOrder, kinds, oneOf } from '../kinds.ts'
import type { FileProblem } from '../rules/problems.ts'
import { fieldsOf } from '../select.ts'

/** Of fewer fields, several kinds have all. */
const enough = 4

export function findWrongFolder(entry: Entry): FileProblem | undefined {
  const names = fieldsOf(entry.value).map(([name]) => name)
  const fits = (collection: Collection): boolean => {
    const known: object = recordSchemas[collection].shape
    return names.every((name) => Object.hasOwn(known, name))
  }
  if (names.length < enough || fits(entry.collection)) return undefined
  const [home, ...others] = kindOrder.filter(fits)
  if (home === undefined || others.length > 0) return undefined
  const { folder } = kinds[home]
  const place = isKeyed(home) ? `${folder}/` : fileNameOf(home, '')
  const message = `this is ${oneOf(home)}: move it to ${place}`
  return placed(entry, { path: [], code: 'wrong-folder', message })
}
