/** `releases`: the log of who did what, newest first. */
import type { Command } from 'commander'
import * as z from 'zod'
import { createWriter } from '../../functions/store/writer.ts'
import { withStore } from '../stores/with-store.ts'
import { describeLog } from './log-report.ts'
import { jsonOption, targetFields, targetOptions } from './options.ts'
import type { Door } from './terminal/door.ts'
import { readCount } from './terminal/read-count.ts'

const Options = z.object({
  limit: z.string(),
  json: z.boolean().default(false),
  ...targetFields,
})

const examples = `
Examples:
  npm run seed -- releases                   the last 20 changes
  npm run seed -- releases --limit 1000
  npm run seed -- releases --json            all of them, for a script

Nothing is ever taken out of the log, also when the releases it names are removed. It says
who published; readers of the API never see that. What is held now: npm run seed -- status`

export function addReleases(program: Command, door: Door): void {
  const command = program
    .command('releases')
    .summary('list who published, rolled back, pruned or repaired what, and why')
    .description('Lists every change that readers could notice, newest first.')
    .option('--limit <count>', 'how many changes', '20')
    .addOption(jsonOption())
  for (const option of targetOptions()) command.addOption(option)
  command
    .addHelpText('after', examples)
    .action(async (given: unknown) => run(Options.parse(given), door))
}

async function run(options: z.infer<typeof Options>, door: Door): Promise<void> {
  const limit = readCount('--limit', options.limit)
  const { changes } = await withStore(options, door, async (store) => {
    const writer = createWriter(store)
    const [log, head] = [await writer.log(), await writer.head()]
    // The last change may stand in the head alone.
    const last = head?.last ?? null
    const untold = last !== null && log.changes.every(({ revision }) => revision !== last.revision)
    return { changes: untold ? [...log.changes, last] : log.changes }
  })
  if (options.json) door.out(JSON.stringify(changes.toReversed(), null, 2))
  else if (changes.length === 0) door.out('Nothing was ever published here.')
  else describeLog(changes, limit).forEach(door.out)
}
