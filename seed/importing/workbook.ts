/** XLSX as rows of text. Formulas are refused: what they show depends on who opened the file last. */
import readXlsx, { type CellValue } from 'read-excel-file/node'
import { isoDay } from '../../functions/model/dates.ts'
import { quote } from '../dataset/rules/problems.ts'
import { Refusal } from '../dataset/rules/refusal.ts'
import type { SourceFile } from './source.ts'
import { unzip } from './zip.ts'

export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

type Cell = CellValue | null

/** Every sheet, in whatever order it stands; empty cells are empty texts, dates ISO 8601 days. */
export async function readWorkbook({ name, bytes }: SourceFile): Promise<Sheet[]> {
  for (const { name: part, bytes: content } of unzip(name, bytes)) {
    if (
      /^xl\/worksheets\/[^/]+\.xml$/.test(part) &&
      /<(?:\w+:)?f[\s>/]/.test(content.toString('latin1'))
    ) {
      throw new Refusal('invalid-data', `${quote(name)} holds a formula: a register has none`, [
        'Take the file as it is downloaded, or save it with values only.',
      ])
    }
  }
  try {
    const sheets = await readXlsx(Buffer.from(bytes))
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(asText)),
    }))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid-data', `${quote(name)} cannot be read as XLSX: ${why}`)
  }
}

function asText(cell: Cell): string {
  if (cell === null) return ''
  return cell instanceof Date ? isoDay(cell) : String(cell)
}
