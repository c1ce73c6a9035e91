/** A national register, as its statements are held against the notes of its country. */
import type { Day } from '../../functions/model/dates.ts'
import type { CountryCode } from '../../functions/model/ids.ts'
import type { NationalNote } from '../../functions/model/note.ts'
import type { FindCancers } from './cancer-words.ts'
import type { Against } from './source.ts'

export type Register = {
  readonly country: CountryCode
  readonly region: string | null
  readonly edition: Day
  /** Whether each decision has a page of its own, by which also undated notes are told. */
  readonly namesPages: boolean
  /** Whether it says until when a decision holds, where that has an end. */
  readonly setsPeriods: boolean
  /** In its language. */
  readonly findCancers: FindCancers
  /** Where the whole of it is. */
  readonly page: string
  /** Whether a note of ours was read from this register, which then has to have a row for it. */
  readonly owns: (note: NationalNote) => boolean
  readonly isNew: Against['isNew']
}
