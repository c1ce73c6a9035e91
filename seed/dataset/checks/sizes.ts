/** The limits of the reader, at the share of them that may be published. */
import { limits, publisherShare } from '../../../functions/model/limits.ts'
import { collections } from '../../../functions/model/release.ts'
import { placed, type Entry } from '../entry.ts'
import { fileProblem } from '../files.ts'
import type { FileProblem } from '../rules/problems.ts'
import { select } from '../select.ts'

export type Sized = { readonly entry: Entry; readonly record: unknown }
export type SizeLimits = Readonly<
  Record<'records' | 'recordBytes' | 'releaseBytes' | 'locales', number>
>

/** What a dataset has besides that which readers ask for. */
function isFrame({ collection }: Entry): boolean {
  return collections[collection].counted === null
}

export function checkSizes(
  records: readonly Sized[],
  dir: string,
  hard: SizeLimits = limits,
): FileProblem[] {
  const most = (name: keyof SizeLimits): number => Math.floor(hard[name] * publisherShare)
  const problems: FileProblem[] = []
  // Without any record other things are wrong, and said.
  if (records.length > 0 && records.every(({ entry }) => isFrame(entry))) {
    const message =
      'no cancer type, country, resource or publication is in it: see that --data names the right folder, and that it is there whole'
    problems.push(fileProblem(dir, 'empty-dataset', message))
  }
  let total = 0
  for (const { entry, record } of records) {
    // As many as of its canonical JSON, whatever the order.
    const bytes = Buffer.byteLength(JSON.stringify(record))
    total += bytes
    if (bytes > most('recordBytes')) {
      const message = `the record has ${bytes} bytes; at most ${most('recordBytes')}: shorten it`
      problems.push(placed(entry, { path: [], code: 'record-too-big', message }))
    }
    const locales = entry.collection === 'manifest' ? select(record, 'locales.*').length : 0
    if (locales > most('locales')) {
      const message = `${locales} locales; at most ${most('locales')}: remove some`
      problems.push(placed(entry, { path: ['locales'], code: 'too-many-locales', message }))
    }
  }
  if (records.length > most('records')) {
    const message = `${records.length} records; at most ${most('records')}: remove some`
    problems.push(fileProblem(dir, 'too-many-records', message))
  }
  if (total > most('releaseBytes')) {
    const message = `${total} bytes of records; at most ${most('releaseBytes')}: remove some, or shorten texts`
    problems.push(fileProblem(dir, 'dataset-too-big', message))
  }
  return problems
}
