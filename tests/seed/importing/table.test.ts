/** Tables by a map. Every row here is of our own making: none is copied from a register. */
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readMap } from '../../../seed/importing/table/map.ts'
import { tableSource } from '../../../seed/importing/table/source.ts'
import {
  compared,
  fileOf,
  proposed,
  told,
  windows1252,
  withNotes,
  type NoteFields,
} from '../../support/registers.ts'
import { useSaying } from '../../support/uses.ts'

const maps = new URL('../../../seed/importing/table/maps/', import.meta.url)

async function sourceOf(name: string) {
  const map = readMap(name, await readFile(new URL(name, maps), 'utf8'))
  return tableSource({ ...map, minRows: 1, mustHave: ['pembrolizumab'] })
}

function csv(name: string, rows: readonly (readonly string[])[]) {
  return fileOf(name, rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n'))
}

const indications = [
  'CN',
  'Indicación autorizada',
  'Situación expediente indicación',
  'Resolución expediente de financiación indicación',
  'Restricciones',
]
const products = csv('bifimed-productos.csv', [
  ['CN', 'Principio activo', 'Nombre del medicamento'],
  ['900001', 'Pembrolizumab', 'KEYTRUDA 25 MG/ML CONCENTRADO (inventado)'],
  ['900002', 'Pembrolizumab', 'KEYTRUDA 50 MG POLVO (inventado)'],
  ['900003', 'Nivolumab', 'OPDIVO 10 MG/ML CONCENTRADO (inventado)'],
])
const paid = 'Sí, financiada indicación autorizada'
const melanoma = 'Texto inventado: tratamiento de adultos con melanoma avanzado.'

function bifimed(...rows: readonly (readonly string[])[]) {
  return [csv('bifimed-2026-09-08.csv', [indications, ...rows]), products]
}

describe('BIFIMED by its map', () => {
  it('joins packs of a use, finds the medicine by its national code, and proposes who pays', async () => {
    const source = await sourceOf('bifimed.yaml')
    const rows = [
      ['900001', melanoma, 'Resuelto', paid, ''],
      ['900002', melanoma, 'Resuelto', paid, ''],
      ['900003', 'Inventado: carcinoma renal.', 'Resuelto', 'No financiada', ''],
      ['999999', 'Inventado: melanoma.', 'Resuelto', paid, ''],
    ]
    const findings = await proposed(source, bifimed(...rows), await withNotes('FR', []))
    expect(findings.map(told)).toEqual([
      'new 900001 pembrolizumab melanoma -',
      'new 900003 nivolumab rcc -',
    ])
    expect(findings[0]).toMatchObject({
      link: 'https://www.sanidad.gob.es/profesionales/medicamentos.do?metodo=verDetalle&cn=900001',
      writes: [{ country: 'ES', note: { status: 'reimbursed', decidedOn: null } }],
    })
    expect(findings[1]?.writes).toMatchObject([{ note: { status: 'not-reimbursed' } }])
    expect((await source.read(bifimed(...rows))).date).toBe('2026-09-08')
  })

  it('tells by the page of a product only what names a cancer, and asks which of several uses', async () => {
    const page =
      'https://www.sanidad.gob.es/en/profesionales/medicamentos.do?cn=900001&metodo=verDetalle'
    const map = readMap('bifimed.yaml', await readFile(new URL('bifimed.yaml', maps), 'utf8'))
    const source = tableSource({ ...map, country: 'FR', mustHave: ['pembrolizumab'] })
    const dataset = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        status: 'reimbursed',
        sources: [{ url: page, title: null }],
      },
    ])
    const unnamed = bifimed(['900001', 'Inventado: otra indicación.', 'Resuelto', paid, ''])
    expect((await proposed(source, unnamed, dataset)).map(told)).toEqual([
      'question 900001 pembrolizumab  -',
    ])
    const one = await proposed(source, bifimed(['900001', melanoma, 'Resuelto', paid, '']), dataset)
    expect(one.map(told)).toEqual(['confirmed 900001 pembrolizumab melanoma fr-melanoma-1'])
    const two = bifimed(
      ['900001', melanoma, 'Resuelto', paid, ''],
      ['900001', 'Inventado: melanoma tras cirugía.', 'Resuelto', 'No financiada', ''],
    )
    const [asked, other] = await proposed(source, two, dataset)
    expect(asked).toMatchObject({
      kind: 'question',
      statement: 'fr-melanoma-1',
      writes: [{ do: 'confirm', statement: 'fr-melanoma-1' }],
    })
    expect(other).toMatchObject({ kind: 'question', statement: null, writes: [] })
  })

  it('stops a row with an unknown word, and names it', async () => {
    const source = await sourceOf('bifimed.yaml')
    const { stopped } = await compared(
      source,
      bifimed(
        ['900001', melanoma, 'Resuelto', paid, ''],
        ['900002', melanoma, 'Resuelto', 'Quizás', ''],
        ['900003', melanoma, 'En el aire', paid, ''],
      ),
      await withNotes('FR', []),
    )
    expect(stopped.map(({ row, column, word }) => [row, column, word])).toEqual([
      ['900002', 'Resolución expediente de financiación indicación', 'Quizás'],
      ['900003', 'Situación expediente indicación', 'En el aire'],
    ])
  })

  it('reads Windows-1252, text that was encoded twice, and columns in another order', async () => {
    const source = await sourceOf('bifimed.yaml')
    const [plain] = bifimed(['900001', melanoma, 'Resuelto', paid, ''])
    const text = new TextDecoder().decode(plain?.bytes)
    for (const bytes of [
      windows1252(text),
      new TextEncoder().encode(new TextDecoder('latin1').decode(plain?.bytes)),
      new TextEncoder().encode(
        [indications.toReversed(), ['900001', melanoma, 'Resuelto', paid, ''].toReversed()]
          .map((row) => row.join('\t'))
          .join('\n'),
      ),
    ]) {
      const files = [fileOf('bifimed-2026-09-08.csv', bytes), products]
      const findings = await proposed(source, files, await withNotes('FR', []))
      expect(findings.map(told)).toEqual(['new 900001 pembrolizumab melanoma -'])
    }
  })

  it.for<[string, (header: string[]) => string[], RegExp]>([
    ['a renamed header', (all) => all.with(3, 'Resolución'), /no column .*Resolución expediente/],
    ['a column that is gone', (all) => all.slice(0, 4), /no column .*Restricciones/],
  ])('refuses %s', async ([, change, message]) => {
    const source = await sourceOf('bifimed.yaml')
    const files = [csv('bifimed-2026-09-08.csv', [change(indications)]), products]
    await expect(source.read(files)).rejects.toThrow(message)
  })

  it('refuses a file without a day, an old workbook, and a table without what must be there', async () => {
    const source = await sourceOf('bifimed.yaml')
    const [one] = bifimed(['900001', melanoma, 'Resuelto', paid, ''])
    const undated = [{ ...(one ?? products), name: 'bifimed.csv' }, products]
    await expect(source.read(undated)).rejects.toThrow(/names no day/)
    await expect(source.read([fileOf('bifimed-2026-09-08.xls', '')])).rejects.toThrow(
      /cannot be read/,
    )
    const others = bifimed(['900003', melanoma, 'Resuelto', paid, ''])
    await expect(source.read(others)).rejects.toThrow(/no row of pembrolizumab/)
    const cut = [fileOf('bifimed-2026-09-08.csv', `${indications.join(';')}\n"900001;x`), products]
    await expect(source.read(cut)).rejects.toThrow(/cannot be read as CSV/)
  })
})

const niceHeader = [
  'Rec no.',
  'TA ID',
  'Year of Publication',
  'Technology',
  'Indication',
  'Categorisation (for specific recommendation)',
  'Comment',
]
const invented = 'Invented wording for untreated advanced melanoma in adults'

function nice(...rows: readonly (readonly string[])[]) {
  return [csv('ta-cancer-recommendations-2026-08-19.csv', [niceHeader, ...rows])]
}

describe('the sheet of NICE by its map', () => {
  it('confirms the note with the page of the appraisal, however its address is written', async () => {
    const dataset = await withNotes('GB', [
      {
        id: 'gb-melanoma-1',
        cancerType: 'melanoma',
        region: 'GB-ENG',
        medicines: ['pembrolizumab'],
        sources: [
          { url: 'http://nice.org.uk/guidance/TA90/chapter/1-Recommendations', title: null },
        ],
      },
      {
        id: 'gb-melanoma-2',
        cancerType: 'melanoma',
        region: 'GB-ENG',
        medicines: ['pembrolizumab'],
        sources: [{ url: 'https://www.nice.org.uk/guidance/ta905', title: null }],
        confirmedOn: '2026-01-01',
      },
    ])
    const row = ['1', 'TA090', '2025/26', 'Pembrolizumab', invented, 'Optimised', '']
    const findings = await proposed(await sourceOf('nice.yaml'), nice(row), dataset)
    expect(findings.map(told)).toEqual([
      'confirmed 1 pembrolizumab melanoma gb-melanoma-1',
      'question gone-gb-melanoma-2 pembrolizumab melanoma gb-melanoma-2',
    ])
  })

  it('takes a treatment that came before for none that is given together, and asks', async () => {
    const text = 'Invented: advanced melanoma after disease progression with ipilimumab'
    const row = ['1', 'TA090', '2025/26', 'Pembrolizumab', text, 'Recommended', '']
    const found = await proposed(await sourceOf('nice.yaml'), nice(row), await withNotes('GB', []))
    expect(found.map(told)).toEqual(['question 1 pembrolizumab melanoma -'])
    expect(found[0]?.question).toContain('ipilimumab as an earlier treatment')
  })

  it('keeps none of its words but those that name the cancer', async () => {
    const source = await sourceOf('nice.yaml')
    const files = nice([
      '1',
      'TA090',
      '2025/26',
      'Pembrolizumab',
      invented,
      'Recommended (CDF)',
      '',
    ])
    const { findings, said } = await compared(source, files, await withNotes('GB', []))
    expect(JSON.stringify([said, findings])).not.toContain('wording for')
    expect(findings).toMatchObject([
      {
        kind: 'new',
        words: ['Pembrolizumab', 'melanoma'],
        link: 'https://www.nice.org.uk/guidance/ta90',
        writes: [{ note: { status: 'managed-access', region: 'GB-ENG', decidedOn: null } }],
      },
    ])
  })

  it('leaves out what was replaced, and asks where the word is neither a yes nor a no', async () => {
    const findings = await proposed(
      await sourceOf('nice.yaml'),
      nice(
        [
          '1',
          'TA090',
          '2025/26',
          'Pembrolizumab',
          invented,
          'Recommended',
          'Guidance has been replaced by TA95',
        ],
        [
          '2',
          'TA091',
          '2025/26',
          'Lenvatinib with pembrolizumab',
          'Invented: renal cell carcinoma',
          'Only in research',
          '',
        ],
      ),
      await withNotes('GB', []),
    )
    expect(findings.map(told)).toEqual(['question 2 pembrolizumab rcc -'])
  })

  it('takes a combination for one only where every part of it is known', async () => {
    const source = await sourceOf('nice.yaml')
    const find = async (technology: string) => {
      const use = 'Invented: untreated advanced renal cell carcinoma'
      const row = ['1', 'TA090', '2025/26', technology, use, 'Recommended', '']
      const [found] = await proposed(source, nice(row, always), await withNotes('GB', []))
      return found
    }
    const always = ['9', 'TA900', '2025/26', 'Pembrolizumab', 'Invented: warts', 'Recommended', '']
    expect(await find('Nivolumab with ipilimumab')).toMatchObject({
      kind: 'new',
      words: ['Nivolumab with ipilimumab', 'renal cell carcinoma'],
      writes: [{ note: { medicines: ['nivolumab', 'ipilimumab'], combination: true } }],
    })
    expect(await find('Lenvatinib with pembrolizumab')).toMatchObject({
      kind: 'new',
      writes: [
        { note: { medicines: ['pembrolizumab'], use: { with: [{ anyOf: ['lenvatinib'] }] } } },
      ],
    })
    const either = await find('Durvalumab with etoposide and either carboplatin or cisplatin')
    expect(either?.writes).toMatchObject([
      {
        note: {
          use: { with: [{ anyOf: ['etoposide'] }, { anyOf: ['carboplatin', 'cisplatin'] }] },
        },
      },
    ])
    for (const name of [
      'Pembrolizumab with examplinib',
      'Nivolumab or pembrolizumab',
      'Pembrolizumab biosimilar',
    ]) {
      const asked = await find(name)
      expect(asked).toMatchObject({ kind: 'question', writes: [] })
      expect(asked?.question).toContain(`The row is about "${name}"`)
    }
  })

  it('asks where its combination is not the one of our note', async () => {
    const page = { officialPage: 'https://www.nice.org.uk/guidance/ta90', region: 'GB-ENG' }
    const held = { id: 'gb-rcc-1', cancerType: 'rcc', ...page }
    const source = await sourceOf('nice.yaml')
    const row = ['1', 'TA090', '2025/26', 'Lenvatinib with pembrolizumab', 'rcc', 'Recommended', '']
    const use = useSaying({
      with: [{ anyOf: ['lenvatinib'], optional: false }],
      moreConditions: true,
    })
    const cases: readonly [NoteFields, string][] = [
      [{ ...held, medicines: ['pembrolizumab'], use }, 'confirmed'],
      [{ ...held, medicines: ['pembrolizumab'] }, 'question'],
      [{ ...held, medicines: ['pembrolizumab', 'nivolumab'], use }, 'question'],
    ]
    for (const [note, kind] of cases) {
      const rcc = row.with(4, 'Invented: renal cell carcinoma')
      const [found] = await proposed(source, nice(rcc), await withNotes('GB', [note]))
      expect([found?.kind, found?.statement]).toEqual([kind, 'gb-rcc-1'])
    }
  })

  it.for(['Only in research', 'Terminated Appraisal - non submission'])(
    'confirms nothing that we hold by "%s", and asks',
    async (word) => {
      const dataset = await withNotes('GB', [
        {
          id: 'gb-melanoma-1',
          cancerType: 'melanoma',
          medicines: ['pembrolizumab'],
          region: 'GB-ENG',
          officialPage: 'https://www.nice.org.uk/guidance/ta90',
        },
      ])
      const row = ['1', 'TA090', '2025/26', 'Pembrolizumab', invented, word, '']
      const findings = await proposed(await sourceOf('nice.yaml'), nice(row), dataset)
      expect(findings).toMatchObject(
        [
          {
            kind: 'question',
            statement: 'gb-melanoma-1',
            question: /no yes and no no/,
            writes: [],
          },
        ].map((one) => ({ ...one, question: expect.stringMatching(one.question) })),
      )
    },
  )
})

const dated = `id: invented
title: A list of our own making
download: https://example.org/
files: invented-2026-11-01.csv
country: FR
language: fr
minRows: 1
mustHave: [Keytruda]
columns: { key: [n], indication: [usage], decision: [avis], medicine: [nom], decidedOn: [date] }
decisions: { oui: recommended }
dates: day-month-year
link: https://example.org/{page}
pageHolds: [example.org, "/{page}"]
isPageOfDecision: true
keepsWords: true
`

describe('maps of tables', () => {
  it('stop a decision before the authorisation, and a day that there is not', async () => {
    const dataset = await withNotes('FR', [])
    const uses = dataset.cancerTypes.flatMap(({ euWide }) => euWide.authorisations)
    const known = dataset.medicines.find(({ id, brand }) => {
      const own = uses.filter(({ medicines }) => medicines.includes(id))
      return brand !== null && own.length > 0 && own.every(({ decidedOn }) => decidedOn !== null)
    })
    const brand = known?.brand ?? ''
    const map = { ...readMap('invented.yaml', dated), mustHave: [brand] }
    const rows = [
      `1;${brand};un mélanome;oui;31.01.1995`,
      `2;${brand};un mélanome;oui;31.02.2026`,
      `3;${brand};un mélanome;oui;28.02.2026`,
    ]
    const files = [fileOf('invented-2026-11-01.csv', ['n;nom;usage;avis;date', ...rows].join('\n'))]
    const { stopped, findings } = await compared(tableSource(map), files, dataset)
    expect(stopped.map(({ row, word }) => [row, word])).toEqual([
      ['2', '31.02.2026'],
      ['1', '1995-01-31'],
    ])
    expect(findings.map(({ row }) => row)).toEqual(['3'])
  })

  it('name their mistakes', () => {
    expect(() => readMap('mine.yaml', 'id: Mine\ncountry: XX\n')).toThrow(/no map of a table/)
    expect(() => readMap('mine.yaml', 'id: [')).toThrow(/no map of a table/)
  })
})
