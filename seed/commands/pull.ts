/** `pull`: what others published, or took back, into the dataset files. */
import { Option } from '@commander-js/extra-typings'
import { identifyRelease } from '../../functions/store/releases/format.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { loadPlaced } from '../dataset/editing/dataset-places.ts'
import { takeItems } from '../dataset/editing/take-items.ts'
import { writeFiles } from '../dataset/editing/write-files.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import { asPublished, stampDataset } from '../dataset/reviews.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { readActive } from '../releases/active-release.ts'
import { readTheirs } from '../releases/find-base.ts'
import type { TheirItem } from '../releases/theirs.ts'
import { basePath, readBase, renewedBase } from '../stores/base.ts'
import { withStore } from '../stores/with-store.ts'
import { nameItem } from './change-lines.ts'
import {
  dataOption,
  jsonOption,
  outOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- pull --dry-run             what it would take; writes nothing
  npm run seed -- pull                       after somebody else published
  npm run seed -- pull --both mine           where both changed the same thing, keep yours
  npm run seed -- pull --stage production --region eu-central-1

Takes into your files what others published since the release that your files come from, and
takes out of them what a rollback took back; what you changed stays. A thing that both changed
is refused (7), and nothing is written, until --both says whose to keep. Files are written all
or none; comments stay with what they are about, and so do translations that you hold of an
original that changed. Then look at it with git diff, and publish.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('pull')
      .summary('take what others published into the files')
      .description('Takes into a dataset what others published since, and keeps your own changes.')
      .addOption(
        new Option('--both <whose>', 'what to keep of a thing that both changed').choices([
          'mine',
          'theirs',
        ] as const),
      )
      .option('--dry-run', 'say what would be taken; writes nothing')
      .addOption(dataOption(door.ownData))
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addPull(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  const { data, dryRun = false } = options
  const mine = await loadPlaced(data)
  const { target, key, active, theirs } = await withStore(options, door, async (store, to) => {
    const head = await createWriter(store).head()
    const current = await readActive(store, head)
    if (head === undefined || current?.dataset === undefined) {
      const why = current === undefined ? 'nothing is published there' : 'it cannot be read'
      throw new Refusal('usage', `there is nothing to take: ${why}`)
    }
    // What is outdated here is in no release: what would be published is compared.
    const files = asPublished(mine.dataset)
    const release = identifyRelease(files)
    const kept = await readBase(data, to.key)
    const parts = { store, head, files, release, active: current, kept }
    const found = await readTheirs(parts)
    const { summary, dataset } = current
    return { target: to.name, key: to.key, active: { ...summary, dataset }, theirs: found }
  })
  if (theirs.base?.from === 'gone') {
    throw new Refusal('guard-refused', 'nobody can tell any more what others changed', [
      `Release ${theirs.base.release}, from which your files come, is no longer held.`,
      'Compare with what readers get: npm run seed -- export ../theirs',
    ])
  }
  const both = theirs.items.filter(({ what }) => what === 'both')
  if (both.length > 0 && options.both === undefined) throw refuseBoth(both)
  const [taken, left] =
    options.both === 'mine'
      ? [theirs.items.filter(({ what }) => what !== 'both'), both]
      : [theirs.items, []]
  const files = takeItems(taken, { dir: data, mine, theirs: stampDataset(active.dataset) })
  const base = await renewedBase(data, { key, release: active.id, at: door.now() })
  const beside = base === undefined ? [] : [{ path: basePath(data), text: base }]
  if (!dryRun) writeFiles([...files, ...beside])
  const result = {
    target,
    base: theirs.base,
    release: active.id,
    taken: taken.map(asTold),
    kept: left.map(asTold),
    files: files.map(({ path }) => path),
    dryRun,
  }
  print(door, options, result, () => [
    ...taken.map((one) => `${one.theirs === undefined ? '-' : '<'} ${nameItem(one)}`),
    ...left.map((one) => `= ${nameItem(one)}: yours is kept`),
    describe(taken.length, files.length, { dryRun, target }),
  ])
  if (dryRun || files.length === 0) return
  const { problems } = await loadDataset(data)
  if (problems.length === 0) return
  door.note(`Together they have ${count(problems.length, 'problem')}: npm run seed -- validate`)
}

function asTold({ what, kind, id, since: { by, at, message, to } }: TheirItem) {
  return { what, kind, id, since: { by, at, message, to } }
}

function describe(
  taken: number,
  files: number,
  { dryRun, target }: { readonly dryRun: boolean; readonly target: string },
): string {
  if (taken === 0) return `nothing to take: your files have all that others did in ${target}`
  const would = dryRun ? 'would take' : 'took'
  return `${would} ${count(taken, 'change')} of others into ${count(files, 'file')}, from ${target}`
}

function refuseBoth(items: readonly TheirItem[]): Refusal {
  const lines = items.map((one) => `  ${nameItem(one)}: ${one.since.by}, "${one.since.message}"`)
  return new Refusal('guard-refused', 'you and others changed the same things: nothing was taken', [
    ...lines,
    'What readers get of one: npm run seed -- show ID. Whose to keep: --both mine or --both theirs',
  ])
}
