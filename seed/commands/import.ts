/** `import`: what official registers say, as proposals; and what a person decided about them. */
import { join } from 'node:path'
import { isoDay } from '../../functions/model/dates.ts'
import { loadPlaced } from '../dataset/editing/dataset-places.ts'
import { writeFiles } from '../dataset/editing/write-files.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { accept, findProposals, reject, type Desk } from '../importing/decide.ts'
import {
  ledgerPath,
  readLedger,
  readLedgers,
  renderLedger,
  type Ledger,
} from '../importing/ledger.ts'
import { isConfirmation, type Proposal } from '../importing/proposals.ts'
import { runImport } from '../importing/run-import.ts'
import { readSourceFiles } from '../importing/source-files.ts'
import type { Source } from '../importing/source.ts'
import { sources } from '../importing/sources.ts'
import { tableOf } from '../importing/table/maps.ts'
import { isEdited } from '../importing/with-memory.ts'
import { walk } from './import-walk.ts'
import { countLines, importLines, proposalLines } from './import-words.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Registers, and where to download them:
${sources.map(({ id, files, download }) => `  ${id.padEnd(8)} ${files}\n           ${download}`).join('\n')}

Examples:
  npm run seed -- import ema medicines-output-medicines-report_en.xlsx
  npm run seed -- import bdpm CIS_*_bdpm.txt HAS_LiensPageCT_bdpm.txt
  npm run seed -- import table bifimed-2026-09-08.xlsx --map bifimed
  npm run seed -- import table list-2026-10-01.csv --map list.yaml
  npm run seed -- import                          what is still to be decided
  npm run seed -- import --decide                 one screen and one letter for each
  npm run seed -- import --accept-confirmed       all that a register merely still says, but for
                                                  the first edition that you read of it
  npm run seed -- import --accept ema-1f3a09bc
  npm run seed -- import --reject ema-1f3a09bc --why "the page says otherwise"

A table is any list that somebody exports as XLSX or CSV: its map says which column is what, and
which words mean which status. Maps of BIFIMED (Spain) and of NICE (England) are at hand as bifimed
and nice; begin another with a copy of one (seed/importing/table/maps).

Nothing is fetched: you download a file, import reads it. It matches rows to our medicines, cancer
types and uses, and writes what differs to seed/proposals/SOURCE.yaml, never to the dataset:
  new        the register has a use that we do not say
  changed    it says otherwise: a status, a medicine, a code
  confirmed  it still says what we say: only confirmedOn would move
  question   the words fit several types or none, changed, or are gone; a row of the same INN that
             is neither our brand nor our number; rows that disagree: read the page
Accepted ones are written to the dataset's files with texts that are composed of their codes in
every language. What was decided is remembered, and does not come back until the register changes
its words, whatever our files become. What you edit, with [e]dit in your editor (VISUAL or EDITOR)
or in seed/proposals, is kept while the row says the same, and shown when it has to be dropped.
Refused are a file that is cut off, of another form, older than the last one read, or called by
another day than it says (exit 3 or 7); a row with a word nobody has met is left out, and named. Nothing is published.`

function declare(program: Program, door: Door) {
  return program
    .command('import')
    .summary('read an official register, and decide on what it says otherwise')
    .description('Reads a downloaded register into proposals; accepts or rejects them.')
    .argument('[source]', `which register: ${sources.map(({ id }) => id).join(', ')}, table`)
    .argument('[files...]', 'the files that were downloaded')
    .option('--map <map>', 'with table: what its columns are; bifimed, nice, or a file')
    .option('--decide', 'walk through what is proposed')
    .option('--accept <id...>', 'write these to the dataset')
    .option('--accept-confirmed', 'accept every pure confirmation')
    .option('--reject <id...>', 'never propose these again; needs --why')
    .option('--why <reason>', 'with --reject: the reason, which is kept')
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--proposals <dir>', 'folder of the proposals (default: proposals beside the dataset)')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type Options = OptionsOf<typeof declare>

export function addImport(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (source: string | undefined, files: readonly string[], options) =>
      run(source, files, options, door),
    )
}

async function run(
  name: string | undefined,
  files: readonly string[],
  options: Options,
  door: Door,
): Promise<void> {
  refuseMixed(name, options)
  const { data, dryRun = false, proposals: folder = join(data, '..', 'proposals') } = options
  const desk = { data, folder, dryRun, today: isoDay(door.now()) }
  if (name !== undefined) {
    return read(await sourceNamed(name, options.map), files, desk, options, door)
  }
  if (options.decide) return walk(desk, door)
  const ledgers = await readLedgers(folder)
  const open = ledgers.flatMap((ledger) => ledger.proposals)
  if (options.reject !== undefined) {
    const chosen = findProposals(ledgers, options.reject)
    reject(ledgers, chosen, options.why ?? '', desk)
    return tell('rejected', chosen, [], desk, options, door)
  }
  if (options.accept === undefined && !options.acceptConfirmed) {
    return print(door, options, open, () =>
      open.length === 0
        ? ['nothing is left to decide']
        : [
            ...open.flatMap((one) => [...proposalLines(one), '']),
            ...countLines(ledgers.map(({ source, proposals }) => [source, proposals])),
          ],
    )
  }
  const chosen = [
    ...findProposals(ledgers, options.accept ?? []),
    ...(options.acceptConfirmed ? confirmedOf(ledgers, door) : []),
  ]
  const { files: changed } = await accept(ledgers, [...new Set(chosen)], desk)
  tell('accepted', chosen, changed, desk, options, door)
}

/** Nobody has ever compared the words of a first edition with ours: those are a person's to read. */
function confirmedOf(ledgers: readonly Ledger[], door: Door): Proposal[] {
  return ledgers.flatMap(({ source, proposals, saidBefore }) => {
    const all = proposals.filter((one) => one.kind === 'confirmed' && isConfirmation(one))
    const confirmed = all.filter((one) => !isEdited(one))
    if (confirmed.length < all.length) {
      door.note(`${source}: edited by hand, so for you to decide: ${idsOf(all.filter(isEdited))}`)
    }
    if (saidBefore !== null || confirmed.length === 0) return confirmed
    door.note(
      `${source}: first edition of this register: decide these one by one with --decide or --accept ID`,
    )
    return []
  })
}

function idsOf(proposals: readonly Proposal[]): string {
  return proposals.map(({ id }) => id).join(', ')
}

function refuseMixed(source: string | undefined, options: Options): void {
  const { decide, acceptConfirmed } = options
  const ways = [
    source,
    decide || undefined,
    options.reject,
    options.accept ?? (acceptConfirmed || undefined),
  ]
  if (ways.filter((one) => one !== undefined).length > 1) {
    throw new Refusal('usage', 'one thing at a time: SOURCE FILE, --decide, --accept or --reject')
  }
  if (options.map !== undefined && source === undefined) {
    throw new Refusal('usage', '--map is for import table FILE')
  }
  if (options.why !== undefined && options.reject === undefined) {
    throw new Refusal('usage', '--why is for --reject')
  }
}

async function sourceNamed(name: string, map: string | undefined): Promise<Source> {
  if ((name === 'table') !== (map !== undefined)) {
    throw new Refusal('usage', 'a table and a map go together: import table FILE --map MAP')
  }
  if (map !== undefined) return tableOf(map)
  const known = [...sources.map(({ id }) => id), 'table']
  const source = sources.find(({ id }) => id === name)
  if (source !== undefined) return source
  throw new Refusal('usage', `there is no register ${quote(name)}${didYouMean(name, known)}`, [
    `Known: ${known.join(', ')}`,
  ])
}

async function read(
  source: Source,
  paths: readonly string[],
  { data, folder, dryRun, today }: Desk,
  options: Options,
  door: Door,
): Promise<void> {
  if (paths.length === 0) {
    throw new Refusal('usage', `import ${source.id} needs a file: ${source.files}`, [
      `Download it: ${source.download}`,
    ])
  }
  const files = await readSourceFiles(paths)
  const ledger = await readLedger(folder, source.id)
  const { dataset } = await loadPlaced(data)
  const found = await runImport(source, files, { dataset, ledger, today })
  const path = ledgerPath(folder, source.id)
  if (!dryRun) writeFiles([{ path, text: renderLedger(found.ledger) }])
  const { ledger: _, ...told } = found
  print(door, options, { source: source.id, ...told, dryRun }, () => importLines(found))
  if (!dryRun && found.added.length > 0)
    door.note(`${path}: decide with npm run seed -- import --decide`)
}

function tell(
  what: 'accepted' | 'rejected',
  proposals: readonly Proposal[],
  files: readonly string[],
  { dryRun }: Desk,
  options: Options,
  door: Door,
): void {
  const ids = [...new Set(proposals.map(({ id }) => id))]
  print(door, options, { [what]: ids, files, dryRun }, () => [
    ids.length === 0
      ? 'nothing to decide on'
      : `${dryRun ? 'would be ' : ''}${what}: ${ids.join(', ')}`,
    ...files.map((file) => `  ${dryRun ? 'would change' : 'changed'} ${file}`),
  ])
  if (!dryRun && files.length > 0) door.note('Nothing is published yet: npm run seed -- plan')
}
