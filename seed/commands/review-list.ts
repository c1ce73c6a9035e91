/** `review` without a stamp: what somebody should read again, and what falls silent when. */
import * as z from 'zod'
import { cliffOf } from '../../functions/model/cliff.ts'
import { isoDay } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { PlacedDataset } from '../dataset/editing/dataset-places.ts'
import { compare, printable, quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { didYouMean } from '../dataset/rules/suggest.ts'
import { describeDates, describeStatement, pagesOf } from '../dataset/statement-lines.ts'
import {
  reviewStateOf,
  sortByDue,
  statementsOf,
  type ReviewState,
  type Statement,
} from '../dataset/statements.ts'
import { confirming, importCommand } from '../importing/confirming.ts'
import { sources } from '../importing/sources.ts'
import { knownTables } from '../importing/table/maps.ts'
import { describeCliff } from './cliff-report.ts'
import type { Door } from './terminal/door.ts'
import { print, printJson } from './terminal/print.ts'

const Days = z
  .string()
  .regex(/^[0-9]{1,4}$/)
  .transform(Number)

type ListOptions = {
  readonly dueWithin?: string | undefined
  readonly country?: string | undefined
  readonly cliff?: boolean | undefined
  readonly json?: boolean | undefined
}

export async function listDue(
  { dataset, locate }: PlacedDataset,
  options: ListOptions,
  door: Door,
): Promise<void> {
  const days = Days.safeParse(options.dueWithin ?? '30')
  if (!days.success) throw new Refusal('usage', '--due-within takes a number of days, such as 30')
  const today = isoDay(door.now())
  const statements = statementsAbout(dataset, options.country)
  if (options.cliff) {
    const cliff = cliffOf(statements, today)
    return print(door, options, { today, ...cliff }, () => describeCliff(cliff, today))
  }
  const due = sortByDue(statements).flatMap(({ home, ...one }) => {
    const state = reviewStateOf({ home, ...one }, today, days.data)
    const { file, line } = locate(home)
    return state === 'later' ? [] : [{ ...one, home, state, file, line }]
  })
  const registers = await registersFor(due)
  if (options.json) {
    printJson(door, {
      today,
      dueWithin: days.data,
      registers,
      statements: due.map((one) => ({ ...one, home: undefined, status: one.status ?? null })),
    })
    return
  }
  door.out(`Due for review on ${today}: ${tally(due, days.data)}`)
  const byCountry = Map.groupBy(due, ({ country }) => country)
  if (byCountry.size > 1) {
    const counts = [...byCountry].toSorted(([a], [b]) => compare(a, b))
    door.out(`  ${counts.map(([code, { length }]) => `${code} ${length}`).join(', ')}`)
  }
  if (registers.length > 0) {
    door.out('')
    door.out('Registers that could confirm them; download, then:')
  }
  for (const register of registers) {
    door.out(`  ${register.statements.length} of them: ${register.title}`)
    door.out(`    ${register.download}`)
    door.out(`    ${register.command}`)
  }
  for (const one of due) {
    door.out('')
    door.out(`${one.state.padEnd(11)}  ${describeStatement(one)}`)
    door.out(printable(`  ${describeDates(one)}`))
    door.out(printable(`  ${one.file}:${one.line}`))
    for (const page of pagesOf(one)) door.out(printable(`  check ${page}`))
  }
  if (due.length > 0) door.note('Checked one? npm run seed -- review --done ID')
}

/** Where many can be checked with one download. */
async function registersFor(due: readonly Statement[]) {
  const tables = await knownTables()
  return confirming(due, [...sources, ...tables]).map(({ source, statements }) => ({
    source: source.id,
    title: source.title,
    download: source.download,
    command: importCommand(source, tables.includes(source)),
    statements: statements.map(({ id }) => id),
  }))
}

function tally(due: readonly { readonly state: ReviewState }[], days: number): string {
  const of = (state: ReviewState): number => due.filter((one) => one.state === state).length
  const told = (['past', 'unconfirmed', 'undated'] as const).map((state) => `${of(state)} ${state}`)
  return [...told, `${of('soon')} within ${days} days`].join(', ')
}

/** All of them, or those about a country. */
function statementsAbout(dataset: Dataset, asked: string | undefined): Statement[] {
  const all = statementsOf(dataset)
  if (asked === undefined) return all
  const codes = ['EU', ...dataset.countries.map(({ code }) => code)]
  const code = codes.find((one) => one === asked.toUpperCase())
  if (code !== undefined) return all.filter(({ country }) => country === code)
  throw new Refusal('usage', `there is no country ${quote(asked)}${didYouMean(asked, codes)}`)
}
