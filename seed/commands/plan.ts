/** `plan`: what publishing would change, before anything is written. */
import { isoDay } from '../../functions/model/dates.ts'
import type { Plan } from '../releases/plan.ts'
import { preparePublication, type Publishable } from '../releases/prepare.ts'
import { readBase } from '../stores/base.ts'
import { edgeOf, type TargetOptions } from '../stores/target.ts'
import { withStore } from '../stores/with-store.ts'
import {
  allOption,
  dataOption,
  jsonOption,
  outOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { describePlan } from './plan-report.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'
import { loadToPublish } from './terminal/problem-lines.ts'

const examples = `
Examples:
  npm run seed -- plan                       against the running npm start
  npm run seed -- plan --all | less          every line of it
  npm run seed -- plan --json --out plan.json    for a script: changes, coverage, guard
  npm run seed -- plan --stage production --region eu-central-1

Writes nothing. Ends with 0 also when the guard would refuse to publish this: the last
section says so, and which --confirm COUNT publish would then ask for. A script reads
guard.refuses; "publish --dry-run" ends as publish would. How many warnings "validate" has
is said on standard error: they stop nothing. Translations of an original that has changed
are listed as outdated: they are not published, and count as missing until renewed.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('plan')
      .summary('show what publishing would change')
      .description(
        'Compares a dataset with the active release and says what publishing would change.',
      )
      .addOption(dataOption(door.ownData))
      .addOption(allOption())
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addPlan(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  const loaded = await loadToPublish(options.data, door)
  const planned = await planAgainst(loaded, options, door)
  const { all = false } = options
  print(door, options, planned, () => describePlan(planned, { ...planned, all, paint: door.paint }))
}

export type PlannedFor = Plan & {
  /** The store, as a person tells it from others. */
  readonly target: string
}

/** What publishing the dataset of a folder to the target would do. */
export async function planAgainst(
  loaded: Publishable,
  options: TargetOptions & { readonly data: string },
  door: Door,
): Promise<PlannedFor> {
  const edge = await edgeOf(options, door)
  const today = isoDay(door.now())
  return withStore(options, door, async (store, { name: target, key }) => {
    const base = await readBase(options.data, key)
    const { plan } = await preparePublication(loaded, { store, edge, today, base })
    return { target, ...plan }
  })
}
