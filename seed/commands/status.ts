/** `status`: what is published, by whom, what else is held, and whether the files differ. */
import type { Command } from 'commander'
import * as z from 'zod'
import { emptyHead } from '../../functions/store/head/head.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { findDrift, makeStatus } from '../releases/status.ts'
import { withStore } from '../stores/with-store.ts'
import { dataOption, jsonOption, targetFields, targetOptions } from './options.ts'
import { describeStatus } from './status-report.ts'
import type { Door } from './terminal/door.ts'

const Options = z.object({
  data: z.string(),
  json: z.boolean().default(false),
  ...targetFields,
})

const examples = `
Examples:
  npm run seed -- status                     of the running npm start
  npm run seed -- status --data ../my-data   compared with other files
  npm run seed -- status --stage production --region eu-central-1
  npm run seed -- status --json

A release is staged (begun, no reader sees it), active (what readers get), retired (was
active; can be gone back to) or deleting (being removed). Writes nothing.`

export function addStatus(program: Command, door: Door): void {
  const command = program
    .command('status')
    .summary('show what is published, by whom, and whether the files differ')
    .description('Shows the active release, every other one that is held, and local changes.')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
  for (const option of targetOptions()) command.addOption(option)
  command
    .addHelpText('after', examples)
    .action(async (given: unknown) => run(Options.parse(given), door))
}

async function run(options: z.infer<typeof Options>, door: Door): Promise<void> {
  const head = await withStore(options, door, async (store) => createWriter(store).head())
  const drift = await findDrift(options.data, head?.active ?? null)
  const status = makeStatus(head ?? emptyHead, drift)
  if (options.json) door.out(JSON.stringify(status, null, 2))
  else describeStatus(status, door.now()).forEach(door.out)
}
