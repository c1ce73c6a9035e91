/** `show`: one record as its dataset file. */
import { Option } from '@commander-js/extra-typings'
import { Day, isoDay } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { valueAt } from '../../functions/model/walk.ts'
import { fileOf, passageOf } from '../dataset/editing/dataset-files.ts'
import { findRecord, kindNames } from '../dataset/editing/find-record.ts'
import { collectionNamed } from '../dataset/kinds.ts'
import { loadWritten } from '../dataset/reading/sound.ts'
import { stampDataset } from '../dataset/reviews.ts'
import { printable, quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { readActiveOn } from '../releases/active-on.ts'
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
  npm run seed -- show be-melanoma-1 --alone  this note, without what stands beside it
  npm run seed -- show cri --local            as the files have it, comments apart
  npm run seed -- show cri --release 0123456789abcdef --out cri.yaml
  npm run seed -- show be-melanoma-1 --alone --on 2026-11-23    as readers had it on that day (UTC)

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
      .addOption(
        new Option('--on <day>', 'from the release that was active on this day').conflicts(
          'release',
        ),
      )
      .addOption(new Option('--local', 'from the dataset files').conflicts(['release', 'on']))
      .option('--alone', 'of a note or use, it alone, not the file that holds it')
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
  const { record, path } = found
  const value = options.alone ? valueAt(record, path) : record
  print(door, options, value, () => [
    (options.alone && path.length > 0
      ? passageOf(dataset, found, path)
      : fileOf(dataset, found).text
    ).trimEnd(),
  ])
}

async function read(options: Options, door: Door): Promise<Dataset> {
  if (options.local) return loadWritten(options.data)
  const day = options.on === undefined ? undefined : readDay(options.on, isoDay(door.now()))
  return withStore(options, door, async (store) => {
    if (day === undefined) return stampDataset((await readKept(store, options.release)).dataset)
    const { dataset, summary, since, thatDay } = await readActiveOn(store, day)
    const when = `${since.at.slice(0, 10)}, by ${since.by}: ${since.message}`
    door.note(printable(`release ${summary.id}, active since ${when}`))
    if (thatDay > 1)
      door.note(`Readers had ${thatDay} releases on ${day}: this is the last of them.`)
    return stampDataset(dataset)
  })
}

function readDay(given: string, today: Day): Day {
  const day = Day.safeParse(given)
  if (!day.success)
    throw new Refusal('usage', `--on takes a day such as ${today}, not ${quote(given)}`)
  if (day.data > today) throw new Refusal('usage', `${day.data} is still to come`)
  return day.data
}
