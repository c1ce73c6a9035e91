/** `publish`: checks, writes, proves and switches. */
import type { Command } from 'commander'
import * as z from 'zod'
import { storeBudgets } from '../../functions/store/budgets.ts'
import { openStore } from '../../functions/store/connect.ts'
import { messageLimit } from '../../functions/store/writer.ts'
import type { Door } from '../door.ts'
import { Refusal } from '../exit-codes.ts'
import { publish, type Prove, type PublishProgress } from '../publish.ts'
import { describePublished, loadSound } from '../sound-dataset.ts'
import { resolveTarget } from '../target.ts'
import { dataOption, jsonOption, targetOptions } from './options.ts'

const Options = z.object({
  message: z.string(),
  data: z.string(),
  json: z.boolean().default(false),
  table: z.string().optional(),
  endpoint: z.string().optional(),
  region: z.string().optional(),
})

const examples = `
Examples:
  npm run seed -- publish -m "Polish helplines checked"
  npm run seed -- publish -m "first release" --table immuno-directory --region eu-west-1

Invalid data is refused before any store is called. Readers see the old release until
the new one is written, read back and proved; then they see the new one, whole.
Stopped half-way, run the same command again. Ends with 0 also when nothing changed.`

export function addPublish(program: Command, door: Door, prove: Prove): void {
  const command = program
    .command('publish')
    .summary('publish a dataset as the active release')
    .description('Publishes a dataset as a release and makes it the active one.')
    .requiredOption('-m, --message <why>', 'why, for the log of releases')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
  for (const option of targetOptions()) command.addOption(option)
  command
    .addHelpText('after', examples)
    .action(async (given: unknown) => run(Options.parse(given), door, prove))
}

async function run(options: z.infer<typeof Options>, door: Door, prove: Prove): Promise<void> {
  const message = options.message.trim()
  if (message === '' || message.length > messageLimit) {
    throw new Refusal('usage', `the message needs 1 to ${messageLimit} characters`)
  }
  const dataset = await loadSound(options.data, door)
  const target = await resolveTarget(options, door.stateFile)
  const store = openStore({ ...target, budget: storeBudgets.publisher })
  try {
    const { by, now } = door
    const onProgress = (progress: PublishProgress): void => door.progress(describe(progress))
    const result = await publish({ dataset, store, message, by, now, prove, onProgress })
    door.out(options.json ? JSON.stringify(result, null, 2) : describePublished(result))
  } finally {
    store.client.destroy()
  }
}

function describe(progress: PublishProgress): string {
  if (progress.step !== 'write') return `${progress.step} …`
  return `write ${progress.written + progress.kept} of ${progress.of}`
}
