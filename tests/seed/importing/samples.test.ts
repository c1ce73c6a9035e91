/**
 * Real excerpts of registers, which lie beside the repository where somebody has them and are never
 * copied into it. What our notes of that time hold is found by words alone, and nothing is written
 * that no authorisation covers.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import { createBagSl } from '../../../seed/importing/bag-sl/source.ts'
import { createBdpm } from '../../../seed/importing/bdpm/source.ts'
import type { Finding } from '../../../seed/importing/proposals.ts'
import type { SourceFile } from '../../../seed/importing/source.ts'
import { fileOf, proposed, told } from '../../support/registers.ts'
import { repositoryDataset } from '../../support/repository-dataset.ts'

const samples = fileURLToPath(new URL('../../../../shared/samples/', import.meta.url))

function sample(folder: string, pattern: RegExp): SourceFile[] {
  return readdirSync(`${samples}${folder}`)
    .filter((name) => pattern.test(name))
    .map((name) => fileOf(name, readFileSync(`${samples}${folder}/${name}`)))
}

/** As if nobody had looked since. */
function aged(dataset: Dataset, code: string, confirmedOn: string): Dataset {
  return {
    ...dataset,
    countries: dataset.countries.map((one) =>
      one.code === code
        ? { ...one, availability: one.availability.map((note) => ({ ...note, confirmedOn })) }
        : one,
    ),
  }
}

/** As if we held nothing of that country: then everything that words tell is proposed. */
function without(dataset: Dataset, code: string): Dataset {
  return {
    ...dataset,
    countries: dataset.countries.map((one) =>
      one.code === code ? { ...one, availability: [] } : one,
    ),
  }
}

function pairsOf(
  some: readonly { readonly medicines: readonly string[]; readonly types: readonly string[] }[],
): Set<string> {
  return new Set(
    some.flatMap(({ medicines, types }) =>
      medicines.flatMap((medicine) => types.map((type) => `${medicine} ${type}`)),
    ),
  )
}

function byWords(findings: readonly Finding[]) {
  return findings.map(({ medicines, cancerTypes }) => ({ medicines, types: cancerTypes }))
}

describe('excerpts of real registers', () => {
  beforeEach((context) => {
    if (!existsSync(samples)) context.skip('no samples beside the repository: ../shared/samples')
  })

  it('BDPM of November 2023: what words find of what our notes hold', async ({ annotate }) => {
    const source = createBdpm({ minRows: 1, mustHave: ['KEYTRUDA'] })
    const files = sample('bdpm', /2023-11-18|HAS_Liens/)
    const dataset = await repositoryDataset()
    const notes = (dataset.countries.find(({ code }) => code === 'FR')?.availability ?? []).filter(
      ({ sources, decidedOn }) =>
        (decidedOn ?? '9') <= '2023-09-30' && sources.some(({ url }) => url.includes('CIS_HAS_')),
    )
    const held = pairsOf(
      notes.map(({ medicines, cancerType }) => ({ medicines, types: [cancerType] })),
    )
    const findings = await proposed(source, files, without(dataset, 'FR'))
    const found = pairsOf(byWords(findings))
    const missed = [...held].filter((pair) => !found.has(pair))
    // What names no cancer stays a question with its page: 44 of 100 opinions, before the dossier's other text.
    expect(missed.length / held.size, `missed: ${missed.join(', ')}`).toBeLessThan(0.05)
    const authorised = pairsOf(
      dataset.cancerTypes.map(({ id, euWide }) => ({ medicines: euWide.medicines, types: [id] })),
    )
    const written = pairsOf(byWords(findings.filter(({ writes }) => writes.length > 0)))
    const more = [...written].filter((pair) => !held.has(pair))
    await annotate(
      `recall ${(1 - missed.length / held.size).toFixed(3)}, missed: ${missed.join(', ')}; precision of what is written ${(1 - more.length / written.size).toFixed(3)}, not held: ${more.join(', ')}`,
    )
    expect(written.size).toBeGreaterThan(held.size / 2)
    expect(more.filter((pair) => !authorised.has(pair))).toEqual([])
  })

  it('BDPM of November 2023: confirms our notes of that time by their day, and loses none', async () => {
    const dataset = await repositoryDataset()
    const stale = aged(dataset, 'FR', '2023-01-01')
    const findings = await proposed(
      createBdpm({ minRows: 1, mustHave: ['KEYTRUDA'] }),
      sample('bdpm', /2023-11-18|HAS_Liens/),
      stale,
    )
    const confirmed = findings.filter(({ kind }) => kind === 'confirmed')
    expect(confirmed.length).toBeGreaterThan(50)
    const lost = findings.filter(({ row }) => row.startsWith('gone-'))
    expect(lost.map(told)).toEqual([])
  })

  it('the Swiss list of June 2026: confirms what we hold of it', async () => {
    const dataset = aged(await repositoryDataset(), 'CH', '2026-01-01')
    const files = sample('bag-sl', /foph.*ndjson$/)
    const source = createBagSl({ minRows: 1, mustHave: ['imiquimod'] })
    const edition = await source.read(files)
    expect(edition).toMatchObject({ date: '2026-06-01', rows: 4 })
    const findings = await proposed(source, files, dataset)
    expect(findings.map(told)).toEqual([
      'question 22064.08 atezolizumab hcc ch-hcc-1',
      'confirmed 17428.01 imiquimod bcc ch-bcc-1',
    ])
  })
})
