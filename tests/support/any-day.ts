/**
 * What must hold of any valid dataset on any day, as functions of the day: no error and no warning,
 * and every answer keeps to the rules of medical care. What is found says where a person is needed.
 */
import { createProofApp } from '../../functions/compose.ts'
import type { Day } from '../../functions/model/dates.ts'
import type { Dataset } from '../../functions/model/release.ts'
import type { Entry } from '../../seed/dataset/entry.ts'
import { checkRecords } from '../../seed/dataset/reading/check.ts'
import { findWarnings } from '../../seed/dataset/reading/find-warnings.ts'
import { loadDataset } from '../../seed/dataset/reading/load.ts'
import { formatProblem } from '../../seed/dataset/rules/problems.ts'
import { fieldOf } from '../../seed/dataset/select.ts'
import { releaseOf } from './app.ts'
import { ask } from './ask.ts'
import { faultsIn, valuesIn } from './served-rules.ts'

export type Sound = {
  readonly dataset: Dataset
  readonly written: Dataset
  readonly entries: readonly Entry[]
}

/** A folder, read on a day; what is wrong with it is the error. */
export async function readSound(dir: string, today: Day): Promise<Sound> {
  const { dataset, written, entries, problems } = await loadDataset(dir, { today })
  if (dataset === undefined || written === undefined) {
    throw new Error(problems.map((one) => formatProblem(one)).join('\n'))
  }
  return { dataset, written, entries }
}

/** What `validate` says on a day, of files that were read on an earlier one. */
export function errorsOn(today: Day, { entries }: Sound): string[] {
  return checkRecords(entries, [], today).map((one) => formatProblem(one))
}

/** What `validate --strict` says beside that, on any day. */
export function warningsOf({ written, entries }: Sound): string[] {
  return findWarnings(written, entries).map((one) => formatProblem(one, 'warning'))
}

/**
 * Every note of every country with its history, each country in one language, which `turn` moves on;
 * every cancer type, how countries pay, and the one access answer.
 */
function* round(
  { countries, cancerTypes, manifest }: Dataset,
  turn: number,
): Generator<[locale: string, path: string]> {
  for (const [i, { code }] of countries.entries()) {
    const { tag = '' } = manifest.locales[(i + turn) % manifest.locales.length] ?? {}
    const { id = '' } = cancerTypes[(i + turn) % cancerTypes.length] ?? {}
    yield [tag, `/v1/countries/${code}/availability?locale=${tag}&history=true`]
    yield [tag, `/v1/countries/${code}/reimbursement?locale=${tag}`]
    yield [tag, `/v1/access?country=${code}&cancerType=${id}&locale=${tag}`]
  }
  for (const { tag } of manifest.locales) {
    yield [tag, `/v1/cancer-types?locale=${tag}`]
    yield [tag, `/v1/publications?locale=${tag}`]
  }
}

export type Served = {
  /** What is served against a rule, by the statement that a person must look at. */
  readonly faults: readonly string[]
  /** Of the statements that were served, how many are told as the present. */
  readonly current: number
  readonly statements: number
}

/** What readers are told on a day. */
export async function servedOn(today: Day, dataset: Dataset, turn: number): Promise<Served> {
  const now = (): number => Date.parse(`${today}T12:00:00Z`)
  const app = createProofApp(dataset, releaseOf(dataset), { now })
  const { manifest, terms } = dataset
  const faults = new Set<string>()
  let current = 0
  let statements = 0
  for (const [locale, path] of round(dataset, turn)) {
    const answer = await ask(app, path)
    const held = valuesIn(answer)
    const freshness = held.flatMap(({ value }) => fieldOf(value, 'freshness') ?? [])
    statements += freshness.length
    current += freshness.filter((one) => one === 'current').length
    for (const { rule, fault } of faultsIn(answer, { locale, today, manifest, terms })) {
      const [at = ''] = fault.split(': ')
      const holder = held.find((one) => one.path === at)?.value
      const id = fieldOf(holder, 'id')
      faults.add(`${typeof id === 'string' ? id : path}: ${rule}: ${fault}`)
    }
  }
  return { faults: [...faults], current, statements }
}
