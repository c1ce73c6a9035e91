/** What an admin says of a table that is none of the known registers: which column is what. */
import * as z from 'zod'
import { CountryCode, RegionCode } from '../../../functions/model/ids.ts'
import { NationalStatus } from '../../../functions/model/statement-codes.ts'
import { quote } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import { parseYaml } from '../../dataset/yaml/file.ts'

/** The names that a column may have in the header. */
const Headers = z.array(z.string().min(1)).min(1)

export const TableMap = z.strictObject({
  /** The name of its file of proposals, and of its source. */
  id: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/),
  title: z.string(),
  download: z.httpUrl(),
  /** As files of it are to be called: with the day of the download, where nothing else says one. */
  files: z.string(),
  country: CountryCode,
  region: RegionCode.nullable().default(null),
  language: z.enum(['de', 'en', 'es', 'fr', 'it']),
  minRows: z.int().min(1),
  /** INNs or brands of ours without which it is not the whole table. */
  mustHave: z.array(z.string()).min(1),
  columns: z.strictObject({
    key: Headers,
    indication: Headers,
    decision: Headers,
    /** The name or the substance of the medicine; left out where `products` tells it. */
    medicine: Headers.optional(),
    /** Another column of closed words: rows with a word that is not in `states` are stopped. */
    state: Headers.optional(),
    decidedOn: Headers.optional(),
    /** Shown beside what is said. */
    restriction: Headers.optional(),
    comment: Headers.optional(),
    /** What pages are called by, where that is not the key. */
    page: Headers.optional(),
  }),
  /** A table with a row for each product, in the same workbook or a file beside it. */
  products: z.strictObject({ key: Headers, name: Headers, substance: Headers }).optional(),
  /** Which word means which status; null: a person has to look. Any other word stops its row. */
  decisions: z.record(z.string(), NationalStatus.nullable()),
  states: z.array(z.string()).default([]),
  dates: z.enum(['year-month-day', 'day-month-year']).default('year-month-day'),
  /** Of the comment: the row is history. */
  replaced: z.string().optional(),
  /** With `{page}`: the value of that column, in small letters and without leading zeros. */
  link: z.string(),
  /** What every address of that page holds, its host first: `[nice.org.uk, 'guidance/{page}']`. */
  pageHolds: z.array(z.string()).min(1),
  /** Whether such a page is of one decision alone, and not of a product with all its uses. */
  isPageOfDecision: z.boolean(),
  /** False where the licence forbids that its words are kept: proposals then tell codes and a link. */
  keepsWords: z.boolean(),
})
export type TableMap = z.infer<typeof TableMap>

export function readMap(name: string, text: string): TableMap {
  const { value, faults } = parseYaml(text)
  const read = TableMap.safeParse(value)
  if (read.success && faults.length === 0) return read.data
  throw new Refusal('usage', `${quote(name)} is no map of a table`, [
    ...faults.map(({ line, message }) => `line ${line}: ${message}`),
    ...(read.error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`),
  ])
}
