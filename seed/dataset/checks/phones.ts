/** A short number is dialled in one country: elsewhere it leads nowhere, or to somebody else. */
import { isShortNumber } from '../../../functions/model/phone.ts'
import { placed, type Entry } from '../entry.ts'
import { quote, type FileProblem } from '../rules/problems.ts'
import { fieldOf } from '../select.ts'

export function checkPhones(entries: readonly Entry[]): FileProblem[] {
  return entries
    .filter(({ collection }) => collection === 'resources')
    .flatMap((entry) => {
      const [phone, countries] = ['phone', 'countries'].map((name) => fieldOf(entry.value, name))
      if (typeof phone !== 'string' || !isShortNumber(phone)) return []
      if (!Array.isArray(countries) || countries.length === 1) return []
      const served = countries.length === 0 ? 'every country' : `${countries.length} countries`
      const message = `${quote(phone)} is dialled in one country only, and this serves ${served}: name that country alone, or write the number with + and the code of its country`
      return [placed(entry, { path: ['phone'], code: 'short-phone', message })]
    })
}
