/** `publish`: checks, shows what changes, writes, proves and switches. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { isoDay } from '../../functions/model/dates.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { refuseUnconfirmed } from '../releases/objections.ts'
import type { Plan } from '../releases/plan.ts'
import { preparePublication, type Publishable } from '../releases/prepare.ts'
import { publish, type Prove, type PublishProgress } from '../releases/publish.ts'
import { sourceCommit } from '../releases/source-commit.ts'
import type { Pause } from '../stores/readers.ts'
import { edgeOf } from '../stores/target.ts'
import { withStore } from '../stores/with-store.ts'
import {
  dataOption,
  jsonOption,
  outOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { describePlan } from './plan-report.ts'
import { planAgainst } from './plan.ts'
import { describePublished } from './terminal/describe-published.ts'
import type { Door } from './terminal/door.ts'
import { readMessage } from './terminal/message.ts'
import { print, printJson } from './terminal/print.ts'
import { loadToPublish } from './terminal/problem-lines.ts'
import { tellReaders } from './terminal/tell-readers.ts'

const examples = `
Examples:
  npm run seed -- publish -m "Polish helplines checked"
  npm run seed -- publish --dry-run          what it would do; nothing is written
  npm run seed -- publish -m "new countries" --confirm 212
  npm run seed -- publish -m "first release" --stage production --region eu-central-1

Invalid data is refused before any store is called. Readers see the old release until
the new one is written, read back and proved; then they see the new one, whole.
Stopped half-way, run the same command again. Ends with 0 also when nothing changed.

On a terminal it shows the plan and asks; --yes leaves the question out. A guard stops
what looks like an accident (7): many items gone, doubled or changed, a language, country
or cancer type gone, many links to other hosts, a status, number, medicine or name changed
in an original whose translations stay behind. If it is meant, --confirm takes the number
of changes that the plan prints; it is kept in the log with the message.

With --stage, a language that the edge of the stage does not know yet, or another default
language, is refused (7) whatever is confirmed: deploy first. After the switch the edge is told to ask anew. When that fails the
release is active all the same: run the same command again, or wait three minutes.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('publish')
      .summary('publish a dataset as the active release')
      .description('Publishes a dataset as a release and makes it the active one.')
      .option('-m, --message <why>', 'why, for the log of releases')
      .option('--yes', 'do not ask on a terminal; the guard is asked all the same')
      .addOption(new Option('--confirm <count>', 'changes that are meant').argParser(wholeNumber))
      .option('--dry-run', 'print the plan and end as publishing would; writes nothing')
      .addOption(dataOption(door.ownData))
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addPublish(program: Program, door: Door, prove: Prove, pause: Pause): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door, prove, pause))
}

function wholeNumber(text: string): number {
  if (!/^[0-9]{1,7}$/.test(text)) throw new InvalidArgumentError('expected a whole number.')
  return Number(text)
}

async function run(options: Options, door: Door, prove: Prove, pause: Pause): Promise<void> {
  const message = options.dryRun ? '' : readMessage(options.message)
  const loaded = await loadToPublish(options.data, door)
  if (options.dryRun) return tryOut(loaded, options, door)
  const { json } = options
  const { by, tool, now } = door
  const commit = await sourceCommit(options.data)
  const edge = await edgeOf(options, door)
  const { plan, result } = await withStore(options, door, async (store) => {
    const today = isoDay(now())
    const prepared = await preparePublication(loaded, { store, edge, today })
    await approve(prepared.plan, options, door)
    const { release, head, plan: made } = prepared
    const { refuses, confirm: changes } = made.guard
    const confirmed = refuses ? changes : null
    const onProgress = showSteps(door)
    const who = { message, by, tool, commit, confirmed }
    const published = await publish({ store, release, head, ...who, now, prove, onProgress })
    return { plan: made, result: published }
  })
  if (!json) door.out(describePublished(result))
  const readers = edge && (await tellReaders(result, { edge, door, pause }))
  if (json) printJson(door, { ...result, changes: plan.counts, readers })
}

/** The guard, then the person at the terminal: throws unless both agree. */
async function approve(
  plan: Plan,
  { yes, confirm }: Pick<Options, 'yes' | 'confirm'>,
  { ask, note }: Door,
): Promise<void> {
  if (plan.unchanged) return
  const asked = yes ? undefined : ask
  const lines = describePlan(plan, { all: false, paint: (_, text) => text, asking: true })
  for (const line of asked === undefined ? lines.slice(0, 1) : lines) note(line)
  refuseUnconfirmed(plan, confirm)
  if (asked !== undefined && !(await asked('Publish this now?'))) {
    throw new Refusal('interrupted', 'nothing was published')
  }
}

/** What publishing would do and how it would end, by reading alone. */
async function tryOut(loaded: Publishable, options: Options, door: Door): Promise<void> {
  const plan = await planAgainst(loaded, options, door)
  print(door, options, plan, () => describePlan(plan, { all: false, paint: door.paint }))
  refuseUnconfirmed(plan, options.confirm)
}

const steps = {
  write: 'writing the release',
  'read back': 'reading it back',
  prove: 'checking every answer with the code of its readers',
  switch: 'switching',
} as const satisfies Record<PublishProgress['step'], string>

/** Each step once; while writing, a terminal counts along. */
function showSteps({ step, progress }: Door): (now: PublishProgress) => void {
  let current: PublishProgress['step'] | undefined
  return (now) => {
    if (now.step !== current) step(`${steps[now.step]} …`)
    current = now.step
    if (now.step === 'write') progress(`${steps.write}: ${now.written + now.kept} of ${now.of}`)
  }
}
