/** A plan as a person reads it: how much first, then what, then what to think about. */
import { itemKindNames } from '../../functions/model/coverage.ts'
import type { Coverage, CoverageChange } from '../dataset/coverage.ts'
import { itemKinds } from '../dataset/items.ts'
import { printable } from '../dataset/rules/problems.ts'
import { describeStatement } from '../dataset/statement-lines.ts'
import type { ItemChange } from '../releases/diff.ts'
import { countChanges, describeObjections, howItLooks, howToGoOn } from '../releases/objections.ts'
import type { Plan } from '../releases/plan.ts'
import type { TheirsKind } from '../releases/theirs.ts'
import { describeField, describeValue, nameItem } from './change-lines.ts'
import { alignColumns } from './terminal/columns.ts'
import { count } from './terminal/counts.ts'
import type { Door } from './terminal/door.ts'
import { formatTime } from './terminal/times.ts'

export type ReportOptions = {
  /** Everything, however long. */
  readonly all: boolean
  readonly paint: Door['paint']
  /** What the plan was made on. */
  readonly target: string
  /** Whether the question follows: then nobody needs to be told how to publish. */
  readonly asking?: boolean
}

/** Entries are one or several lines each, and are never cut in between. */
type Section = { readonly title: string; readonly entries: readonly (readonly string[])[] }

/** Lines of a section that a person takes in at once. */
const shown = 24

export function describePlan(plan: Plan, options: ReportOptions): string[] {
  const sections = [
    header(plan, options),
    ...(plan.unchanged ? [] : [numbers(plan), ...changes(plan, options), texts(plan)]),
    outdated(plan),
    coverage(plan),
    reviews(plan),
    theirs(plan, options),
    verdict(plan, options),
  ]
  return sections
    .filter((section) => section !== undefined)
    .flatMap(({ title, entries }, i) => [
      ...(i === 0 ? [] : ['']),
      options.paint('bold', title),
      ...(options.all ? entries.flat() : limit(entries)),
    ])
}

function limit(entries: Section['entries']): string[] {
  const lines: string[] = []
  for (const [i, entry] of entries.entries()) {
    const rest = entries.length - i
    // A last line says more than "and 1 more".
    const fits = lines.length + entry.length <= shown || (rest === 1 && entry.length === 1)
    if (i > 0 && !fits) return [...lines, `  … and ${rest} more: npm run seed -- plan --all`]
    lines.push(...entry)
  }
  return lines
}

function entitled(title: string, entries: Section['entries']): Section {
  return { title, entries }
}

/** A table under a title; nothing without rows. */
function table(title: string, heads: string[], rows: string[][]): Section | undefined {
  if (rows.length === 0) return undefined
  const lines = alignColumns([heads, ...rows])
  return entitled(
    title,
    lines.map((line) => [line]),
  )
}

function header(
  { release, active, unchanged, counts, changes: list }: Plan,
  { target }: ReportOptions,
): Section {
  const where = `  in ${target}`
  if (active === null) {
    const title = `First publication: ${list.length} items, as release ${release}`
    return entitled(title, [[where, '  nothing is published there yet']])
  }
  const { id, generation, publishedAt, by, message } = active
  const now = [
    where,
    `  active now: release ${id}, generation ${generation}`,
    printable(`  published ${publishedAt.slice(0, 16).replace('T', ' ')} UTC by ${by}: ${message}`),
  ]
  if (unchanged) return entitled('Unchanged: readers get exactly this already', [now])
  const { added, changed, removed } = counts
  const sum = `${countChanges(list.length)}: ${added} added, ${changed} changed, ${removed} removed`
  return entitled(sum, [[...now, `  the files make release ${release}`]])
}

function numbers({ items }: Plan): Section | undefined {
  const rows = itemKindNames
    .map((kind) => ({ name: itemKinds[kind][1], ...items[kind] }))
    .filter(({ added, changed, removed }) => added + changed + removed > 0)
    .map(({ name, added, changed, removed, after }) =>
      [name, added, changed, removed, after].map(String),
    )
  return table('By kind', ['', 'added', 'changed', 'removed', 'then'], rows)
}

function changes({ active, changes: list }: Plan, { paint }: ReportOptions): Section[] {
  // Everything is new: a list of everything tells nothing.
  if (active === null) return []
  const of = (wanted: ItemChange['change']): ItemChange[] =>
    list.filter(({ change }) => change === wanted)
  const named = (mark: string, one: ItemChange): string => `  ${mark} ${nameItem(one)}`
  return [
    entitled(
      'Removed',
      of('removed').map((one) => [paint('red', named('-', one))]),
    ),
    entitled(
      'Added',
      of('added').map((one) => [
        paint('green', named('+', one)),
        ...one.fields.map(({ field, after }) => `      ${describeValue(field, after)}`),
      ]),
    ),
    entitled(
      'Changed',
      of('changed').map((one) => [
        paint('yellow', named('~', one)),
        ...one.fields.flatMap(describeField).map((line) => `      ${line}`),
      ]),
    ),
  ].filter(({ entries }) => entries.length > 0)
}

function texts({ texts: counts }: Plan): Section | undefined {
  const rows = Object.entries(counts).map(([locale, { added, changed, removed }]) =>
    [locale, added, changed, removed].map(String),
  )
  return table('Texts by language', ['', 'added', 'changed', 'removed'], rows)
}

function outdated({ outdated: list }: Plan): Section | undefined {
  if (list.length === 0) return undefined
  const translations = list.reduce((sum, { locales }) => sum + locales.length, 0)
  const entries = list.map(({ field, locales, ...item }) => [
    printable(`  ${nameItem(item)} ${field}: ${locales.join(', ')}`),
  ])
  return entitled(
    `Outdated: ${count(translations, 'translation')} of an earlier original, not published until renewed`,
    [...entries, ['  to renew them: npm run seed -- translate export LOCALE --changed']],
  )
}

const cells = ['held', 'missing', 'unreviewed', 'due'] as const satisfies (keyof Coverage)[]

function coverage({ active, coverage: rows }: Plan): Section | undefined {
  if (active === null) return undefined
  const heads = ['', '', 'held', 'missing', 'unreviewed', 'due for review']
  const lines = rows.map((row) => [
    row.locale,
    itemKinds[row.kind][1],
    ...cells.map((name) => movement(row, name)),
  ])
  return table('Coverage that changes', heads, lines)
}

function movement({ before, after }: CoverageChange, name: (typeof cells)[number]): string {
  const [was, is] = [before?.[name] ?? 0, after?.[name] ?? 0]
  return was === is ? String(is) : `${was} -> ${is}`
}

function reviews({ active, review: { becameDue, soon, due } }: Plan): Section | undefined {
  const entries = [
    ...becameDue.map((one) => [`  new   ${describeStatement(one)}`]),
    ...soon.map((one) => [`  soon  ${describeStatement(one)}`]),
  ]
  if (due === 0 && entries.length === 0) return undefined
  const news = becameDue.length === 0 ? 'none of them' : becameDue.length
  const since = active === null ? '' : `, ${news} since the last publication`
  const soonToo = soon.length === 0 ? '' : `; ${soon.length} more within 30 days`
  const title = `Review: ${due} statements are due, and told as past or unconfirmed${since}${soonToo}`
  return entitled(title, [...entries, ['  all of them: npm run seed -- review']])
}

const marks = {
  undone: ['<', 'only they changed it: it would be as it was before'],
  both: ['!', 'both changed it: theirs would be gone'],
  'rolled-back': ['<', 'taken back by them: it would be published again'],
} as const satisfies Record<TheirsKind, readonly [mark: string, meaning: string]>

/** What others did meanwhile, switch by switch. */
function theirs({ theirs: { base, items } }: Plan, { paint }: ReportOptions): Section | undefined {
  if (base === null || items.length === 0) return undefined
  const bySwitch = [...Map.groupBy(items, ({ since }) => since.to).values()]
  const entries = bySwitch.flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { kind, by, at, message, to } = first.since
    const did = kind === 'rollback' ? 'rolled back, as' : 'published'
    const line = printable(`${formatTime(at)}  ${by} ${did} generation ${to}: ${message}`)
    return [
      [`  ${line}`],
      ...own.map((one) => {
        const [mark, meaning] = marks[one.what]
        return [paint('red', `  ${mark} ${nameItem(one)}: ${meaning}`)]
      }),
    ]
  })
  const how = base.from === 'content' ? ', by their content' : ''
  const title = `Theirs: ${items.length} done by others since release ${base.release}, from which your files come${how}`
  return entitled(title, entries)
}

function verdict(
  { active, unchanged, guard }: Plan,
  { paint, asking = false }: ReportOptions,
): Section | undefined {
  if (unchanged) return undefined
  if (guard.refuses) {
    const lines = describeObjections(guard.objections).map((line) => [paint('red', `  ${line}`)])
    const why = howItLooks(guard)
    const title = `Guard: ${why}, so publishing it is refused`
    return entitled(title, [...lines, ...howToGoOn(guard).map((line) => [`  ${line}`])])
  }
  const why = active === null ? ': there is nothing to lose yet' : ''
  const next = asking ? [] : [['  publish it: npm run seed -- publish -m "why"']]
  return entitled(`Guard: no objection${why}`, next)
}
