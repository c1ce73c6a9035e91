/** `prune`: removes releases that nobody needs any more. */
import { createWriter } from '../../functions/store/writer.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { prune, type Pruned, type PruneProgress } from '../releases/prune.ts'
import {
  judgeReleases,
  leastRetention,
  type Retention,
  type Verdict,
} from '../releases/retention.ts'
import type { Pause } from '../stores/readers.ts'
import { withStore } from '../stores/with-store.ts'
import {
  byOption,
  jsonOption,
  messageOption,
  outOption,
  privateNoteOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { authorOf } from './terminal/author.ts'
import { confirm } from './terminal/confirm.ts'
import type { Door } from './terminal/door.ts'
import { readMessage, readPrivateNote } from './terminal/message.ts'
import { printJson } from './terminal/print.ts'
import { readCount } from './terminal/read-count.ts'

const { keep: leastKept, retiredHours, stagedHours } = leastRetention

const examples = `
Examples:
  npm run seed -- prune --dry-run            what would go, what stays, and why
  npm run seed -- prune
  npm run seed -- prune --keep 10 --older-than 720

Always stays: the active release, the ${leastKept} before it (the way back), what was replaced less
than ${retiredHours} hours ago (somebody may be following its pages, or hold an answer with its id), and
what was begun less than ${stagedHours} hours ago (somebody may be publishing it). --keep and
--older-than keep more than that. Less only with --force, for a table that is nobody's: whoever
follows a list of a removed release is told to start again, and there is no way back to it.

A release is first marked, so that nobody can go back to it; its items are deleted when no
reader can still look for them. Stopped half-way, run the same command again. On a
terminal it asks; --yes leaves the question out.`

function declare(program: Program) {
  return withTarget(
    program
      .command('prune')
      .summary('remove releases that are neither active nor recent')
      .description('Removes old releases, and what was begun and never published.')
      .addOption(messageOption(false))
      .addOption(privateNoteOption())
      .addOption(byOption())
      .option('--keep <count>', 'how many releases before the active one stay', String(leastKept))
      .option('--older-than <hours>', 'how long ago a release was replaced', String(retiredHours))
      .option('--force', 'allow less than the usual for --keep and --older-than')
      .option('--yes', 'do not ask')
      .option('--dry-run', 'say what would go; remove nothing')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addPrune(program: Program, door: Door, pause: Pause): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door, pause))
}

async function run(options: Options, door: Door, pause: Pause): Promise<void> {
  const retention = readRetention(options)
  const usual = `releases beyond ${retention.keep}, replaced ${retention.retiredHours} hours ago or more`
  const message = readMessage(options.message ?? usual)
  const { tool, now } = door
  const privateNote = readPrivateNote(options.privateNote)
  const author = await authorOf(options, door)
  const { yes = false, dryRun = false, json } = options
  const report = await withStore(options, door, async (store, { name: target }) => {
    const head = await createWriter(store).head()
    const verdicts = head === undefined ? [] : judgeReleases(head, now(), retention)
    const going = verdicts.filter(({ remove }) => remove).length
    if (!json) describeVerdicts(verdicts).forEach(dryRun ? door.out : door.note)
    if (head === undefined || dryRun || going === 0) {
      return { target, verdicts, removed: [], left: [] }
    }

    await confirm(`Remove ${count(going)} of ${target} for good?`, { yes }, door)
    const onProgress = (progress: PruneProgress): void => door.progress(describe(progress))
    const who = { ...author, tool, now, message, privateNote, pause, onProgress }
    return { target, verdicts, ...(await prune({ store, head, verdicts, ...who })) }
  })
  if (json) printJson(door, { ...report, dryRun })
  else if (!dryRun) describeRemoved(report).forEach(door.out)
}

function readRetention({ keep, olderThan, force }: Options): Retention {
  const wanted = {
    ...leastRetention,
    keep: readCount('--keep', keep),
    retiredHours: readCount('--older-than', olderThan),
  }
  const less = wanted.keep < leastKept || wanted.retiredHours < retiredHours
  if (!less || force) return wanted
  throw new Refusal(
    'usage',
    `--keep below ${leastKept} or --older-than below ${retiredHours} needs --force`,
    ['Readers may be following what would be removed: npm run seed -- prune --help says why.'],
  )
}

function describeVerdicts(verdicts: readonly Verdict[]): string[] {
  return verdicts.map(
    ({ id, state, remove, why }) => `${remove ? 'goes ' : 'stays'} ${id} (${state}): ${why}`,
  )
}

function describeRemoved({ removed, left }: Pruned): string[] {
  return [
    removed.length === 0
      ? 'nothing to remove'
      : `removed ${count(removed.length)}: ${removed.join(', ')}`,
    ...left.map((id) =>
      printable(`left ${id}: somebody has begun or published it again meanwhile`),
    ),
  ]
}

function describe(progress: PruneProgress): string {
  switch (progress.step) {
    case 'mark':
      return 'mark …'
    case 'wait':
      return 'wait for readers to notice …'
    case 'remove':
      return `remove ${progress.id}: ${progress.items} items …`
    default:
      return progress satisfies never
  }
}

function count(releases: number): string {
  return `${releases} release${releases === 1 ? '' : 's'}`
}
