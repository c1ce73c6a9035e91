/** Files that an admin exports, as sheets of text: XLSX, or CSV in whatever encoding it was saved. */
import { parse } from 'csv-parse/sync'
import { quote } from '../../dataset/rules/problems.ts'
import { Refusal } from '../../dataset/rules/refusal.ts'
import type { SourceFile } from '../source.ts'
import { readWorkbook, type Sheet } from '../workbook.ts'

const windows = new TextDecoder('windows-1252')
const byteOf = new Map(
  Array.from({ length: 256 }, (_, byte) => [windows.decode(Uint8Array.of(byte)), byte] as const),
)

export async function readSheets(files: readonly SourceFile[]): Promise<Sheet[]> {
  const read = await Promise.all(files.map((file) => readFile(file)))
  return read.flat().map(({ name, rows }) => ({
    name,
    rows: rows.map((cells) => cells.map((cell) => mend(cell))),
  }))
}

async function readFile(file: SourceFile): Promise<Sheet[]> {
  if (/\.xlsx$/i.test(file.name)) return readWorkbook(file)
  if (/\.(?:csv|tsv|txt)$/i.test(file.name)) return [readCsv(file)]
  const hint = /\.xls$/i.test(file.name) ? 'Open it, and save it as XLSX.' : 'It takes XLSX or CSV.'
  throw new Refusal('usage', `${quote(file.name)} cannot be read`, [hint])
}

function readCsv({ name, bytes }: SourceFile): Sheet {
  const text = decode(bytes)
  if (text.includes('\uFFFD') || /[\u0080-\u009F]/.test(text)) {
    throw new Refusal('invalid-data', `${quote(name)} is in a wrong encoding: save it as UTF-8`)
  }
  const [first = ''] = text.split('\n', 1)
  const delimiter = [';', '\t', ','].find((sign) => first.includes(sign)) ?? ','
  try {
    const rows = parse(text, {
      delimiter,
      bom: true,
      relaxColumnCount: true,
      maxRecordSize: 200_000,
    })
    return { name, rows: rows.map((row) => row.map((cell) => cell.trim())) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Refusal('invalid-data', `${quote(name)} cannot be read as CSV: ${why}`)
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows.decode(bytes)
  }
}

/** "SÃ­" is "Sí", written as UTF-8 twice: BIFIMED has been seen so. Nothing else is touched. */
function mend(cell: string): string {
  const bytes = Array.from(cell, (sign) => byteOf.get(sign))
  if (!/[ÂÃâ]/.test(cell) || !bytes.every((byte) => byte !== undefined)) return cell
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes))
  } catch {
    return cell
  }
}
