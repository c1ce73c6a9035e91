/**
 * Real editions of the register, which are not ours to copy: they lie beside the repository, and
 * without them these tests are skipped. What the dataset itself says is asked of the dataset.
 */
import { existsSync, readFileSync } from 'node:fs'
import { cp, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Dataset } from '../../../functions/model/release.ts'
import { loadPlaced } from '../../../seed/dataset/editing/dataset-places.ts'
import { writeFiles } from '../../../seed/dataset/editing/write-files.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { readEma } from '../../../seed/importing/ema/read.ts'
import { ownRows } from '../../../seed/importing/ema/rows.ts'
import { createEma } from '../../../seed/importing/ema/source.ts'
import {
  ledgerPath,
  readLedger,
  renderLedger,
  type Ledger,
} from '../../../seed/importing/ledger.ts'
import { euUses } from '../../../seed/importing/own-statements.ts'
import { Proposal } from '../../../seed/importing/proposals.ts'
import { runImport } from '../../../seed/importing/run-import.ts'
import { runHere } from '../../support/cli.ts'
import { fileOf } from '../../support/registers.ts'
import { dataFolder } from '../../support/repository-dataset.ts'
import { temporaryFolder } from '../../support/seed.ts'

const folder = fileURLToPath(new URL('../../../../shared/samples/ema/', import.meta.url))
const first = `${folder}medicines_output_medicines_en.2025-07-15.excerpt.xlsx`
const second = `${folder}medicines-output-medicines-report_en.2026-03-14.excerpt.xlsx`
const isThere = existsSync(first) && existsSync(second)
const day = '2026-03-14'

async function read(path: string, dataset: Dataset, ledger?: Ledger) {
  const files = [fileOf('report.xlsx', readFileSync(path))]
  const kept = ledger ?? (await readLedger(await temporaryFolder(), 'ema'))
  return runImport(createEma({ minRows: 40 }), files, {
    dataset,
    ledger: kept,
    today: '2026-11-28',
  })
}

let loaded: ReturnType<typeof loadDataset> | undefined

async function written(): Promise<Dataset> {
  loaded ??= loadDataset(dataFolder)
  const { written: dataset } = await loaded
  if (dataset === undefined) throw new Error('the dataset is not sound')
  return structuredClone(dataset)
}

const Open = z.array(Proposal)

// Skipped where the samples are not: they are the EMA's, and no copy is in the repository.
describe.skipIf(!isThere)('two real editions of the EMA', () => {
  it('between them are six changed indications, two new rows and one code; spaces are no change', async () => {
    const dataset = await written()
    const { ledger } = await read(first, dataset)
    const { changes } = await read(second, dataset, ledger)
    const indications = changes.filter(
      ({ added, isNewRow }) => !isNewRow && added.some((text) => !/^(?:ATC|Status)/.test(text)),
    )
    expect(indications.map(({ about }) => about).toSorted()).toEqual([
      'Aucatzyl',
      'Breyanzi',
      'Cejemly',
      'Keytruda',
      'Libtayo',
      'Tevimbra',
    ])
    expect(changes.filter(({ isNewRow }) => isNewRow).map(({ about }) => about)).toEqual([
      'Anktiva',
      'Amtagvi',
    ])
    expect(changes.filter(({ about }) => about === 'Kimmtrak')).toMatchObject([
      { added: ['ATC code: L01XX75'] },
    ])
    expect(changes).toHaveLength(9)
  })

  it('the second read again proposes nothing new, and the first after it is refused', async () => {
    const dataset = await written()
    const once = await read(second, dataset, (await read(first, dataset)).ledger)
    expect((await read(second, dataset, once.ledger)).added).toEqual([])
    await expect(read(first, dataset, once.ledger)).rejects.toThrow('was read already')
  })

  it('a dataset that knows the first alone is told each use that the second brought', async () => {
    const dataset = await written()
    // As it was then: without what the second edition added.
    const later = [
      ['nasopharyngeal', 'tislelizumab', null],
      ['nsclc', 'tislelizumab', 'perioperative'],
      ['mantle-cell-lymphoma', 'lisocabtagene-maraleucel', null],
      ['hnscc', 'pembrolizumab', 'perioperative'],
      ['nsclc', 'sugemalimab', 'consolidation'],
      ['cscc', 'cemiplimab', 'adjuvant'],
    ] as const
    for (const { id, euWide } of dataset.cancerTypes) {
      euWide.authorisations = euWide.authorisations.filter(
        ({ medicines, use }) =>
          !later.some(
            ([type, medicine, timing]) =>
              type === id && medicines.includes(medicine) && use.timing === timing,
          ),
      )
      for (const use of euWide.authorisations) {
        if (use.confirmedOn === day) use.confirmedOn = '2025-07-15'
      }
    }
    const { ledger } = await read(first, dataset)
    const { added } = await read(second, dataset, ledger)
    const told = added.filter(({ kind }) => kind === 'new')
    const pairs = told.map(({ cancerTypes, medicines }) => [...cancerTypes, ...medicines].join(' '))
    expect(pairs).toEqual(expect.arrayContaining(later.map(([type, one]) => `${type} ${one}`)))
  })

  it(
    'what is accepted of it leaves a dataset that is sound, without a warning',
    { timeout: 120_000 },
    async () => {
      const data = join(await temporaryFolder(), 'data')
      await cp(dataFolder, data, { recursive: true })
      const types = join(data, 'cancer-types')
      for (const name of await readdir(types)) {
        const text = await readFile(join(types, name), 'utf8')
        const earlier = text.replaceAll(`confirmedOn: "${day}"`, 'confirmedOn: "2026-03-01"')
        await writeFile(join(types, name), earlier)
      }
      const readHere = async () => {
        const proposals = join(data, '../proposals')
        const { dataset } = await loadPlaced(data)
        const found = await read(second, dataset, await readLedger(proposals, 'ema'))
        writeFiles([{ path: ledgerPath(proposals, 'ema'), text: renderLedger(found.ledger) }])
        return found.added
      }
      await readHere()
      const accept = async (of: (one: Proposal) => boolean) => {
        const { out } = await runHere(['import', '--json', '--data', data])
        const all = Open.parse(JSON.parse(out))
        const ids = all.filter(of).map(({ id }) => id)
        expect(await runHere(['import', '--data', data, '--accept', ...ids])).toMatchObject({
          code: 0,
        })
        return all.length - ids.length
      }
      expect(await accept(({ kind }) => kind === 'confirmed')).toBeLessThan(15)
      // What would write nothing is for a person's own hand.
      await accept(({ writes }) => writes.length > 0)
      expect(await runHere(['validate', '--strict', '--data', data])).toMatchObject({ code: 0 })
      expect(await readHere()).toEqual([])
    },
  )

  it('precision and recall of medicine and type, every wrong and missed pair by name', async ({
    annotate,
  }) => {
    const dataset = await written()
    const { rows } = await readEma([fileOf('report.xlsx', readFileSync(second))])
    const { own } = ownRows(rows, dataset.medicines)
    const found = new Set(
      own
        .filter(({ status }) => status === 'authorised')
        .flatMap(({ match, uses }) =>
          uses.flatMap(({ verdict: { verdict, types } }) =>
            verdict === 'one' || verdict === 'several'
              ? types.map((type) => `${match.medicine.id} ${type}`)
              : [],
          ),
        ),
    )
    const numbered = new Set(own.map(({ match }) => match.medicine.id))
    const held = new Set(
      euUses(dataset)
        .filter(({ said }) => said.status === 'authorised' && said.confirmedOn === day)
        .flatMap(({ cancerType, said }) =>
          said.medicines.filter((one) => numbered.has(one)).map((one) => `${one} ${cancerType}`),
        ),
    )
    const wrong = [...found].filter((pair) => !held.has(pair))
    const missed = [...held].filter((pair) => !found.has(pair))
    const right = found.size - wrong.length
    await annotate(
      `EMA ${day}: ${found.size} pairs found, ${held.size} held; precision ${(right / found.size).toFixed(3)}, recall ${(right / held.size).toFixed(3)}; wrong: ${wrong.join(', ') || 'none'}; missed: ${missed.join(', ') || 'none'}`,
    )
    expect(right / found.size).toBeGreaterThan(0.95)
    expect(right / held.size).toBeGreaterThan(0.95)
  })
})
