/** Every text of a dataset as one block of fields that is translated whole, with where it stands. */
import { relative, sep } from 'node:path'
import type { Collection } from '../../functions/model/release.ts'
import { Refusal } from '../command-line/exit-codes.ts'
import { scanDataset, type DataFile } from '../dataset/files.ts'
import { readDataFile } from '../dataset/reading/read-file.ts'
import { settleText } from '../dataset/reviews.ts'
import { formatProblem, type FieldPath } from '../dataset/rules/problems.ts'
import { fieldOf } from '../dataset/select.ts'
import { textsIn } from '../dataset/texts.ts'
import { decodeText } from '../dataset/yaml/text-file.ts'
import { parseYaml } from '../dataset/yaml/yaml-file.ts'
import { textSchemaAt, type ParsedText, type TextSchema, type Translation } from './text-schema.ts'

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
  /** The kind of text, such as `countries.availability.text`. */
  readonly kind: string
  readonly file: string
  /** Where it stands in its file. */
  readonly path: FieldPath
  readonly schema: TextSchema
  /** Every translation held, with reviews that no longer hold taken back. */
  readonly text: ParsedText
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
  const bytes = await readDataFile(path)
  if (!(bytes instanceof Uint8Array)) throw new Refusal('invalid-data', formatProblem(bytes))
  const decoded = decodeText(bytes)
  if ('fault' in decoded) {
    const problem = { path, field: '', ...decoded.fault }
    throw new Refusal('invalid-data', formatProblem(problem))
  }
  const { text } = decoded
  const name = relative(dir, path).split(sep).join('/')
  const { value } = parseYaml(text)
  const blocks = textsIn(value).map(({ path: at }) => blockOf(collection, name, value, at))
  return { path, name, text, byteOrderMark: bytes[0] === 0xef, blocks }
}

function blockOf(collection: Collection, file: string, value: unknown, path: FieldPath): TextBlock {
  const grouped = collection === 'resources' && fieldOf(value, 'resources') !== undefined
  const base = grouped ? path.slice(0, 2) : []
  const record = valueAt(value, base)
  const inner = path.slice(base.length)
  const key = fieldOf(record, 'id') ?? fieldOf(record, 'code')
  const schema = textSchemaAt(collection, inner)
  const text = settleText(schema.parse(valueAt(record, inner)))
  const [locale, translation] =
    Object.entries(text).find(([, one]) => one.state === 'original') ?? []
  if (locale === undefined || translation === undefined) {
    throw new TypeError(`${file}: a text without its original`)
  }
  return {
    id: [collection, ...(typeof key === 'string' ? [key] : []), ...steps(record, inner)].join('.'),
    kind: collection === 'terms' ? collection : kindOf(collection, inner),
    file,
    path,
    schema,
    text,
    original: { locale, translation },
  }
}

function kindOf(collection: Collection, path: FieldPath): string {
  return [collection, ...path.filter((step) => typeof step === 'string')].join('.')
}

/** The path with ids in place of positions, where there are ids. */
function steps(record: unknown, path: FieldPath): string[] {
  return path.map((step, i) => {
    if (typeof step === 'string') return step
    const id = fieldOf(valueAt(record, path.slice(0, i + 1)), 'id')
    return typeof id === 'string' ? id : String(step + 1)
  })
}

function valueAt(value: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>(
    (held, step) =>
      typeof step === 'string' ? fieldOf(held, step) : Array.isArray(held) ? held[step] : undefined,
    value,
  )
}
