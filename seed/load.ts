/** A folder of YAML files becomes a dataset, or a list of everything that is wrong with it. */
import * as z from 'zod'
import { isoDay, type Day } from '../functions/model/dates.ts'
import { collections, type Collection, type Dataset } from '../functions/model/release.ts'
import { checkRecords } from './check.ts'
import { keyOf } from './checks/facts.ts'
import { checkSizes, type Sized } from './checks/sizes.ts'
import type { Entry } from './entry.ts'
import { readDataFile, scanDataset, type DataFile } from './files.ts'
import { compare, sortProblems, type FileProblem } from './problems.ts'
import { settleReviews } from './reviews.ts'
import { parseEntry } from './schema-problems.ts'
import { fieldOf, select } from './select.ts'
import { decodeText } from './text-file.ts'
import { parseYaml } from './yaml-file.ts'

export type Loaded = {
  /** Only when there is nothing wrong. */
  readonly dataset: Dataset | undefined
  /** Sorted by path, line and column. */
  readonly problems: readonly FileProblem[]
}

/** Reads and checks a dataset; `today` (UTC) decides what is history. Writes nothing. */
export async function loadDataset(
  dir: string,
  { today = isoDay(new Date()) }: { readonly today?: Day } = {},
): Promise<Loaded> {
  const scan = await scanDataset(dir)
  const reads: Read[] = []
  for (const file of scan.files) reads.push(await readEntries(file))
  const entries = reads.flatMap((read) => read.entries)
  const inFiles = reads.flatMap((read) => read.problems)
  const { dataset, records, problems: inRecords } = parseRecords(entries)
  const between = [...checkRecords(entries, scan.files, today), ...checkSizes(records, dir)]
  const problems = [
    ...scan.problems,
    ...inFiles,
    ...withoutEchoes(inRecords, inFiles),
    ...withoutEchoes(between, [...inFiles, ...inRecords]),
  ]
  const sound = problems.length === 0 && dataset !== undefined
  return { dataset: sound ? settleReviews(dataset) : undefined, problems: sortProblems(problems) }
}

type Read = { readonly entries: readonly Entry[]; readonly problems: readonly FileProblem[] }

async function readEntries({ collection, path }: DataFile): Promise<Read> {
  const bytes = await readDataFile(path)
  if (!(bytes instanceof Uint8Array)) return { entries: [], problems: [bytes] }
  const decoded = decodeText(bytes)
  if ('fault' in decoded) return { entries: [], problems: [{ path, field: '', ...decoded.fault }] }
  const yaml = parseYaml(decoded.text)
  const problems = yaml.faults.map((fault) => ({ path, ...fault }))
  if (!yaml.readable) return { entries: [], problems }
  const whole: Entry = { collection, file: path, yaml, base: [], value: yaml.value }
  if (collection !== 'resources' || fieldOf(yaml.value, 'resources') === undefined) {
    return { entries: [whole], problems }
  }
  const shape = z.strictObject({ resources: z.array(z.unknown()).min(1) })
  const group = parseEntry(shape, whole)
  const members = select(yaml.value, 'resources.*')
  return {
    entries: members.map(({ path: base, value }) => ({ ...whole, base, value })),
    problems: 'problems' in group ? [...problems, ...group.problems] : problems,
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
  const take = <S extends z.ZodType>(collection: Collection, schema: S): z.infer<S>[] =>
    entries
      .filter((entry) => entry.collection === collection)
      .toSorted((a, b) => compare(keyOf(a) ?? '', keyOf(b) ?? ''))
      .flatMap((entry) => {
        const parsed = parseEntry(schema, entry)
        if ('problems' in parsed) {
          problems.push(...parsed.problems)
          return []
        }
        records.push({ entry, record: parsed.record })
        return [parsed.record]
      })
  const [manifest] = take('manifest', collections.manifest)
  const [terms] = take('terms', collections.terms)
  const lists = {
    cancerTypes: take('cancerTypes', collections.cancerTypes),
    countries: take('countries', collections.countries),
    resources: take('resources', collections.resources),
    publications: take('publications', collections.publications),
  }
  const whole = manifest !== undefined && terms !== undefined
  return { dataset: whole ? { manifest, terms, ...lists } : undefined, records, problems }
}

/** One slip, one line: what only follows from a problem at the same place is not said again. */
function withoutEchoes(
  problems: readonly FileProblem[],
  earlier: readonly FileProblem[],
): FileProblem[] {
  const placeOf = ({ path, line, column }: FileProblem): string => `${line}:${column}:${path}`
  // A missing field is placed at its holder, where other things may be wrong as well.
  const known = new Set(earlier.filter(({ code }) => code !== 'missing-field').map(placeOf))
  const seen = new Set<string>()
  return problems.filter((problem) => {
    const key = `${placeOf(problem)}:${problem.code}:${problem.field}`
    return !known.has(placeOf(problem)) && !seen.has(key) && seen.add(key)
  })
}
