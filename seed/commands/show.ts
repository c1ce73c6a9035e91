/** `show`: one record as its dataset file. */
import { Option } from '@commander-js/extra-typings'
import type { Dataset } from '../../functions/model/release.ts'
import { fileOf } from '../dataset/editing/dataset-files.ts'
import { findRecord, kindNames } from '../dataset/editing/find-record.ts'
import { collectionNamed } from '../dataset/kinds.ts'
import { loadWritten } from '../dataset/reading/sound.ts'
import { stampDataset } from '../dataset/reviews.ts'
import { readKept } from '../releases/active-release.ts'
import { withStore } from '../stores/with-store.ts'
import {
  dataOption,
  jsonOption,
  outOption,
  releaseOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- show melanoma               a cancer type, with its EU note
  npm run seed -- show BE                     a country, with its notes
  npm run seed -- show be-melanoma-1          the file that holds this note
  npm run seed -- show cri --local            as the files have it, comments apart
  npm run seed -- show cri --release 0123456789abcdef --out cri.yaml

Shows what readers get, in the form of a dataset file; comments are not part of a release.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
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
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addShow(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (id: string, options) => run(id, options, door))
}

async function run(id: string, options: Options, door: Door): Promise<void> {
  const dataset = await read(options, door)
  const found = findRecord(dataset, id, collectionNamed(options.kind ?? ''))
  print(door, options, found.record, () => [fileOf(dataset, found).text.trimEnd()])
}

async function read(options: Options, door: Door): Promise<Dataset> {
  if (options.local) return loadWritten(options.data)
  return withStore(options, door, async (store) =>
    stampDataset((await readKept(store, options.release)).dataset),
  )
}
