/** `validate`: every error of every file at once; writes nothing, calls no store. */
import type { Command } from 'commander'
import * as z from 'zod'
import { countsOf } from '../../functions/model/release.ts'
import type { Door } from '../door.ts'
import { Refusal } from '../exit-codes.ts'
import { loadDataset } from '../load.ts'
import { reportProblems } from '../problem-report.ts'
import { guideFile } from '../rules-guide.ts'
import { describeCounts, refuseDataset } from '../sound-dataset.ts'
import { dataOption, jsonOption } from './options.ts'

const Options = z.object({ data: z.string(), json: z.boolean().default(false) })

const examples = `
Examples:
  npm run seed -- validate
  npm run seed -- validate --data ../my-dataset
  npm run seed -- validate --json > report.json

Each problem is a line "path:line:col: error CODE message", sorted, on standard error.
Every CODE is explained, with an example and a fix, in ${guideFile}.
The JSON has the form of seed/schemas/problems.schema.json.
Ends with 0 when there is none and with 3 when there is one.`

export function addValidate(program: Command, door: Door): void {
  program
    .command('validate')
    .summary('check every file of a dataset')
    .description('Checks a dataset and lists everything that is wrong with it. Writes nothing.')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addHelpText('after', examples)
    .action(async (given: unknown) => validate(Options.parse(given), door))
}

async function validate({ data, json }: z.infer<typeof Options>, door: Door): Promise<void> {
  const loaded = await loadDataset(data)
  const { dataset, problems } = loaded
  if (json) {
    door.out(JSON.stringify(reportProblems(loaded), null, 2))
    if (dataset === undefined) throw new Refusal('invalid-data', 'the dataset is not valid')
  } else {
    if (dataset === undefined) throw refuseDataset(problems, door)
    door.out(`valid: ${describeCounts(countsOf(dataset))}`)
  }
}
