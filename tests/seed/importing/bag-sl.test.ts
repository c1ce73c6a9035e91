/** The Swiss list, over bundles of our own making in the form of the official guide. */
import { describe, expect, it } from 'vitest'
import type { Use } from '../../../functions/model/use.ts'
import { createBagSl } from '../../../seed/importing/bag-sl/source.ts'
import {
  compared,
  fileOf,
  proposed,
  told,
  withNotes,
  type NoteFields,
} from '../../support/registers.ts'
import { bundle, type Limit } from '../../support/swiss-bundle.ts'
import { useSaying } from '../../support/uses.ts'

const source = createBagSl({ minRows: 1, mustHave: ['imiquimod'] })

const bcc = {
  id: 'ALDARA.01',
  code: '17428.01',
  text: 'Für die topische Behandlung von oberflächlichen Basalzellkarzinomen bei Erwachsenen und mit Biopsie.',
  since: '2024-12-01',
}
const aldara = bundle('55070', 'Aldara Creme 5 %', 'Imiquimodum', [bcc])
const opdivo = (limits: readonly Limit[], strength = '40 mg', registration = '65660'): string =>
  bundle(registration, `Opdivo Inf Konz ${strength}`, 'Nivolumabum', limits)
const melanoma = {
  id: 'OPDIVO.01',
  code: '20461.01',
  text: 'Melanom\nZur Behandlung von Erwachsenen mit fortgeschrittenem Melanom und nach Kostengutsprache.',
}

const melanomaNote: NoteFields = {
  id: 'ch-melanoma-1',
  cancerType: 'melanoma',
  medicines: ['nivolumab'],
  status: 'reimbursed-with-conditions',
  decidedOn: '2026-03-01',
}
const openUse = useSaying({ moreConditions: true })

function list(...lines: readonly string[]) {
  return [fileOf('foph-sl-export-20260601.ndjson', lines.join('\n'))]
}

describe('the Swiss list', () => {
  it('confirms the note of the same day, medicine and cancer, and proposes what is new', async () => {
    const dataset = await withNotes('CH', [
      {
        id: 'ch-bcc-1',
        cancerType: 'bcc',
        medicines: ['imiquimod'],
        status: 'reimbursed-with-conditions',
        decidedOn: '2024-12-01',
        confirmedOn: '2026-01-01',
      },
    ])
    const findings = await proposed(source, list(aldara, opdivo([melanoma])), dataset)
    expect(findings.map(told)).toEqual([
      'confirmed 17428.01 imiquimod bcc ch-bcc-1',
      'new 20461.01 nivolumab melanoma -',
    ])
    expect(findings[0]?.writes).toEqual([{ do: 'confirm', statement: 'ch-bcc-1' }])
    expect(findings[1]?.writes).toMatchObject([
      {
        do: 'add-note',
        country: 'CH',
        note: {
          cancerType: 'melanoma',
          status: 'reimbursed-with-conditions',
          decidedOn: '2026-03-01',
          use: { stage: 'advanced', moreConditions: true },
          sources: [{ url: 'https://epl.bag.admin.ch/' }],
        },
      },
    ])
  })

  it('reads the same from a file that comes in pieces, wherever they are cut', async () => {
    const [file] = list(aldara, opdivo([melanoma]))
    const bytes = file?.bytes ?? new Uint8Array()
    const pieces = Array.from({ length: Math.ceil(bytes.length / 7) }, (_, i) =>
      bytes.subarray(i * 7, i * 7 + 7),
    )
    const cut = [{ ...fileOf('foph-sl-export-20260601.ndjson', ''), pieces: () => pieces }]
    const dataset = await withNotes('CH', [])
    const whole = await proposed(source, list(aldara, opdivo([melanoma])), dataset)
    expect(await proposed(source, cut, dataset)).toEqual(whole)
  })

  it('takes packs and strengths of one registration for one, and asks when they differ', async () => {
    const dataset = await withNotes('CH', [])
    const twice = list(aldara, opdivo([melanoma]), opdivo([melanoma], '100 mg'))
    const once = await proposed(source, twice, dataset)
    expect(once.map(told)).toContain('new 20461.01 nivolumab melanoma -')
    expect(once).toHaveLength(2)
    const other = { ...melanoma, until: '2027-02-28' }
    const apart = await proposed(
      source,
      list(aldara, opdivo([melanoma]), opdivo([other], '100 mg')),
      dataset,
    )
    expect(apart.map(told)).toContain('question 20461.01 nivolumab melanoma -')
  })

  it('takes a rule for all uses for no use', async () => {
    const rules = [
      { id: 'OPDIVO.Ein', code: '20461.XX', text: 'Die Behandlung des Melanoms und von anderen.' },
      { id: 'OPDIVO.RB', text: 'Für alle vergütungspflichtigen Indikationen gilt: Melanom.' },
    ]
    const findings = await proposed(source, list(aldara, opdivo(rules)), await withNotes('CH', []))
    expect(findings.map(told)).toEqual(['new 17428.01 imiquimod bcc -'])
  })

  it('takes an end for the end of what it says and a reason to look again, never for a no', async () => {
    const dataset = await withNotes('CH', [])
    const soon = { ...melanoma, until: '2026-11-30' }
    const [, next] = await proposed(source, list(aldara, opdivo([soon])), dataset)
    expect(next?.writes).toMatchObject([
      {
        note: {
          status: 'reimbursed-with-conditions',
          inForceFrom: '2026-03-01',
          inForceUntil: '2026-11-30',
          reviewBy: '2026-11-30',
        },
      },
    ])
    const later = { ...melanoma, until: '2028-11-30' }
    const [, far] = await proposed(source, list(aldara, opdivo([later])), dataset)
    expect(far?.writes).toMatchObject([{ note: { inForceUntil: '2028-11-30', reviewBy: null } }])
    const over = { ...melanoma, until: '2026-04-30' }
    const [, past] = await proposed(source, list(aldara, opdivo([over])), dataset)
    expect(past).toMatchObject({ kind: 'question', writes: [] })
    expect(past?.question).toContain('2026-04-30')
    const held = await withNotes('CH', [melanomaNote])
    const [, again] = await proposed(source, list(aldara, opdivo([over])), held)
    expect(again).toMatchObject({ kind: 'question', statement: 'ch-melanoma-1', asksAgain: true })
  })

  it('moves the end of a note that it prolongs, with the day on which it was seen', async () => {
    const dataset = await withNotes('CH', [{ ...melanomaNote, inForceUntil: '2026-12-31' }])
    const longer = { ...melanoma, until: '2028-12-31' }
    const [, found] = await proposed(source, list(aldara, opdivo([longer])), dataset)
    expect(found).toMatchObject({
      kind: 'changed',
      statement: 'ch-melanoma-1',
      writes: [
        {
          do: 'set',
          of: 'ch-melanoma-1',
          field: 'inForceUntil',
          from: '2026-12-31',
          to: '2028-12-31',
        },
        { do: 'confirm', statement: 'ch-melanoma-1' },
      ],
    })
  })

  it('asks before it moves the end of a note whose text is written by hand', async () => {
    const held = await withNotes('CH', [melanomaNote])
    const text = { en: { text: 'Until 2026.', dateNote: null, state: 'original' } } as const
    const dataset = {
      ...held,
      countries: held.countries.map((one) => ({
        ...one,
        availability: one.availability.map((note) => ({ ...note, text })),
      })),
    }
    const longer = { ...melanoma, until: '2028-12-31' }
    const [, found] = await proposed(source, list(aldara, opdivo([longer])), dataset)
    expect(found).toMatchObject({ kind: 'question', statement: 'ch-melanoma-1' })
    expect(found?.question).toContain('our text is written by hand: put that right too')
  })

  it.for<[string, 'new' | 'question']>([
    ['Opdivo Inf Konz 40 mg', 'new'],
    ['Opdivo SC Inj Lös 600 mg', 'new'],
    ['OPDIVO', 'new'],
    ['Opdivoqua Inf Konz 40 mg', 'question'],
    ['Opdivo Plus Inf Konz 40 mg', 'question'],
    ['Nivolumab Zentiva Inf Konz 40 mg', 'question'],
    ['Nivolumab Inf Konz 40 mg', 'question'],
  ])('%s with our substance is %s: a brand is the whole of a name', async ([name, kind]) => {
    const other = bundle('65661', name, 'Nivolumabum', [melanoma])
    const [, found] = await proposed(source, list(aldara, other), await withNotes('CH', []))
    expect(found).toMatchObject({ kind, words: [name, 'Melanom'] })
    if (kind === 'new') return
    expect(found).toMatchObject({ about: `${name} (nivolumab)`, writes: [] })
    expect(found?.question).toContain(`"${name}", which is not Opdivo: only its substance`)
    const held = await withNotes('CH', [melanomaNote])
    const [, again] = await proposed(source, list(aldara, other), held)
    expect(again).toMatchObject({ kind: 'question', statement: 'ch-melanoma-1' })
    expect(again).not.toHaveProperty('asksAgain')
  })

  const held: NoteFields = { ...melanomaNote, confirmedOn: '2026-04-01' }
  const first = 'Erstlinientherapie von Erwachsenen mit metastasiertem Melanom und CPS ≥ 10.'

  it.for<[string, string, Use]>([
    ['another time', 'advanced, not adjuvant', { ...openUse, timing: 'adjuvant' }],
    ['another line', 'first, not second-or-later', { ...openUse, line: 'second-or-later' }],
    ['another score', 'cps-10, not cps-1', { ...openUse, criteria: ['cps-1'] }],
  ])('lets no row of %s confirm a note of the same day unasked', async ([, words, use]) => {
    const text = list(aldara, opdivo([{ ...melanoma, text: first }]))
    const edition = await source.read(text)
    const against = async (ours: Use) =>
      edition.compare({
        dataset: await withNotes('CH', [{ ...held, use: ours }]),
        isNew: () => false,
      }).findings[1]
    expect(await against(openUse)).toMatchObject({ kind: 'confirmed', statement: held.id })
    const asked = await against(use)
    expect(asked).toMatchObject({ kind: 'question', statement: held.id })
    expect(asked?.question).toContain(words)
  })

  it('lets no row of three medicines confirm a note on two of them unasked', async () => {
    const text =
      'In Kombination mit Ipilimumab und Pembrolizumab bei Erwachsenen mit fortgeschrittenem Melanom.'
    const two = { ...held, medicines: ['nivolumab', 'ipilimumab'], combination: true }
    const three = { ...two, medicines: ['pembrolizumab', ...two.medicines] }
    const rows = list(aldara, opdivo([{ ...melanoma, text }]))
    const [, asked] = await proposed(source, rows, await withNotes('CH', [two]))
    expect(asked).toMatchObject({ kind: 'question', statement: held.id })
    expect(asked?.question).toContain('(nivolumab + ipilimumab + pembrolizumab)')
    const [, same] = await proposed(source, rows, await withNotes('CH', [three]))
    expect(same).toMatchObject({ kind: 'confirmed', statement: held.id })
  })

  it('asks of which note a row speaks that can be two', async () => {
    const notes = [held, { ...held, id: 'ch-melanoma-2' }]
    const found = await proposed(
      source,
      list(aldara, opdivo([melanoma])),
      await withNotes('CH', notes),
    )
    expect(found.slice(1).map(({ kind, question }) => [kind, question])).toEqual(
      notes.map(({ id }) => [
        'question',
        `It can be any of ours: ch-melanoma-1, ch-melanoma-2. Does it still confirm ${id}?`,
      ]),
    )
  })

  it('takes the end from a note that the list no longer limits', async () => {
    const ending = { ...held, inForceUntil: '2026-12-31' } as const
    const rows = list(aldara, opdivo([melanoma]))
    const lifted = { do: 'set', of: held.id, field: 'inForceUntil', from: '2026-12-31', to: null }
    const [, found] = await proposed(source, rows, await withNotes('CH', [ending]))
    expect(found).toMatchObject({ kind: 'changed', writes: [lifted, { do: 'confirm' }] })
  })

  it.for([
    'Kein Anspruch auf Vergütung besteht bei Melanom.',
    'Zur Behandlung von soliden Tumoren, ausgenommen Melanom.',
    'Die Limitation für das Melanom wird aufgehoben.',
  ])('makes no note of a no without a person: %s', async (text) => {
    const rows = list(aldara, opdivo([{ ...melanoma, text }]))
    const found = await proposed(source, rows, await withNotes('CH', []))
    expect(found.map(told)).toContain('question 20461.01 nivolumab melanoma -')
  })

  it('leaves a note on one canton alone', async () => {
    const dataset = await withNotes('CH', [{ ...held, region: 'CH-ZH' }])
    const found = await proposed(source, list(aldara, opdivo([melanoma])), dataset)
    expect(found[1]).toMatchObject({ kind: 'new', statement: null })
  })

  it('names the rows about another disease, all at first and then the new ones', async () => {
    const warts = {
      id: 'ALDARA.02',
      code: '17428.02',
      text: 'Behandlung von Condylomata acuminata bei Erwachsenen und mit Biopsie.',
    }
    const edition = await source.read(
      list(bundle('55070', 'Aldara Creme', 'Imiquimodum', [bcc, warts])),
    )
    const dataset = await withNotes('CH', [])
    const row = { row: '17428.02', about: 'Aldara (imiquimod)' }
    const left = { ...row, why: 'another disease: Condylomata acuminata' }
    expect(edition.compare({ dataset, isNew: undefined }).passed).toEqual([left])
    expect(edition.compare({ dataset, isNew: () => true }).passed).toEqual([left])
    expect(edition.compare({ dataset, isNew: () => false }).passed).toEqual([])
  })

  it('asks about the limitation of another product that names ours', async () => {
    const text =
      'ABEVMY in Kombination mit Atezolizumab (TECENTRIQ) zur Behandlung des hepatozellulären Karzinoms und der Leber.'
    const other = bundle('70261', 'Abevmy Inf Konz', 'Bevacizumabum', [{ id: 'ABEVMY.08', text }])
    const findings = await proposed(source, list(aldara, other), await withNotes('CH', []))
    expect(findings.map(told)).toContain('question 70261 ABEVMY.08 atezolizumab hcc -')
  })

  it('asks about a disease of which ours is a part', async () => {
    const text = 'Mammakarzinom, zur Behandlung von Patienten mit HER2-negativem Mammakarzinom.'
    const findings = await proposed(
      source,
      list(aldara, opdivo([{ id: 'OPDIVO.02', code: '20461.02', text }])),
      await withNotes('CH', []),
    )
    expect(findings.map(told)).toContain('question 20461.02 nivolumab tnbc -')
  })

  it('asks where a note is that stood on the list', async () => {
    const dataset = await withNotes('CH', [
      {
        id: 'ch-hcc-1',
        cancerType: 'hcc',
        medicines: ['atezolizumab'],
        decidedOn: '2024-03-01',
        confirmedOn: '2025-06-01',
        sources: [{ url: 'https://epl.bag.admin.ch/', title: null }],
      },
    ])
    const findings = await proposed(source, list(aldara), dataset)
    expect(findings.map(told)).toContain('question gone-ch-hcc-1 atezolizumab hcc ch-hcc-1')
  })

  it('stops a row with an unknown status, and names it', async () => {
    const files = list(aldara, opdivo([{ ...melanoma, status: '75600299' }]))
    const { stopped, findings } = await compared(source, files, await withNotes('CH', []))
    expect(stopped).toEqual([{ row: 'OPDIVO.01', column: 'status', word: '75600299' }])
    expect(findings).toHaveLength(1)
  })

  it('takes its day from the name of an export, else from the newest limitation', async () => {
    expect((await source.read(list(aldara))).date).toBe('2026-06-01')
    const latest = [fileOf('foph-sl-publication-latest-de.ndjson', aldara)]
    expect((await source.read(latest)).date).toBe('2024-12-01')
  })

  it.for<[string, readonly ReturnType<typeof fileOf>[], RegExp]>([
    [
      'a download that was cut off',
      list(aldara, opdivo([melanoma]).slice(0, -40)),
      /line 2.*cut off/,
    ],
    ['another list', list('{"resourceType":"Patient"}'), /line 1/],
    ['a renamed field', list(aldara.replaceAll('productName', 'name')), /line 1.*productName/],
    ['a list without what must be there', list(opdivo([melanoma])), /no limitation of imiquimod/],
    ['a preliminary list', [fileOf('foph-sl-preliminary-de.ndjson', aldara)], /not in force/],
    [
      'a wrong encoding',
      [fileOf('foph-sl-20260601.ndjson', Uint8Array.of(0x7b, 0xfc, 0x7d))],
      /UTF-8/,
    ],
  ])('refuses %s', async ([, files, message]) => {
    await expect(source.read(files)).rejects.toThrow(message)
  })
})
