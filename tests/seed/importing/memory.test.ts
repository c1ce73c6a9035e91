/** What was decided or edited is remembered by what the row says, whatever our dataset became. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Proposal } from '../../../seed/importing/proposals.ts'
import { keytruda, reportOf, type Row } from '../../support/ema-report.ts'
import { importDesk } from '../../support/import-desk.ts'
import type { Finished } from '../../support/seed.ts'

const melanoma = 'cancer-types/melanoma.yaml'
const proposals = '../proposals/ema.yaml'
const indication = 'Therapeutic indication'
const adjuvant =
  ' Keytruda as monotherapy is indicated for the adjuvant treatment of adults with melanoma.'
const more: Row = { ...keytruda, [indication]: `${keytruda[indication]}${adjuvant}` }
const wide: Row = {
  ...keytruda,
  [indication]: 'Keytruda is indicated for adults with early stage melanoma.',
}

/** A desk at which nothing may be refused. */
async function openDesk() {
  const desk = await importDesk()
  const sound = (finished: Finished): Finished => {
    expect(finished).toMatchObject({ code: 0 })
    return finished
  }
  return {
    ...desk,
    run: async (...args: readonly string[]) => sound(await desk.run(args)),
    read: async (bytes: Buffer) => sound(await desk.read('report.xlsx', bytes)),
  }
}
type Desk = Awaited<ReturnType<typeof openDesk>>

async function openAt(desk: Desk): Promise<Proposal[]> {
  return z.array(Proposal).parse(JSON.parse((await desk.run('--json')).out))
}

async function kindsAt(desk: Desk): Promise<string[]> {
  return (await openAt(desk)).map(({ kind }) => kind)
}

async function idOf(desk: Desk, kind: Proposal['kind']): Promise<string> {
  return (await openAt(desk)).find((one) => one.kind === kind)?.id ?? `no ${kind}`
}

const months = ['04', '05', '06', '07'] as const
const edition = (month: (typeof months)[number], row: Row) =>
  reportOf({ date: `14/${month}/2026`, rows: [row] })

/** Another use of ours, of which a later edition than all of these said so. */
const another = `    - medicines: [pembrolizumab]
      status: authorised
      use:
        timing: neoadjuvant
        moreConditions: true
      confirmedOn: "2026-11-01"
      confidence: verified
      sources:
        - url: https://official.example.org/melanoma
`

describe('what was decided does not come back while the row says the same', () => {
  it('a rejected use: not when we hold another use, and not when we hold none', async () => {
    const desk = await openDesk()
    await desk.read(edition('04', more))
    await desk.run('--reject', await idOf(desk, 'new'), '--why', 'not ours')
    await desk.change(melanoma, '  authorisations:\n', `  authorisations:\n${another}`)
    await desk.read(edition('05', more))
    expect(await kindsAt(desk)).toEqual(['confirmed'])
    const whole = await desk.file(melanoma)
    await desk.change(melanoma, whole.slice(whole.indexOf(another) + another.length), '')
    await desk.read(edition('06', more))
    expect((await openAt(desk)).map(({ theySay }) => theySay)).not.toContain(adjuvant.trim())
  })

  it('an accepted use, though somebody has since said it in other codes', async () => {
    const desk = await openDesk()
    await desk.read(edition('04', more))
    await desk.run('--accept', await idOf(desk, 'new'))
    await desk.change(melanoma, 'timing: adjuvant', 'timing: neoadjuvant')
    await desk.read(edition('04', more))
    expect(await kindsAt(desk)).toEqual(['confirmed'])
  })

  it('a rejected number, though our numbers have changed, until the row has another brand', async () => {
    const desk = await openDesk()
    const other: Row = {
      ...keytruda,
      'EMA product number': 'EMEA/H/C/007777',
      'Name of medicine': 'Pembrolizumab Example',
    }
    const read = async (month: (typeof months)[number], row: Row) =>
      desk.read(reportOf({ date: `14/${month}/2026`, rows: [keytruda, row] }))
    await read('04', other)
    await desk.run('--reject', await idOf(desk, 'question'), '--why', 'a biosimilar')
    const ours = '[EMEA/H/C/003820]'
    await desk.change('medicines/pembrolizumab.yaml', ours, '[EMEA/H/C/003820, EMEA/H/C/001111]')
    await read('05', other)
    expect((await openAt(desk)).map(({ row }) => row)).not.toContain('EMEA/H/C/007777')
    await read('06', { ...other, 'Name of medicine': 'Pembrolizumab Renamed' })
    expect((await openAt(desk)).map(({ row }) => row)).toContain('EMEA/H/C/007777')
  })

  it('a rejected question, though our statement moved in its list, was dated, or says otherwise', async () => {
    const desk = await openDesk()
    await desk.change(melanoma, '  authorisations:\n', `  authorisations:\n${another}`)
    await desk.read(edition('04', wide))
    await desk.run('--reject', await idOf(desk, 'question'), '--why', 'it still says it')
    await desk.change(melanoma, another, '')
    await desk.change(melanoma, 'confirmedOn: "2026-01-10"', 'confirmedOn: "2026-01-11"')
    await desk.read(edition('04', wide))
    expect(await kindsAt(desk)).toEqual([])
    await desk.change(melanoma, 'stage: advanced', 'stage: locally-advanced')
    await desk.read(edition('05', wide))
    expect(await kindsAt(desk)).toEqual([])
    const words = wide[indication]?.replace('early stage', 'resectable') ?? ''
    await desk.read(edition('06', { ...wide, [indication]: words }))
    expect(await kindsAt(desk)).toEqual(['question'])
  })

  it('a yes to the words holds with the next edition, and no longer once we say something else', async () => {
    const desk = await openDesk()
    await desk.read(edition('04', wide))
    await desk.run('--accept', await idOf(desk, 'question'))
    await desk.read(edition('05', wide))
    expect(await kindsAt(desk)).toEqual(['confirmed'])
    await desk.change(melanoma, 'stage: advanced', 'stage: locally-advanced')
    await desk.read(edition('06', wide))
    expect(await kindsAt(desk)).toEqual(['question'])
  })
})

describe('what a person edits in the file of proposals', () => {
  it('is kept by the next import and the next edition, and is what accepting writes', async () => {
    const desk = await openDesk()
    await desk.read(edition('04', more))
    await desk.change(proposals, 'timing: adjuvant', 'timing: neoadjuvant')
    expect((await desk.read(edition('04', more))).out).not.toContain('your edit')
    await desk.change(melanoma, 'confirmedOn: "2026-01-10"', 'confirmedOn: "2026-01-11"')
    await desk.read(edition('05', more))
    await desk.run('--accept', await idOf(desk, 'new'))
    expect(await desk.file(melanoma)).toContain('timing: neoadjuvant')
    expect(await desk.problems()).toEqual([])
  })

  it('is told when it is dropped, since the row says otherwise now', async () => {
    const desk = await openDesk()
    await desk.read(edition('04', more))
    await desk.change(proposals, 'timing: adjuvant', 'timing: neoadjuvant')
    const words = more[indication]?.replace('adults with melanoma', 'adults with resected melanoma')
    const changed = { ...more, [indication]: words ?? '' }
    const id = await idOf(desk, 'new')
    const { out } = await desk.read(edition('05', changed))
    expect(out).toContain(`your edit of ${id} is dropped, since EMEA/H/C/003820 says otherwise now`)
    expect(out).toContain('would      add to the EU note of melanoma: authorised · pembrolizumab')
    expect(out).toContain('neoadjuvant')
    expect(await desk.file(proposals)).not.toContain('neoadjuvant')
  })
})
