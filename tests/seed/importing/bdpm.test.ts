/** The French database, over rows of our own making in the form of the official files. */
import { describe, expect, it } from 'vitest'
import { createBdpm } from '../../../seed/importing/bdpm/source.ts'
import type { Said, SourceFile } from '../../../seed/importing/source.ts'
import {
  compared,
  fileOf,
  proposed,
  told,
  windows1252,
  withNotes,
} from '../../support/registers.ts'

const source = createBdpm({ minRows: 1, mustHave: ['KEYTRUDA'] })

const medicines = [
  ['60000001', 'KEYTRUDA 25 mg/mL, solution à diluer', '', '', '', '', '', '17/07/2015'],
  ['60000002', 'OPDIVO 10 mg/ml, solution à diluer', '', '', '', '', '', '19/06/2015'],
  ['60000003', 'YERVOY 5 mg/ml, solution à diluer', '', '', '', '', '', '13/07/2011'],
  ['60000004', 'CREMIQ 5 %, crème', '', '', '', '', '', '18/09/1998'],
]
const substances = [['60000004', 'crème', '12345', 'IMIQUIMOD ', '5 g']]
const packs = [['60000001', '3000001', 'flacon', '', '', '', '3400930000011', 'oui']]

type Row = readonly [
  cis: string,
  dossier: string,
  date: string,
  value: string,
  text: string,
  reason?: string,
]

function opinion([cis, dossier, date, value, text, reason = 'Inscription (CT)']: Row): string[] {
  return [cis, dossier, reason, date, value, text]
}

function table(name: string, rows: readonly (readonly string[])[]): SourceFile {
  return fileOf(name, windows1252(rows.map((row) => `${row.join('\t')}\n`).join('')))
}

function files(
  smr: readonly Row[],
  asmr: readonly Row[] = [],
  pages: readonly (readonly string[])[] = [],
): SourceFile[] {
  return [
    table('CIS_HAS_SMR_bdpm.2026-06-30.txt', smr.map(opinion)),
    table('CIS_HAS_ASMR_bdpm.txt', asmr.map(opinion)),
    table('HAS_LiensPageCT_bdpm.txt', pages),
    table('CIS_bdpm.txt', medicines),
    table('CIS_COMPO_bdpm.txt', substances),
    table('CIS_CIP_bdpm.txt', packs),
    table('CIS_CPD_bdpm.txt', [['60000001', 'réservé à l’usage HOSPITALIER']]),
  ]
}

const yes = 'Le service médical rendu par KEYTRUDA (pembrolizumab) est important'
const melanoma: Row = [
  '60000001',
  'CT-1',
  '20260107',
  'Important',
  `${yes} dans le traitement des patients adultes atteints d’un mélanome avancé.`,
]

describe('the French database', () => {
  it('confirms the note of the same day, medicine, cancer and answer', async () => {
    const dataset = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        decidedOn: '2026-01-07',
        confirmedOn: '2026-01',
      },
      {
        id: 'fr-melanoma-2',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        status: 'not-recommended',
        decidedOn: '2026-01-07',
      },
    ])
    const no: Row = [
      '60000001',
      'CT-1',
      '20260107',
      'Insuffisant',
      'Insuffisant en mélanome muqueux.',
    ]
    const findings = await proposed(source, files([melanoma, no]), dataset)
    expect(findings.map(told)).toEqual([
      'confirmed CT-1/1 pembrolizumab melanoma fr-melanoma-1',
      'confirmed CT-1/2 pembrolizumab melanoma fr-melanoma-2',
    ])
  })

  it('recommends, and never says that anybody pays; the packs of hospitals stand beside', async () => {
    const [one] = await proposed(source, files([melanoma]), await withNotes('FR', []))
    expect(one?.writes).toMatchObject([
      {
        do: 'add-note',
        country: 'FR',
        note: { status: 'recommended', decidedOn: '2026-01-07', use: { stage: 'advanced' } },
      },
    ])
    expect(one?.theySay).toContain('agrément aux collectivités of its packs: oui')
    const no: Row = ['60000001', 'CT-2', '20260107', 'Insuffisant', 'insuffisant en mélanome.']
    const [other] = await proposed(source, files([no]), await withNotes('FR', []))
    expect(other?.writes).toMatchObject([{ note: { status: 'not-recommended' } }])
  })

  it('finds the cancer in the dossier’s other text, else asks with the page', async () => {
    const silent: Row = [
      '60000001',
      'CT-3',
      '20260204',
      'Important',
      `${yes} dans l’indication de l’AMM.`,
    ]
    const pages = [['CT-3', 'https://www.has-sante.fr/jcms/p_3000003']]
    const dataset = await withNotes('FR', [])
    const asmr: Row = [
      '60000001',
      'CT-3',
      '20260204',
      'IV',
      'ASMR IV dans le lymphome de Hodgkin classique.',
    ]
    const joined = await proposed(source, files([silent], [asmr], pages), dataset)
    expect(joined.map(told)).toEqual(['new CT-3 pembrolizumab hodgkin -'])
    const [asked] = await proposed(source, files([silent], [], pages), dataset)
    expect(asked).toMatchObject({
      kind: 'question',
      link: 'https://www.has-sante.fr/jcms/p_3000003',
      writes: [],
    })
  })

  it('takes no for an answer only to what the words of the no name', async () => {
    const dataset = await withNotes('FR', [])
    const rest: Row = ['60000001', 'CT-3', '20260204', 'Insuffisant', 'Insuffisant dans le reste.']
    const asmr: Row = ['60000001', 'CT-3', '20260204', 'IV', 'ASMR IV dans le mélanome avancé.']
    const [asked] = await proposed(source, files([rest], [asmr]), dataset)
    expect(asked).toMatchObject({ kind: 'question', cancerTypes: ['melanoma'], writes: [] })
    expect(asked?.theySay).toContain('ASMR: ASMR IV dans le mélanome avancé.')
    const held = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        status: 'not-recommended',
        decidedOn: '2026-02-04',
      },
    ])
    const same = await proposed(source, files([rest], [asmr]), held)
    expect(same.map(told)).toEqual(['confirmed CT-3 pembrolizumab melanoma fr-melanoma-1'])
  })

  it('asks about another brand of our substance, and shows it', async () => {
    const cream: Row = [
      '60000004',
      'CT-4',
      '20260204',
      'Modéré',
      'Modéré dans le carcinome basocellulaire.',
    ]
    const [asked] = await proposed(source, files([cream]), await withNotes('FR', []))
    expect(asked).toMatchObject({
      kind: 'question',
      about: 'CREMIQ 5 %, crème (imiquimod)',
      medicines: ['imiquimod'],
      words: ['CREMIQ 5 %, crème', 'carcinome basocellulaire'],
      question:
        'The row is about "CREMIQ 5 %, crème", which is not Aldara: only its substance (IMIQUIMOD) is ours.',
      writes: [],
    })
  })

  it('asks about an opinion on several of ours that its words do not give together', async () => {
    const both: Row[] = ['60000001', '60000002'].map((cis) => [
      cis,
      'CT-4',
      '20260204',
      'Important',
      'Important dans le mélanome avancé.',
    ])
    const [asked] = await proposed(source, files(both), await withNotes('FR', []))
    expect(asked).toMatchObject({ kind: 'question', writes: [] })
    expect(asked?.question).toContain('Keytruda (pembrolizumab), Opdivo (nivolumab)')
  })

  it('takes an association for one treatment, and what was not associated for none', async () => {
    const text =
      'L’association OPDIVO/YERVOY (nivolumab/ipilimumab) est importante dans le mélanome.'
    const without =
      'OPDIVO est important dans le mélanome sans que celui-ci ait été associé au pembrolizumab.'
    const rows: Row[] = [
      ['60000002', 'CT-5', '20260204', 'Important', text],
      ['60000002', 'CT-6', '20260304', 'Important', without],
    ]
    const findings = await proposed(source, files(rows), await withNotes('FR', []))
    expect(findings.map(told)).toEqual([
      'new CT-5 nivolumab+ipilimumab melanoma -',
      'new CT-6 nivolumab melanoma -',
    ])
    expect(findings[0]?.writes).toMatchObject([{ note: { combination: true } }])
  })

  it.for<[string, string, string]>([
    ['an exception', 'dans les tumeurs solides, sauf le mélanome.', '("sauf")'],
    ['a no to a part', 'dans le mélanome, insuffisant chez les adultes.', '"insuffisant"'],
    [
      'two uses',
      'en traitement adjuvant du mélanome et dans le mélanome métastatique.',
      'several uses',
    ],
    [
      'an unknown partner',
      'en association au fruquintinib dans le mélanome.',
      '"fruquintinib dans"',
    ],
    [
      'an earlier treatment',
      'dans le mélanome après échec d’une association avec l’ipilimumab.',
      'ipilimumab as an earlier',
    ],
  ])('asks before it makes a note of words with %s', async ([, text, asked]) => {
    const row: Row = ['60000001', 'CT-9', '20260204', 'Important', text]
    const found = await proposed(source, files([row]), await withNotes('FR', []))
    expect(found.map(told)).toEqual(['question CT-9 pembrolizumab melanoma -'])
    expect(found[0]?.question).toContain(asked)
    expect(found[0]?.writes).toMatchObject([{ note: { medicines: ['pembrolizumab'] } }])
  })

  it('asks which holds of two opinions of a day on the same use', async () => {
    const both = ['Important', 'Insuffisant'].map((value, i): Row => [
      '60000001',
      `CT-${i}`,
      '20260204',
      value,
      'dans le mélanome.',
    ])
    const found = await proposed(source, files(both), await withNotes('FR', []))
    expect(found.map(({ kind, question }) => [kind, question])).toEqual([
      ['question', 'CT-1 (not-recommended) speaks of the same use: do both hold?'],
      ['question', 'CT-0 (recommended) speaks of the same use: do both hold?'],
    ])
  })

  it('cuts an opinion on several cancers where every part names one, and asks where none does', async () => {
    const parts = ['dans le mélanome.', 'dans le carcinome rénal.'].map((one) => `${yes} ${one}`)
    const dataset = await withNotes('FR', [])
    const cut: Row = ['60000001', 'CT-7', '20260204', 'Important', parts.join('<br>')]
    const findings = await proposed(source, files([cut]), dataset)
    expect(findings.map(told)).toEqual([
      'new CT-7.1 pembrolizumab melanoma -',
      'new CT-7.2 pembrolizumab rcc -',
    ])
    const mixed: Row = [
      '60000001',
      'CT-8',
      '20260204',
      'Important',
      `${yes} en mélanome et carcinome rénal.`,
    ]
    const [asked] = await proposed(source, files([mixed]), dataset)
    expect(asked).toMatchObject({ kind: 'question', cancerTypes: ['melanoma', 'rcc'], writes: [] })
  })

  it('asks when the register gives neither a yes nor a no', async () => {
    const row: Row = [
      '60000001',
      'CT-9',
      '20260204',
      'Commentaires',
      'pas demandé dans le mélanome.',
    ]
    const [asked] = await proposed(source, files([row]), await withNotes('FR', []))
    expect(asked).toMatchObject({ kind: 'question', writes: [] })
  })

  it('asks which is right when the page of our note says otherwise now, and not of its other part', async () => {
    const page = 'https://www.has-sante.fr/jcms/p_3000013'
    const dataset = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        officialPage: `${page}/fr/keytruda`,
      },
    ])
    const no: Row = [
      '60000001',
      'CT-1',
      '20260107',
      'Insuffisant',
      'Insuffisant en mélanome muqueux.',
    ]
    const pages = [['CT-1', page]]
    const [asked, ...more] = await proposed(source, files([no], [], pages), dataset)
    expect(asked).toMatchObject({ kind: 'question', statement: 'fr-melanoma-1', writes: [] })
    expect(more).toEqual([])
    const both = await proposed(source, files([melanoma, no], [], pages), dataset)
    expect(both.map(told)).toEqual([
      'question CT-1/1 pembrolizumab melanoma fr-melanoma-1',
      'question CT-1/2 pembrolizumab melanoma -',
    ])
    expect(both[0]?.question).toContain('Several rows can be it: CT-1/1, CT-1/2.')
  })

  it('shows of a long text how it begins and what it says of the cancer of our note', async () => {
    const dataset = await withNotes('FR', [
      {
        id: 'fr-rcc-1',
        cancerType: 'rcc',
        medicines: ['pembrolizumab'],
        decidedOn: '2026-01-07',
      },
    ])
    const many = 'dans le mélanome et le lymphome de Hodgkin classique. '.repeat(12)
    const text = `${yes} : - ${many}- dans le carcinome rénal et le mésothéliome. - ${many}`
    const long: Row = ['60000001', 'CT-8', '20260107', 'Important', text]
    const [asked] = await proposed(source, files([long]), dataset)
    expect(asked).toMatchObject({ kind: 'question', statement: 'fr-rcc-1' })
    expect(asked?.theySay.replace(/ \(agrément.*/, '')).toBe(
      `Important: … - dans le carcinome rénal et le mésothéliome.`,
    )
  })

  it('lets a person say that a no holds where nobody was asked for a yes', async () => {
    const held = (status: 'not-reimbursed' | 'recommended') =>
      withNotes('FR', [
        {
          id: 'fr-melanoma-1',
          cancerType: 'melanoma',
          medicines: ['pembrolizumab'],
          status,
          decidedOn: '2026-02-04',
        },
      ])
    const row: Row = ['60000001', 'CT-9', '20260204', 'Commentaires', 'pas demandé en mélanome.']
    const [no] = await proposed(source, files([row]), await held('not-reimbursed'))
    expect(no).toMatchObject({
      kind: 'question',
      writes: [{ do: 'confirm', statement: 'fr-melanoma-1' }],
    })
    expect(no?.theySay).toContain('search for CT-9 at www.has-sante.fr')
    const [recommended] = await proposed(source, files([row]), await held('recommended'))
    expect(recommended).toMatchObject({ kind: 'question', writes: [] })
  })

  it('confirms by no text on several cancers, nor by words or a value that are new', async () => {
    const dataset = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        decidedOn: '2026-01-07',
      },
    ])
    const text = `${yes} en mélanome et carcinome rénal.`
    const mixed: Row = ['60000001', 'CT-8', '20260107', 'Important', text]
    expect((await proposed(source, files([mixed]), dataset)).map(told)).toEqual([
      'question CT-8 pembrolizumab melanoma fr-melanoma-1',
    ])
    const { said } = await compared(source, files([melanoma]), dataset)
    const [, , , , words] = melanoma
    const weaker: Row = ['60000001', 'CT-1', '20260107', 'Faible', words]
    const kinds = await Promise.all(
      [melanoma, weaker].map(async (row) => {
        const edition = await source.read(files([row]))
        const isNew = ({ text: now }: Said): boolean => !said.some((one) => one.text === now)
        return edition.compare({ dataset, isNew }).findings.map(({ kind }) => kind)
      }),
    )
    expect(kinds).toEqual([['confirmed'], ['question']])
  })

  it('leaves alone what we hold something later of', async () => {
    const dataset = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        decidedOn: '2026-05-06',
      },
    ])
    const { findings, passed } = await compared(source, files([melanoma]), dataset)
    expect([findings, passed]).toEqual([
      [],
      [{ row: 'CT-1', about: 'Keytruda (pembrolizumab)', why: 'older than what we hold' }],
    ])
  })

  it('asks about new words that name no cancer, though we hold something later', async () => {
    const dataset = await withNotes('FR', [
      {
        id: 'fr-melanoma-1',
        cancerType: 'melanoma',
        medicines: ['pembrolizumab'],
        decidedOn: '2026-05-06',
      },
    ])
    const silent: Row = ['60000001', 'CT-3', '20260204', 'Important', 'dans l’indication de l’AMM.']
    const edition = await source.read(files([silent]))
    const held = (isNew: boolean) => edition.compare({ dataset, isNew: () => isNew })
    expect(held(true).findings).toMatchObject([{ kind: 'question', row: 'CT-3', writes: [] }])
    expect(held(false).findings).toEqual([])
  })

  it('stops an opinion before the authorisation, an unknown value and an impossible day', async () => {
    const rows: Row[] = [
      melanoma,
      ['60000001', 'CT-10', '20140101', 'Important', 'mélanome'],
      ['60000001', 'CT-11', '20260204', 'Formidable', 'mélanome'],
      ['60000001', 'CT-12', '20260231', 'Important', 'mélanome'],
    ]
    const { stopped } = await compared(source, files(rows), await withNotes('FR', []))
    expect(stopped.map(({ row, word }) => [row, word])).toEqual([
      ['CT-11', 'Formidable'],
      ['CT-12', '20260231'],
      ['CT-10', '2014-01-01'],
    ])
  })

  it('reads files that somebody has changed into UTF-8', async () => {
    const [smr, ...others] = files([melanoma])
    const text = new TextDecoder('windows-1252').decode(smr?.bytes)
    const changed = [fileOf('CIS_HAS_SMR_bdpm.txt', text), ...others]
    const findings = await proposed(source, changed, await withNotes('FR', []))
    expect(findings.map(told)).toEqual(['new CT-1 pembrolizumab melanoma -'])
    expect((await source.read(changed)).date).toBe('2026-01-07')
  })

  const [smr, ...others] = files([melanoma])
  const text = new TextDecoder('windows-1252').decode(smr?.bytes)
  it.for<[string, readonly SourceFile[], RegExp]>([
    [
      'shuffled columns',
      [
        table('CIS_HAS_SMR_bdpm.txt', [['CT-1', '60000001', '', '20260107', 'Important', 'x']]),
        ...others,
      ],
      /not as its columns were.*code CIS/,
    ],
    [
      'a column that is gone',
      [
        table('CIS_HAS_SMR_bdpm.txt', [['60000001', 'CT-1', '20260107', 'Important', 'x']]),
        ...others,
      ],
      /not as its columns were.*date/,
    ],
    [
      'text that was read as Latin-1 on its way',
      [fileOf('CIS_HAS_SMR_bdpm.txt', text.replaceAll('’', '\u0092')), ...others],
      /wrong encoding/,
    ],
    [
      'text that was encoded twice',
      [fileOf('CIS_HAS_SMR_bdpm.txt', text.replaceAll('é', 'Ã©')), ...others],
      /wrong encoding/,
    ],
    ['a missing file', others, /missing: CIS_HAS_SMR_bdpm/],
    ['a file of something else', [fileOf('prices.txt', '1\t2')], /no file of this database/],
    [
      'a list of medicines without what must be there',
      [
        ...files([melanoma]).filter(({ name }) => name !== 'CIS_bdpm.txt'),
        table('CIS_bdpm.txt', medicines.slice(1)),
      ],
      /no KEYTRUDA/,
    ],
  ])('refuses %s', async ([, given, message]) => {
    await expect(source.read(given)).rejects.toThrow(message)
  })
})
