/** Every text of a dataset as one block of fields that is translated whole, with where it stands. */
import { relative, sep } from 'node:path'
import { treeOfRecords } from '../../functions/model/marked-records.ts'
import { keyOfRecord, type Collection } from '../../functions/model/release.ts'
import { findMarked, nameSteps, type Found } from '../../functions/model/walk.ts'
import { scanDataset, type DataFile } from '../dataset/files.ts'
import type { Home } from '../dataset/items.ts'
import { guidanceFor, kinds } from '../dataset/kinds.ts'
import type { Guidance } from '../dataset/kinds/kind.ts'
import { parseOnce } from '../dataset/reading/parse-once.ts'
import { readDataFile } from '../dataset/reading/read-file.ts'
import { outdatedIn, takeBackReview } from '../dataset/reviews.ts'
import { formatProblem, type FieldPath } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import { fieldOf } from '../dataset/select.ts'
import { isText } from '../dataset/texts.ts'
import { decodeText } from '../dataset/yaml/text-file.ts'
import { textSchemaOf, type ParsedText, type TextSchema, type Translation } from './text-schema.ts'

/** A dataset file as it is written, with the texts in it. */
export type TextFile = {
  readonly path: string
  /** Within the dataset folder, such as `countries/be.yaml`. */
  readonly name: string
  readonly text: string
  readonly byteOrderMark: boolean
  readonly blocks: readonly TextBlock[]
}

export type TextBlock = {
  /** Stable, unique in the dataset, and a legal NMTOKEN: `countries.BE.availability.be-1.text`. */
  readonly id: string
  readonly guidance: Guidance
  /** The record that holds it, and where in it. */
  readonly home: Home
  readonly file: string
  /** Where it stands in its file. */
  readonly path: FieldPath
  readonly schema: TextSchema
  /** Every translation held, with reviews that say of nothing taken back. */
  readonly text: ParsedText
  /** Languages whose translation was made from an earlier original. */
  readonly outdated: ReadonlySet<string>
  readonly original: { readonly locale: string; readonly translation: Translation }
}

/** The texts of a dataset that is known to be valid. */
export async function readTextFiles(dir: string): Promise<TextFile[]> {
  const { files } = await scanDataset(dir)
  const read: TextFile[] = []
  for (const file of files) read.push(await readTextFile(dir, file))
  return read
}

async function readTextFile(dir: string, { path, collection }: DataFile): Promise<TextFile> {
  const bytes = readDataFile(path)
  if (!(bytes instanceof Uint8Array)) throw new Refusal('invalid-data', formatProblem(bytes))
  const decoded = decodeText(bytes)
  if ('fault' in decoded) {
    const problem = { path, field: '', ...decoded.fault }
    throw new Refusal('invalid-data', formatProblem(problem))
  }
  const { text } = decoded
  const name = relative(dir, path).split(sep).join('/')
  const [yaml] = await parseOnce([text])
  const blocks = recordsIn(collection, yaml?.value).flatMap(({ base, record }) =>
    findMarked(treeOfRecords(collection), record, 'text')
      // What no language holds is composed from codes: there is nothing to translate.
      .filter(({ value: held }) => isText(held))
      .map((found) => blockOf({ collection, file: name, base, record, found })),
  )
  return { path, name, text, byteOrderMark: bytes[0] === 0xef, blocks }
}

/** The record of a file, or those of a group. */
function recordsIn(
  collection: Collection,
  value: unknown,
): { readonly base: FieldPath; readonly record: unknown }[] {
  const group = kinds[collection].grouped ? fieldOf(value, collection) : undefined
  if (!Array.isArray(group)) return [{ base: [], record: value }]
  return group.map((record: unknown, i) => ({ base: [collection, i], record }))
}

type Placed = {
  readonly collection: Collection
  readonly file: string
  readonly base: FieldPath
  readonly record: unknown
  readonly found: Found
}

function blockOf({ collection, file, base, record, found }: Placed): TextBlock {
  const key = keyOfRecord(collection, record)
  const schema = textSchemaOf(found.tree.schema)
  const written = schema.parse(found.value)
  const text = Object.fromEntries(
    Object.entries(written).map(([tag, one]) => [tag, takeBackReview(one)]),
  )
  const [locale, translation] =
    Object.entries(text).find(([, one]) => one.state === 'original') ?? []
  if (locale === undefined || translation === undefined) {
    throw new TypeError(`${file}: a text without its original`)
  }
  return {
    id: [collection, ...(key ? [key] : []), ...nameSteps(record, found.path)].join('.'),
    guidance: guidanceFor(collection, found.path),
    home: { collection, key: key ?? '', path: found.path },
    file,
    path: [...base, ...found.path],
    schema,
    text,
    outdated: new Set(outdatedIn(written)),
    original: { locale, translation },
  }
}
