/** `repair`: chooses again what is active, when the head item is lost or damaged. */
import type { Dataset } from '../../functions/model/release.ts'
import { headFaults } from '../../functions/store/head/errors.ts'
import type { PublisherHead } from '../../functions/store/head/head.ts'
import { checkHead } from '../../functions/store/head/mend.ts'
import { printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { judgeEdge } from '../releases/guard.ts'
import { keepCopyOf, type KeptCopy } from '../releases/keep-copy.ts'
import { describeObjections } from '../releases/objections.ts'
import type { Prove } from '../releases/publish.ts'
import { repair, survey, type Survey } from '../releases/repair.ts'
import type { Pause, Switch } from '../stores/readers.ts'
import type { Edge } from '../stores/stage.ts'
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
import { alignColumns } from './terminal/columns.ts'
import { confirm } from './terminal/confirm.ts'
import type { Door } from './terminal/door.ts'
import { readMessage, readPrivateNote } from './terminal/message.ts'
import { printJson } from './terminal/print.ts'
import { keepingCopy, refuseWithoutCopy } from './terminal/refuse-without-copy.ts'
import { tellReaders } from './terminal/tell-readers.ts'

const examples = `
Examples:
  npm run seed -- repair --dry-run           what is there, and what would be chosen
  npm run seed -- repair                     shows it, and asks
  npm run seed -- repair --yes -m "restored from the backup of Monday"
  npm run seed -- repair --empty             when nothing can be saved: then publish again

For a table whose head item, which says what is published, is lost or cannot be read. The
log says which releases there were; the newest that was published, is whole, and answers as
it should becomes active again. Nothing of any release is changed. When the head is sound only
the copy outside of the table is looked at, and written where it is missing, damaged or of an
earlier switch. Readers go on with what they have in memory until this is done. With --stage
and --at-once the edge is then told to ask anew.`

function declare(program: Program) {
  return withTarget(
    program
      .command('repair')
      .summary('choose again what is active, after the head item was lost or damaged')
      .description('Writes a new head item from the log and from what is stored.')
      .addOption(messageOption(true).default('repair of the head item'))
      .addOption(privateNoteOption())
      .addOption(byOption())
      .addOption(atOnceOption())
      .option('--rewrite-copy', 'write the copy outside of the table anew, whatever it is of')
      .option('--empty', 'write a head without active release, if there is none to choose')
      .option('--yes', 'do not ask')
      .option('--dry-run', 'say what would be chosen; write nothing')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addRepair(program: Program, door: Door, prove: Prove, pause: Pause): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door, prove, pause))
}

type RepairReport = {
  readonly target: string
  readonly state: 'sound' | 'empty' | keyof typeof headFaults
  readonly candidates: Survey['candidates']
  readonly chosen: string | null
  readonly generation: number | null
}

type Repaired = {
  readonly report: RepairReport
  /** What the edge has to be told of. */
  readonly head: PublisherHead | undefined
  readonly copy?: KeptCopy
}

async function run(options: Options, door: Door, prove: Prove, pause: Pause): Promise<void> {
  const message = readMessage(options.message)
  const { tool, now } = door
  const privateNote = readPrivateNote(options.privateNote)
  const { yes = false, dryRun = false, rewriteCopy = false, atOnce = false, empty, json } = options
  const edge = await edgeOf(options, door)
  const author = await authorOf(options, door)
  const { report, head, copy } = await withStore(
    options,
    door,
    async (store, { name: target, copy: place }): Promise<Repaired> => {
      const keep = async () => {
        if (place) door.progress(keepingCopy)
        return keepCopyOf(store, place, { anew: rewriteCopy })
      }
      const broken = await checkHead(store)
      const { state } = broken
      if (state === 'sound' || state === 'empty') {
        const generation = state === 'sound' ? broken.head.generation : null
        return {
          report: { target, state, candidates: [], chosen: null, generation },
          // The same command again, because the edge could not be told.
          head: state === 'sound' && broken.head.last?.kind === 'repair' ? broken.head : undefined,
          ...(!dryRun && { copy: await keep() }),
        }
      }
      const onProgress = (id: string): void => door.progress(`verify ${id} …`)
      const found = await survey({ store, broken, prove, onProgress })
      const { candidates, chosen } = found
      door.note(`the head item ${headFaults[state]}`)
      describeSurvey(found).forEach(door.note)
      if (chosen === undefined && !empty) {
        throw new Refusal(
          'verification-refused',
          'no published release is whole: nothing was written',
          [
            'Then publish from your files: npm run seed -- repair --empty',
            'followed by:                  npm run seed -- publish -m "why"',
          ],
        )
      }
      if (dryRun) {
        const would = { target, state, candidates, chosen: chosen ?? null, generation: null }
        return { report: would, head: undefined }
      }
      const question =
        chosen === undefined
          ? `Write a head without active release in ${target}?`
          : `Make release ${chosen} active in ${target}?`
      await confirm(question, { yes, always: true }, door)
      const mended = await repair({
        store,
        broken,
        survey: found,
        message,
        privateNote,
        ...author,
        tool,
        now,
      })
      const dataset = chosen && found.inspected.get(chosen)?.dataset
      if (edge && dataset) warnOfLocales(dataset, edge, door)
      const { active, generation } = mended
      return {
        report: { target, state, candidates, chosen: active, generation },
        head: mended,
        copy: await keep(),
      }
    },
  )
  if (!json) door.out(describeReport(report))
  const active = head && !dryRun ? switchOf(head) : undefined
  const readers =
    edge && active ? await tellReaders(active, { edge, atOnce, door, pause }) : undefined
  if (json) printJson(door, { ...report, dryRun, copy: copy?.state, readers })
  if (copy) refuseWithoutCopy(copy)
}

/** Since the repair, whenever it was published; nothing when nothing is active. */
function switchOf({ active, generation, last }: PublisherHead): Switch | undefined {
  return active === null || last === null
    ? undefined
    : { id: active, generation, publishedAt: last.at }
}

/** Nothing is refused for it: without the repair, readers would soon have nothing at all. */
function warnOfLocales(dataset: Dataset, edge: Edge, { note }: Door): void {
  const objections = judgeEdge(dataset, edge)
  describeObjections(objections).forEach(note)
  if (objections.length > 0) note(`Deploy next: npm run deploy -- --stage ${edge.stage}`)
}

function describeSurvey({ candidates, chosen }: Survey): string[] {
  if (candidates.length === 0) return ['nothing is stored of any release that the log names']
  return alignColumns(
    candidates.map(({ id, generation, found, problem }) => [
      id === chosen ? '->' : '',
      id,
      generation === null ? '' : `generation ${generation}`,
      found,
      printable(problem ?? ''),
    ]),
  )
}

function describeReport({ target, state, chosen, generation }: RepairReport): string {
  if (state === 'empty') return 'nothing to repair: nothing was ever published here'
  if (state === 'sound') return `nothing to repair: the head is sound, at generation ${generation}`
  if (generation === null) return `would make release ${chosen ?? 'none'} active`
  if (chosen === null)
    return `repaired: no release is active, at generation ${generation}; publish next`
  return `repaired: release ${chosen} is active, as generation ${generation}, in ${target}`
}
