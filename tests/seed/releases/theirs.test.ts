/** Two people and one store: what one did is never taken back by the other without a word. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import * as z from 'zod'
import type { Store } from '../../../functions/store/database/connect.ts'
import { createReader } from '../../../functions/store/reader.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { prove } from '../../../seed/prove.ts'
import { runHere } from '../../support/cli.ts'
import { edited, exampleFiles, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import type { TestStore } from '../../support/store.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const now = () => new Date('2026-11-23T12:00:00Z')

let store: Store
let tests: TestStore

it.beforeEach(({ stores, store: own }) => {
  store = own
  tests = stores
})

type Run = Parameters<typeof runHere>[1]

/** A person with files of their own. */
async function person() {
  const data = await writeDataset()
  const run = async (args: readonly string[], options: Run = {}) => {
    const files = args[0] === 'rollback' ? [] : ['--data', data]
    const target = ['--table', store.table, '--endpoint', tests.endpoint]
    return runHere([...args, ...files, ...target], { now, ...options })
  }
  return {
    data,
    run,
    edit: async (file: keyof typeof exampleFiles, passage: string, replacement: string) => {
      const path = join(data, file)
      const text = await readFile(path, 'utf8')
      if (!text.includes(passage)) throw new Error(`${file} does not hold ${passage}`)
      await writeFile(
        path,
        text.replace(passage, () => replacement),
      )
    },
    read: async (file: string) => readFile(join(data, file), 'utf8'),
    publish: async (message: string, ...more: readonly string[]) => {
      const finished = await run(['publish', '-m', message, ...more])
      expect(finished).toMatchObject({ code: exitCodes.done })
    },
  }
}

async function served() {
  const reader = createReader(store)
  const head = await reader.head()
  return reader.release(head?.active ?? '')
}

const Base = z.object({ bases: z.record(z.string(), z.object({ release: z.string() })) })

/** Ann and Bob publish from the same release; then Bob changes the guide, and Ann does not know. */
async function annAndBob() {
  const [ann, bob] = [await person(), await person()]
  await ann.publish('first')
  await bob.publish('the same')
  await bob.edit(guide, 'title: A guide', 'title: The guide of Bob')
  await bob.publish('Bob has asked the author')
  return { ann, bob }
}

describe('what another published meanwhile', () => {
  it('is shown as theirs by plan, and refused by publish until it is meant to be taken back', async () => {
    const { ann } = await annAndBob()
    await ann.edit(belgium, 'Paid by the fund.', 'Paid by the health fund.')
    const { out } = await ann.run(['plan'])
    expect(out).toMatch(
      /^Theirs: 1 done by others since release [0-9a-f]{16}, from which your files come$/m,
    )
    expect(out).toMatch(/^ {2}2026-11-23 12:00 UTC {2}\S.* published generation 2: Bob has asked/m)
    expect(out).toContain('  < resource example-guide (The guide of Bob): only they changed it')
    const refused = await ann.run(['publish', '-m', 'fund'])
    expect(refused.code).toBe(exitCodes['guard-refused'])
    expect(refused.err).toMatch(
      /undoes-theirs example-guide: \S.* published generation 2, "Bob has/,
    )
    expect(refused.err).toContain('npm run seed -- pull')
    expect(refused.err).not.toContain('--confirm')
    expect((await served()).resources[0]?.text['en']?.title).toBe('The guide of Bob')
    const misfit = await ann.run(['publish', '-m', 'fund', '--undo', '2'])
    expect([misfit.code, misfit.err]).toEqual([7, expect.stringContaining('--undo 2 does not fit')])
    await ann.publish('Bob was wrong', '--undo', '1')
    expect((await served()).resources[0]?.text['en']?.title).toBe('A guide')
  })

  it('is taken into the files by pull, beside what was changed there, and every comment stays', async () => {
    const { ann } = await annAndBob()
    await ann.edit(belgium, 'Paid by the fund.', 'Paid by the health fund.')
    await ann.edit(guide, 'kind: guide', '# Ask again in spring.\nkind: guide # a leaflet')
    const tried = await ann.run(['pull', '--dry-run'])
    expect(tried.out).toContain('would take 1 change of others into 1 file')
    expect(await ann.read(guide)).toContain('title: A guide')
    const { code, out } = await ann.run(['pull'])
    expect([code, out]).toEqual([0, expect.stringContaining('< resource example-guide')])
    const text = await ann.read(guide)
    expect(text).toContain('title: The guide of Bob')
    expect(text).toContain('# Ask again in spring.\nkind: guide # a leaflet\n')
    await ann.publish('fund')
    const dataset = await served()
    expect(dataset.resources[0]?.text['en']?.title).toBe('The guide of Bob')
    expect(dataset.countries[0]?.availability[0]?.text['en']?.text).toBe('Paid by the health fund.')
    expect((await ann.run(['pull'])).out).toContain('nothing to take')
  })

  it('to the very thing that the files change too is asked about, by publish and by pull', async () => {
    const { ann } = await annAndBob()
    await ann.edit(guide, 'title: A guide', 'title: The guide of Ann')
    const refused = await ann.run(['publish', '-m', 'guide'])
    expect([refused.code, refused.err]).toEqual([7, expect.stringContaining('overwrites-theirs')])
    const pulled = await ann.run(['pull'])
    expect([pulled.code, pulled.err]).toEqual([7, expect.stringContaining('nothing was taken')])
    expect((await ann.run(['pull', '--both', 'mine'])).out).toContain('yours is kept')
    expect(await ann.read(guide)).toContain('title: The guide of Ann')
    await ann.publish('guide, as Bob and I agreed')
  })

  it('in one country is told apart note by note, and may be a new one or one that is gone', async () => {
    const { ann, bob } = await annAndBob()
    const note = exampleFiles[belgium].slice(exampleFiles[belgium].indexOf('  - id: be-melanoma-1'))
    const second = note.replace('be-melanoma-1', 'be-melanoma-2').replace('Paid', 'Also paid')
    await bob.edit(belgium, note, `${note}${second}`)
    await bob.edit(belgium, 'The fund pays.', 'The fund pays all.')
    await bob.publish('a second note')
    await ann.edit(belgium, 'text: Paid by the fund.', 'text: Paid by the health fund.')
    expect((await ann.run(['pull'])).code).toBe(0)
    const pulled = await ann.read(belgium)
    for (const words of ['Also paid by the fund.', 'Paid by the health fund.', 'pays all.']) {
      expect(pulled).toContain(words)
    }
    await ann.publish('both')
    await ann.edit(belgium, pulled.slice(pulled.indexOf('  - id: be-melanoma-2')), '')
    await ann.publish('the second note was wrong')
    expect((await bob.run(['pull'])).out).toContain('- national note be-melanoma-2')
    expect(await bob.read(belgium)).not.toContain('be-melanoma-2')
    expect((await bob.run(['plan'])).out).toMatch(/^Unchanged/)
  })

  it('may be a whole file that is new or gone, an EU note, the words of a code: all of it, or nothing', async () => {
    const { ann, bob } = await annAndBob()
    const second = (await bob.read(guide)).replace('example-guide', 'second-guide')
    await writeFile(join(bob.data, 'resources/second-guide.yaml'), second.replace('/guide', '/two'))
    await rm(join(bob.data, guide))
    await bob.edit('cancer-types/melanoma.yaml', 'Authorised in the EU.', 'Authorised.')
    await bob.edit('terms.yaml', '"definition": "guide"', '"definition": "a leaflet"')
    await bob.publish('much', '--confirm', '4')
    await ann.edit('cancer-types/melanoma.yaml', 'Melanoma, synonyms', 'Melanoma, synonyms')
    await writeFile(join(ann.data, 'cancer-types/melanoma.yaml'), '# Mine.\nid: [', { flag: 'a' })
    expect((await ann.run(['pull'])).code).toBe(exitCodes['invalid-data'])
    const text = await ann.read('cancer-types/melanoma.yaml')
    await writeFile(join(ann.data, 'cancer-types/melanoma.yaml'), text.replace(/# Mine[^]*/, ''))
    const { code, out } = await ann.run(['pull'])
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('took 4 changes of others into 4 files'),
    ])
    expect(await readdir(join(ann.data, 'resources'))).toEqual(['second-guide.yaml'])
    expect(await ann.read('cancer-types/melanoma.yaml')).toContain('text: Authorised.')
    expect((await ann.run(['plan'])).out).toMatch(/^Unchanged/)
  })

  it('is compared and taken as it would be published: what is outdated here is no change, and stays', async () => {
    const [ann, bob] = [await person(), await person()]
    for (const { data } of [ann, bob]) await runHere(['translate', 'stamp', '--data', data])
    const [, of = ''] = /Il explique\.\n.*\n {4}of: (.*)\n/.exec(await ann.read(guide)) ?? []
    const french = `    description: Il explique.\n    state: unreviewed\n    of: ${of}\n`
    for (const { edit } of [ann, bob]) await edit(guide, 'explains things', 'explains much')
    await ann.publish('first')
    expect((await served()).resources[0]?.text).not.toHaveProperty('fr')
    await bob.publish('the same')
    // Of Bob nothing but the address is told apart, and the French text of Ann is not his to take.
    await bob.edit(guide, 'example.org/guide', 'example.org/leaflet')
    await bob.publish('a new address')
    expect((await ann.run(['plan'])).out).toMatch(/^Theirs: 1 done by others/m)
    expect((await ann.run(['pull'])).code).toBe(0)
    expect(await ann.read(guide)).toContain('example.org/leaflet')
    expect(await ann.read(guide)).toContain(french)
    expect((await ann.run(['plan'])).out).toMatch(/^Unchanged/)
    // A translation that was good until now stays behind the original of Bob, and is named.
    await bob.edit(belgium, 'name: Belgium', 'name: Belgia')
    await bob.publish('a new name', '--confirm', '1')
    const was = /fr: \{ name: Belgique, state: unreviewed, of: .* \}/.exec(await ann.read(belgium))
    expect((await ann.run(['pull'])).code).toBe(0)
    expect(await ann.read(belgium)).toContain('name: Belgia')
    expect(await ann.read(belgium)).toContain(was?.[0])
    expect((await runHere(['validate', '--data', ann.data])).err.split('outdated-')).toHaveLength(4)
    expect((await ann.run(['plan'])).out).toMatch(/^Unchanged/)
    // What was taken out of an original that is the same is gone here as well.
    await bob.edit(
      'manifest.yaml',
      /\n {2}fr: .*oncologue.*/.exec(await bob.read('manifest.yaml'))?.[0] ?? '',
      '',
    )
    await bob.publish('no French notice')
    expect((await ann.run(['pull'])).code).toBe(0)
    expect(await ann.read('manifest.yaml')).not.toContain('oncologue')
  })

  it('may be a note that was taken back: the hints it was begun with go with it', async () => {
    const bob = await person()
    await bob.publish('first')
    const begun = await runHere(['new', 'note', 'BE', 'melanoma', '--data', bob.data])
    expect(begun.code).toBe(0)
    for (const [was, is] of [
      ['\n    status:\n', '\n    status: reimbursed\n'],
      ['decidedOn: YYYY-MM-DD', 'decidedOn: null'],
      ['confirmedOn: YYYY-MM-DD', 'confirmedOn: "2026-11-20"'],
      ['\n    confidence:\n', '\n    confidence: general-knowledge\n'],
      ['medicines: []', 'medicines: [nivolumab]'],
      ['officialPage: null', 'officialPage: https://official.example.org/be'],
    ] as const) {
      await bob.edit(belgium, was, is)
    }
    await bob.publish('a new note')
    expect((await bob.run(['rollback', '-m', 'the wrong country'])).code).toBe(0)
    const { code, out } = await bob.run(['pull'])
    expect([code, out]).toEqual([0, expect.stringMatching(/^took 1 change of others/m)])
    expect(await bob.read(belgium)).not.toContain('# One of:')
    expect((await bob.run(['plan'])).out).toMatch(/^Unchanged/)
  })

  it('is not taken where a comment would be lost or a file holds several records: nothing is written', async () => {
    const { ann, bob } = await annAndBob()
    const second = (await bob.read(guide)).replace('example-guide', 'second-guide')
    await bob.edit(guide, 'countries: [BE]', 'countries: []')
    await writeFile(join(bob.data, 'resources/second-guide.yaml'), second.replace('/guide', '/two'))
    await bob.publish('a second guide', '--confirm', '2')
    const mine = await ann.read(guide)
    await writeFile(join(ann.data, guide), `${mine}    # deeper than all that follows\n`)
    const lost = await ann.run(['pull'])
    expect([lost.code, lost.err]).toEqual([
      2,
      expect.stringMatching(/comment in line 17|be changed/),
    ])
    const listed = mine
      .trimEnd()
      .split('\n')
      .map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`))
    await writeFile(join(ann.data, guide), `resources:\n${listed.join('\n')}\n`)
    const group = await ann.run(['pull'])
    expect([group.code, group.err]).toEqual([
      2,
      expect.stringContaining('several records stand in'),
    ])
    expect(await readdir(join(ann.data, 'resources'))).toEqual(['example-guide.yaml'])
  })

  it('is found by content too, where nothing is kept beside the files', async () => {
    const { ann } = await annAndBob()
    await rm(join(ann.data, '.base.json'))
    await ann.edit(belgium, 'Paid by the fund.', 'Paid by the health fund.')
    const { out, code } = await ann.run(['plan', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      target: `table ${store.table} at ${tests.endpoint}`,
      theirs: {
        base: { from: 'content' },
        items: [{ what: 'undone', kind: 'resources', since: { kind: 'publish', to: 2 } }],
      },
      guard: { refuses: true, accident: false, undo: 1 },
    })
  })

  it('is not asked about when the files have it, as after git pull', async () => {
    const { ann, bob } = await annAndBob()
    await writeFile(join(ann.data, guide), await bob.read(guide))
    await ann.edit(belgium, 'Paid by the fund.', 'Paid by the health fund.')
    expect((await ann.run(['plan'])).out).not.toContain('Theirs')
    await ann.publish('fund')
  })

  it('before the switch loses the race (5), and the same command again asks (7) instead of taking it back', async () => {
    const { ann, bob } = await annAndBob()
    await ann.run(['pull'])
    await ann.edit(belgium, 'Paid by the fund.', 'Paid by the health fund.')
    await bob.edit(guide, 'Bob', 'Bob, again')
    const publish = ['publish', '-m', 'fund']
    const lost = await ann.run(publish, {
      prove: async (...args) => {
        await bob.publish('Bob was quicker')
        return prove(...args)
      },
    })
    expect([lost.code, lost.err]).toEqual([5, expect.stringContaining('npm run seed -- pull')])
    const again = await ann.run(publish)
    expect([again.code, again.err]).toEqual([7, expect.stringContaining('"Bob was quicker"')])
    expect((await served()).resources[0]?.text['en']?.title).toBe('The guide of Bob, again')
  })
})

describe('what was rolled back', () => {
  it('is not published again in silence, and the reason of then is said', async () => {
    const ann = await person()
    await ann.publish('first')
    await ann.edit(belgium, 'status: reimbursed', 'status: recommended')
    await ann.publish('new status')
    const rolledBack = await ann.run(['rollback', '-m', 'the decision is not in force yet'])
    expect(rolledBack.code).toBe(exitCodes.done)
    const again = await ann.run(['publish', '-m', 'new status'])
    expect(again.code).toBe(exitCodes['guard-refused'])
    expect(again.err).toMatch(
      /was-rolled-back be-melanoma-1: .* "the decision is not in force yet"/,
    )
    // With something more, and without what is kept beside the files.
    await rm(join(ann.data, '.base.json'))
    await ann.edit(guide, 'title: A guide', 'title: Another guide')
    const more = await ann.run(['publish', '-m', 'new status'])
    expect([more.code, more.err]).toEqual([
      7,
      expect.stringContaining('was-rolled-back be-melanoma-1'),
    ])
    await ann.publish('it is in force now', '--undo', '1')
    expect((await served()).countries[0]?.availability[0]?.status).toBe('recommended')
  })

  it('and mended since is what its author says now', async () => {
    const ann = await person()
    await ann.publish('first')
    await ann.edit(belgium, 'status: reimbursed', 'status: recommended')
    await ann.publish('new status')
    expect((await ann.run(['rollback', '-m', 'it is a recommendation'])).code).toBe(0)
    await ann.edit(belgium, 'status: recommended', 'status: off-label-funded')
    await ann.publish('as the page says')
  })
})

describe('from which release files come', () => {
  it('is kept by publish and export, apart for each store, and is no part of the dataset', async () => {
    const ann = await person()
    await ann.publish('first')
    const { bases } = Base.parse(JSON.parse(await ann.read('.base.json')))
    const key = `table ${store.table} at ${tests.endpoint}`
    expect(Object.keys(bases)).toEqual([key])
    expect((await runHere(['validate', '--data', ann.data])).code).toBe(0)
    const dir = join(await temporaryFolder(), 'copy')
    const target = ['--table', store.table, '--endpoint', tests.endpoint]
    expect((await runHere(['export', dir, ...target])).code).toBe(0)
    const copied = Base.parse(JSON.parse(await readFile(join(dir, '.base.json'), 'utf8')))
    expect(copied.bases[key]?.release).toBe(bases[key]?.release)
    const other = await tests.createTable()
    const elsewhere = ['--table', other.table, '--endpoint', tests.endpoint]
    await runHere(['publish', '--data', ann.data, '-m', 'there too', ...elsewhere], { now })
    const both = Base.parse(JSON.parse(await ann.read('.base.json')))
    expect(Object.keys(both.bases)).toHaveLength(2)
  })

  it('and is held no more is said, since nobody can tell what others changed', async () => {
    const { ann, bob } = await annAndBob()
    for (const [i, word] of ['one', 'two', 'three', 'four'].entries()) {
      await bob.edit(guide, i === 0 ? 'Bob' : (['one', 'two', 'three'][i - 1] ?? ''), word)
      await bob.publish(word)
    }
    const prune = ['prune', '--yes', '--keep', '1', '--older-than', '0', '--force']
    const target = ['--table', store.table, '--endpoint', tests.endpoint]
    await runHere([...prune, ...target], { now, pause: async () => undefined })
    await ann.edit(belgium, 'Paid by the fund.', 'Paid by the health fund.')
    const refused = await ann.run(['publish', '-m', 'fund'])
    expect([refused.code, refused.err]).toEqual([7, expect.stringContaining('base-gone')])
    expect((await ann.run(['pull'])).code).toBe(exitCodes['guard-refused'])
    await ann.publish('I have compared', '--undo', '2')
  })

  it('is wrong for nobody when it is damaged', async () => {
    const ann = await person()
    await ann.publish('first')
    await writeFile(join(ann.data, '.base.json'), '{')
    await ann.edit(guide, 'title: A guide', 'title: Another guide')
    await ann.publish('second')
    expect(edited(guide, 'A guide', 'Another guide')[guide]).toBe(await ann.read(guide))
  })
})
