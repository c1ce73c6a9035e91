/** `find`: where words stand in the dataset files, in every language. */
import { findWords, type FoundWords } from '../dataset/find-words.ts'
import { loadDataset } from '../dataset/reading/load.ts'
import { printable, quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- find NFZ                     every text and name that holds it
  npm run seed -- find "Health Fund"           words that stand together
  npm run seed -- find fonds --locale fr       the French texts alone
  npm run seed -- find NFZ --json              for a script

Case, accents, and kinds of blanks and quotes make no difference. Each line says file and line,
the language and how far a translation is checked, and of which note; below it is the sentence. Ids, codes and
addresses of pages are not searched.`

function declare(program: Program, door: Door) {
  return program
    .command('find')
    .summary('find words in the texts and names of the dataset files')
    .description('Finds words in every text and name of the dataset files, in every language.')
    .argument('<words...>', 'what to look for, as it stands together')
    .option('--locale <tag>', 'in texts of this language alone')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type Options = OptionsOf<typeof declare>

export function addFind(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (words, options) => run(words.join(' '), options, door))
}

async function run(words: string, options: Options, door: Door): Promise<void> {
  if (words.trim() === '') throw new Refusal('usage', 'no words to look for were given')
  const { entries, problems } = await loadDataset(options.data)
  const wanted = options.locale?.toLowerCase()
  const found = findWords(entries, words).filter(
    ({ locale }) => wanted === undefined || locale?.toLowerCase() === wanted,
  )
  // A file that cannot be read may hold them as well.
  if (problems.length > 0) {
    door.note(`${count(problems.length, 'problem')} in the files: npm run seed -- validate`)
  }
  print(door, options, { words, found }, () => describe(words, found, options.locale))
}

function describe(words: string, found: readonly FoundWords[], asked?: string): string[] {
  const files = new Set(found.map(({ file }) => file)).size
  if (files === 0)
    return [`no text${asked === undefined ? '' : ` in ${printable(asked)}`} holds ${quote(words)}`]
  return [
    ...found.flatMap(({ file, line, locale, state, field, id, sentences }) => [
      printable(
        `${file}:${line}  ${locale ?? 'name'}${state === null ? '' : ` ${state}`}  ${field}${id === null ? '' : ` of ${id}`}`,
      ),
      ...sentences.map((one) => printable(`    ${one}`)),
    ]),
    '',
    `${quote(words)}: ${count(found.length, 'text')} in ${count(files, 'file')}`,
  ]
}
