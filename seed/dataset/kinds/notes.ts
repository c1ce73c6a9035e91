/** What is said above the fields of a new national note. */
import { statementHints } from './hints.ts'

export const noteHints = {
  region: [
    'Only where the status holds in a part of the country: a code of its regions, as GB-SCT.',
  ],
  use: [
    'For whom, as far as the source says; what it does not say stays null or [], never guessed.',
    'null in place of all of it where nobody has coded it.',
  ],
  'use.criteria': ['All of them must hold; what each means stands in terms.yaml, "criterion".'],
  'use.ageFrom': ['As { value: 18, unit: years }, or months; null where it is not said.'],
  'use.with': [
    'What it is given with, each as one of several that will do:',
    '  - { anyOf: [platinum-chemotherapy], optional: false }',
    'Codes stand in terms.yaml, "partner"; medicines of this dataset go by their id.',
  ],
  'use.moreConditions': ['true when the source sets a condition that no code above says.'],
  ...statementHints(''),
}
