/** `status`: what is published, by whom, what else is held, and whether the files differ. */
import { emptyHead } from '../../functions/store/head/head.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { readFlips } from '../releases/flips.ts'
import { findCopyDrift } from '../releases/keep-copy.ts'
import { findDrift, makeStatus } from '../releases/status.ts'
import { withStore } from '../stores/with-store.ts'
import {
  dataOption,
  jsonOption,
  outOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { describeStatus } from './status-report.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- status                     of the running npm start
  npm run seed -- status --data ../my-data   compared with other files
  npm run seed -- status --stage production --region eu-central-1
  npm run seed -- status --json

A release is staged (begun, no reader sees it), active (what readers get), retired (was
active; can be gone back to) or deleting (being removed). Writes nothing.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('status')
      .summary('show what is published, by whom, and whether the files differ')
      .description('Shows the active release, every other one that is held, and local changes.')
      .addOption(dataOption(door.ownData))
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addStatus(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  const { head, flips, copy, target } = await withStore(options, door, async (store, to) => {
    const found = (await createWriter(store).head()) ?? emptyHead
    return {
      head: found,
      flips: await readFlips(store, found),
      copy: await findCopyDrift(store, to.copy, found),
      target: to.name,
    }
  })
  const drift = await findDrift(options.data, head.active)
  const status = { target, ...makeStatus(head, { drift, copy, flips }) }
  print(door, options, status, () => describeStatus(status, door.now()))
}
