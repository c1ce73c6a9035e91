/** The parameter by which callers choose what of an answer they get. */
import * as z from 'zod'
import { plain, resolvedTo, type PlainParameter } from './parameter.ts'

const FieldName = z
  .string()
  .max(80)
  .regex(/^[A-Za-z]+(?:\.[A-Za-z]+)*$/)
const FieldNames = z.array(FieldName).min(1).max(50)

/** Which there are, each operation's own table says (`cutting.ts`), loaded when it is needed. */
export const chosenFields: PlainParameter<readonly string[]> = {
  ...plain(
    {
      description:
        'What of `data` is answered (a comma list, or repeated): names of its fields, of a list those of its records, with dots for what is further down: `title`, `link.state`, `national.text`. A name brings all that is below it; whatever is not named is left out, though the schema requires it. What keeps the rest from being misread always comes, wherever it stands: ids, codes, names; `locale` and `translation` of a text; `cancerType`, `country`, `state`, `regions` and `euAuthorisationApplies`; of a note and of an authorisation `status`, `medicines`, `combination`, `use`, `region`, `decidedOn`, `confirmedOn`, `inForceFrom`, `inForceUntil`, `dateNote`, `freshness`, `superseded`, `confidence`; `asOf` of a collected text, `euStatus` with its date and freshness; `countries`, `onlyEu` and `retired` of a resource; `dated` and `caution` of a document. `meta` stays whole, with the notice. `page.next` keeps the choice, and a cursor holds without it.',
      grammar: z
        .string()
        .transform((text) => text.split(','))
        .pipe(FieldNames),
      expected: 'names of fields, such as title or link.state, at most 50 with commas',
      values: 'free',
    },
    resolvedTo,
  ),
  item: FieldName,
  grammar: FieldNames,
}
