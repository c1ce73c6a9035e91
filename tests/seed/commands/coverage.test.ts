import { describe, expect } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { compareCoverage, coverageOf, type Coverage } from '../../../seed/dataset/coverage.ts'
import { runHere } from '../../support/cli.ts'
import { syntheticDataset } from '../../support/datasets.ts'
import { edited, writeDataset, type Files } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'

const now = () => new Date('2026-11-23T12:00:00Z')
const today = '2026-11-23'

async function coverage(files: Files, ...args: readonly string[]) {
  return runHere(['coverage', '--data', await writeDataset(files), ...args], { now })
}

type Report = {
  readonly of: string
  readonly coverage: readonly Coverage[]
} & Readonly<Record<'lacking' | 'missing' | 'unreviewed', readonly object[]>>

async function rowsOf(files: Files, ...args: readonly string[]) {
  const { code, out, err } = await coverage(files, '--json', ...args)
  expect({ code, err }).toMatchObject({ code: exitCodes.done })
  return JSON.parse(out) as Report
}

describe('coverage', () => {
  it('counts each text once for each language: held or missing, checked or not', () => {
    const dataset = syntheticDataset({ resources: 14 })
    const rows = coverageOf(dataset, today)
    const kinds = new Set(rows.map(({ kind }) => kind))
    expect(rows).toHaveLength(kinds.size * dataset.manifest.locales.length)
    for (const { locale, kind, held, missing, reviewed, unreviewed, due } of rows) {
      const texts = rows.find((one) => one.locale === 'en' && one.kind === kind)?.held
      expect([kind, locale, held + missing, reviewed + unreviewed]).toEqual([
        kind,
        locale,
        texts,
        held,
      ])
      expect(due).toBeLessThanOrEqual(held)
    }
    const resources = rows.filter(({ kind }) => kind === 'resources')
    expect(resources.map(({ locale, missing }) => [locale, missing])).toEqual([
      ...['en', 'fr', 'de', 'nl', 'pl'].map((tag) => [tag, 0]),
      ['es', 2],
    ])
  })

  it('tells only what differs', () => {
    const rows = coverageOf(syntheticDataset({ resources: 2 }), today)
    expect(compareCoverage(rows, structuredClone(rows))).toEqual([])
    const changed = rows.map((row, i) => (i === 3 ? { ...row, held: 99 } : row))
    expect(compareCoverage(rows, changed)).toEqual([
      { locale: rows[3]?.locale, kind: rows[3]?.kind, before: rows[3], after: changed[3] },
    ])
    expect(compareCoverage([], rows)).toHaveLength(rows.length)
  })

  it('counts texts of stale and undated statements as due for review, of superseded ones not', async () => {
    const dueWith = async (asOf: string) => {
      const files = edited(
        'countries/be.yaml',
        'asOf: "2026"\n    confidence',
        `${asOf}\n    confidence`,
      )
      const { coverage: rows } = await rowsOf(files)
      return rows.find((row) => row.kind === 'notes')?.due
    }
    expect(await dueWith('asOf: "2026"')).toBe(0)
    expect(await dueWith('asOf: "2024"')).toBe(1)
    expect(await dueWith('asOf: null')).toBe(1)
    expect(await dueWith('asOf: "2024"\n    superseded: true')).toBe(0)
  })
})

describe('npm run seed -- coverage', () => {
  it('shows every language and kind of the files', async () => {
    const { code, out, err } = await coverage({})
    expect([code, err]).toEqual([exitCodes.done, ''])
    expect(out).toMatch(/^82 texts in 2 languages: .* on 2026-11-23\n/)
    expect(out).toMatch(/\n {2}en +100 % +82 +0 +0 +0 +82 +0\n {2}fr +4 % +4 +78 +4 +0 +80 +77\n/)
    expect(out).toMatch(/\n {2}resources +1 +1 +1\n/)
  })

  it('lists what one language lacks, and what nobody has checked in it', async () => {
    const { out } = await coverage({}, '--locale', 'FR')
    expect(out).toContain('\nLacking, though it is to be held: 77\n  term terms.kind.guide\n')
    expect(out).toContain('\nMissing: 78\n  term terms.kind.guide\n')
    expect(out).toMatch(/\n {2}… and 54 more: add --all\n/)
    expect(out).toContain('\nUnreviewed: 4\n')
    expect(out).toContain('  resource example-guide (text)\n')
    expect((await coverage({}, '--locale', 'fr', '--all')).out).toContain(
      '  publication brochure (statements[0].text)\n',
    )
    const { lacking, missing, unreviewed } = await rowsOf({}, '--locale', 'fr')
    expect([lacking.length, missing.length, unreviewed.length]).toEqual([77, 78, 4])
    expect(unreviewed).toContainEqual({ kind: 'countries', id: 'BE', field: 'text' })
    const payer = { kind: 'reimbursements', id: 'BE.reimbursement', field: 'payer.text' }
    expect(missing).toContainEqual(payer)
  })

  it('suggests a language', async () => {
    const { code, err } = await coverage({}, '--locale', 'fra')
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain('no language "fra"; did you mean "fr"?')
  })

  it('of invalid files lists the problems', async () => {
    const { code, out } = await coverage(edited('manifest.yaml', 'report: ', 'reports: '))
    expect([code, out]).toEqual([exitCodes['invalid-data'], ''])
  })

  it('is of what readers get when a store is named', async ({ stores, store }) => {
    const target = ['--table', store.table, '--endpoint', stores.endpoint]
    const data = await writeDataset()
    expect((await runHere(['publish', '-m', 'why', '--data', data, ...target])).code).toBe(0)
    const files = edited(
      'manifest.yaml',
      '  fr: { text: Parlez à votre oncologue., state: unreviewed }\n',
      '',
    )
    const active = await rowsOf(files, ...target)
    expect(active.of).toMatch(/^release [0-9a-f]{16}$/)
    const local = await rowsOf(files)
    const held = (report: Report): number =>
      report.coverage.reduce((sum, row) => sum + (row.locale === 'fr' ? row.held : 0), 0)
    expect([held(active), held(local)]).toEqual([4, 3])
  })
})
