/** `rename`: a body's new name wherever the dataset files say the old one. */
import { editFiles } from '../dataset/editing/edit-file.ts'
import { planRename, type Renaming } from '../dataset/editing/rename.ts'
import { findWords } from '../dataset/find-words.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import { UnsoundDataset } from '../dataset/reading/sound.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { rules } from '../dataset/rules/rules.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import { describePlaces, describeTranslations } from './rename-report.ts'
import { confirm } from './terminal/confirm.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { printJson } from './terminal/print.ts'
import { describeProblems } from './terminal/problem-lines.ts'

const examples = `
Examples:
  npm run seed -- rename "Health Board" "Care Board" --dry-run   every place; writes nothing
  npm run seed -- rename "Health Board" "Care Board"             shows them, and asks
  npm run seed -- rename NFZ "New Fund" --yes                    does not ask

Changes the name in every text and name of the dataset files, in all languages at once: whole
words, in just this spelling (capitals and accents count; "find" takes any). Ids, codes,
addresses, names of medicines and titles of pages that were read stay, and so does a longer
word with a hyphen, which is listed. Comments and quotes stay as they are, and all files are
written or none.

A body has another name in another language: "Fonds de santé" is renamed by a command of its
own. Whatever was not renamed in its original and in its translation alike is listed:
  outdated   the original says the new name, the translation does not hold the old one: readers
             no longer get it. Rename it in that language as well, or translate it anew
             (translate export LOCALE --changed), and say so: translate stamp ID.
  keeps up   the very same was replaced in both, and nothing else differs: it is stamped as made
             from the new original.
A translation in which a name was changed is never reviewed any more: read it, then
review --translation ID LOCALE. A text about the past may have to keep the old name: put that
one back by hand. Nothing is published by this.`

function declare(program: Program, door: Door) {
  return program
    .command('rename')
    .summary('change the name of a body in all texts and names')
    .description('Changes a name in every text and name of the dataset files.')
    .argument('<old>', 'the name as it is written now')
    .argument('<new>', 'the name that takes its place')
    .option('--yes', 'do not ask')
    .option('--dry-run', 'show every place, and change nothing')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type Options = OptionsOf<typeof declare>

export function addRename(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (from, to, options) => run({ from: clean(from), to: clean(to) }, options, door))
}

type Names = { readonly from: string; readonly to: string }

function clean(name: string): string {
  return name.trim().normalize('NFC')
}

async function run(names: Names, options: Options, door: Door): Promise<void> {
  const { data, dryRun = false, yes = false, json } = options
  refuseNames(names)
  const { written, problems, entries } = await loadDataset(data)
  if (written === undefined) throw new UnsoundDataset(problems)
  const renaming = planRename(written, entries, names)
  const { places, kept, translations, edits } = renaming
  const tell = json === true ? door.note : door.out
  if (places.length > 0) describePlaces(renaming, names).forEach(tell)
  refuseOutcome(renaming)
  if (places.length === 0) {
    if (renaming.already === 0) throw nothingFound(names, findWords(entries, names.from).length)
    tell(
      `unchanged: nothing says ${quote(names.from)}; ${count(renaming.already, 'text')} say ${quote(names.to)}`,
    )
  } else {
    describeTranslations(renaming, written.manifest.defaultLocale).forEach(tell)
    const what = `${count(places.length, 'text')} in ${count(edits.size, 'file')}`
    if (!dryRun) await confirm(`Change ${what}?`, { yes }, door)
    await editFiles(edits, { dryRun, byHand: 'Nothing was changed. Please change it by hand.' })
    tell(`${dryRun ? 'would change' : 'changed'} ${what}`)
  }
  if (json === true) printJson(door, { ...names, dryRun, places, kept, translations })
  if (!dryRun && places.length > 0) await tellNext(data, door)
}

async function tellNext(data: string, door: Door): Promise<void> {
  const { problems } = await loadDataset(data)
  door.note('Nothing is published yet: npm run seed -- plan')
  if (problems.length === 0) return
  door.note(`before that, mend ${count(problems.length, 'problem')}: npm run seed -- validate`)
}

function refuseNames({ from, to }: Names): void {
  if (from === '' || to === '') throw new Refusal('usage', 'a name must not be empty')
  if (from === to) throw new Refusal('usage', `both names are ${quote(from)}: nothing to change`)
  if (!/[\p{L}\p{N}]/u.test(from)) {
    throw new Refusal('usage', `${quote(from)} holds no word`)
  }
}

/** What the new name would make of a text, such as one that is too long. */
function refuseOutcome({ problems }: Renaming): void {
  if (problems.length === 0) return
  throw new Refusal(
    'invalid-data',
    'with this new name texts would be refused; nothing was changed',
    [...describeProblems(problems, rules)],
  )
}

function nothingFound({ from }: Names, alike: number): Refusal {
  const hint =
    alike === 0
      ? 'Look for a part of it, in any language: npm run seed -- find WORDS'
      : `${count(alike, 'text')} hold it in another spelling, or within a word: npm run seed -- find ${quote(from)}`
  return new Refusal('usage', `no text or name says ${quote(from)} in this spelling`, [hint])
}
