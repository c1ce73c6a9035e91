/** `publish`: checks, shows what changes, writes, proves and switches. */
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import { isoDay } from '../../functions/model/dates.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { keepCopyOf } from '../releases/keep-copy.ts'
import { refuseUnconfirmed } from '../releases/objections.ts'
import { preparePublication, type Publishable } from '../releases/prepare.ts'
import { publish, type Prove, type PublishProgress } from '../releases/publish.ts'
import { sourceOf } from '../releases/source-commit.ts'
import { readBase } from '../stores/base.ts'
import type { Pause } from '../stores/readers.ts'
import { edgeOf } from '../stores/target.ts'
import { withStore } from '../stores/with-store.ts'
import {
  atOnceOption,
  dataOption,
  byOption,
  jsonOption,
  messageOption,
  privateNoteOption,
  outOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { describePlan } from './plan-report.ts'
import { planAgainst, type PlannedFor } from './plan.ts'
import { authorOf } from './terminal/author.ts'
import { describePublished } from './terminal/describe-published.ts'
import type { Door } from './terminal/door.ts'
import { keepBase } from './terminal/keep-base.ts'
import { readMessage, readPrivateNote } from './terminal/message.ts'
import { print, printJson } from './terminal/print.ts'
import { loadToPublish } from './terminal/problem-lines.ts'
import { keepingCopy, refuseWithoutCopy } from './terminal/refuse-without-copy.ts'
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

The message is shown to every reader (/v1/releases). What is not for them, such as who wrote to
you, goes into --private-note: the log keeps it, and nothing serves it. The log also says who
published, as git names you, with --by for whom, and of a table of AWS beside it the identity
under which AWS knows you. No reader is told that either.

On a terminal it shows the plan and asks; --yes leaves the question out. A guard stops
what looks like an accident (7): many items gone, doubled or changed, a language, country
or cancer type gone, many links to other hosts, a status, number, medicine or name changed
in an original whose translations stay behind. If it is meant, --confirm takes the number
of changes that the plan prints; it is kept in the log with the message.

From which release your files come is kept beside them (.base.json, which git ignores). What
others published since, and what a rollback took back, is never undone in silence (7): plan
shows it as theirs, "npm run seed -- pull" takes it into your files, and --undo with the number
that the plan prints says that it is meant to be undone.

With --stage, a language that the edge of the stage does not know yet, or another default
language, is refused (7) whatever is confirmed: deploy first. After the switch the edge follows by
itself within three minutes; with --at-once it is told to ask anew, and then holds nothing that it
could serve should the functions fail: so only where a minute counts, and only while /health is ok.

A copy of the release is kept outside of the table, for functions that start while the table does
not answer. When it cannot be written the release is active all the same, and the command ends
with 4: the same command again writes it.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('publish')
      .summary('publish a dataset as the active release')
      .description('Publishes a dataset as a release and makes it the active one.')
      .addOption(messageOption(true))
      .addOption(privateNoteOption())
      .addOption(byOption())
      .addOption(atOnceOption())
      .option('--yes', 'do not ask on a terminal; the guard is asked all the same')
      .addOption(new Option('--confirm <count>', 'changes that are meant').argParser(wholeNumber))
      .addOption(
        new Option('--undo <count>', 'things of others that are meant to be taken back').argParser(
          wholeNumber,
        ),
      )
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
  const take = handOver(await loadToPublish(options.data, door))
  if (options.dryRun) return tryOut(take(), options, door)
  const { json, atOnce = false } = options
  const { tool, now } = door
  const privateNote = readPrivateNote(options.privateNote)
  const source = await sourceOf(options.data)
  const edge = await edgeOf(options, door)
  const author = await authorOf(options, door)
  const { plan, result, copy, target } = await withStore(options, door, async (store, to) => {
    const today = isoDay(now())
    const base = await readBase(options.data, to.key)
    const {
      release,
      head,
      plan: made,
    } = await preparePublication(take(), { store, edge, today, base })
    await approve({ ...made, target: to.name }, { ...options, message }, door)
    const { refuses, confirm: changes } = made.guard
    const confirmed = refuses && !made.unchanged ? changes : null
    const onProgress = showSteps(door)
    const who = { message, privateNote, ...author, tool, ...source, confirmed }
    const published = await publish({ store, release, head, ...who, now, prove, onProgress })
    if (to.copy && published.outcome === 'published') door.step(keepingCopy)
    const copied = await keepCopyOf(store, to.copy)
    await keepBase(options.data, { key: to.key, release: release.id, at: now() }, door)
    return { plan: made, result: published, copy: copied, target: to.name }
  })
  if (!json) door.out(describePublished(result, target))
  const readers = edge && (await tellReaders(result, { edge, atOnce, door, pause }))
  if (json) printJson(door, { target, ...result, copy: copy.state, changes: plan.counts, readers })
  refuseWithoutCopy(copy)
}

/** Gives it once: what is published is held by nobody while the release that was made of it is proved. */
function handOver<T>(value: T): () => T {
  let held: { readonly value: T } | undefined = { value }
  return () => {
    if (held === undefined) throw new Error('it was handed over before')
    const taken = held.value
    held = undefined
    return taken
  }
}

/** The guard, then the person at the terminal: throws unless both agree. */
async function approve(
  plan: PlannedFor,
  {
    yes,
    message,
    ...meant
  }: Pick<Options, 'yes' | 'confirm' | 'undo'> & {
    readonly message: string
  },
  { ask, note }: Door,
): Promise<void> {
  if (plan.unchanged) return
  const { target } = plan
  const asked = yes ? undefined : ask
  const lines = describePlan(plan, { target, all: false, paint: (_, text) => text, asking: true })
  for (const line of asked === undefined ? lines.slice(0, 1) : lines) note(line)
  refuseUnconfirmed(plan, meant)
  if (asked !== undefined) note(`Every reader can see the message: ${printable(message)}`)
  if (asked !== undefined && !(await asked(`Publish this to ${target} now?`))) {
    throw new Refusal('interrupted', 'nothing was published')
  }
}

/** What publishing would do and how it would end, by reading alone. */
async function tryOut(loaded: Publishable, options: Options, door: Door): Promise<void> {
  const plan = await planAgainst(loaded, options, door)
  const { paint } = door
  print(door, options, plan, () => describePlan(plan, { ...plan, all: false, paint }))
  refuseUnconfirmed(plan, options)
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
