import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  emaHeader,
  jsonReportOf,
  keytruda,
  opdivo,
  reportOf,
  sheetOf,
  type Row,
} from '../../support/ema-report.ts'
import { importDesk } from '../../support/import-desk.ts'
import { workbookOf, zipOf } from '../../support/workbook.ts'

const indication = 'Therapeutic indication'
const whole = reportOf()
const renamed = emaHeader.map((one) => (one === 'Therapeutic indication' ? 'Indication' : one))
// Every header but the first one stands one column too far to the left.
const shifted = [emaHeader[0], ...emaHeader.slice(2), emaHeader[1]]
const sheet = sheetOf()
const latin = Buffer.from(
  jsonReportOf({ rows: [{ ...keytruda, 'Name of medicine': 'é' }] }),
  'latin1',
)

/** Each a file, the exit code, and what is said of it. */
const refused: Readonly<Record<string, readonly [string | Buffer, number, RegExp]>> = {
  'a file that was cut off': [whole.subarray(0, whole.length - 400), 3, /no whole archive/],
  'a page in the place of the file': ['<!doctype html><title>429</title>', 3, /no whole archive/],
  'a JSON form that was cut off': [jsonReportOf().slice(0, -40), 3, /no whole JSON/],
  'a JSON form with fewer records than it says': [
    jsonReportOf().replace(/"total_records":\d+/, '"total_records":3000'),
    3,
    /says 3000 records and holds 2001/,
  ],
  'another encoding': [latin, 3, /no whole JSON in UTF-8/],
  'a header that was renamed': [
    reportOf({ header: renamed }),
    3,
    /no column "Therapeutic indication"/,
  ],
  'columns that moved under their headers': [
    reportOf({ header: shifted }),
    3,
    /something else than their header/,
  ],
  'another table': [
    workbookOf([
      {
        name: 'x',
        rows: [
          ['a', 'b'],
          ['1', '2'],
        ],
      },
    ]),
    3,
    /no column/,
  ],
  'an edition without Keytruda': [reportOf({ rows: [opdivo] }), 3, /no row EMEA\/H\/C\/003820/],
  'too few rows': [reportOf({ others: 1900 }), 7, /1901 rows are no whole edition/],
  'an edition without a date': [reportOf({ date: 'today' }), 3, /of which day/],
  'an edition of the future': [reportOf({ date: '14/03/2027' }), 7, /in the future/],
  'a formula': [workbookOf([sheet], { formula: true }), 3, /holds a formula/],
  'an archive that unpacks to more than memory holds': [
    zipOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(320 * 1024 * 1024) }),
    7,
    /unpacks to more than/,
  ],
  'an archive of very many parts': [
    zipOf(Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`xl/${i}.xml`, '']))),
    7,
    /unpacks to more than/,
  ],
}

describe('a file that is not a whole edition is refused, and nothing is written', () => {
  it.each(Object.entries(refused))('%s', async (_, [bytes, code, why]) => {
    const desk = await importDesk()
    const finished = await desk.read('report', bytes)
    expect(finished).toMatchObject({ code, out: '' })
    expect(finished.err).toMatch(why)
    await expect(desk.file('../proposals/ema.yaml')).rejects.toThrow('ENOENT')
  })

  it('a file of more than 200 MB is not even opened', async () => {
    const desk = await importDesk()
    const path = join(desk.data, '..', 'large.xlsx')
    writeFileSync(path, '')
    truncateSync(path, 201 * 1024 * 1024)
    expect(await desk.run(['ema', path])).toMatchObject({
      code: 7,
      err: expect.stringContaining('more than 200 are not read'),
    })
  })

  it('an edition older than the last one, or much shorter, once that was read', async () => {
    const desk = await importDesk()
    await desk.read('new.xlsx', reportOf({ others: 2400 }))
    const older = await desk.read('old.xlsx', reportOf({ date: '15/07/2025', others: 2400 }))
    expect([older.code, older.err]).toEqual([7, expect.stringContaining('was read already')])
    const shorter = await desk.read('short.xlsx', reportOf({ date: '15/04/2026', others: 2100 }))
    expect([shorter.code, shorter.err]).toEqual([7, expect.stringContaining('at least 2161')])
  })
})

describe('what is odd in a row or a file does no harm', () => {
  it('a sheet that stands first and is another is passed over', async () => {
    const desk = await importDesk()
    const notes = { name: 'Read me', rows: [['Category', 'is explained here']] }
    const { out } = await desk.read('report.xlsx', workbookOf([notes, sheet]))
    expect(out).toContain('1 confirmed')
  })

  it('columns in another order are read by their names', async () => {
    const desk = await importDesk()
    const rows = sheet.rows.map((row, i) => (i < 2 ? row : [...row.slice(3), ...row.slice(0, 3)]))
    const { out } = await desk.read('report.xlsx', workbookOf([{ ...sheet, rows }]))
    expect(out).toContain('1 confirmed')
  })

  it.each([
    ['Medicine status', 'Paused'],
    ['Category', 'Humans'],
  ])('a word nobody has met in "%s" stops that row alone, and is named', async (column, word) => {
    const desk = await importDesk()
    const odd = { ...opdivo, [column]: word }
    const { out, code } = await desk.read('report.xlsx', reportOf({ rows: [keytruda, odd] }))
    expect(code).toBe(0)
    expect(out).toContain(`left out EMEA/H/C/003985: ${column} says "${word}"`)
    expect(out).toContain('1 confirmed')
  })

  it('of a medicine with such a row nothing is concluded from its other rows', async () => {
    const desk = await importDesk()
    const odd = { ...keytruda, 'Medicine status': 'Paused' }
    const second = {
      ...keytruda,
      'EMA product number': 'EMEA/H/C/009999',
      'Medicine status': 'Withdrawn',
    }
    const { out } = await desk.read('report.xlsx', reportOf({ rows: [odd, second] }))
    expect(out).not.toContain('question')
  })

  it('a row that we have and an edition has not is a question, in the first edition as in a later one', async () => {
    const desk = await importDesk()
    const [ours, other] = ['- medicines: [pembrolizumab]', '- medicines: [nivolumab]']
    await desk.change('cancer-types/melanoma.yaml', ours, other)
    const asked = /The edition has no row EMEA\/H\/C\/003985\. Does our statement hold\?/
    await desk.read('one.xlsx', reportOf())
    expect((await desk.run([])).out).toMatch(asked)
    await desk.read('two.xlsx', reportOf({ date: '14/04/2026', rows: [keytruda, opdivo] }))
    expect((await desk.run([])).out).not.toMatch(asked)
    for (const day of ['14/05/2026', '14/06/2026']) {
      await desk.read('three.xlsx', reportOf({ date: day }))
      expect((await desk.run([])).out).toMatch(asked)
    }
  })

  it('one of two rows of a medicine that is gone is a question too', async () => {
    const desk = await importDesk()
    await desk.change('medicines/pembrolizumab.yaml', '003820]', '003820, EMEA/H/C/001234]')
    await desk.read('report.xlsx', reportOf())
    const { out } = await desk.run([])
    expect(out).toContain('The edition has no row EMEA/H/C/001234. Was it given another number?')
    expect(out).toMatch(/^confirmed /m)
  })

  it('a decision before the authorisation stops its row', async () => {
    const desk = await importDesk()
    const early = { ...opdivo, 'European Commission decision date': '01/01/2015' }
    const { out } = await desk.read('report.xlsx', reportOf({ rows: [keytruda, early] }))
    expect(out).toContain('a decision before the authorisation of 2015-06-19')
    expect(out).not.toContain('new')
  })

  it('a name that only begins like one of ours, or is nearly it, is none of ours', async () => {
    const desk = await importDesk()
    const near = (number: string, brand: string, inn: string) => ({
      ...opdivo,
      'EMA product number': number,
      'Name of medicine': brand,
      'International non-proprietary name (INN) / common name': inn,
    })
    const rows = [
      keytruda,
      near('EMEA/H/C/700001', 'Opdivo Plus', 'nivolumab alfa'),
      near('EMEA/H/C/700002', 'Opdivio', 'nivolumap'),
    ]
    const { out } = await desk.read('report.xlsx', reportOf({ rows }))
    expect(out).toBe('edition of 2026-03-14\nproposed 1 statement: 1 confirmed\n')
  })

  const second: Row = {
    ...keytruda,
    'EMA product number': 'EMEA/H/C/007777',
    'Name of medicine': 'Pembrolizumab Example',
  }

  it('another brand with the same INN confirms and changes nothing: its row is asked about by brand and number', async () => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf({ rows: [keytruda, second] }))
    const { out } = await desk.run([])
    expect(out).toContain('about      Pembrolizumab Example (pembrolizumab, ours: Keytruda)')
    expect(out).toContain('by         pembrolizumab\n')
    expect(out).toContain(
      'Pembrolizumab Example (EMEA/H/C/007777) is pembrolizumab by its INN alone; brand and numbers of ours: Keytruda, EMEA/H/C/003820. Is it the same medicine?',
    )
    expect(out).toContain('2 statements: 1 question, 1 confirmed')
    expect(out).toMatch(
      /^confirmed [^]*about {6}Keytruda \(pembrolizumab\)[^]*by {9}EMEA\/H\/C\/003820 \| /m,
    )
  })

  it('not even where it is the only row of that INN', async () => {
    const desk = await importDesk()
    await desk.change('medicines/nivolumab.yaml', 'emaNumbers: [EMEA/H/C/003985]', 'emaNumbers: []')
    await desk.change(
      'cancer-types/melanoma.yaml',
      '- medicines: [pembrolizumab]',
      '- medicines: [nivolumab]',
    )
    const rows = [keytruda, { ...opdivo, 'Name of medicine': 'Nivolumab Example' }]
    await desk.read('report.xlsx', reportOf({ rows }))
    const { out } = await desk.run([])
    expect(out).toContain('Is it the same medicine?')
    expect(out).not.toContain('confirm ')
    expect(out).toContain('2 statements: 1 question, 1 new')
  })

  it('a second product becomes a number of its medicine once a person says so, and stays away once they say no', async () => {
    const [yes, no] = [await importDesk(), await importDesk()]
    const asked = async (desk: typeof yes) =>
      /^question (ema-[0-9a-f]{8})$/m.exec((await desk.run([])).out)?.[1] ?? 'none'
    for (const desk of [yes, no]) {
      await desk.read('report.xlsx', reportOf({ rows: [keytruda, second] }))
    }
    expect((await yes.run(['--accept', await asked(yes)])).code).toBe(0)
    expect(await yes.file('medicines/pembrolizumab.yaml')).toContain(
      '[EMEA/H/C/003820, EMEA/H/C/007777]',
    )
    expect((await no.run(['--reject', await asked(no), '--why', 'a biosimilar'])).code).toBe(0)
    const withdrawn = { ...second, 'Medicine status': 'Withdrawn' }
    await no.read('next.xlsx', reportOf({ date: '14/04/2026', rows: [keytruda, withdrawn] }))
    expect(await asked(no)).toBe('none')
  })

  it('a row that stands there twice is one; two of one number that disagree are a question, and confirm nothing', async () => {
    const desk = await importDesk()
    const twice = await desk.read('one.xlsx', reportOf({ rows: [keytruda, keytruda] }))
    expect(twice.out).toBe('edition of 2026-03-14\nproposed 1 statement: 1 confirmed\n')
    const other = { ...keytruda, 'Medicine status': 'Suspended' }
    await desk.read('two.xlsx', reportOf({ date: '14/04/2026', rows: [other, keytruda] }))
    const { out } = await desk.run([])
    expect(out).toContain(
      'rows of one number that disagree: Medicine status "Suspended" and "Authorised"',
    )
    expect(out).toContain('1 statement: 1 question')
  })

  it.each([
    ['lapsed', { 'Medicine status': 'Lapsed' }, '"Lapsed"'],
    ['suspended', { 'Medicine status': 'Suspended' }, '"Suspended"'],
    [
      'authorised for something else',
      { [indication]: 'Keytruda as monotherapy is indicated for adults with glioblastoma.' },
      '"Authorised"',
    ],
  ])(
    'two rows of one brand that disagree are a question that names both numbers: the other is %s',
    async (_, other, status) => {
      const desk = await importDesk()
      const old: Row = { ...keytruda, 'EMA product number': 'EMEA/H/C/001234', ...other }
      await desk.read('report.xlsx', reportOf({ rows: [old, keytruda] }))
      const { out } = await desk.run([])
      expect(out).toContain(
        `EMEA/H/C/003820 is "Authorised" and says it; EMEA/H/C/001234, the same brand, is ${status} and does not say so. Does our statement hold?`,
      )
      expect(out).not.toMatch(/^confirmed /m)
    },
  )

  it('two rows of one brand that say the same, and a withdrawn application, leave no question', async () => {
    const desk = await importDesk()
    const numbered = (number: string, status: string): Row => ({
      ...keytruda,
      'EMA product number': number,
      'Medicine status': status,
    })
    const rows = [
      keytruda,
      numbered('EMEA/H/C/001234', 'Authorised'),
      numbered('EMEA/H/C/001235', 'Application withdrawn'),
    ]
    await desk.read('report.xlsx', reportOf({ rows }))
    const { out } = await desk.run([])
    expect(out).toContain('3 statements: 2 changed, 1 confirmed')
  })

  it('words that name no cancer are a question, though the medicine has other uses', async () => {
    const desk = await importDesk()
    const more = `${keytruda[indication]?.replace('Melanoma ', '')} Keytruda as monotherapy is indicated for adults with malignant ascites.`
    await desk.read('report.xlsx', reportOf({ rows: [{ ...keytruda, [indication]: more }] }))
    const { out } = await desk.run([])
    expect(out).toMatch(
      /they say {3}Keytruda as monotherapy is indicated for adults with malignant ascites/,
    )
    expect(out).toContain('The words name none of our cancer types. Is it one of them?')
    expect(out).toContain('2 statements: 1 question, 1 confirmed')
  })
})
