/** XLSX files of the tests' own making, as small as the format permits; and such as nobody should open. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] }

/** `formula`: the first cell of the last row is computed. */
export function workbookOf(sheets: readonly Sheet[], { formula = false } = {}): Buffer {
  const parts = Object.fromEntries(
    sheets.map(({ rows }, i) => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet xmlns="${main}"><sheetData>${rows.map((row, n) => rowOf(row, n + 1, formula && n === rows.length - 1)).join('')}</sheetData></worksheet>`,
    ]),
  )
  const ids = sheets.map((_, i) => i + 1)
  return zipOf({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${types}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${types}"><sheets>${ids.map((id) => `<sheet name="${sheets[id - 1]?.name}" sheetId="${id}" r:id="r${id}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}">${ids.map((id) => `<Relationship Id="r${id}" Type="${types}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join('')}</Relationships>`,
    ...parts,
  })
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

function rowOf(cells: readonly string[], n: number, formula: boolean): string {
  const all = cells.map((cell, i) => {
    const at = `r="${String.fromCodePoint(65 + i)}${n}"`
    return formula && i === 0
      ? `<c ${at}><f>1+1</f><v>2</v></c>`
      : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
  })
  return `<row r="${n}">${all.join('')}</row>`
}

function escaped(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** An archive of these files, compressed. */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes, { level: 1 })
    const title = Buffer.from(name)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(bytes), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(bytes.length, 8)
    const common = Buffer.from([20, 0, 0, 8, 8, 0, 0, 0, 0, 0])
    const length = Buffer.alloc(4)
    length.writeUInt16LE(title.length, 0)
    const local = Buffer.concat([
      Buffer.from('PK\u0003\u0004'),
      common,
      sizes,
      length,
      title,
      packed,
    ])
    const offset = Buffer.alloc(4)
    offset.writeUInt32LE(at)
    const entry = [Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, sizes, length]
    entries.push(Buffer.concat([...entry, Buffer.alloc(10), offset, title]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\u0005\u0006'), end])
}
