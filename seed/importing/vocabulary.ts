/** What is read out of the texts of a register, in its language. */
import type { Use } from '../../functions/model/use.ts'
import type { FindCancers } from './cancer-words.ts'

export type Vocabulary = {
  readonly findCancers: FindCancers
  readonly findUse: (text: string) => Use
}
