/** `verify`: recounts and rehashes what is stored. */
import type { PublisherHead } from '../../functions/store/head/head.ts'
import { createWriter } from '../../functions/store/writer.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { findRelease } from '../releases/find-release.ts'
import { inspectCopy } from '../releases/keep-copy.ts'
import { describeVerified, publishedIds, verify } from '../releases/verify.ts'
import { withStore } from '../stores/with-store.ts'
import { jsonOption, outOption, withTarget, type OptionsOf, type Program } from './options.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- verify                     every published release, the log, and the copy
  npm run seed -- verify 0123456789abcdef    one release
  npm run seed -- verify --json

Reads every item, unpacks it, and compares hash and count with what was published: items
that were deleted, altered, added or moved are named by their key. Writes nothing. Ends
with 6 when anything is found. Readers are safe all the same: they refuse what does not
match. To mend the active release: npm run seed -- rollback; the copy that is kept outside
of the table: npm run seed -- repair`

function declare(program: Program) {
  return withTarget(
    program
      .command('verify')
      .summary('recount and rehash what is stored')
      .description('Checks that what is stored is what was published.')
      .argument('[release]', 'one release (default: all that were published)')
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addVerify(program: Program, door: Door): void {
  declare(program)
    .addHelpText('after', examples)
    .action(async (named: string | undefined, options) => run(named, options, door))
}

async function run(named: string | undefined, options: Options, door: Door): Promise<void> {
  const verified = await withStore(options, door, async (store, { copy }) => {
    const writer = createWriter(store)
    // The log first: the head can then only be newer.
    const log = await writer.log()
    const head = await writer.head()
    if (head === undefined) return undefined
    const onProgress = (id: string): void => door.progress(`verify ${id} …`)
    const found = await verify({ store, head, log, ids: chooseIds(head, named), onProgress })
    const more = named === undefined ? await inspectCopy(store, copy, head) : []
    return { ...found, findings: [...found.findings, ...more] }
  })
  if (verified === undefined) {
    door.out(options.json ? 'null' : 'Nothing is published yet.')
    return
  }
  const { findings } = verified
  print(door, options, verified, () => describeVerified(verified))
  if (findings.length > 0) {
    const count = findings.length === 1 ? '1 thing is' : `${findings.length} things are`
    throw new Refusal('verification-refused', `${count} not as they were written`)
  }
}

function chooseIds(head: PublisherHead, named: string | undefined): string[] {
  if (named === undefined) return publishedIds(head)
  const { id, state } = findRelease(head, named)
  if (state !== 'deleting') return [id]
  throw new Refusal('verification-refused', `release ${id} is being removed`)
}
