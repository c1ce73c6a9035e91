import { describe, expect } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { compareCoverage, coverageOf, type Coverage } from '../../../seed/dataset/coverage.ts'
import { runHere } from '../../support/cli.ts'
import { syntheticDataset } from '../../support/datasets.ts'
import { codeCount, edited, exampleFiles, writeDataset, type Files } from '../../support/seed.ts'
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
      const texts = rows.find((one) => one.locale === 'en' && one.kind === kind)?.held ?? 0
      // What is composed from codes where it is not held is not missing.
      const isComposed = kind === 'euNotes' || kind === 'notes'
      expect([kind, locale, missing]).toEqual([kind, locale, isComposed ? 0 : texts - held])
      expect([kind, locale, reviewed + unreviewed]).toEqual([kind, locale, held])
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

  it('counts texts of statements past their time and undated as due, of superseded ones not', async () => {
    const dueWith = async (dates: string) => {
      const files = edited(
        'countries/be.yaml',
        'decidedOn: "2026"\n    confidence',
        `${dates}\n    officialPage: https://example.org/\n    confidence`,
      )
      const { coverage: rows } = await rowsOf(files)
      return rows.find((row) => row.kind === 'notes')?.due
    }
    expect(await dueWith('decidedOn: "2026"')).toBe(0)
    expect(await dueWith('decidedOn: "2024"')).toBe(1)
    expect(await dueWith('decidedOn: "2024"\n    confirmedOn: "2026-05"')).toBe(0)
    expect(await dueWith('decidedOn: null')).toBe(1)
    expect(await dueWith('decidedOn: "2024"\n    superseded: true')).toBe(0)
  })
})

describe('npm run seed -- coverage', () => {
  it('shows every language and kind of the files', async () => {
    const { code, out, err } = await coverage({})
    expect([code, err]).toEqual([exitCodes.done, ''])
    // Beside the terms there are eleven texts, two of them notes, which nobody has to hold.
    const [all, lacking] = [codeCount + 11, codeCount + 5]
    expect(out).toMatch(new RegExp(`^${all} texts in 2 languages: .* on 2026-11-23\\n`))
    expect(out).toMatch(new RegExp(`\\n {2}en +100 % +${all} +0 +0 +0 +${all - 2} +0\\n`))
    expect(out).toMatch(
      new RegExp(`\\n {2}fr +1 % +4 +${lacking} +4 +0 +${lacking + 3} +${lacking}\\n`),
    )
    expect(out).toMatch(/\n {2}resources +1 +1 +1\n/)
  })

  it('lists what one language lacks, and what nobody has checked in it', async () => {
    const { out } = await coverage({}, '--locale', 'FR')
    expect(out).toContain(
      `\nLacking, though it is to be held: ${codeCount + 5}\n  term terms.kind.guide\n`,
    )
    expect(out).toContain(`\nMissing: ${codeCount + 5}\n  term terms.kind.guide\n`)
    expect(out).toContain(`\n  … and ${codeCount + 5 - 24} more: add --all\n`)
    expect(out).toContain('\nUnreviewed: 4\n')
    expect(out).toContain('  resource example-guide (text)\n')
    expect((await coverage({}, '--locale', 'fr', '--all')).out).toContain(
      '  publication brochure (statements[0].text)\n',
    )
    const { lacking, missing, unreviewed } = await rowsOf({}, '--locale', 'fr')
    expect([lacking.length, missing.length, unreviewed.length]).toEqual([
      codeCount + 5,
      codeCount + 5,
      4,
    ])
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

describe('npm run seed -- coverage --pairs', () => {
  const uveal = exampleFiles['cancer-types/melanoma.yaml']
    .replace('id: melanoma', 'id: uveal')
    .replace('eu-melanoma', 'eu-uveal')
    .replace('C43', 'C69')
  const pairsOf = async (note: string, ...args: readonly string[]) =>
    coverage(
      {
        'cancer-types/uveal.yaml': uveal,
        ...edited('countries/be.yaml', 'decidedOn: "2026"', note),
      },
      '--pairs',
      ...args,
    )

  it('counts every pair of country and cancer type once, in the state that readers are told', async () => {
    const { code, out } = await pairsOf('decidedOn: "2026"')
    expect(code).toBe(exitCodes.done)
    expect(out.replace(/: .* on/, ': FOLDER on')).toBe(
      [
        '2 pairs of country and cancer type: FOLDER on 2026-11-23',
        '       stated  unconfirmed  history  unknown  notes',
        '  BE        1            0        0        1      1',
        '  all       1            0        0        1      1',
        '',
      ].join('\n'),
    )
  })

  it.each([
    ['stated', 'decidedOn: "2026"'],
    ['stated', 'decidedOn: "2020"\n    confirmedOn: "2026-02"'],
    ['unconfirmed', 'decidedOn: "2020"'],
    ['history', 'decidedOn: "2020"\n    inForceUntil: "2021"'],
    ['history', 'decidedOn: "2026"\n    superseded: true'],
    ['history', 'inForceFrom: "2027"\n    decidedOn: "2026"'],
  ] as const)('%s, where the only note has %s', async (state, dates) => {
    const { out } = await pairsOf(dates, '--json')
    const none = { stated: 0, unconfirmed: 0, history: 0, unknown: 1, notes: 1 }
    const counts = { ...none, [state]: 1 }
    expect(JSON.parse(out)).toMatchObject({
      today,
      pairs: { total: counts, byCountry: [{ country: 'BE', ...counts }] },
    })
  })

  it('goes with the languages in JSON, and is refused with one language', async () => {
    const { pairs } = (await rowsOf({})) as Report & { readonly pairs?: unknown }
    expect(pairs).toMatchObject({ total: { stated: 1, unknown: 0 } })
    expect((await pairsOf('decidedOn: "2026"', '--locale', 'fr')).code).toBe(exitCodes.usage)
  })
})
