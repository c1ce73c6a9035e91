/** Of which day an edition is: the content says it, and no name says otherwise. */
import { describe, expect, it } from 'vitest'
import { createBdpm } from '../../../seed/importing/bdpm/source.ts'
import { readMap } from '../../../seed/importing/table/map.ts'
import { tableSource } from '../../../seed/importing/table/source.ts'
import { jsonReportOf, reportOf } from '../../support/ema-report.ts'
import { importDesk } from '../../support/import-desk.ts'
import { fileOf, windows1252 } from '../../support/registers.ts'

describe('the day of an edition', () => {
  it.each([
    ['report-2026-03-14.xlsx', reportOf()],
    ['report_20260314.json', jsonReportOf()],
    ['report.xlsx', reportOf()],
    // No day: a number, and a year of a template.
    ['report-1202603141.xlsx', reportOf()],
  ])('%s: the file itself says it', async (name, bytes) => {
    const desk = await importDesk()
    expect((await desk.read(name, bytes)).out).toContain('edition of 2026-03-14')
  })

  it.each([
    ['report-2026-04-14.xlsx', reportOf(), '2026-04-14'],
    ['report-2025-07-15.json', jsonReportOf(), '2025-07-15'],
  ])('%s: a name that says otherwise is refused, with both days', async (name, bytes, day) => {
    const desk = await importDesk()
    const { code, err } = await desk.read(name, bytes)
    expect(code).toBe(3)
    expect(err).toContain(`"${name}" bears ${day} in its name, and it is of 2026-03-14`)
    await expect(desk.file('../proposals/ema.yaml')).rejects.toThrow('ENOENT')
  })

  it('BDPM has a day in the name alone, which is none before its newest opinion', async () => {
    const source = createBdpm({ minRows: 1, mustHave: [] })
    const medicine = '60000001\tALDARA 5 %, crème\tcrème\tcutanée\tA\tB\tC\t18/09/1998\n'
    const opinion = '60000001\tCT-1\tInscription\t20260301\tImportant\tcarcinome basocellulaire\n'
    const read = async (name: string) =>
      source.read([
        fileOf('CIS_bdpm.txt', windows1252(medicine)),
        fileOf(name, windows1252(opinion)),
      ])
    expect((await read('CIS_HAS_SMR_bdpm.2026-03-09.txt')).date).toBe('2026-03-09')
    expect((await read('CIS_HAS_SMR_bdpm.txt')).date).toBe('2026-03-01')
    await expect(read('CIS_HAS_SMR_bdpm.2026-02-28.txt')).rejects.toThrow(
      'bears 2026-02-28 in its name, and a row of it is of 2026-03-01',
    )
  })

  it('a table is never older than its newest decision', async () => {
    const map = readMap(
      'map.yaml',
      `id: invented
title: A list of our own making
download: https://www.example.org/
files: list-2026-11-01.csv
country: CH
language: de
minRows: 1
mustHave: [Keytruda]
columns: { key: [Nr], indication: [Use], decision: [Is], medicine: [Name], decidedOn: [Day] }
decisions: { ja: reimbursed }
link: https://www.example.org/
pageHolds: [example.org]
isPageOfDecision: false
keepsWords: true
`,
    )
    const rows = 'Nr;Name;Use;Is;Day\n1;Keytruda;Melanom;ja;2026-03-01\n'
    const read = async (name: string) => tableSource(map).read([fileOf(name, rows)])
    expect((await read('list-2026-03-01.csv')).date).toBe('2026-03-01')
    await expect(read('list-2026-02-01.csv')).rejects.toThrow(
      'bears 2026-02-01 in its name, and a row of it is of 2026-03-01',
    )
    await expect(read('list.csv')).rejects.toThrow('the table names no day')
  })
})
