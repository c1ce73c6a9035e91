/** `releases`: the log of who did what, newest first. */
import { createWriter } from '../../functions/store/writer.ts'
import { withStore } from '../stores/with-store.ts'
import { describeLog } from './log-report.ts'
import { jsonOption, outOption, withTarget, type OptionsOf, type Program } from './options.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'
import { readCount } from './terminal/read-count.ts'

const examples = `
Examples:
  npm run seed -- releases                   the last 20 changes
  npm run seed -- releases --limit 1000
  npm run seed -- releases --json            all of them, for a script

Nothing is ever taken out of the log, also when the releases it names are removed. It says
who published, and private notes; readers of the API never see that. What is held now: npm run seed -- status`

function declare(program: Program) {
  return withTarget(
    program
      .command('releases')
      .summary('list who published, rolled back, pruned or repaired what, and why')
      .description('Lists every change that readers could notice, newest first.')
      .option('--limit <count>', 'how many changes', '20')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addReleases(program: Program, door: Door): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  const limit = readCount('--limit', options.limit)
  const { changes } = await withStore(options, door, async (store) => {
    const writer = createWriter(store)
    const [log, head] = [await writer.log(), await writer.head()]
    // The last change may stand in the head alone.
    const last = head?.last ?? null
    const untold = last !== null && log.changes.every(({ revision }) => revision !== last.revision)
    return { changes: untold ? [...log.changes, last] : log.changes }
  })
  print(door, options, changes.toReversed(), () =>
    changes.length === 0 ? ['Nothing was ever published here.'] : describeLog(changes, limit),
  )
}
