/** One record as it stands in its file, before and after it is checked against its schema. */
import type { Collection } from '../../functions/model/release.ts'
import { fieldName, type FieldPath, type FileProblem } from './rules/problems.ts'
import type { RuleCode } from './rules/rules.ts'
import type { YamlFile } from './yaml/file.ts'

export type Entry = {
  readonly collection: Collection
  /** The path of its file, as shown to the user. */
  readonly file: string
  readonly yaml: YamlFile
  /** Where the record begins in its file; empty but for groups. */
  readonly base: FieldPath
  readonly value: unknown
}

export type Finding<Code extends string = RuleCode> = {
  readonly path: FieldPath
  readonly code: Code
  readonly message: string
  /** The key rather than the value is what is wrong. */
  readonly atKey?: boolean
}

/** A finding about an entry, placed in its file. */
export function placed(entry: Entry, finding: Finding): FileProblem {
  return placeFinding(entry, finding)
}

/** As `placed`, whatever table the code is of. */
export function placeFinding<Code extends string>(
  entry: Entry,
  { path, code, message, atKey }: Finding<Code>,
): FileProblem<Code> {
  const full = [...entry.base, ...path]
  const place = atKey === true ? entry.yaml.placeOfKey(full) : entry.yaml.placeOf(full)
  return { path: entry.file, ...place, code, message, field: fieldName(full) }
}
