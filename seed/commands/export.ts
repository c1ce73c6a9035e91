/** `export`: a release as dataset files. */
import { datasetFiles } from '../dataset/editing/dataset-files.ts'
import { refuseFilled, writeDataset } from '../dataset/editing/export.ts'
import { stampDataset } from '../dataset/reviews.ts'
import { readKept } from '../releases/active-release.ts'
import { withStore } from '../stores/with-store.ts'
import {
  jsonOption,
  outOption,
  releaseOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { describeCounts } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { keepBase } from './terminal/keep-base.ts'
import { printJson } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- export                      into a new folder named after the release
  npm run seed -- export ../copy              into a new or empty folder
  npm run seed -- export ../old --release 0123456789abcdef
  npm run seed -- validate --data ../copy     the export is a dataset like any other

One file for each thing, fields in the order of the schemas: publishing an export of the
active release is "unchanged". Comments are not part of a release, so an export has none;
neither has it the LICENSE file, nor a translation that was outdated when it was published.
Keep editing the files you publish from, and use exports to look, to compare, or when those
files are lost.`

function declare(program: Program) {
  return withTarget(
    program
      .command('export')
      .summary('write a release as dataset files')
      .description('Writes the active release, or another one that is kept, as dataset files.')
      .argument('[dir]', 'folder to write to (default: release-ID)')
      .addOption(releaseOption())
      .option('--force', 'write into a folder that is not empty; removes nothing')
      .option('--dry-run', 'say what would be written')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addExport(program: Program, door: Door): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (dir: string | undefined, options) => run(dir, options, door))
}

async function run(named: string | undefined, options: Options, door: Door): Promise<void> {
  // Asked first, so that a folder in use costs no store call; and again before writing.
  if (named !== undefined && !options.force) await refuseFilled(named)
  const { summary, dataset, key, name } = await withStore(options, door, async (store, target) => ({
    ...(await readKept(store, options.release)),
    ...target,
  }))
  const dir = named ?? `release-${summary.id}`
  if (!options.force) await refuseFilled(dir)
  const files = datasetFiles(stampDataset(dataset))
  const strays = options.dryRun
    ? []
    : await writeDataset(dir, files, (written) =>
        door.progress(`write ${written} of ${files.length} files`),
      )
  if (!options.dryRun) await keepBase(dir, { key, release: summary.id, at: door.now() }, door)
  if (options.json) {
    const { id, generation } = summary
    const paths = files.map(({ path }) => path)
    printJson(door, { target: name, release: id, generation, dir, files: paths, strays })
    return
  }
  const done = options.dryRun ? 'would write' : 'wrote'
  door.out(`${done} ${files.length} files of release ${summary.id} to ${dir}`)
  door.note(`From ${name}.`)
  door.note(`They hold ${describeCounts(summary.counts)}. Comments are not part of a release.`)
  if (strays.length === 0) return
  door.note('These files were there and are not part of the release; delete those you do not want:')
  for (const path of strays) door.note(`  ${path}`)
}
