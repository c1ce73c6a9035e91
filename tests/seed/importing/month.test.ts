/** A month's work at the command line: what is due, which register says it, and what is then decided. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { Proposal } from '../../../seed/importing/proposals.ts'
import { runHere } from '../../support/cli.ts'
import { inventedMap } from '../../support/registers.ts'
import { temporaryFolder } from '../../support/seed.ts'
import { smallDay, smallFolder } from '../../support/small-directory.ts'

const now = () => new Date(`${smallDay}T12:00:00Z`)

const rows = `Nr;Mittel;Indikation;Entscheid;Datum
1;Aldara;Basalzellkarzinom bei Erwachsenen;ja;01.12.2024
2;Keytruda;In Kombination mit Axitinib zur Erstlinientherapie bei Erwachsenen mit fortgeschrittenem Nierenzellkarzinom;ja;01.03.2026
3;Keytruda;Melanom;vielleicht;01.03.2026
`

const Open = z.array(Proposal)

async function desk() {
  const data = await smallFolder()
  const folder = await temporaryFolder()
  const list = join(folder, 'invented-2026-11-01.csv')
  await writeFile(join(folder, 'invented.yaml'), inventedMap(2))
  await writeFile(list, rows)
  const at = ['--data', data, '--proposals', join(folder, 'proposals')]
  const run = async (...args: readonly string[]) => runHere([...args, ...at], { now })
  const read = async (file = list) =>
    run('import', 'table', file, '--map', join(folder, 'invented.yaml'))
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text)
    return join(folder, name)
  }
  const open = async () => Open.parse(JSON.parse((await run('import', '--json')).out))
  return { data, list, run, read, write, open }
}

describe('a month of registers', () => {
  it('review says which register could confirm what is due, where it is, and what to type', async () => {
    const { data } = await desk()
    const { code, out } = await runHere(
      ['review', '--country', 'CH', '--due-within', '400', '--data', data],
      {
        now,
      },
    )
    expect(code).toBe(0)
    expect(out).toContain('2 of them: Swiss list of reimbursed specialities')
    expect(out).toContain('https://epl.bag.admin.ch/static/sl/publication/fhir/')
    expect(out).toContain('npm run seed -- import bag-sl foph-sl-publication-latest-de.ndjson')
    const { out: json } = await runHere(
      ['review', '--country', 'CH', '--due-within', '400', '--json', '--data', data],
      { now },
    )
    expect(JSON.parse(json)).toMatchObject({
      registers: [{ source: 'bag-sl', statements: expect.arrayContaining(['ch-bcc-1']) }],
    })
  })

  it('a table is read, decided on, written, sound, and not proposed again', async () => {
    const { data, list, run, read } = await desk()
    const first = await read()
    expect([first.code, first.out]).toEqual([0, expect.stringContaining('1 new, 1 confirmed')])
    expect(first.out).toContain('vielleicht')
    const { out } = await run('import', '--json')
    const found: unknown = JSON.parse(out)
    expect(found).toMatchObject([{ kind: 'new' }, { kind: 'confirmed', statement: 'ch-bcc-1' }])
    const [id = ''] = /invented-[0-9a-f]{8}/.exec(out) ?? []
    const all = await run('import', '--accept-confirmed')
    expect([all.out, all.err]).toEqual([
      expect.stringContaining('nothing to decide on'),
      expect.stringContaining('invented: first edition of this register'),
    ])
    const [, confirmed = ''] = out.match(/invented-[0-9a-f]{8}/g) ?? []
    expect((await run('import', '--accept', confirmed)).code).toBe(0)
    expect((await run('import', '--accept', id)).code).toBe(0)
    const file = await readFile(join(data, 'countries/ch.yaml'), 'utf8')
    expect(file).toMatch(/id: ch-bcc-1[^]*?confirmedOn: "2026-11-01"/)
    expect(file).toMatch(/id: ch-rcc-1[^]*?anyOf: \[axitinib\][^]*?decidedOn: "2026-03-01"/)
    expect((await runHere(['validate', '--data', data], { now })).code).toBe(0)
    const again = await read(list)
    expect([again.code, again.out]).toEqual([0, expect.stringContaining('nothing new is proposed')])
  })

  it('with the second edition what merely still holds is taken at once', async () => {
    const { run, write, read } = await desk()
    await read()
    expect((await read(await write('invented-2026-11-15.csv', rows))).code).toBe(0)
    const { out } = await run('import', '--accept-confirmed')
    expect(out).toMatch(/^accepted: invented-[0-9a-f]{8}\n/)
  })

  it('a confirmation that was rejected does not come back with the next edition', async () => {
    const { open, run, write, read } = await desk()
    await read()
    const confirmed = (await open()).find(({ kind }) => kind === 'confirmed')
    await run('import', '--reject', confirmed?.id ?? '', '--why', 'it is about another cream')
    await read(await write('invented-2026-11-15.csv', rows))
    expect((await open()).map(({ kind }) => kind)).toEqual(['new'])
  })

  it('a doubtful row is asked about with every edition, however often it was taken', async () => {
    const { open, run, write, read } = await desk()
    const several = `${rows}4;Aldara;Basalzellkarzinom nach Operation;nein;01.12.2020\n`
    await read(await write('invented-2026-11-01.csv', several))
    for (const day of ['2026-11-10', '2026-11-15']) {
      const asked = (await open()).find(({ statement }) => statement === 'ch-bcc-1')
      expect(asked?.question).toContain('several uses')
      expect((await run('import', '--accept', asked?.id ?? '')).code).toBe(0)
      await read(await write(`invented-${day}.csv`, several))
    }
  })

  it('a row that was rejected comes back when its day or its word changes, and not before', async () => {
    const { open, run, write, read } = await desk()
    await read()
    const [first] = await open()
    await run('import', '--reject', first?.id ?? '', '--why', 'not ours')
    await read(await write('invented-2026-11-05.csv', rows))
    expect((await open()).map(({ kind }) => kind)).not.toContain('new')
    const later = rows.replace(
      'Nierenzellkarzinom;ja;01.03.2026',
      'Nierenzellkarzinom;ja;02.03.2026',
    )
    await read(await write('invented-2026-11-10.csv', later))
    expect((await open()).map(({ kind }) => kind)).toContain('new')
  })

  it('what would write nothing cannot be accepted, and stays a question', async () => {
    const { open, run, write, read } = await desk()
    const nameless = `${rows}4;Keytruda;wie zugelassen;ja;01.06.2026\n`
    await read(await write('invented-2026-11-01.csv', nameless))
    const idle = (await open()).find(({ writes }) => writes.length === 0)
    const { code, err } = await run('import', '--accept', idle?.id ?? '')
    expect([code, err]).toEqual([2, expect.stringContaining('nothing would be written')])
    expect((await open()).map(({ id }) => id)).toContain(idle?.id)
  })

  it('a month counts from its first day: a later edition of that month confirms, and writes', async () => {
    const { data, open, run, write, read } = await desk()
    const path = join(data, 'countries/ch.yaml')
    const held = await readFile(path, 'utf8')
    await writeFile(path, held.replace(/(id: ch-bcc-1[^]*?confirmedOn: )\S+/, '$1"2026-11"'))
    await read(await write('invented-2026-11-15.csv', rows))
    const confirmed = (await open()).find(({ statement }) => statement === 'ch-bcc-1')
    expect((await run('import', '--accept', confirmed?.id ?? '')).code).toBe(0)
    expect(await readFile(path, 'utf8')).toMatch(/id: ch-bcc-1[^]*?confirmedOn: "2026-11-15"/)
  })

  it('a table needs its map, and a map its table', async () => {
    const { list, run } = await desk()
    expect(await run('import', 'table', list)).toMatchObject({ code: 2 })
    expect(await run('import', 'ema', list, '--map', 'nice')).toMatchObject({ code: 2 })
    expect(await run('import', '--map', 'nice')).toMatchObject({ code: 2 })
    const { code, err } = await run('import', 'table', list, '--map', 'none')
    expect([code, err]).toEqual([expect.any(Number), expect.stringContaining('none.yaml')])
    expect(code).not.toBe(0)
  })
})
