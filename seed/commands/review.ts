/** `review`: what somebody should read again, and the stamp that somebody has. */
import { readFile } from 'node:fs/promises'
import { Option } from '@commander-js/extra-typings'
import { isoDay } from '../../functions/model/dates.ts'
import { loadPlaced, type PlacedDataset } from '../dataset/editing/dataset-places.ts'
import { editFile } from '../dataset/editing/edit-file.ts'
import { editsOf, findReviewable, stampItem, type Edit } from '../dataset/editing/review-done.ts'
import { markReviewed } from '../dataset/editing/review-translation.ts'
import { itemKinds, type Item } from '../dataset/items.ts'
import { fieldName, printable } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { fieldOf, select } from '../dataset/select.ts'
import { flow } from '../dataset/yaml/render.ts'
import { dataOption, jsonOption, outOption, type OptionsOf, type Program } from './options.ts'
import { listDue } from './review-list.ts'
import type { Door } from './terminal/door.ts'
import { printJson } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- review                          what is due, oldest first
  npm run seed -- review --country BE             of one country; EU: what holds in all of it
  npm run seed -- review --due-within 90          and what will be in three months
  npm run seed -- review --cliff                  how much falls silent, month by month
  npm run seed -- review --done be-melanoma-1     read again today, and still true
  npm run seed -- review --done eu-sclc-1 --as-of 2026-11-02 --drop-note
  npm run seed -- review --done eu-sclc-1.authorisations.2    one use of an EU note
  npm run seed -- review --done BE                the reimbursement of a country
  npm run seed -- review --done fr-rcc-1 fr-rcc-2 fr-hcc-1    several at once, all or none
  npm run seed -- review --translation melanoma fr    a person has checked the French

--done sets confirmedOn in the file (of a text such as a reimbursement asOf, of a resource
checkedOn) and takes away a reviewBy that has passed; --drop-note takes dateNote away too.
An EU note is stamped with all its verified authorisations that are older. Everything else
in the file stays as it is. Unconfirmed is a decision of an authority that holds until it is
replaced: readers are told that nobody has confirmed it for a year. What is past, or undated,
is history. What is known at second hand only is history too, and no stamp changes that.
If what is true has changed, edit the file instead, or begin the note that replaces it:
npm run seed -- new note BE melanoma --supersedes be-melanoma-1. Nothing is published by this.`

function declare(program: Program, door: Door) {
  return program
    .command('review')
    .summary('list statements that are due for review, or stamp one as done')
    .description(
      'Lists statements that are past, unconfirmed, undated or soon due; or marks one as checked.',
    )
    .argument('[locale]', 'with --translation: the language that was checked')
    .option('--due-within <days>', 'list also what is due within so many days (default: 30)')
    .option('--country <code>', 'list only what is about this country; EU for the whole of it')
    .addOption(
      new Option('--cliff', 'count what falls silent in each month ahead').conflicts([
        'done',
        'translation',
        'dueWithin',
      ]),
    )
    .addOption(new Option('--done <id...>', 'stamp these as checked').conflicts('translation'))
    .option('--as-of <date>', 'with --done: when it was seen to be true (default: today)')
    .option('--drop-note', 'with --done: take dateNote away')
    .option('--translation <id>', 'mark the translation of this into LOCALE as checked')
    .option('--dry-run', 'say what would change in the file')
    .addOption(dataOption(door.ownData))
    .addOption(jsonOption())
    .addOption(outOption())
}
type Options = OptionsOf<typeof declare>

export function addReview(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (locale: string | undefined, options) => run(locale, options, door))
}

async function run(locale: string | undefined, options: Options, door: Door): Promise<void> {
  refuseMixed(locale, options)
  const placed = await loadPlaced(options.data)
  if (options.translation !== undefined && locale !== undefined) {
    const { item, edits } = markReviewed(placed.dataset, options.translation, locale)
    return change(placed, [{ item, edits }], options, door)
  }
  if (options.done !== undefined) return stamp(placed, options.done, options, door)
  return listDue(placed, options, door)
}

function refuseMixed(locale: string | undefined, options: Options): void {
  const { translation, done, asOf, dropNote, dryRun, country } = options
  if (translation !== undefined && locale === undefined) {
    throw new Refusal('usage', '--translation needs a language: review --translation ID fr')
  }
  if (translation === undefined && locale !== undefined) {
    throw new Refusal('usage', `review takes no argument but with --translation ID LOCALE`)
  }
  if (done === undefined && (asOf !== undefined || dropNote)) {
    throw new Refusal('usage', '--as-of and --drop-note need --done ID')
  }
  if (country !== undefined && (done !== undefined || translation !== undefined)) {
    throw new Refusal('usage', '--country is for the list and for --cliff')
  }
  if (dryRun && done === undefined && translation === undefined) {
    throw new Refusal(
      'usage',
      'the list changes nothing: --dry-run is for --done and --translation',
    )
  }
}

async function stamp(
  placed: PlacedDataset,
  ids: readonly string[],
  options: Options,
  door: Door,
): Promise<void> {
  const today = isoDay(door.now())
  const { asOf = today, dropNote = false } = options
  const items = new Set(ids.map((id) => findReviewable(placed.dataset, id)))
  const stamps = [...items].map((item) => ({
    item,
    edits: stampItem(item, { asOf, today, dropNote }),
  }))
  await change(placed, stamps, options, door)
  for (const one of stamps) tellWhatStays(one, { asOf, dropNote }, door)
}

type Stamped = { readonly item: Item; readonly edits: readonly Edit[] }

/** What a stamp does not change, and a person may have to. */
function tellWhatStays(
  { item, edits }: Stamped,
  { asOf, dropNote }: { readonly asOf: string; readonly dropNote: boolean },
  door: Door,
): void {
  if (!dropNote) {
    const notes = select(item.value, 'text.*.dateNote').filter(({ value }) => value !== null)
    for (const { path, value } of notes) {
      door.note(
        printable(`${fieldName(path)} still says ${flow(value)}; --drop-note takes it away`),
      )
    }
  }
  for (const { field, before } of edits) {
    if (field.length > 1 || typeof before !== 'string') continue
    const year = before.slice(0, 4)
    if (year === asOf.slice(0, 4)) continue
    for (const { path, value } of select(item.value, 'text.*.*')) {
      if (typeof value !== 'string' || !value.includes(year)) continue
      door.note(printable(`${item.id}: ${fieldName(path)} still says ${year}`))
    }
  }
  const reviewBy = fieldOf(item.value, 'reviewBy')
  const stays = !edits.some(({ field }) => field[0] === 'reviewBy')
  if (typeof reviewBy === 'string' && stays) {
    door.note(`reviewBy still asks for a review on ${reviewBy}`)
  }
}

/** In all files or in none: what cannot be edited is found out before anything is written. */
async function change(
  { locate, placeOf }: PlacedDataset,
  all: readonly Stamped[],
  { dryRun = false, json }: Options,
  door: Door,
): Promise<void> {
  const edited = Map.groupBy(all, ({ item }) => locate(item.home).file)
  for (const whether of dryRun ? [true] : [true, false]) {
    for (const [file, own] of edited) {
      const edits = own.flatMap(({ item, edits: one }) => editsOf(locate(item.home).path, one))
      await editFile(file, edits, { dryRun: whether, byHand: 'Please change it by hand.' })
    }
  }
  const results = all.map(({ item, edits }) => ({
    id: item.id,
    file: locate(item.home).file,
    dryRun,
    changes: edits.map(({ field, before, after }) => ({
      line: placeOf(item.home, field).line,
      field: fieldName(field),
      before: before ?? null,
      after,
    })),
  }))
  if (json) {
    printJson(door, results.length === 1 ? results[0] : results)
    return
  }
  for (const [i, { file, changes }] of results.entries()) {
    const item = all[i]?.item
    const name = item === undefined ? '' : `${itemKinds[item.kind][0]} ${item.id}`
    if (changes.length === 0) {
      door.out(`unchanged: ${name} says so already`)
      continue
    }
    door.out(`${dryRun ? 'would change' : 'changed'} ${name}`)
    for (const { line, field, before, after } of changes) {
      door.out(printable(`  ${file}:${line}: ${field}: ${flow(before)} -> ${flow(after)}`))
    }
    for (const line of await commentedLines(file, changes)) {
      door.note(printable(`${file}:${line}: see whether the comment above still holds`))
    }
  }
  const isChanged = results.some(({ changes }) => changes.length > 0)
  if (!dryRun && isChanged) door.note('Nothing is published yet: npm run seed -- plan')
}

/** Changed lines with a comment right above them. */
async function commentedLines(
  file: string,
  changes: readonly { readonly line: number }[],
): Promise<number[]> {
  const lines = (await readFile(file, 'utf8')).split('\n')
  return changes
    .map(({ line }) => line)
    .filter((line) => lines[line - 2]?.trimStart().startsWith('#') === true)
}
