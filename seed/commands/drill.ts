/** `drill`: whether a table could be restored, by doing it with an empty one on this machine. */
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { openStore } from '../../functions/store/database/connect.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { drill, type Drilled, type DrillProgress } from '../releases/drill.ts'
import { refuseProof, type Prove } from '../releases/publish.ts'
import { openEmbedded } from '../stores/embedded-store.ts'
import { localStore } from '../stores/local-store.ts'
import { withStore } from '../stores/with-store.ts'
import { jsonOption, outOption, withTarget, type OptionsOf, type Program } from './options.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- drill                       with the running npm start
  npm run seed -- drill --stage production    with what readers get
  npm run seed -- drill --table RESTORED --region eu-west-1
                                              with a table that was restored from a backup

Copies every item of the table into an empty one in the memory of this machine, recounts and
rehashes it there, and asks it all that readers could. Reads the table and writes nothing to
it; the permission to publish suffices. Ends with 6 when anything is not as it was written.
Publish nothing meanwhile.`

function declare(program: Program) {
  return withTarget(
    program
      .command('drill')
      .summary('restore everything into an empty table, and look at it')
      .description('Tries whether a table could be restored, without touching it.')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addDrill(program: Program, door: Door, prove: Prove): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door, prove))
}

async function run(options: Options, door: Door, prove: Prove): Promise<void> {
  const began = door.now().getTime()
  const onProgress = (progress: DrillProgress): void => door.progress(describe(progress))
  const drilled = await withStore(options, door, async (from) =>
    withEmptyTable(async (to) => drill({ from, to, prove, onProgress })),
  )
  const seconds = Math.ceil((door.now().getTime() - began) / 1_000)
  print(door, options, { ...drilled, seconds }, () => [
    ...describeDrilled(drilled),
    `took ${seconds} s`,
  ])
  judge(drilled)
}

async function withEmptyTable<T>(work: (store: ReturnType<typeof openStore>) => Promise<T>) {
  const embedded = await openEmbedded()
  const open = localStore(embedded.endpoint, 'drill')
  const store = openStore({ ...open, budget: storeBudgets.publisher })
  try {
    await createWriter(store).ensureTable()
    return await work(store)
  } finally {
    store.client.destroy()
    await embedded.close()
  }
}

function judge({ verified, proof }: Drilled): void {
  const { findings } = verified
  if (findings.length > 0) {
    const found = count(findings.length, 'thing is', 'things are')
    throw new Refusal('verification-refused', `${found} not as they were written`)
  }
  if (proof.failures.length > 0) throw refuseProof(proof)
}

function describe(progress: DrillProgress): string {
  if (progress.step === 'copy') return `copy ${progress.items} items …`
  return progress.step === 'verify' ? `verify ${progress.id} …` : 'ask all that readers could …'
}

function describeDrilled({ items, active, verified, proof }: Drilled): string[] {
  const { releases, changes, findings } = verified
  const sound = releases.filter((release) => release.sound).length
  return [
    `copied ${count(items, 'item')} into an empty table: ${count(releases.length, 'release')}, ${count(changes, 'change')} in the log`,
    ...findings.map(({ key, problem }) => `  ${key}: ${problem}`),
    `sound there: ${sound} of ${count(releases.length, 'release')}`,
    `it serves release ${active.id}, first published ${active.publishedAt}: ${count(proof.requests, 'request')}, ${proof.failures.length} failed`,
  ]
}
