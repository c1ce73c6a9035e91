/** `show`: one record as its dataset file. */
import { Option, type Command } from 'commander'
import * as z from 'zod'
import type { Dataset } from '../../functions/model/release.ts'
import { fileOf } from '../dataset/editing/dataset-files.ts'
import { findRecord, kindNames } from '../dataset/editing/find-record.ts'
import { collectionNamed } from '../dataset/kinds.ts'
import { loadSound } from '../dataset/reading/sound.ts'
import { readKept } from '../releases/active-release.ts'
import { withStore } from '../stores/with-store.ts'
import { dataOption, jsonOption, releaseOption, targetFields, targetOptions } from './options.ts'
import type { Door } from './terminal/door.ts'

const Options = z.object({
  kind: z.string().optional(),
  release: z.string().optional(),
  local: z.boolean().default(false),
  data: z.string(),
  json: z.boolean().default(false),
  ...targetFields,
})

const examples = `
Examples:
  npm run seed -- show melanoma               a cancer type, with its EU note
  npm run seed -- show BE                     a country, with its notes
  npm run seed -- show be-melanoma-1          the file that holds this note
  npm run seed -- show cri --local            as the files have it, comments apart
  npm run seed -- show cri --release 0123456789abcdef > cri.yaml

Shows what readers get, in the form of a dataset file; comments are not part of a release.`

export function addShow(program: Command, door: Door): void {
  const command = program
    .command('show')
    .summary('print one record as its dataset file')
    .description('Prints a record of the active release as its dataset file.')
    .argument(
      '<id>',
      'id of a resource, medicine, cancer type, note or publication, or code of a country',
    )
    .addOption(new Option('--kind <kind>', 'when several things have this id').choices(kindNames))
    .addOption(releaseOption())
    .addOption(new Option('--local', 'from the dataset files').conflicts('release'))
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
  for (const option of targetOptions()) command.addOption(option)
  command
    .addHelpText('after', examples)
    .action(async (id: string, given: unknown) => run(id, Options.parse(given), door))
}

async function run(id: string, options: z.infer<typeof Options>, door: Door): Promise<void> {
  const dataset = await read(options, door)
  const found = findRecord(dataset, id, collectionNamed(options.kind ?? ''))
  if (options.json) door.out(JSON.stringify(found.record, null, 2))
  else door.out(fileOf(dataset, found).text.trimEnd())
}

async function read(options: z.infer<typeof Options>, door: Door): Promise<Dataset> {
  if (options.local) return loadSound(options.data)
  return withStore(options, door, async (store) => (await readKept(store, options.release)).dataset)
}
