/** `coverage`: how much each language holds, and how much of it is checked. */
import { Option } from '@commander-js/extra-typings'
import { isoDay, type Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import { coverageOf, gapsOf, type Coverage, type Gap } from '../dataset/coverage.ts'
import { writeFiles } from '../dataset/editing/write-files.ts'
import { itemKinds } from '../dataset/items.ts'
import { loadSound } from '../dataset/reading/sound.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { completenessPage } from '../reference/completeness.ts'
import { pairsOf, states, totalOf, type Pairs } from '../reference/pairs.ts'
import { readKept } from '../releases/active-release.ts'
import { withStore } from '../stores/with-store.ts'
import {
  allOption,
  dataOption,
  jsonOption,
  outOption,
  releaseOption,
  withTarget,
  type OptionsOf,
  type Program,
} from './options.ts'
import { alignColumns } from './terminal/columns.ts'
import type { Door } from './terminal/door.ts'
import { print } from './terminal/print.ts'

const examples = `
Examples:
  npm run seed -- coverage                   the dataset files, language by language
  npm run seed -- coverage --locale fr       what French lacks, and what nobody has checked
  npm run seed -- coverage --pairs           of which cancer types something is known, by country
  npm run seed -- coverage --report completeness.md
  npm run seed -- coverage --active          what readers get from the running npm start
  npm run seed -- coverage --stage production --region eu-central-1 --json

A text is a title with its description, a note, a name with its synonyms, … "Unreviewed"
are translations nobody has checked against the present original; "due" are texts of
statements that want a review today. "Required" are texts that are to be held in a language,
such as how a country pays in its official ones; "lacking" are those of them that are
missing. A note that a language does not hold is composed for its readers: it is not missing.
Pairs are of a country and a cancer type, in the state that readers are told.
--report writes all of it as a page, with what is known country by country.`

function declare(program: Program, door: Door) {
  return withTarget(
    program
      .command('coverage')
      .summary('show how much each language holds')
      .description('Counts texts by language and kind: held, missing, unreviewed, due for review.')
      .addOption(
        new Option('--locale <tag>', 'one language, with what it lacks').conflicts('pairs'),
      )
      .option('--pairs', 'what is known of each pair of country and cancer type, not of languages')
      .option('--report <file>', 'write the whole as a page (Markdown)')
      .addOption(new Option('--active', 'of the active release instead of the files'))
      .addOption(releaseOption())
      .addOption(dataOption(door.ownData))
      .addOption(allOption())
      .addOption(jsonOption())
      .addOption(outOption()),
  )
}
type Options = OptionsOf<typeof declare>

export function addCoverage(program: Program, door: Door): void {
  declare(program, door)
    .addHelpText('after', examples)
    .action(async (options) => run(options, door))
}

async function run(options: Options, door: Door): Promise<void> {
  const { dataset, of } = await read(options, door)
  const today = isoDay(door.now())
  if (options.report !== undefined) {
    writeFiles([{ path: options.report, text: completenessPage(dataset, today) }])
    return door.out(`wrote ${options.report}`)
  }
  const pairs = pairsOf(dataset, today)
  const known = { total: totalOf(pairs), byCountry: pairs }
  if (options.pairs) {
    const types = dataset.cancerTypes.length
    return print(door, options, { of, today, pairs: known }, () => [
      `${pairs.length * types} pairs of country and cancer type: ${of} on ${today}`,
      ...describePairs(pairs),
    ])
  }
  const rows = coverageOf(dataset, today)
  if (options.locale === undefined) {
    const lines = () => describeAll(rows, of, today)
    return print(door, options, { of, today, coverage: rows, pairs: known }, lines)
  }
  const locale = knownLocale(dataset, options.locale)
  const own = rows.filter((row) => row.locale === locale)
  const gaps = gapsOf(dataset, locale)
  const { all = false } = options
  const lines = () => describeLocale(own, gaps, { of, today, all })
  return print(door, options, { of, today, coverage: own, ...gaps }, lines)
}

/** Any option that names a store or a release means that one; otherwise the files are meant. */
async function read(options: Options, door: Door): Promise<{ dataset: Dataset; of: string }> {
  const { active, release, table, stage, endpoint } = options
  const named = [release, table, stage, endpoint].some((one) => one !== undefined)
  if (!active && !named) {
    return { dataset: await loadSound(options.data), of: options.data }
  }
  const kept = await withStore(options, door, async (store) => readKept(store, release))
  return { dataset: kept.dataset, of: `release ${kept.summary.id}` }
}

function knownLocale({ manifest }: Dataset, asked: string): string {
  const tags = manifest.locales.map(({ tag }) => tag)
  const found = tags.find((tag) => tag.toLowerCase() === asked.toLowerCase())
  if (found !== undefined) return found
  const hint = didYouMean(asked, tags)
  throw new Refusal('usage', `the manifest lists no language ${quote(asked)}${hint}`)
}

const counted = [
  'held',
  'missing',
  'unreviewed',
  'due',
  'required',
  'lacking',
] as const satisfies (keyof Coverage)[]

function sum(rows: readonly Coverage[], name: (typeof counted)[number]): number {
  return rows.reduce((total, row) => total + row[name], 0)
}

function counts(rows: readonly Coverage[]): string[] {
  const [held, missing] = [sum(rows, 'held'), sum(rows, 'missing')]
  const share = held + missing === 0 ? 0 : Math.floor((held / (held + missing)) * 100)
  return [`${share} %`, ...counted.map((name) => String(sum(rows, name)))]
}

const heads = ['', 'covered', ...counted]

function describeAll(rows: readonly Coverage[], of: string, today: Day): string[] {
  const byLocale = Map.groupBy(rows, ({ locale }) => locale)
  const byKind = Map.groupBy(rows, ({ kind }) => kind)
  const tags = [...byLocale.keys()]
  const texts =
    sum(byLocale.get(tags[0] ?? '') ?? [], 'held') +
    sum(byLocale.get(tags[0] ?? '') ?? [], 'missing')
  const matrix = [...byKind].map(([kind, own]) => [
    itemKinds[kind][1],
    String((own[0]?.held ?? 0) + (own[0]?.missing ?? 0)),
    ...own.map(({ held }) => String(held)),
  ])
  return [
    `${texts} texts in ${tags.length} languages: ${of} on ${today}`,
    '',
    ...alignColumns([heads, ...[...byLocale].map(([tag, own]) => [tag, ...counts(own)])]),
    '',
    'Held by kind',
    ...alignColumns([['', 'texts', ...tags], ...matrix]),
    '',
    'What a language lacks: npm run seed -- coverage --locale TAG',
  ]
}

function describePairs(pairs: readonly Pairs[]): string[] {
  const cells = (row: Omit<Pairs, 'country'>): string[] =>
    [...states.map((state) => row[state]), row.notes].map(String)
  return alignColumns([
    ['', ...states, 'notes'],
    ...pairs.map((row) => [row.country, ...cells(row)]),
    ['all', ...cells(totalOf(pairs))],
  ])
}

type Described = { readonly of: string; readonly today: Day; readonly all: boolean }

/** Gaps that a person takes in at once. */
const shown = 24

function describeLocale(
  rows: readonly Coverage[],
  { lacking, missing, unreviewed }: ReturnType<typeof gapsOf>,
  { of, today, all }: Described,
): string[] {
  const tag = rows[0]?.locale ?? ''
  const listed = (title: string, gaps: readonly Gap[]): string[] => {
    if (gaps.length === 0) return []
    const names = gaps.map(
      ({ kind, id, field }) => `  ${itemKinds[kind][0]} ${id}${field === '' ? '' : ` (${field})`}`,
    )
    const cut = all || names.length <= shown + 1 ? names : names.slice(0, shown)
    const more = names.length - cut.length
    const rest = more === 0 ? [] : [`  … and ${more} more: add --all`]
    return ['', `${title}: ${gaps.length}`, ...cut, ...rest]
  }
  return [
    `Texts in ${tag}: ${of} on ${today}`,
    ...alignColumns([
      heads,
      ...rows.map((row) => [itemKinds[row.kind][1], ...counts([row])]),
      ['all', ...counts(rows)],
    ]),
    ...listed('Lacking, though it is to be held', lacking),
    ...listed('Missing', missing),
    ...listed('Unreviewed', unreviewed),
  ]
}
