/** `rollback`: goes back to a release that was active before. */
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { keepCopyOf } from '../releases/keep-copy.ts'
import type { Prove } from '../releases/publish.ts'
import { planRollback, rollback, type RolledBack, type RollbackPlan } from '../releases/rollback.ts'
import type { Pause } from '../stores/readers.ts'
import { edgeOf } from '../stores/target.ts'
import { withStore } from '../stores/with-store.ts'
import {
  atOnceOption,
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
import { keepingCopy, refuseWithoutCopy } from './terminal/refuse-without-copy.ts'
import { tellReaders } from './terminal/tell-readers.ts'
import { formatTime } from './terminal/times.ts'

const examples = `
Examples:
  npm run seed -- rollback -m "wrong status for Germany"
  npm run seed -- rollback 0123456789abcdef -m "back to the release of Monday"
  npm run seed -- rollback --dry-run         what it would do; nothing is switched

Without a release: the one that was active before the present one. It is read back, compared
with its hashes, and asked what readers ask, before they see it; then they see it,
whole, and never a mixture.
Going back is a publication of its own in the log, and can itself be undone. Run again with
the same message it changes nothing; to go on to another release, name it. On a terminal
it asks; --yes leaves the question out.
With --stage the edge follows within three minutes; with --at-once it is told to ask anew, for
a statement that nobody may read a minute longer. A release with a language that the edge does
not know, or another default language, is refused (7). The copy outside of the table goes back too;
when it cannot, the command ends with 4: the same command again writes it.
Your files stay as they are. A publish that would bring back what was rolled back is refused
(7) with your message, until --undo says that it is meant: so say here what was wrong.
The message is shown to every reader; what is not for them goes into --private-note.`

function declare(program: Program) {
  return withTarget(
    program
      .command('rollback')
      .summary('go back to a release that was active before')
      .description('Makes a release that was active before the active one again.')
      .argument('[release]', 'a retired release (default: the one that was active before)')
      .addOption(messageOption(true))
      .addOption(privateNoteOption())
      .addOption(byOption())
      .addOption(atOnceOption())
      .option('--yes', 'do not ask')
      .option('--dry-run', 'prove it, and switch nothing')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addRollback(program: Program, door: Door, prove: Prove, pause: Pause): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (named: string | undefined, options) => run(named, options, door, prove, pause))
}

async function run(
  named: string | undefined,
  options: Options,
  door: Door,
  prove: Prove,
  pause: Pause,
): Promise<void> {
  const { tool, now } = door
  const privateNote = readPrivateNote(options.privateNote)
  const { json, yes = false, dryRun = false, atOnce = false } = options
  const message = dryRun ? '' : readMessage(options.message)
  const edge = await edgeOf(options, door)
  const author = await authorOf(options, door)
  const { plan, result, copy, target } = await withStore(options, door, async (store, to) => {
    const head = await createWriter(store).head()
    if (head === undefined) throw new Refusal('verification-refused', 'nothing is published yet')
    const planned = planRollback(head, named, { message })
    if (planned.done === undefined) {
      describePlan(planned, to.name).forEach(door.note)
      if (!dryRun) await confirm(`Switch readers of ${to.name} to it?`, { yes }, door)
    }
    const onProgress = ({ step }: { readonly step: string }): void => door.progress(`${step} …`)
    const who = { ...author, tool, now, message, privateNote, dryRun, edge }
    const done = await rollback({ store, plan: planned, head, prove, onProgress, ...who })
    if (to.copy && !dryRun) door.progress(keepingCopy)
    const copied = dryRun ? undefined : await keepCopyOf(store, to.copy)
    return { plan: planned, result: done, copy: copied, target: to.name }
  })
  if (!json) door.out(describeResult(result, plan, target))
  const readers =
    edge && !dryRun ? await tellReaders(result, { edge, atOnce, door, pause }) : undefined
  if (json) printJson(door, { target, ...result, copy: copy?.state, readers })
  if (copy) refuseWithoutCopy(copy)
}

function describePlan({ target, active }: RollbackPlan, store: string): string[] {
  const line = (name: string, { id, publishedAt, message }: typeof target): string =>
    `${name} ${id}, published ${formatTime(publishedAt)}: ${message}`
  return [...(active ? [line('from', active)] : []), line('to  ', target), `in   ${store}`]
}

function describeResult(
  { outcome, id, generation, requests }: RolledBack,
  plan: RollbackPlan,
  target: string,
): string {
  switch (outcome) {
    case 'unchanged':
      return `unchanged: ${plan.done ?? ''}`
    case 'rolled back':
      return `rolled back: release ${id} is active, as generation ${generation}, in ${target}`
    case 'would roll back':
      return `would roll back to release ${id}, as generation ${generation}, in ${target}: it answers all of ${requests} requests as it should`
    default:
      return outcome satisfies never
  }
}
