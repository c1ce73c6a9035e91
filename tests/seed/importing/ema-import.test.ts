import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { jsonReportOf, keytruda, opdivo, reportOf, type Row } from '../../support/ema-report.ts'
import { importDesk } from '../../support/import-desk.ts'
import { exampleFiles } from '../../support/seed.ts'

const melanoma = 'cancer-types/melanoma.yaml'
const proposals = '../proposals/ema.yaml'

const Open = z.array(
  z.looseObject({ id: z.string(), kind: z.string(), statement: z.string().nullable() }),
)

async function openAt(desk: Awaited<ReturnType<typeof importDesk>>) {
  const { out } = await desk.run(['--json'])
  return Open.parse(JSON.parse(out))
}

const indication = 'Therapeutic indication'
const adjuvant =
  ' Keytruda as monotherapy is indicated for the adjuvant treatment of adults with melanoma.'
const more: Row = { ...keytruda, [indication]: `${keytruda[indication]}${adjuvant}` }

describe('words that can turn round what is read out of them', () => {
  it.for<[string, string]>([
    ['in combination with fruquintinib is indicated for adults with melanoma.', 'fruquintinib'],
    ['is indicated for adults with melanoma previously treated with nivolumab.', 'nivolumab'],
    ['is indicated for adults with solid tumours except melanoma.', '("except")'],
  ])('are a question with what would be written: %s', async ([said, asked]) => {
    const desk = await importDesk({ [melanoma]: exampleFiles[melanoma] })
    const row = { ...keytruda, [indication]: `Keytruda ${said}` }
    await desk.read('report.xlsx', reportOf({ rows: [row] }))
    const { out } = await desk.run([])
    const [, question = ''] = /question {3}(.*)/.exec(out) ?? []
    expect(question).toContain(asked)
    expect(out).toContain('add to the EU note of melanoma: authorised · pembrolizumab · ')
  })
})

describe('an edition that says what we say', () => {
  it('proposes a confirmation, and accepting it moves one date and nothing else', async () => {
    const desk = await importDesk()
    const before = await desk.file(melanoma)
    expect((await desk.read('report.xlsx', reportOf())).out).toContain('1 confirmed')
    expect(await desk.file(melanoma)).toBe(before)
    expect((await desk.confirm()).code).toBe(0)
    expect(await desk.file(melanoma)).toBe(
      before.replace('confirmedOn: "2026-01-10"', 'confirmedOn: "2026-03-14"'),
    )
    expect(await openAt(desk)).toEqual([])
  })

  it('has nothing more to say when it is read a second time, decided on or not', async () => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf())
    const kept = await desk.file(proposals)
    expect((await desk.read('report.xlsx', reportOf())).out).toContain('nothing new is proposed')
    expect(await desk.file(proposals)).toBe(kept)
    await desk.confirm()
    expect((await desk.read('report.xlsx', reportOf())).out).not.toContain('proposed 1')
  })

  it('is the same as JSON', async () => {
    const [sheet, json] = [await importDesk(), await importDesk()]
    await sheet.read('report.xlsx', reportOf())
    await json.read('report.json', jsonReportOf())
    expect(await json.file(proposals)).toBe(await sheet.file(proposals))
  })

  it('confirms again with the next edition, though entities, hyphens and spaces differ', async () => {
    const desk = await importDesk()
    await desk.read('one.xlsx', reportOf())
    await desk.confirm()
    const noisy = keytruda[indication]?.replace('treatment of', 'treatment&nbsp; of&#160;') ?? ''
    const next = reportOf({ date: '14/04/2026', rows: [{ ...keytruda, [indication]: noisy }] })
    const { out } = await desk.read('two.xlsx', next)
    expect(out).toBe('edition of 2026-04-14\nproposed 1 statement: 1 confirmed\n')
  })
})

describe('an edition that says more', () => {
  it('proposes the use, and accepting it writes a sound file with a composed text', async () => {
    const desk = await importDesk()
    await desk.read('one.xlsx', reportOf({ date: '14/02/2026' }))
    const { out } = await desk.read('two.xlsx', reportOf({ rows: [more] }))
    expect(out).toContain('Keytruda (EMEA/H/C/003820): 1 said anew, 0 gone')
    const added = (await openAt(desk)).find(({ kind }) => kind === 'new')
    expect((await desk.run(['--accept', added?.id ?? ''])).code).toBe(0)
    expect(await desk.file(melanoma)).toContain('timing: adjuvant')
    expect(await desk.problems()).toEqual([])
  })

  it('brings a medicine into the note of its type, whose authored text gives way', async () => {
    const desk = await importDesk()
    await desk.read('one.xlsx', reportOf({ rows: [keytruda, opdivo] }))
    const found = (await openAt(desk)).find(({ kind }) => kind === 'new')
    await desk.run(['--accept', found?.id ?? ''])
    const text = await desk.file(melanoma)
    expect(text).toContain('    - pembrolizumab\n    - nivolumab\n')
    expect(text).toContain('  text: {}\n')
    expect(text).not.toContain('Authorised in the EU.')
    expect(await desk.problems()).toEqual([])
  })

  it('is proposed once where two medicines are given together, though each has a row', async () => {
    const desk = await importDesk()
    const together = (brand: string, other: string) =>
      `${brand} in combination with ${other} is indicated for the first-line treatment of adults with melanoma.`
    const rows = [
      { ...keytruda, [indication]: together('Keytruda', 'nivolumab') },
      { ...opdivo, [indication]: together('Opdivo', 'pembrolizumab') },
    ]
    await desk.read('report.xlsx', reportOf({ rows }))
    const added = (await openAt(desk)).filter(({ kind }) => kind === 'new')
    expect(added).toHaveLength(1)
    await desk.run(['--accept', ...added.map(({ id }) => id)])
    const text = await desk.file(melanoma)
    expect(text).toContain('- medicines: [pembrolizumab, nivolumab]\n      combination: true')
  })

  it('does not come back when it was rejected, until its words change', async () => {
    const desk = await importDesk()
    await desk.read('one.xlsx', reportOf({ rows: [more] }))
    const found = (await openAt(desk)).find(({ kind }) => kind === 'new')
    const id = found?.id ?? ''
    expect((await desk.run(['--reject', id])).code).toBe(2)
    expect((await desk.run(['--reject', id, '--why', 'not ours'])).code).toBe(0)
    await desk.read('two.xlsx', reportOf({ date: '14/04/2026', rows: [more] }))
    expect((await openAt(desk)).map(({ kind }) => kind)).toEqual(['confirmed'])
    const other = {
      ...more,
      [indication]:
        more[indication]?.replace('adults with melanoma', 'adults with resected melanoma') ?? '',
    }
    await desk.read('three.xlsx', reportOf({ date: '14/05/2026', rows: [other] }))
    expect((await openAt(desk)).map(({ kind }) => kind)).toContain('new')
    expect((await desk.run(['--accept', id])).err).toContain(`it was rejected on 2026-11-28`)
  })
})

describe('a code that the register gives otherwise', () => {
  const other = (date: string) =>
    reportOf({ date, rows: [{ ...keytruda, 'ATC code (human)': 'L01FF99' }] })
  const kinds = async (desk: Awaited<ReturnType<typeof importDesk>>) =>
    (await openAt(desk)).map(({ kind }) => kind)

  it('stays proposed with every edition until somebody decides, and then stays away', async () => {
    const desk = await importDesk()
    await desk.read('one.xlsx', other('14/03/2026'))
    await desk.read('two.xlsx', other('14/04/2026'))
    expect(await kinds(desk)).toEqual(['changed', 'confirmed'])
    const [code] = await openAt(desk)
    expect((await desk.run(['--reject', code?.id ?? '', '--why', 'it lags'])).code).toBe(0)
    await desk.read('three.xlsx', other('14/05/2026'))
    expect(await kinds(desk)).toEqual(['confirmed'])
  })
})

describe('an edition that says something else', () => {
  const cases: Readonly<Record<string, readonly [Row, RegExp]>> = {
    'a withdrawn authorisation': [
      {
        ...keytruda,
        'Medicine status': 'Withdrawn',
        'Withdrawal / expiry / revocation / lapse of marketing authorisation date': '01/03/2026',
      },
      /"Withdrawn" since 2026-03-01/,
    ],
    'another cancer': [
      { ...keytruda, [indication]: 'Keytruda is indicated for adults with uveal melanoma.' },
      /does not name this cancer/,
    ],
    'no cancer at all': [
      { ...keytruda, [indication]: 'Keytruda is indicated for adults with carcinomas.' },
      /for certain nowhere/,
    ],
    'another use': [
      { ...keytruda, [indication]: `Melanoma${adjuvant}` },
      /no use that is ours for certain/,
    ],
  }
  it.each(Object.entries(cases))('asks about %s', async (_, [row, question]) => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf({ rows: [row] }))
    const { out } = await desk.run([])
    expect(out).toMatch(/^question /m)
    expect(out.replaceAll(/\s+/g, ' ')).toMatch(question)
    expect((await desk.run(['--accept-confirmed'])).out).toContain('nothing to decide on')
  })

  it.for([
    ['another stage', 'adults with early stage melanoma', /early, not advanced/],
    ['another score', 'adults with melanoma with a CPS ≥ 10', /cps-10, not cps-1/],
  ] as const)('asks about %s, and confirms by no such words', async ([, whom, question]) => {
    const desk = await importDesk()
    await desk.change(
      melanoma,
      'moreConditions: true',
      'criteria: [cps-1]\n        moreConditions: true',
    )
    const words = `Keytruda as monotherapy is indicated for ${whom}.`
    await desk.read('report.xlsx', reportOf({ rows: [{ ...keytruda, [indication]: words }] }))
    const open = await openAt(desk)
    expect(open).toMatchObject([{ kind: 'question', question: expect.stringMatching(question) }])
  })

  it.for([
    ['of the only use', '', '"2015-07-17"'],
    ['of one of several', ' Keytruda is indicated for adults with uveal melanoma.', 'null'],
  ])('takes the day of an opinion from what is authorised now: %s', async ([, also, day]) => {
    const desk = await importDesk()
    await desk.change(melanoma, '      status: authorised', '      status: positive-opinion')
    await desk.change(
      melanoma,
      '      confirmedOn: "2026-01-10"',
      '      decidedOn: "2025-12-11"\n      confirmedOn: "2026-01-10"',
    )
    const rows = [{ ...keytruda, [indication]: `${keytruda[indication]}${also}` }]
    await desk.read('report.xlsx', reportOf({ rows }))
    const changed = (await openAt(desk)).find(({ kind }) => kind === 'changed')
    expect((await desk.run(['--accept', changed?.id ?? ''])).code).toBe(0)
    expect(await desk.file(melanoma)).toContain(`      decidedOn: ${day}\n`)
    expect(await desk.problems()).toEqual([])
  })

  it('dates a withdrawal by the day on which it was lost', async () => {
    const desk = await importDesk()
    await desk.change(
      melanoma,
      '      confirmedOn: "2026-01-10"',
      '      decidedOn: "2015-07-17"\n      confirmedOn: "2026-01-10"',
    )
    await desk.read(
      'report.xlsx',
      reportOf({ rows: [cases['a withdrawn authorisation']?.[0] ?? {}] }),
    )
    const asked = (await openAt(desk)).find(({ kind }) => kind === 'question')
    expect((await desk.run(['--accept', asked?.id ?? ''])).code).toBe(0)
    expect(await desk.file(melanoma)).toContain('      decidedOn: "2026-03-01"\n')
    expect(await desk.problems()).toEqual([])
  })

  it('asks when the words of a use changed, and need not ask again about the same words', async () => {
    const desk = await importDesk()
    const said = (words: string, date: string) =>
      reportOf({ date, rows: [{ ...keytruda, [indication]: words }] })
    const [old, other] = [
      keytruda[indication] ?? '',
      'Keytruda as monotherapy is indicated for adults with metastatic melanoma who can bear it.',
    ]
    await desk.read('one.xlsx', said(old, '01/02/2026'))
    await desk.confirm()
    await desk.read('two.xlsx', said(other, '01/03/2026'))
    const [question] = await openAt(desk)
    expect(question?.kind).toBe('question')
    await desk.run(['--accept', question?.id ?? ''])
    await desk.read('three.xlsx', said(other, '01/04/2026'))
    expect((await openAt(desk)).map(({ kind }) => kind)).toEqual(['confirmed'])
  })

  it.each([
    ['left open', ['question'], []],
    ['rejected', [], ['--why', 'not ours']],
  ])('a question that was %s is no confirmation with the next edition', async (_, kinds, why) => {
    const desk = await importDesk()
    const other = 'Keytruda as monotherapy is indicated for adults with melanoma of another kind.'
    await desk.read('one.xlsx', reportOf({ date: '01/02/2026' }))
    await desk.confirm()
    const rows = [{ ...keytruda, [indication]: other }]
    await desk.read('two.xlsx', reportOf({ date: '01/03/2026', rows }))
    const [question] = await openAt(desk)
    if (why.length > 0) await desk.run(['--reject', question?.id ?? '', ...why])
    await desk.read('three.xlsx', reportOf({ date: '01/04/2026', rows }))
    expect((await openAt(desk)).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('deciding', () => {
  it('walks a person through, one letter each; later and the end of input leave it open', async () => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf({ rows: [more, opdivo] }))
    const { out, code } = await desk.run(['--decide'], ['l', 'r', 'we asked', 'a', 'q'])
    expect(code).toBe(0)
    expect(out).toContain('they say')
    expect(out).toContain('1 accepted, 1 rejected')
    expect(await openAt(desk)).toHaveLength(1)
    expect((await desk.run(['--decide'])).code).toBe(2)
  })

  it('writes nothing when our statement has changed since, and says so', async () => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf())
    await desk.change(melanoma, 'stage: advanced', 'stage: early')
    const { code, err } = await desk.confirm()
    expect([code, err]).toEqual([3, expect.stringContaining('has changed since')])
    expect(await desk.file(melanoma)).toContain('confirmedOn: "2026-01-10"')
  })

  it('leaves every file as it was when the dataset would not be sound', async () => {
    const desk = await importDesk({ 'manifest.yaml': null })
    const whole = await importDesk()
    const manifest = await whole.file('manifest.yaml')
    expect((await desk.read('report.xlsx', reportOf())).code).toBe(3)
    await whole.read('report.xlsx', reportOf({ rows: [keytruda, opdivo] }))
    const found = (await openAt(whole)).find(({ kind }) => kind === 'new')
    await whole.change(
      'manifest.yaml',
      '  www.ema.europa.eu: { type: official, publisher: EMA }\n',
      '',
    )
    const before = await whole.file(melanoma)
    const { code, err } = await whole.run(['--accept', found?.id ?? ''])
    expect([code, err]).toEqual([3, expect.stringContaining('not be sound')])
    expect(await whole.file(melanoma)).toBe(before)
    expect(manifest).toContain('www.ema.europa.eu')
  })

  it('with --dry-run says the same and writes nothing', async () => {
    const desk = await importDesk()
    expect((await desk.read('report.xlsx', reportOf(), '--dry-run')).out).toContain('1 confirmed')
    await expect(desk.file(proposals)).rejects.toThrow('ENOENT')
    await desk.read('report.xlsx', reportOf())
    const kept = [await desk.file(proposals), await desk.file(melanoma)]
    expect((await desk.confirm('--dry-run')).out).toContain('would change')
    expect([await desk.file(proposals), await desk.file(melanoma)]).toEqual(kept)
  })

  it('refuses an id that is not open, and tells the one that is meant', async () => {
    const desk = await importDesk()
    await desk.read('report.xlsx', reportOf())
    const [found] = await openAt(desk)
    const { code, err } = await desk.run(['--accept', `${found?.id.slice(0, -1)}z`])
    expect(code).toBe(2)
    expect(err).toContain(found?.id)
  })
})
