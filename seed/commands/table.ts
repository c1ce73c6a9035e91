/** `table create`: makes an empty table, where no deployment does. */
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { hasIdentity } from '../stores/identity.ts'
import { withStore } from '../stores/with-store.ts'
import { jsonOption, outOption, withTarget, type OptionsOf, type Program } from './options.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- table create --table try --endpoint http://127.0.0.1:8000
  npm run seed -- table create --table try --region eu-central-1

The table has the keys that every other command expects, is billed by request, and holds
nothing. One that is there stays as it is. Its name and place are those of --table,
--endpoint and --region; whoever makes it in AWS must be allowed dynamodb:CreateTable and
dynamodb:DescribeTable.

The table of a stage is made by its deployment, which also protects it against being deleted,
keeps 35 days to go back to, and limits what it may cost. One that is made here has none of that.`

function declare(table: Program) {
  return withTarget(
    table
      .command('create')
      .summary('make an empty table, unless it is there')
      .description('Makes an empty table for releases, unless it is there, and waits for it.')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addTable(program: Program, door: Door): void {
  const table = program
    .command('table')
    .summary('make the table that releases are kept in')
    .description('Looks after the table itself.')
  declare(table)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  if (options.table === undefined) {
    throw new Refusal('usage', 'name the table: --table NAME', [
      'The table of a stage is made by npm run deploy, that of npm start by itself.',
    ])
  }
  const result = await withStore(options, door, async (store, { name: target }) => ({
    target,
    created: await createWriter(store).ensureTable(),
  }))
  print(door, options, result, () => [
    result.created ? `created: ${result.target}` : `unchanged: ${result.target} is there`,
    ...(result.created && hasIdentity(options)
      ? ['Nothing protects it: npm run seed -- table create --help says what a stage has besides.']
      : []),
  ])
}
