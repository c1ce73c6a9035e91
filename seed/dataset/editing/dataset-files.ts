/**
 * A dataset as files: one for each thing, fields in the order of the schemas, texts with their
 * original first. The same dataset always gives the same bytes, wherever they are written.
 */
import { recordSchemas } from '../../../functions/model/records.ts'
import { recordsOf, type Collection, type Dataset } from '../../../functions/model/release.ts'
import { valueAt } from '../../../functions/model/walk.ts'
import { fileNameOf, kindOrder, kinds } from '../kinds.ts'
import type { FieldPath } from '../rules/problems.ts'
import { fieldsOf } from '../select.ts'
import { isOriginal, isText } from '../texts.ts'
import { renderYaml } from '../yaml/render.ts'

export type DatasetFile = {
  readonly collection: Collection
  /** The id or code of the record; empty for the manifest and the terms. */
  readonly key: string
  /** Within the dataset folder, such as `countries/be.yaml`. */
  readonly path: string
  readonly text: string
}

/** The file of a record, from `manifest.yaml` to `countries/be.yaml`. */
export function pathOf(collection: Collection, key: string): string {
  const { folder } = kinds[collection]
  return `${folder === '' ? '' : `${folder}/`}${fileNameOf(collection, key)}`
}

/** What tells an editor how to complete and check a file that lies in `seed/data`. */
export function schemaLine(collection: Collection): string {
  const { folder, name } = kinds[collection]
  const up = folder === '' ? '..' : '../..'
  return `# yaml-language-server: $schema=${up}/schemas/${name}.schema.json`
}

/** Every file of a dataset. */
export function datasetFiles(dataset: Dataset): DatasetFile[] {
  return kindOrder.flatMap((collection) =>
    recordsOf(dataset, collection).map(([key, record]) =>
      fileOf(dataset, { collection, key, record }),
    ),
  )
}

type Held = { readonly collection: Collection; readonly key: string; readonly record: object }

/** The file of one record of a dataset. */
export function fileOf({ manifest }: Dataset, { collection, key, record }: Held): DatasetFile {
  const locales = manifest.locales.map(({ tag }) => tag)
  const text = renderRecord(collection, record, locales)
  return { collection, key, path: pathOf(collection, key), text }
}

/** One thing within a record, as its file says it. */
export function passageOf({ manifest }: Dataset, held: Held, path: FieldPath): string {
  const locales = manifest.locales.map(({ tag }) => tag)
  return renderYaml(valueAt(ordered(held, locales), path), { inline: [] })
}

function renderRecord(collection: Collection, record: object, locales: readonly string[]): string {
  const { inline } = kinds[collection]
  return `${schemaLine(collection)}\n${renderYaml(ordered({ collection, record }, locales), { inline })}`
}

function ordered(
  { collection, record }: Pick<Held, 'collection' | 'record'>,
  locales: readonly string[],
): unknown {
  // A release holds its fields in the order of their names; parsing puts them as the schema has them.
  // One that was published under other rules is written as it is: validation has the say on files.
  const parsed = recordSchemas[collection].safeParse(record)
  return arrange(parsed.success ? parsed.data : record, locales)
}

/** The value as it is written: texts in their order, and no title where a source has none. */
function arrange(value: unknown, locales: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => arrange(item, locales))
  if (typeof value !== 'object' || value === null) return value
  const fields = fieldsOf(value)
    .filter(([name, member]) => !(name === 'title' && member === null))
    .map(([name, member]): [string, unknown] => [name, arrange(member, locales)])
  return Object.fromEntries(isText(value) ? inOrder(fields, locales) : fields)
}

/** The original first, then as the manifest lists the languages. */
function inOrder(
  text: readonly [string, unknown][],
  locales: readonly string[],
): [string, unknown][] {
  const rank = ([locale, one]: [string, unknown]): number =>
    isOriginal(one) ? -1 : locales.indexOf(locale)
  return text.toSorted((a, b) => rank(a) - rank(b))
}
