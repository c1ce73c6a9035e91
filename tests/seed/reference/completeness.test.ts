import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../../seed/dataset/coverage.ts'
import { completenessFile, completenessPage } from '../../../seed/reference/completeness.ts'
import { runHere } from '../../support/cli.ts'
import { repositoryDataset, today } from '../../support/repository-dataset.ts'
import { codeCount, temporaryFolder, writeDataset } from '../../support/seed.ts'

const page = readFileSync(new URL(`../../../${completenessFile}`, import.meta.url), 'utf8')
const day = /holds on (\d{4}-\d{2}-\d{2})\./.exec(page)?.[1] ?? ''

/** The page without what it counts: a day's work makes it older, not wrong. */
function formOf(text: string): string {
  return text
    .replace(/holds on \d{4}-\d{2}-\d{2}\./, 'holds on DAY.')
    .replace(/^Of \d+ cancer types/m, 'Of N cancer types')
    .replaceAll(/^\|(?=.*\d).*\|$/gm, '|')
    .replaceAll(/(?:^\|\n)+/gm, '|\n')
}

describe('the page on completeness', () => {
  it('says on which day it counted, and is in the form that npm run seed -- coverage --report functions/site/guides/completeness.md writes', async () => {
    expect(day <= today).toBe(true)
    expect(formOf(page)).toBe(formOf(completenessPage(await repositoryDataset(), day)))
  })

  it('counts every pair of country and cancer type once', async () => {
    const { countries, cancerTypes } = await repositoryDataset()
    const rows = [
      ...(completenessPage(await repositoryDataset(), today)
        .split('## What is known by country')[1]
        ?.matchAll(/^\| [A-Z]{2} [^|]+ \| (\d+) \| (\d+) \| (\d+) \| (\d+) \| \d+ \|$/gm) ?? []),
    ]
    expect(rows).toHaveLength(countries.length)
    for (const [, ...states] of rows) {
      expect(states.reduce((sum, one) => sum + Number(one), 0)).toBe(cancerTypes.length)
    }
  })

  it('is written by coverage --report, of any dataset', async () => {
    const file = join(await temporaryFolder(), 'completeness.md')
    const now = () => new Date('2026-11-23T12:00:00Z')
    const args = ['coverage', '--data', await writeDataset(), '--report', file]
    expect(await runHere(args, { now })).toEqual({ code: 0, out: `wrote ${file}\n`, err: '' })
    const written = await readFile(file, 'utf8')
    expect(written).toContain('What the dataset holds on 2026-11-23.')
    const lacking = codeCount + 5
    expect(written).toContain(`\n| fr | ${lacking + 3} | 4 | ${lacking} | 4 | 0 |\n`)
    expect(written).toContain('\n| BE Belgium | 1 | 0 | 0 | 0 | 1 |\n')
  })
})

describe('the repository’s dataset', () => {
  it('lacks no text in any language that it is to be held in', async () => {
    const rows = coverageOf(await repositoryDataset(), today)
    expect(rows.filter(({ lacking }) => lacking > 0)).toEqual([])
    const required = (locale: string, kind?: string): number =>
      rows
        .filter((row) => row.locale === locale && (kind === undefined || row.kind === kind))
        .reduce((sum, row) => sum + row.required, 0)
    expect(required('en')).toBe(required('fr'))
    for (const kind of ['euNotes', 'notes']) {
      expect(rows.filter((row) => row.kind === kind && row.required > 0)).toEqual([])
    }
    for (const kind of ['terms', 'cancerTypes', 'countries']) {
      const counts = new Set(rows.filter((row) => row.kind === kind).map((row) => row.required))
      expect([kind, counts.size, counts.has(0)]).toEqual([kind, 1, false])
    }
    for (const { tag } of (await repositoryDataset()).manifest.locales) {
      expect([tag, required(tag, 'resources') > 0]).toEqual([tag, true])
    }
  })
})
