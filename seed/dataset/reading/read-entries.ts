/** From the files of a dataset to its records, each with its place; nothing is checked but syntax. */
import * as z from 'zod'
import { limits, publisherShare } from '../../../functions/model/limits.ts'
import type { Entry } from '../entry.ts'
import { fileProblem, type DataFile } from '../files.ts'
import { kinds } from '../kinds.ts'
import type { FileProblem } from '../rules/problems.ts'
import { fieldOf, select } from '../select.ts'
import { decodeText } from '../yaml/text-file.ts'
import { parseOnce } from './parse-once.ts'
import { readDataFile } from './read-file.ts'
import { parseEntry } from './schema-problems.ts'

export type ReadFiles = {
  readonly entries: readonly Entry[]
  readonly problems: readonly FileProblem[]
}

/** Files that are read at once, while those before them are parsed. */
const atOnce = 32
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
  const readSome = async (from: number) =>
    Promise.all(files.slice(from, from + atOnce).map(async ({ path }) => readDataFile(path)))
  let total = 0
  let ahead = readSome(0)
  for (let from = 0; from < files.length; from += atOnce) {
    const contents = await ahead
    ahead = readSome(from + atOnce)
    for (const [i, content] of contents.entries()) {
      const file = files[from + i]
      if (file === undefined) continue
      const read = toEntries(file, content)
      entries.push(...read.entries)
      problems.push(...read.problems)
      total += content instanceof Uint8Array ? content.length : 0
    }
    if (total > maxBytes) {
      const message = `more than ${maxBytes} bytes of files, and the rest is not looked at: remove records or shorten texts`
      problems.push(fileProblem(dir, 'dataset-too-big', message))
      break
    }
  }
  await ahead
  return { entries, problems }
}

function toEntries({ collection, path }: DataFile, content: Uint8Array | FileProblem): ReadFiles {
  if (!(content instanceof Uint8Array)) return { entries: [], problems: [content] }
  const decoded = decodeText(content)
  if ('fault' in decoded) return { entries: [], problems: [{ path, field: '', ...decoded.fault }] }
  const yaml = parseOnce(decoded.text)
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
