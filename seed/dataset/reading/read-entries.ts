/** From the files of a dataset to its records, each with its place; nothing is checked but syntax. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import * as z from 'zod'
import { limits, publisherShare } from '../../../functions/model/limits.ts'
import type { Entry } from '../entry.ts'
import { fileProblem, type DataFile } from '../files.ts'
import { kinds } from '../kinds.ts'
import type { FileProblem } from '../rules/problems.ts'
import { fieldOf, select } from '../select.ts'
import type { YamlFile } from '../yaml/file.ts'
import { decodeText, type DecodedText } from '../yaml/text-file.ts'
import { parseOnce } from './parse-once.ts'
import { readDataFile } from './read-file.ts'
import { parseEntry } from './schema-problems.ts'

export type ReadFiles = {
  readonly entries: readonly Entry[]
  readonly problems: readonly FileProblem[]
}

/** Files that are read between two turns of the event loop: a server may run in the same process. */
const perTurn = 32
/** Of all files together: half as much again as their records may have, for comments and blanks. */
const maxBytes = limits.releaseBytes * publisherShare * 1.5

export async function readEntries(files: readonly DataFile[], dir: string): Promise<ReadFiles> {
  const entries: Entry[] = []
  const problems: FileProblem[] = []
  const most = Math.floor(limits.records * publisherShare)
  if (files.length > most) {
    const message = `${files.length} files; at most ${most} records: remove some`
    return { entries, problems: [fileProblem(dir, 'too-many-records', message)] }
  }
  const { decoded, isWhole } = await readTexts(files)
  if (!isWhole) {
    const message = `more than ${maxBytes} bytes of files, and the rest is not looked at: remove records or shorten texts`
    problems.push(fileProblem(dir, 'dataset-too-big', message))
  }
  const texts = decoded.flatMap((one) => ('text' in one ? [one.text] : []))
  const parsed = (await parseOnce(texts)).values()
  for (const [i, one] of decoded.entries()) {
    const file = files[i]
    if (file === undefined) continue
    if ('path' in one) problems.push(one)
    else if ('fault' in one) problems.push({ path: file.path, field: '', ...one.fault })
    else {
      const { value: yaml } = parsed.next()
      if (yaml === undefined) throw new Error(`${file.path} was decoded, but not parsed`)
      const read = toEntries(file, yaml)
      entries.push(...read.entries)
      problems.push(...read.problems)
    }
  }
  return { entries, problems }
}

type Texts = {
  /** In the order of the files; why one is not read, in its place. */
  readonly decoded: readonly (DecodedText | FileProblem)[]
  /** Whether all of them were looked at. */
  readonly isWhole: boolean
}

/** Of each file its bytes are let go as soon as they are text: all of them would be held twice. */
async function readTexts(files: readonly DataFile[]): Promise<Texts> {
  const decoded: (DecodedText | FileProblem)[] = []
  let total = 0
  for (const [place, { path }] of files.entries()) {
    if (total > maxBytes) break
    if (place % perTurn === 0) await nextTurn()
    const one = readDataFile(path)
    const isRead = one instanceof Uint8Array
    total += isRead ? one.length : 0
    decoded.push(isRead ? decodeText(one) : one)
  }
  return { decoded, isWhole: total <= maxBytes }
}

function toEntries({ collection, path }: DataFile, yaml: YamlFile): ReadFiles {
  const problems = yaml.faults.map((fault) => ({ path, ...fault }))
  if (!yaml.readable) return { entries: [], problems }
  const whole: Entry = { collection, file: path, yaml, base: [], value: yaml.value }
  if (!kinds[collection].grouped || fieldOf(yaml.value, collection) === undefined) {
    return { entries: [whole], problems }
  }
  const shape = z.strictObject({ [collection]: z.array(z.unknown()).min(1) })
  const group = parseEntry(shape, whole)
  const members = select(yaml.value, `${collection}.*`)
  return {
    entries: members.map(({ path: base, value }) => ({ ...whole, base, value })),
    problems: 'problems' in group ? [...problems, ...group.problems] : problems,
  }
}
