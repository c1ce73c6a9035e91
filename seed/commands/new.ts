/** `new`: a record with every field, ready to fill in. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Argument } from '@commander-js/extra-typings'
import * as z from 'zod'
import { CountryCode, RecordId } from '../../functions/model/ids.ts'
import { collections, type KeyedCollection } from '../../functions/model/release.ts'
import { keyOf } from '../dataset/checks/facts.ts'
import { partIds } from '../dataset/checks/part-ids.ts'
import { editFile } from '../dataset/editing/edit-file.ts'
import { newFile, newNote, nextNoteId } from '../dataset/editing/new-record.ts'
import { findReplaced, supersede } from '../dataset/editing/supersede.ts'
import { writeFiles } from '../dataset/editing/write-files.ts'
import type { Entry } from '../dataset/entry.ts'
import { keyedKinds, kinds } from '../dataset/kinds.ts'
import { loadDataset, type Loaded } from '../dataset/reading/load.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean, isoCodeFor } from '../dataset/rules/suggest.ts'
import { fieldOf, select } from '../dataset/select.ts'
import { parseYaml } from '../dataset/yaml/file.ts'
import { dataOption, type OptionsOf, type Program } from './options.ts'
import type { Door } from './terminal/door.ts'

// What is added most comes first.
const order = new Set<KeyedCollection>(['resources', ...keyedKinds])
const words = [...order].map((one) => kinds[one].words[0])
const Kind = z.enum([...[...order].map((one) => kinds[one].name), 'note'])

const examples = `
Examples:
  npm run seed -- new resource pl-alivia        writes seed/data/resources/pl-alivia.yaml
  npm run seed -- new country MD
  npm run seed -- new note BE melanoma          adds a note to seed/data/countries/be.yaml
  npm run seed -- new note BE melanoma --supersedes be-melanoma-1
  npm run seed -- new resource pl-alivia --dry-run    prints it

--supersedes also writes into the old note that it is superseded, and by which: both sides
or none. The file says above each field what belongs there. What must be filled is empty, so that
"npm run seed -- validate" names it line by line. Nothing that is there is overwritten.`

function declare(program: Program, door: Door) {
  return program
    .command('new')
    .summary(`start a ${words.join(', ')} or note`)
    .description('Writes a dataset file with every field, ready to fill in; or adds a note to one.')
    .addArgument(new Argument('<kind>', 'what it is').choices(Kind.options))
    .argument('<id>', 'its id, such as pl-alivia; of a country, and for a note, the code')
    .argument('[cancer-type]', 'for a note: the id of its cancer type')
    .addOption(dataOption(door.ownData))
    .option('--supersedes <ids...>', 'for a note: the notes that it replaces')
    .option('--dry-run', 'print what would be written')
}
type Options = OptionsOf<typeof declare>

export function addNew(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (kind: unknown, id: string, type: string | undefined, options) =>
      run({ kind: Kind.parse(kind), id, type }, options, door),
    )
}

type Asked = {
  readonly kind: z.infer<typeof Kind>
  readonly id: string
  readonly type: string | undefined
}

async function run({ kind, id, type }: Asked, options: Options, door: Door): Promise<void> {
  if (kind !== 'note' && type !== undefined) {
    throw new Refusal('usage', `new ${kind} takes one id; ${quote(type)} is one too many`)
  }
  if (kind !== 'note' && options.supersedes !== undefined) {
    throw new Refusal('usage', `--supersedes is for a note, not for a ${kind}`)
  }
  const loaded = await loadDataset(options.data)
  const missing = loaded.problems.find(({ code }) => code === 'missing-folder')
  if (missing !== undefined) throw new Refusal('usage', `${missing.path}: ${missing.message}`)
  if (kind === 'note') return addNote(loaded, { code: id, type }, options, door)
  const collection = keyedKinds.find((one) => kinds[one].name === kind)
  if (collection === undefined) throw new TypeError(`no collection is named ${kind}`)
  return addFile(loaded, { collection, id }, options, door)
}

async function addFile(
  { entries }: Loaded,
  { collection, id }: { readonly collection: KeyedCollection; readonly id: string },
  { data, dryRun }: Options,
  { out, note }: Door,
): Promise<void> {
  const isCode = collections[collection].key === 'code'
  const key = isCode ? id.toUpperCase() : id
  const form = isCode ? CountryCode : RecordId
  const parsed = form.safeParse(key)
  if (!parsed.success) {
    throw new Refusal('usage', `${quote(id)}: ${parsed.error.issues[0]?.message ?? 'not an id'}`)
  }
  const taken = entries.find((entry) => entry.collection === collection && keyOf(entry) === key)
  if (taken !== undefined) {
    const { line } = taken.yaml.placeOf(taken.base)
    throw new Refusal('usage', `${quote(key)} is there already: ${taken.file}:${line}`)
  }
  const meant = meantBy(entries, collection, key)
  if (meant !== undefined) throw new Refusal('usage', `${quote(id)} ${meant}`)
  const { path, text } = newFile(collection, key, defaultLocale(entries))
  if (dryRun) return out(text.trimEnd())
  const file = join(data, path)
  writeFiles([{ path: file, text }], { fresh: true })
  out(file)
  note('Fill in what is empty, then: npm run seed -- validate')
}

/** A code or name that the world knows, and that stands for another of ours. */
function meantBy(
  entries: readonly Entry[],
  collection: KeyedCollection,
  key: string,
): string | undefined {
  if (collection === 'countries') {
    const code = isoCodeFor(key)
    return code && `is not the ISO code of a country; did you mean "${code}"?`
  }
  if (collection !== 'medicines') return undefined
  const branded = entries.find(({ collection: one, value }) => {
    const brand = fieldOf(value, 'brand')
    return one === collection && typeof brand === 'string' && brand.toLowerCase() === key
  })
  return (
    branded && `is the brand of ${quote(keyOf(branded) ?? '')}, which is there: ${branded.file}`
  )
}

async function addNote(
  { entries }: Loaded,
  { code, type }: { readonly code: string; readonly type: string | undefined },
  { dryRun = false, supersedes = [] }: Options,
  { out, note }: Door,
): Promise<void> {
  if (type === undefined) {
    throw new Refusal('usage', 'a note needs a country and a cancer type', [
      'For example: npm run seed -- new note BE melanoma',
    ])
  }
  const country = entryOf(entries, 'countries', code.toUpperCase())
  const cancerType = keyOf(entryOf(entries, 'cancerTypes', type)) ?? type
  const id = nextNoteId(
    code,
    cancerType,
    new Set(entries.flatMap((entry) => partIds(entry).map((one) => one.id))),
  )
  const lines = newNote({ id, cancerType, locale: defaultLocale(entries) })
  const old = findReplaced(country.value, cancerType, supersedes)
  if (dryRun) {
    note(`To go at the end of availability in ${country.file}:`)
    lines.forEach((line, i) => out(`  ${i === 0 ? '- ' : '  '}${line}`))
    for (const one of old) {
      note(`To write into ${one.id}: superseded: true, and ${id} in supersededBy`)
    }
    return
  }
  const byHand = `Put it there by hand: npm run seed -- new note ${code} ${type} --dry-run prints it.`
  const edits = old.flatMap((one) => supersede(one, id))
  const added = { path: ['availability'], append: lines }
  await editFile(country.file, [...edits, added], { dryRun, byHand })
  const edited = parseYaml(await readFile(country.file, 'utf8'))
  const index = select(country.value, 'availability.*').length
  const lineOf = (i: number): string =>
    `${country.file}:${edited.placeOf(['availability', i]).line}`
  out(`${lineOf(index)}: ${id}`)
  for (const one of old) out(`${lineOf(one.index)}: ${one.id} is superseded by it`)
  note('Fill in what is empty, then: npm run seed -- validate')
}

function entryOf(entries: readonly Entry[], collection: KeyedCollection, key: string): Entry {
  const held = entries.filter((entry) => entry.collection === collection)
  const found = held.find((entry) => keyOf(entry) === key)
  if (found !== undefined) return found
  const keys = held.flatMap((entry) => keyOf(entry) ?? [])
  const [what] = kinds[collection].words
  throw new Refusal('usage', `there is no ${what} ${quote(key)}${didYouMean(key, keys)}`)
}

function defaultLocale(entries: readonly Entry[]): string {
  const manifest = entries.find(({ collection }) => collection === 'manifest')?.value
  const tag = fieldOf(manifest, 'defaultLocale')
  return typeof tag === 'string' ? tag : 'en'
}
