/** The rules that hold between records, each with its place; schemas have had their say before. */
import type { Day } from '../../../functions/model/dates.ts'
import { checkAddresses } from '../checks/addresses.ts'
import { checkCodes } from '../checks/codes.ts'
import { checkDirections } from '../checks/directions.ts'
import { gatherFacts } from '../checks/facts.ts'
import { checkIdentities } from '../checks/identities.ts'
import { checkLanguageWords } from '../checks/language-words.ts'
import { checkLanguages } from '../checks/languages.ts'
import { checkLetters } from '../checks/letters.ts'
import { checkMedicines, checkProductNumbers } from '../checks/medicines.ts'
import { checkNotes } from '../checks/notes.ts'
import { checkNumbers } from '../checks/numbers.ts'
import { checkOutdated } from '../checks/outdated.ts'
import { checkPageWords } from '../checks/page-words.ts'
import { checkPhones } from '../checks/phones.ts'
import { checkReferences } from '../checks/references.ts'
import { checkStatements } from '../checks/statements.ts'
import { checkWrittenAddresses } from '../checks/written-addresses.ts'
import { checkWrittenMarks } from '../checks/written-marks.ts'
import type { Entry } from '../entry.ts'
import type { DataFile } from '../files.ts'
import type { FileProblem } from '../rules/problems.ts'

export function checkRecords(
  entries: readonly Entry[],
  files: readonly DataFile[],
  today: Day,
): FileProblem[] {
  const facts = gatherFacts(entries, files)
  return [
    ...checkIdentities(entries),
    ...checkReferences(entries, facts),
    ...checkLanguages(entries, facts),
    ...checkLanguageWords(entries, facts),
    ...checkOutdated(entries, facts),
    ...checkStatements(entries, facts, today),
    ...checkAddresses(entries, facts),
    ...checkCodes(entries),
    ...checkDirections(entries, facts),
    ...checkLetters(entries),
    ...checkMedicines(entries),
    ...checkProductNumbers(entries),
    ...checkNotes(entries),
    ...checkNumbers(entries),
    ...checkPageWords(entries, files),
    ...checkPhones(entries),
    ...checkWrittenAddresses(entries),
    ...checkWrittenMarks(entries),
  ]
}
