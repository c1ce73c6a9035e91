/** What is said above the fields of a new national note. */
import { statementHints } from './hints.ts'

export const noteHints = {
  region: ['Only where the status holds in a part of the country, as England.'],
  ...statementHints(''),
}
