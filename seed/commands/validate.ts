/** `validate`: every error of every file at once; writes nothing, calls no store. */
import { isoDay } from '../../functions/model/dates.ts'
import { countsOf } from '../../functions/model/release.ts'
import {
  findShortages,
  listWarnings,
  mostCounted,
  type Warnings,
} from '../dataset/reading/find-warnings.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import { reportProblems } from '../dataset/reading/problem-report.ts'
import { UnsoundDataset } from '../dataset/reading/sound.ts'
import { shown } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { guideFile } from '../reference/rules-guide.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import { count, describeCounts } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { printJson } from './terminal/print.ts'
import { atLeast, noteWarnings } from './terminal/problem-lines.ts'

const examples = `
Examples:
  npm run seed -- validate
  npm run seed -- validate --strict
  npm run seed -- validate --all            every missing translation of a new language
  npm run seed -- validate --data ../my-dataset
  npm run seed -- validate --json --out report.json

Each problem is a line "path:line:col: error CODE message", sorted, on standard error.
When there is none, what the dataset could do better follows in the same form, as
"warning": translations that are missing or outdated, slips of typography, words off the
glossary. A language that lacks more than ten texts is one line with their number, and
--all lists them; what is wrong with texts that are there comes last. Beyond ${mostCounted}
warnings no further file is searched for them; with --all and with --json every one is.
A warning never stops a publication: a correction must not wait for a translation.
Every CODE is explained, with an example and a fix, in ${guideFile}.
The JSON has the form of seed/schemas/problems.schema.json.
Ends with 0 when there is no error and with 3 when there is one; with --strict a warning
is enough for 3. The repository's dataset is held to --strict.`

function declare(program: Program, door: Door) {
  return program
    .command('validate')
    .summary('check every file of a dataset')
    .description('Checks a dataset and lists everything that is wrong with it. Writes nothing.')
    .option('--strict', 'end with 3 on warnings as well')
    .option('--all', 'every warning, however many texts a language lacks')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type Options = OptionsOf<typeof declare>

export function addValidate(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => validate(options, door))
}

const noWarnings: Warnings = { listed: [], missing: 0, others: 0, codes: new Set(), isWhole: true }

/** Texts that a language may lack before they are only counted. */
const listed = 10

async function validate(options: Options, door: Door): Promise<void> {
  const loaded = await loadDataset(options.data, { today: isoDay(door.now()) })
  const { dataset, written, problems, entries } = loaded
  const { all = false } = options
  const shortages = all || options.json || written === undefined ? [] : findShortages(written)
  const many = shortages.filter(({ missing }) => missing > listed)
  const counted = new Set(many.map(({ locale }) => locale))
  const bounds = all || options.json ? {} : { most: shown, enough: mostCounted }
  const warnings =
    written === undefined ? noWarnings : listWarnings(written, entries, { counted, ...bounds })
  if (options.json) {
    printJson(door, reportProblems(loaded, warnings.listed))
    if (dataset === undefined) throw new Refusal('invalid-data', 'the dataset is not valid')
  } else {
    if (dataset === undefined) throw new UnsoundDataset(problems)
    noteWarnings(warnings, many, { all }, door)
    door.out(`valid: ${describeCounts(countsOf(dataset))}`)
  }
  const found = warnings.missing + warnings.others + many.length
  if (options.strict && found > 0) {
    const how = atLeast(count(found, 'warning'), warnings)
    throw new Refusal('invalid-data', `${how}, and --strict allows none`)
  }
}
