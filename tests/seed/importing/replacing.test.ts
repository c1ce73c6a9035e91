/** What a register says otherwise than a note of ours: what replaces it for certain, and what is asked. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createProofApp } from '../../../functions/compose.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { createBdpm } from '../../../seed/importing/bdpm/source.ts'
import { Proposal } from '../../../seed/importing/proposals.ts'
import { releaseOf } from '../../support/app.ts'
import { ask } from '../../support/ask.ts'
import { runHere } from '../../support/cli.ts'
import {
  fileOf,
  inventedMap,
  proposed,
  told,
  withNotes,
  type NoteFields,
} from '../../support/registers.ts'
import { temporaryFolder } from '../../support/seed.ts'
import { smallDay, smallFolder, smallNow } from '../../support/small-directory.ts'

const bdpm = createBdpm({ minRows: 1, mustHave: ['KEYTRUDA'] })
const medicines = '60000001\tKEYTRUDA 25 mg/mL, solution\t\t\t\t\t\t17/07/2015'
const melanoma = 'dans le traitement des patients adultes atteints d’un mélanome avancé.'

/** Opinions on Keytruda of our own making: dossier, day, value, text. */
function opinions(...rows: readonly (readonly [string, string, string, string])[]) {
  const lines = rows.map(([dossier, ...rest]) => ['60000001', dossier, '', ...rest].join('\t'))
  return [
    fileOf('CIS_HAS_SMR_bdpm.2026-06-30.txt', lines.join('\n')),
    fileOf('CIS_bdpm.txt', medicines),
  ]
}

const yes = ['CT-2', '20260107', 'Important', melanoma] as const
const adults = { value: 18, unit: 'years' } as const
const advanced = {
  stage: 'advanced',
  timing: null,
  line: null,
  criteria: [],
  ageFrom: adults,
  ageTo: null,
  with: [],
  moreConditions: true,
} as const satisfies NoteFields['use']
const refused: NoteFields = {
  id: 'fr-melanoma-1',
  cancerType: 'melanoma',
  medicines: ['pembrolizumab'],
  status: 'not-recommended',
  use: { ...advanced, criteria: [], with: [] },
  decidedOn: '2024-01-10',
}

describe('a later decision on what we hold', () => {
  it('replaces the note of the same medicine, cancer and use, and shows both', async () => {
    const [found, ...more] = await proposed(bdpm, opinions(yes), await withNotes('FR', [refused]))
    expect(more).toEqual([])
    expect(found).toMatchObject({
      kind: 'changed',
      row: 'CT-2',
      statement: 'fr-melanoma-1',
      question: null,
      words: ['KEYTRUDA 25 mg/mL, solution', 'mélanome'],
      writes: [
        {
          do: 'add-note',
          note: { status: 'recommended', decidedOn: '2026-01-07' },
          supersedes: ['fr-melanoma-1'],
        },
      ],
    })
  })

  const both: NoteFields = { ...refused, medicines: ['pembrolizumab', 'ipilimumab'] }
  it.for<[string, readonly NoteFields[], readonly (typeof yes)[]]>([
    ['a use that is not coded', [{ ...refused, use: null }], [yes]],
    ['a use with one code more', [{ ...refused, use: { ...advanced, line: 'first' } }], [yes]],
    ['a note on one medicine or another', [both], [yes]],
    ['a note on two medicines together', [{ ...both, combination: true }], [yes]],
    ['two notes that it may replace', [refused, { ...refused, id: 'fr-melanoma-2' }], [yes]],
    ['a note without any day', [{ ...refused, decidedOn: null }], [yes]],
    ['a note that was seen to hold since', [{ ...refused, confirmedOn: '2026-07-01' }], [yes]],
  ])('is a question that names both where there is %s', async ([, notes, rows]) => {
    const found = await proposed(bdpm, opinions(...rows), await withNotes('FR', notes))
    expect(found.map(told)).toEqual(['question CT-2 pembrolizumab melanoma -'])
    expect(found[0]?.question).toContain('fr-melanoma-1 (not-recommended')
    expect(found[0]?.writes).toMatchObject([{ do: 'add-note', supersedes: [] }])
  })

  it('is a question where two rows of one edition say it of the same use', async () => {
    const again = ['CT-3', '20260204', 'Important', melanoma] as const
    const found = await proposed(bdpm, opinions(yes, again), await withNotes('FR', [refused]))
    expect(found.map(({ kind }) => kind)).toEqual(['question', 'question'])
  })

  it('is new where it is another use', async () => {
    const adjuvant = { ...advanced, stage: null, timing: 'adjuvant' } as const
    const text = 'en traitement adjuvant des adultes atteints d’un mélanome.'
    const row = ['CT-2', '20260107', 'Important', text] as const
    const later = await withNotes('FR', [
      { ...refused, use: { ...adjuvant, timing: 'neoadjuvant' } },
    ])
    expect((await proposed(bdpm, opinions(row), later)).map(told)).toEqual([
      'new CT-2 pembrolizumab melanoma -',
    ])
  })

  it('is asked about, with what it would replace, where it says the same again', async () => {
    const held = await withNotes('FR', [{ ...refused, status: 'recommended' }])
    const [found] = await proposed(bdpm, opinions(yes), held)
    expect(found).toMatchObject({
      kind: 'question',
      statement: 'fr-melanoma-1',
      writes: [{ do: 'add-note', supersedes: ['fr-melanoma-1'] }],
    })
  })

  it('lets the row of the note confirm it no more without a person', async () => {
    const no = ['CT-1', '20240110', 'Insuffisant', melanoma] as const
    const found = await proposed(bdpm, opinions(no, yes), await withNotes('FR', [refused]))
    expect(found.map(told)).toEqual([
      'question CT-1 pembrolizumab melanoma fr-melanoma-1',
      'changed CT-2 pembrolizumab melanoma fr-melanoma-1',
    ])
    expect(found[0]?.question).toContain('CT-2 was decided later on the same use.')
  })
})

const Open = z.array(Proposal)

describe('a changed status that is accepted', () => {
  async function desk() {
    const data = await smallFolder()
    const folder = await temporaryFolder()
    const now = () => new Date(smallNow)
    const run = async (...args: readonly string[]) => runHere([...args, '--data', data], { now })
    const at = ['--proposals', join(folder, 'proposals')]
    await writeFile(join(folder, 'map.yaml'), inventedMap(1))
    const open = async () => Open.parse(JSON.parse((await run('import', '--json', ...at)).out))
    /** One edition with one row, and what is then open. */
    const read = async (day: string, decision: string, decidedOn: string) => {
      const use = 'In Kombination mit Axitinib bei fortgeschrittenem Nierenzellkarzinom'
      const path = join(folder, `invented-${day}.csv`)
      await writeFile(
        path,
        `Nr;Mittel;Indikation;Entscheid;Datum\n2;Keytruda;${use};${decision};${decidedOn}\n`,
      )
      const { code, err } = await run(
        'import',
        'table',
        path,
        '--map',
        join(folder, 'map.yaml'),
        ...at,
      )
      expect([code, err]).toEqual([0, expect.anything()])
      return open()
    }
    const accept = async (id: string | undefined) => run('import', '--accept', id ?? '', ...at)
    return { data, run, read, accept, open, at }
  }

  it('is written as a note of its own, and the old one is nowhere shown as current', async () => {
    const { data, run, read, accept, open, at } = await desk()
    const [first] = await read('2026-11-01', 'ja', '01.03.2026')
    await accept(first?.id)
    const [changed, ...more] = await read('2026-11-20', 'nein', '10.11.2026')
    expect(more).toEqual([])
    expect(changed).toMatchObject({ kind: 'changed', statement: 'ch-rcc-1' })
    expect(changed?.weSay).toContain('reimbursed-with-conditions')
    expect((await run('import', ...at)).out).toContain('and show ch-rcc-1 as superseded by it')
    expect((await accept(changed?.id)).code).toBe(0)
    const file = await readFile(join(data, 'countries/ch.yaml'), 'utf8')
    expect(file).toMatch(/id: ch-rcc-1\n[^]*?superseded: true\n {4}supersededBy: \[ch-rcc-2\]/)
    expect(file).toMatch(/id: ch-rcc-2\n[^]*?status: not-reimbursed[^]*?superseded: false/)
    expect((await run('validate', '--strict')).err).not.toContain('ch-rcc')
    const { dataset, problems } = await loadDataset(data, { today: smallDay })
    expect(problems).toEqual([])
    if (dataset === undefined) throw new Error('no dataset')
    const app = createProofApp(dataset, releaseOf(dataset), { now: () => smallNow })
    const shown = async (query: string) => {
      const { data: served } = await ask(app, `/v1/countries/CH/availability?${query}`)
      return served.entries.flatMap(({ national }) =>
        national.map((note) => [note.id, note.status, note.superseded]),
      )
    }
    const now = ['ch-rcc-2', 'not-reimbursed', false]
    const before = ['ch-rcc-1', 'reimbursed-with-conditions', true]
    expect(await shown('cancerType=rcc')).toEqual([now])
    expect(await shown('cancerType=rcc&history=true')).toEqual([now, before])
    expect(await open()).toEqual([])
    expect(await read('2026-11-21', 'nein', '10.11.2026')).toMatchObject([
      { kind: 'confirmed', statement: 'ch-rcc-2' },
    ])
  })

  it('that is rejected leaves the note as it is, and does not come back', async () => {
    const { data, run, read, accept, at } = await desk()
    const [first] = await read('2026-11-01', 'ja', '01.03.2026')
    await accept(first?.id)
    const before = await readFile(join(data, 'countries/ch.yaml'), 'utf8')
    const [changed] = await read('2026-11-20', 'nein', '10.11.2026')
    await run('import', '--reject', changed?.id ?? '', '--why', 'the page says otherwise', ...at)
    expect(await readFile(join(data, 'countries/ch.yaml'), 'utf8')).toBe(before)
    expect(await read('2026-11-21', 'nein', '10.11.2026')).toEqual([])
  })
})
