import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { readCsv, writeCsv } from '../../../seed/translate/csv.ts'
import { runHere } from '../../support/cli.ts'
import { edited, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { smallFolder } from '../../support/small-directory.ts'

const guide = 'resources/example-guide.yaml'
const title = 'resources.example-guide.text.title'
const description = 'resources.example-guide.text.description'

async function exportFrom(dir: string, locale: string, ...more: string[]) {
  return runHere(['translate', 'export', locale, '--data', dir, ...more])
}

async function importInto(dir: string, sheet: string, ...more: string[]) {
  const file = join(await temporaryFolder(), 'in.csv')
  await writeFile(file, sheet)
  const result = await runHere(['translate', 'import', file, '--data', dir, ...more])
  return { ...result, err: result.err.replaceAll(file, 'in.csv') }
}

/** The cells of a sheet, as a spreadsheet program would show them. */
function cellsOf(sheet: string): string[][] {
  const read = readCsv(sheet.replace('\uFEFF', ''))
  if ('fault' in read) throw new Error(read.fault.message)
  return read.rows.map((row) => row.map(({ text }) => text))
}

type Row = { id: string; translation: string; note?: string }

/** What a translator does to some rows. */
function filled(sheet: string, ...rows: Row[]): string[][] {
  return cellsOf(sheet).map((cells) => {
    const row = rows.find(({ id }) => id === cells[0])
    return row === undefined
      ? cells
      : [...cells.slice(0, 4), row.translation, row.note ?? cells[5] ?? '']
  })
}

describe('a table', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      '=1+1',
      "'=x",
      "''-a",
      '-',
      '@x',
      '+',
      "it's",
      '"',
      '""',
      'a,b',
      'a;b',
      ' x ',
      '\n',
    ),
  )
  it('comes back as it was, whatever its cells hold', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 })
    fc.assert(
      fc.property(table, (rows) => {
        const held = rows.filter((row) => row.some((one) => one.trim() !== ''))
        const wanted = held.map((row) => row.map((one) => one.replaceAll(/\r\n?/g, '\n')))
        expect(cellsOf(writeCsv([['a', 'b'], ...rows]))).toEqual([['a', 'b'], ...wanted])
      }),
    )
  })

  it('never has a cell that a program would take for a formula', () => {
    const [line = ''] = writeCsv([['=cmd|x', '+1', '-1', '@a', '\t=1', "'=1", 'a=1']]).split('\r\n')
    expect(line).toBe("\uFEFF'=cmd|x,'+1,'-1,'@a,\"'\t=1\",''=1,a=1")
  })

  it.each([
    ['commas', 'a,b\r\n1,"2, 3"\r\n', ['1', '2, 3']],
    ['semicolons, as Excel writes them in many countries', 'a;b\r\n"1;2";3,5\r\n', ['1;2', '3,5']],
    ['tabs', 'a\tb\n1\t2', ['1', '2']],
    ['the sign that its first line names', 'sep=;\na;b\n1;2', ['1', '2']],
    ['line breaks in cells, blank lines, none at the end', 'a,b\n\n"1\n2",\n,,\n', ['1\n2', '']],
  ])('is read with %s', (_, text, row) => {
    expect(cellsOf(text)).toEqual([['a', 'b'], row])
  })

  it.each([
    ['a,"b', 1, 3, 'a quote is never closed'],
    ['a,b\n1\n"x"y,z', 3, 1, 'something stands between a quote and the next cell'],
  ])('%s is none', (text, line, column, message) => {
    expect(readCsv(text)).toEqual({ fault: { line, column, message } })
  })
})

describe('translate export --csv', () => {
  it('writes a row for each field, with what a translator needs, and comes back unchanged', async () => {
    const dir = await smallFolder()
    const { code, out } = await exportFrom(dir, 'de', '--csv')
    expect(code).toBe(0)
    const [head, ...rows] = cellsOf(out)
    expect(head).toEqual(['id', 'hash', 'context', 'original (en)', 'translation (de)', 'note'])
    const row = rows.find(([id]) => id === 'terms.status.authorised.label') ?? []
    expect(row[1]).toMatch(/^#[0-9a-f]{16}$/)
    expect(row[2]).toMatch(/the word a reader sees .* Glossary: authorised: “[^”]+”/)
    expect(rows.every((cells) => cells.length === 6 && cells[3] !== '' && cells[5] === '')).toBe(
      true,
    )
    const xml = (await exportFrom(dir, 'de')).out
    expect(rows.map(([id]) => id)).toEqual(
      [...xml.matchAll(/<unit id="([^"]+)"/g)].map(([, id]) => id),
    )
    const back = await importInto(dir, out, '--dry-run')
    expect([back.code, back.out, back.err]).toEqual([0, expect.stringMatching(/^unchanged/), ''])
  })

  it('writes a file that Excel takes for UTF-8', async () => {
    const dir = await writeDataset()
    const file = join(await temporaryFolder(), 'fr.csv')
    expect((await exportFrom(dir, 'fr', '--csv', '--out', file)).code).toBe(0)
    const bytes = await readFile(file)
    expect(bytes.subarray(0, 6).toString('latin1')).toBe('\u00EF\u00BB\u00BFid,')
    expect(bytes.toString().replaceAll('\r\n', '')).not.toContain('\n')
  })
})

describe('a sheet that comes back', () => {
  it('is taken by the same checks as XLIFF, with formulas made harmless and notes shown', async () => {
    const dir = await writeDataset()
    const { out } = await exportFrom(dir, 'fr', '--csv')
    const sheet = filled(
      out,
      { id: title, translation: '-5 °C, "le" guide', note: 'sic' },
      { id: description, translation: '=Il\n dit.' },
      { id: 'manifest.notice.text', translation: '<b>Avis</b>' },
    )
    const back = writeCsv(sheet)
    expect(back).toContain(`"'-5 °C, ""le"" guide"`)
    const { code, out: said, err } = await importInto(dir, back)
    expect([code, said]).toEqual([
      3,
      'changed resources/example-guide.yaml resources.example-guide.text: unreviewed, new words\n' +
        'changed 1 text in 1 file (fr): 0 reviewed, 1 unreviewed; not taken: 1 with a problem\n',
    ])
    expect(err).toMatch(/^in\.csv:\d+:\d+: note of a translator, \S+title: sic\n/)
    expect(err).toMatch(/^in\.csv:2:\d+: error text-markup .*\(manifest\.notice\.text\)$/m)
    const { dataset } = await loadDataset(dir)
    expect(dataset?.resources[0]?.text['fr']).toMatchObject({
      title: '-5 °C, "le" guide',
      description: '=Il dit.',
    })
  })

  it('is asked about where the context was typed over: it is told what was written there', async () => {
    const dir = await writeDataset()
    const { out } = await exportFrom(dir, 'fr', '--csv')
    const rows = filled(out, { id: title, translation: '', note: 'sic' }).map((row) =>
      row[0] === title ? row.with(2, 'Un guide') : row,
    )
    const { code, err } = await importInto(dir, writeCsv(rows))
    expect(code).toBe(0)
    expect(err.match(/note of a translator.*/g)).toEqual([
      expect.stringContaining('title: sic'),
      expect.stringMatching(/written in the column "context".*: Un guide$/),
    ])
  })

  it('that is a workbook, or not there, is refused with what to do', async () => {
    const dir = await writeDataset()
    const path = join(await temporaryFolder(), 'french.xlsx')
    await writeFile(path, 'PK')
    const book = await runHere(['translate', 'import', path, '--data', dir])
    expect([book.code, book.err]).toEqual([3, expect.stringContaining('save it as "CSV UTF-8"')])
    const none = await runHere(['translate', 'import', `${path}.csv`, '--data', dir])
    expect([none.code, none.err]).toEqual([3, expect.stringContaining('there is no such file')])
  })

  it('may have other signs between cells, columns in another order, rows and columns more or less', async () => {
    const dir = await writeDataset()
    const { out } = await exportFrom(dir, 'fr', '--csv')
    const [, ...rows] = filled(
      out,
      { id: title, translation: 'Le guide' },
      { id: description, translation: 'Il dit; "tout".' },
    )
    const kept = rows.filter(([id = '']) => id.startsWith('resources.'))
    const lines = kept.map(([id, , , original, translation = '']) =>
      [`"${translation.replaceAll('"', '""')}"`, 'mine', original, id].join(';'),
    )
    const sheet = ['Translation (FR);extra;Original (en-GB);id', ...lines, ';;;', ''].join('\r\n')
    const result = await importInto(dir, sheet)
    expect([result.code, result.out]).toEqual([0, expect.stringContaining('changed 1 text in 1')])
    const { dataset } = await loadDataset(dir)
    expect(dataset?.resources[0]?.text['fr']?.description).toBe('Il dit; "tout".')
  })

  it('leaves a review alone where nothing was changed', async () => {
    const dir = await writeDataset()
    expect(
      (await runHere(['review', '--translation', 'example-guide', 'fr', '--data', dir])).code,
    ).toBe(0)
    const { out } = await exportFrom(dir, 'fr', '--csv')
    expect((await importInto(dir, out)).out).toMatch(/^unchanged/)
    const changed = writeCsv(filled(out, { id: title, translation: 'Le guide' }))
    expect((await importInto(dir, changed)).out).toContain('unreviewed, was reviewed')
  })

  it('holds no translation of an original that has changed, nor half of one, nor a copy', async () => {
    const dir = await writeDataset()
    const { out } = await exportFrom(dir, 'fr', '--csv')
    const half = writeCsv(
      filled(out, { id: 'terms.kind.guide.label', translation: 'guide à lire' }),
    )
    expect((await importInto(dir, half)).err).toContain('error xliff-incomplete')
    const copy = writeCsv(filled(out, { id: title, translation: 'A guide' }))
    expect((await importInto(dir, copy)).err).toContain('it is equal to the original')
    const { [guide]: changed = '' } = edited(guide, 'title: A guide', 'title: The guide')
    await writeFile(join(dir, guide), changed ?? '')
    const late = writeCsv(filled(out, { id: title, translation: 'Le guide' }))
    const { code, err } = await importInto(dir, late)
    expect([code, err]).toEqual([3, expect.stringContaining('error xliff-source-changed')])
  })

  it.each<readonly [string, (sheet: string) => string, string]>([
    ['no heads', (sheet) => sheet.slice(sheet.indexOf('\n') + 1), 'csv-columns'],
    ['nothing', () => '', 'csv-columns'],
    ['no language', (sheet) => sheet.replace(' (fr)', ''), 'csv-columns'],
    ['a language that is not ours', (sheet) => sheet.replace('(fr)', '(xx)'), 'xliff-language'],
    ['an open quote', (sheet) => `${sheet}x,"y`, 'csv-syntax'],
  ])('changes nothing with %s', async (_, change, code) => {
    const dir = await writeDataset()
    const { out } = await exportFrom(dir, 'fr', '--csv')
    const result = await importInto(dir, change(out))
    expect([result.code, result.out]).toEqual([3, ''])
    expect(result.err).toMatch(new RegExp(`^in\\.csv:\\d+:\\d+: error ${code} `))
    expect(result.err).toContain('nothing was changed')
  })
})

describe('translate export', () => {
  const idsIn = (sheet: string) =>
    cellsOf(sheet)
      .slice(1)
      .map(([id]) => id)

  it.each([
    ['a note', 'be-melanoma-1', ['countries.BE.availability.be-melanoma-1.text.text']],
    ['an EU note, in other letters', 'EU-Melanoma', ['cancerTypes.melanoma.euWide.text.text']],
    ['a single text', 'countries.BE.text', ['countries.BE.text.name']],
    [
      'two things',
      'manifest,BE.reimbursement',
      [
        'manifest.notice.text',
        'countries.BE.reimbursement.decision.text.name',
        'countries.BE.reimbursement.payer.text.name',
        'countries.BE.reimbursement.text.summary',
      ],
    ],
  ])('takes the texts of %s with --ids', async (_, ids, wanted) => {
    const { code, out } = await exportFrom(await writeDataset(), 'fr', '--csv', '--ids', ids)
    expect([code, idsIn(out)]).toEqual([0, wanted])
  })

  it('takes every text of a record by its key, and several ids one after the other', async () => {
    const dir = await writeDataset()
    const { out } = await exportFrom(dir, 'fr', '--csv', '--ids', 'be', 'example-guide')
    expect(idsIn(out).filter((id) => id?.startsWith('countries.BE.'))).toHaveLength(5)
    expect(idsIn(out)).toContain(title)
  })

  it('takes only what the language is to hold with --required, and so many with --limit', async () => {
    const dir = await writeDataset(edited('countries/be.yaml', '[nl-BE, fr-BE]', '[nl-BE]'))
    const all = idsIn((await exportFrom(dir, 'fr', '--csv')).out)
    const required = idsIn((await exportFrom(dir, 'fr', '--csv', '--required')).out)
    const reimbursement = 'countries.BE.reimbursement.text.summary'
    expect([all.includes(reimbursement), required.includes(reimbursement)]).toEqual([true, false])
    expect(required).toContain('cancerTypes.melanoma.text.name')
    const first = await exportFrom(dir, 'fr', '--csv', '--only', 'missing', '--limit', '3')
    const left = /^--limit leaves (\d+) further texts out$/m.exec(first.err)?.[1]
    expect(first.err).toMatch(/^3 texts from en into fr: 3 missing/)
    const none = await exportFrom(dir, 'fr', '--csv', '--only', 'missing')
    expect(none.err).toMatch(new RegExp(`^${Number(left) + 3} texts `))
  })

  it.each([
    [['--ids', 'be-melanoma-2'], 'did you mean "be-melanoma-1"?'],
    [['--limit', '0'], 'expected a number above 0'],
  ])('refuses %s as usage', async (args, words) => {
    const { code, out, err } = await exportFrom(await writeDataset(), 'fr', ...args)
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(words)])
  })
})
