/** A folder of YAML files becomes a dataset, or a list of everything that is wrong with it. */
import { isoDay, type Day } from '../../../functions/model/dates.ts'
import { recordSchemas } from '../../../functions/model/records.ts'
import {
  forEach,
  toDataset,
  type Collection,
  type Dataset,
} from '../../../functions/model/release.ts'
import { keyOf } from '../checks/facts.ts'
import { findWrongFolder } from '../checks/folders.ts'
import { checkSizes, type Sized } from '../checks/sizes.ts'
import type { Entry } from '../entry.ts'
import { scanDataset } from '../files.ts'
import { kindOrder } from '../kinds.ts'
import { asPublished } from '../reviews.ts'
import { compare, sortProblems, type FileProblem } from '../rules/problems.ts'
import { checkRecords } from './check.ts'
import { readEntries } from './read-entries.ts'
import { parseEntry } from './schema-problems.ts'

export type Loaded = {
  /** As it would be published, without outdated translations; only when there is nothing wrong. */
  readonly dataset: Dataset | undefined
  /** The same as its files hold it; there also where only a translation has to be renewed. */
  readonly written: Dataset | undefined
  /** Sorted by path, line and column. */
  readonly problems: readonly FileProblem[]
  /** Every record that could be read, with its place in its file. */
  readonly entries: readonly Entry[]
}

/** Reads and checks a dataset; `today` (UTC) decides what is history. Writes nothing. */
export async function loadDataset(
  dir: string,
  { today = isoDay(new Date()) }: { readonly today?: Day } = {},
): Promise<Loaded> {
  const scan = await scanDataset(dir)
  const { entries, problems: inFiles } = await readEntries(scan.files, dir)
  const { dataset, records, problems: inRecords } = parseRecords(entries)
  const between = [...checkRecords(entries, scan.files, today), ...checkSizes(records, dir)]
  const ofRecords = withoutGuesses(inRecords, between)
  const problems = [
    ...scan.problems,
    ...inFiles,
    ...withoutEchoes(ofRecords, inFiles),
    ...withoutEchoes(between, [...inFiles, ...ofRecords]),
  ]
  const isWhole = problems.every(({ code }) => code === 'outdated-default-locale')
  return {
    dataset: problems.length === 0 && dataset !== undefined ? asPublished(dataset) : undefined,
    written: isWhole ? dataset : undefined,
    problems: sortProblems(problems),
    entries,
  }
}

type Parsed = {
  readonly dataset: Dataset | undefined
  readonly records: readonly Sized[]
  readonly problems: readonly FileProblem[]
}

function parseRecords(entries: readonly Entry[]): Parsed {
  const records: Sized[] = []
  const problems: FileProblem[] = []
  const take = (collection: Collection): object[] =>
    entries
      .filter((entry) => entry.collection === collection)
      .toSorted((a, b) => compare(keyOf(a) ?? '', keyOf(b) ?? ''))
      .flatMap((entry) => {
        const misplaced = findWrongFolder(entry)
        if (misplaced !== undefined) {
          problems.push(misplaced)
          return []
        }
        const parsed = parseEntry(recordSchemas[collection], entry)
        if ('problems' in parsed) {
          problems.push(...parsed.problems)
          return []
        }
        records.push({ entry, record: parsed.record })
        return [parsed.record]
      })
  return { dataset: toDataset(forEach(kindOrder, take)), records, problems }
}

/** That a name has the wrong form says less than which one was meant: a brand, or the code UK. */
function withoutGuesses(
  inRecords: readonly FileProblem[],
  between: readonly FileProblem[],
): FileProblem[] {
  const placeOf = ({ path, field }: FileProblem): string => `${field}:${path}`
  const meant = new Set(
    between
      .filter(({ code, message }) => code === 'dangling-reference' && /did you mean/.test(message))
      .map(placeOf),
  )
  const forms: ReadonlySet<string> = new Set(['bad-id', 'bad-country'])
  return inRecords.filter((one) => !forms.has(one.code) || !meant.has(placeOf(one)))
}

/** One slip, one line: what only follows from a problem at the same place is not said again. */
function withoutEchoes(
  problems: readonly FileProblem[],
  earlier: readonly FileProblem[],
): FileProblem[] {
  const marksOf = ({ path, line, column, field }: FileProblem): string[] => [
    `${line}:${column}:${path}`,
    ...(field === '' ? [] : [`${field}:${path}`]),
  ]
  // A missing field is placed at its holder, where other things may be wrong as well.
  const known = new Set(earlier.filter(({ code }) => code !== 'missing-field').flatMap(marksOf))
  const seen = new Set<string>()
  return problems.filter((problem) => {
    const marks = marksOf(problem)
    const key = `${marks.join(' ')} ${problem.code}`
    return !marks.some((mark) => known.has(mark)) && !seen.has(key) && seen.add(key)
  })
}
