/** `translate export` and `translate import`: texts to translators and back, as XLIFF 2.0 or a sheet. */
import { stat } from 'node:fs/promises'
import { InvalidArgumentError, Option } from '@commander-js/extra-typings'
import type { Dataset } from '../../functions/model/release.ts'
import { writeFiles } from '../dataset/editing/write-files.ts'
import { loadWritten } from '../dataset/reading/sound.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { readTextFiles } from '../translate/blocks.ts'
import { chooseSource, describeOtherSources } from '../translate/choose-source.ts'
import { exportTexts, stageNames } from '../translate/export-texts.ts'
import { readImport } from '../translate/import-file.ts'
import { selectTexts } from '../translate/select-texts.ts'
import { writeSheet } from '../translate/sheet.ts'
import { writeXliff } from '../translate/write-xliff.ts'
import { describeImport, leftBehind, noteLeft, noteNotes, refuseImport } from './import-report.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { addStamp } from './translate-stamp.ts'

const exportExamples = `
Examples:
  npm run seed -- translate export de --out german.xlf
  npm run seed -- translate export de --only missing --out german.xlf
  npm run seed -- translate export de --source fr --out german-from-french.xlf
  npm run seed -- translate export de --changed --out renew.xlf
  npm run seed -- translate export de --required --only missing --limit 50 --out first.xlf
  npm run seed -- translate export de --ids be-melanoma-1 eu-sclc-1 --out two.xlf
  npm run seed -- translate export de --csv --out german.csv       for a spreadsheet

--changed takes translations whose original has changed since: readers do not get these.
--ids takes what "show" takes, and the ids of single texts that an export has; --required
leaves out what this language need not hold; --limit takes the first so many.

A spreadsheet has a row for each field of a text. Fill the column "translation", write what
you want to say into "note", leave the others as they are, save it as CSV (UTF-8). A cell
that a program could take for a formula begins with an apostrophe, which import takes away.

One file holds the texts that were first written in one language: XLIFF has one source
language for each file. The others are counted on standard error. Notes in the file tell
the translator what each text is and what must survive. States in the file: initial is
missing or outdated, translated is unreviewed, reviewed and final are reviewed.`

const importExamples = `
Examples:
  npm run seed -- translate import german.xlf --dry-run
  npm run seed -- translate import german.xlf
  npm run seed -- translate import german.xlf --take-initial --take-copies
  npm run seed -- translate import german.csv            a spreadsheet, by the same checks
  npm run seed -- translate import german.xlf --json

Takes every text that can be taken, and lists the others with their reason: an original
that changed since the export, a text translated in part, formatting, an unknown id. Ends
with 0 only if no translation stayed behind, else with 3, after the others were taken.
Only a file that cannot be read, or is in other languages, changes nothing at all.

Taken are texts whose state is translated, reviewed or final. Many tools leave the state
initial: --take-initial takes these as translated. A translation that is equal to its
original is listed, and taken with --take-copies; what a tool has filled in (a copy whose
state is initial) is no loss. Notes that translators added are shown.
Comments and the form of everything else in the dataset files stay as they are.`

function declareExport(translate: Program, door: Door) {
  return translate
    .command('export')
    .argument('<locale>', 'the language to translate into, such as de')
    .summary('write texts for a translator')
    .description('Writes texts of the dataset for a translator: as XLIFF 2.0, or as a spreadsheet.')
    .addOption(new Option('--out <file>', 'file to write (default: standard output)'))
    .addOption(new Option('--force', 'write over an existing file'))
    .addOption(
      new Option('--only <which>', 'texts to export, by their translation')
        .choices(stageNames)
        .default('all' as const),
    )
    .addOption(
      new Option('--changed', 'only translations of an earlier original').conflicts('only'),
    )
    .addOption(new Option('--ids <id...>', 'only the texts of these'))
    .addOption(new Option('--required', 'only texts that this language is to hold'))
    .addOption(new Option('--limit <count>', 'at most so many texts').argParser(positiveCount))
    .addOption(new Option('--csv', 'as a spreadsheet: CSV, a row for each field of a text'))
    .addOption(new Option('--source <locale>', 'texts first written in this language'))
    .addOption(dataOption(door.ownData))
}
type ExportOptions = OptionsOf<typeof declareExport>

function declareImport(translate: Program, door: Door) {
  return translate
    .command('import')
    .argument('<file>', 'the translated file; one that ends in .csv is a spreadsheet')
    .summary('take translations into the dataset files')
    .description('Takes a translated file, XLIFF or CSV, into the files of the dataset.')
    .addOption(new Option('--dry-run', 'say what would change, and change nothing'))
    .addOption(new Option('--take-initial', 'take translations whose state is initial as well'))
    .addOption(new Option('--take-copies', 'take translations that are equal to their original'))
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type ImportOptions = OptionsOf<typeof declareImport>

export function addTranslate(program: Program, door: Door): void {
  const translate = program
    .command('translate')
    .summary('exchange texts with translators (XLIFF 2.0, CSV)')
    .description('Writes texts for translators, and takes translations back.')
  declareExport(translate, door)
    .addHelpText('after', exportExamples)
    .action(async (locale, options) => runExport(locale, options, door))
  declareImport(translate, door)
    .addHelpText('after', importExamples)
    .action(async (file, options) => runImport(file, options, door))
  addStamp(translate, door)
}

function positiveCount(text: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) throw new InvalidArgumentError('expected a number above 0.')
  return Number(text)
}

async function runExport(target: string, options: ExportOptions, door: Door): Promise<void> {
  const dataset = await loadWritten(options.data)
  const { manifest } = dataset
  const to = localeNamed(manifest, target)
  const { required = false } = options
  const ids = (options.ids ?? []).flatMap((one) => one.split(',')).filter((id) => id !== '')
  const all = await readTextFiles(options.data)
  const files = selectTexts(all, dataset, { ids, required, target })
  const blocks = files.flatMap((file) => file.blocks)
  const source = chooseSource(blocks, { target, asked: options.source, manifest })
  const from = localeNamed(manifest, source)
  const { only, out, limit, changed = false } = options
  const { defaultLocale: reference } = manifest
  const exported = exportTexts(files, { source, target, only, changed, reference, limit })
  const { missing, outdated, unreviewed, reviewed } = exported.counts
  const texts = missing + outdated + unreviewed + reviewed
  if (texts === 0) {
    door.note(`nothing to export: no text from ${source} into ${target} is asked for`)
  } else {
    const write = options.csv === true ? writeSheet : writeXliff
    const document = write({
      source: { locale: source, direction: from.direction },
      target: { locale: target, direction: to.direction },
      files: exported.files,
    })
    if (out === undefined) door.out(document.trimEnd())
    else await writeNew(out, document, options.force === true)
    const old = outdated === 0 ? '' : `, ${outdated} outdated`
    door.note(
      `${count(texts, 'text')} from ${source} into ${target}: ${missing} missing${old}, ${unreviewed} unreviewed, ${reviewed} reviewed`,
    )
    if (exported.left > 0) door.note(`--limit leaves ${exported.left} further texts out`)
  }
  describeOtherSources(blocks, { source, target }).forEach(door.note)
}

async function writeNew(path: string, text: string, force: boolean): Promise<void> {
  if (!force && (await stat(path).catch(() => undefined)) !== undefined) {
    throw new Refusal('usage', `${path} is there already, perhaps with a translation in it`, [
      'Choose another name, or write over it with --force.',
    ])
  }
  writeFiles([{ path, text }], { fresh: !force })
}

function localeNamed({ locales }: Dataset['manifest'], tag: string) {
  const found = locales.find((one) => one.tag === tag)
  if (found !== undefined) return found
  const tags = locales.map((one) => one.tag)
  throw new Refusal(
    'usage',
    `the manifest lists no language ${quote(tag)}${didYouMean(tag, tags)}`,
    [`It lists ${tags.join(', ')}. A new language is added to locales in manifest.yaml first.`],
  )
}

async function runImport(
  file: string,
  { dryRun = false, takeInitial = false, takeCopies = false, data, json = false }: ImportOptions,
  door: Door,
): Promise<void> {
  const { manifest } = await loadWritten(data)
  const texts = await readTextFiles(data)
  const result = await readImport(file, texts, manifest.locales, { takeInitial, takeCopies })
  noteNotes(file, result.notes, door)
  if ('refused' in result) throw refuseImport(result, json, door)
  if (!json) noteLeft(file, result, door)
  if (!dryRun) {
    writeFiles([...result.files].map(([path, text]) => ({ path, text })))
  }
  describeImport(result, { dryRun, json }, door)
  const left = leftBehind(result)
  if (left !== undefined) throw left
}
