import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect } from 'vitest'
import type { Dataset } from '../../../functions/model/release.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { createReader } from '../../../functions/store/reader.ts'
import { encodeRelease } from '../../../functions/store/releases/format.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { runHere } from '../../support/cli.ts'
import type { FaultProxy } from '../../support/fault-proxy.ts'
import {
  codeCount,
  edited,
  exampleFiles,
  runSeed,
  temporaryFolder,
  writeDataset,
  type Files,
} from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'
import { publishTo } from '../../support/store.ts'

const guide = 'resources/example-guide.yaml'
const belgium = 'countries/be.yaml'
const now = () => new Date('2026-11-23T12:00:00Z')

let proxy: FaultProxy
let store: Store

it.beforeEach(({ proxy: own, proxied }) => {
  proxy = own
  store = proxied
})

type Options = Parameters<typeof runHere>[1]

async function seed(args: readonly string[], files: Files = {}, options: Options = {}) {
  const data = await writeDataset(files)
  const target = ['--data', data, '--table', store.table, '--endpoint', proxy.url]
  const finished = await runHere([...args, ...target], { now, ...options })
  return { ...finished, data }
}

async function publish(files: Files = {}, ...more: readonly string[]) {
  const finished = await seed(['publish', '-m', 'why', ...more], files)
  expect(finished).toMatchObject({ code: exitCodes.done })
}

async function activeGeneration(): Promise<number | undefined> {
  return (await createReader(store).head())?.generation
}

/** What was sent to the store since the proxy was cleared, that is no reading. */
function writes(): readonly string[] {
  return proxy.calls.map(({ operation }) => operation).filter((one) => !reading.has(one))
}
const reading = new Set(['GetItem', 'Query'])

const changed: Files = {
  ...edited(guide, 'title: Un guide', 'title: Le guide'),
  ...edited(belgium, 'status: reimbursed', 'status: recommended'),
}
/** Another host for the one link of the guide: few links, so that is a large part of them. */
const moved = edited(guide, 'https://example.org/guide', 'https://copy.example/guide')

/** The example lacks translations; that stops nothing, and is not passed over. */
const warned = /^[1-9]\d* warnings, to be read with: npm run seed -- validate$/m

describe('npm run seed -- plan', () => {
  it('counts as many warnings as validate lists, those beside texts too', async () => {
    const second = exampleFiles[guide].replace('id: example-guide', 'id: second-guide')
    const files = { 'resources/second-guide.yaml': second }
    const { err, data } = await seed(['plan'], files)
    const { out } = await runHere(['validate', '--json', '--data', data])
    const { warnings } = JSON.parse(out) as { warnings: readonly { code: string }[] }
    expect(warnings.filter(({ code }) => code === 'repeated-link')).toHaveLength(1)
    expect(err).toContain(`${warnings.length} warnings, to be read with`)
  })

  it('says of very many warnings that there are more than it counted', async () => {
    const guides = Array.from({ length: 2_000 }, (_, i): [string, string] => {
      const text = exampleFiles[guide].replace('id: example-guide', `id: guide-${i}`)
      return [`resources/guide-${i}.yaml`, text]
    })
    const { err } = await seed(['plan'], Object.fromEntries(guides))
    expect(err).toContain('more than 3000 warnings, to be read with: npm run seed -- validate\n')
  })

  it('says how much changes, then what, by field, and what the guard thinks', async () => {
    await publish()
    const { code, out, err } = await seed(['plan'], changed)
    expect([code, err]).toEqual([exitCodes.done, expect.stringMatching(warned)])
    const [first, target, active] = out.split('\n')
    expect(first).toBe('2 changes: 0 added, 2 changed, 0 removed')
    expect(target).toBe(`  in table ${store.table} at ${proxy.url}`)
    expect(active).toMatch(/^ {2}active now: release [0-9a-f]{16}, generation 1$/)
    expect(out).toContain('  ~ national note be-melanoma-1 (BE, melanoma)\n')
    expect(out).toContain('      status: reimbursed -> recommended\n')
    expect(out).toContain('      text.fr.title: "Un guide" -> "Le guide"\n')
    expect(out).toMatch(/Texts by language\n.*\n {2}fr {6}0 {8}1 {8}0\n/)
    expect(out).toContain('Guard: no objection\n')
  })

  it('gives a script the same as JSON', async () => {
    await publish()
    const { code, out } = await seed(['plan', '--json'], changed)
    expect(code).toBe(exitCodes.done)
    expect(JSON.parse(out)).toMatchObject({
      release: expect.stringMatching(/^[0-9a-f]{16}$/),
      active: { generation: 1, message: 'why', by: expect.stringContaining('@') },
      unchanged: false,
      counts: { added: 0, changed: 2, removed: 0 },
      changes: [
        {
          kind: 'notes',
          id: 'be-melanoma-1',
          change: 'changed',
          fields: [{ field: 'status', before: 'reimbursed', after: 'recommended' }],
        },
        {
          kind: 'resources',
          id: 'example-guide',
          fields: [{ field: 'text.fr.title', locale: 'fr', before: 'Un guide', after: 'Le guide' }],
        },
      ],
      texts: { fr: { added: 0, changed: 1, removed: 0 } },
      coverage: [],
      guard: { refuses: false, objections: [], confirm: 2 },
    })
  })

  it('tells what a removed translation does to the coverage', async () => {
    await publish()
    const french =
      '  fr:\n    title: Un guide\n    description: Il explique.\n    state: unreviewed\n'
    const { out } = await seed(['plan'], edited(guide, french, ''))
    expect(out).toMatch(/fr +resources +1 -> 0 +0 -> 1 +1 -> 0 +0\n/)
    expect(out).toContain('text.fr: removed { description: Il explique., state:')
  })

  it('says that nothing changes', async () => {
    await publish()
    const { code, out } = await seed(['plan'])
    expect(code).toBe(exitCodes.done)
    expect(out).toMatch(/^Unchanged: readers get exactly this already\n/)
    expect(out).not.toContain('Guard')
  })

  it('of a first publication says so, and has no objection', async () => {
    const { code, out } = await seed(['plan'])
    expect(code).toBe(exitCodes.done)
    expect(out).toMatch(
      new RegExp(`^First publication: ${codeCount + 10} items, as release [0-9a-f]{16}\\n`),
    )
    expect(out).toContain('Guard: no objection: there is nothing to lose yet\n')
  })

  it('ends with 0 when the guard would refuse, and says which COUNT to confirm (P-21)', async () => {
    await publish()
    const { code, out } = await seed(['plan'], moved)
    expect(code).toBe(exitCodes.done)
    expect(out).toContain('Guard: this looks like an accident, so publishing it is refused\n')
    expect(out).toMatch(/hosts-change 1 new and 1 lost among \d hosts/)
    expect(out).toContain('-- publish -m "why" --confirm 1\n')
  })

  it('shows what a person takes in at once, and everything with --all', async () => {
    await publish()
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => {
        const text = exampleFiles[guide].replace('example-guide', `guide-${i}`)
        return [`resources/guide-${i}.yaml`, text]
      }),
    )
    const { out } = await seed(['plan'], many)
    expect(out.match(/^ {2}\+ resource guide-/gm)).toHaveLength(24)
    expect(out).toContain('  … and 16 more: npm run seed -- plan --all\n')
    const all = await seed(['plan', '--all'], many)
    expect(all.out.match(/^ {2}\+ resource guide-/gm)).toHaveLength(40)
    expect(all.out).not.toContain('more:')
  })

  it('of invalid data lists the problems without a store call (F-05)', async () => {
    const { code, out, err } = await seed(['plan'], edited(guide, 'kind: guide', 'kind: gide'))
    expect([code, out, proxy.count()]).toEqual([exitCodes['invalid-data'], '', 0])
    expect(err).toContain('error unknown-code "gide"')
  })

  it('of a damaged release says that nobody can tell, and what to confirm', async () => {
    await publish()
    const head = await createReader(store).head()
    const key = { pk: { S: `release#${head?.active}` }, sk: { S: 'segment#resources#0000' } }
    await store.client.send(new DeleteItemCommand({ TableName: store.table, Key: key }))
    const { code, out } = await seed(['plan'], changed)
    expect(code).toBe(exitCodes.done)
    expect(out).toContain('active-unreadable')
    expect(out).toContain(`--confirm ${codeCount + 10}\n`)
  })

  it('compares with a release that was published under other rules, and export writes it', async () => {
    const { dataset } = await loadDataset(await writeDataset())
    if (dataset === undefined) throw new Error('the example is not valid')
    const old = JSON.stringify(dataset)
      .replace('"official.example.org"', '"Official_Host"')
      .replace('"asOf":"2026-03-14"', '"asOf":"spring"')
      .replace('"status":"reimbursed"', '"status":"paid"')
    await publishTo(store, encodeRelease(JSON.parse(old) as Dataset), 0)
    const { code, out } = await seed(['plan'])
    expect(code).toBe(exitCodes.done)
    expect(out).toContain('      status: paid -> reimbursed\n')
    const dir = join(await temporaryFolder(), 'out')
    const target = ['--table', store.table, '--endpoint', proxy.url]
    expect((await runHere(['export', dir, ...target])).code).toBe(exitCodes.done)
    expect(await readFile(join(dir, belgium), 'utf8')).toContain('status: paid\n')
  })

  it('is written without colour where nobody sees it, and reads the whole table only', async () => {
    await publish()
    proxy.clear()
    const data = await writeDataset(changed)
    const target = ['--table', store.table, '--endpoint', proxy.url]
    const cwd = await temporaryFolder()
    const { code, out } = await runSeed(['plan', '--data', data, ...target], { cwd })
    expect(code).toBe(exitCodes.done)
    expect(out).not.toContain('\u001B')
    // The head, the log, and the release.
    expect([proxy.count(), writes()]).toEqual([3, []])
  })
})

describe('P-22 neither a plan nor a dry run writes anything', () => {
  const cases: readonly (readonly [string, readonly string[], Files, number])[] = [
    ['plan', ['plan'], changed, exitCodes.done],
    ['plan of a guarded change', ['plan'], moved, exitCodes.done],
    ['publish --dry-run', ['publish', '--dry-run'], changed, exitCodes.done],
    [
      'publish --dry-run with all options',
      ['publish', '--dry-run', '-m', 'why', '--yes', '--json'],
      changed,
      exitCodes.done,
    ],
    ['publish --dry-run of a guarded change', ['publish', '--dry-run'], moved, 7],
    ['publish --dry-run that is confirmed', ['publish', '--dry-run', '--confirm', '1'], moved, 0],
    ['publish --dry-run of the same', ['publish', '--dry-run'], {}, exitCodes.done],
  ]

  it.each(cases)('%s', async (_, args, files, code) => {
    await publish()
    proxy.clear()
    const finished = await seed(args, files)
    expect(finished.code).toBe(code)
    expect(finished.out).not.toBe('')
    expect(writes()).toEqual([])
    expect(await activeGeneration()).toBe(1)
  })

  it('before the first publication either', async () => {
    expect((await seed(['publish', '--dry-run'])).code).toBe(exitCodes.done)
    expect(writes()).toEqual([])
    expect(await activeGeneration()).toBeUndefined()
  })

  it('and a dry run prints what a plan prints', async () => {
    await publish()
    const [plan, dryRun] = [
      await seed(['plan'], changed),
      await seed(['publish', '--dry-run'], changed),
    ]
    expect(dryRun.out).toBe(plan.out)
  })
})

describe('P-21 publish', () => {
  it('is refused with 7 by the guard, --yes or not, and writes nothing', async () => {
    await publish()
    for (const more of [[], ['--yes']]) {
      proxy.clear()
      const { code, out, err } = await seed(['publish', '-m', 'why', ...more], moved)
      expect([code, out, writes()]).toEqual([exitCodes['guard-refused'], '', []])
      expect(err).toContain('the guard refuses: this looks like an accident; nothing was published')
      expect(err).toContain('If this change is meant: npm run seed -- publish -m "why" --confirm 1')
    }
    expect(await activeGeneration()).toBe(1)
  })

  it('goes on when exactly so many changes are confirmed, and the log keeps that', async () => {
    await publish()
    const wrong = await seed(['publish', '-m', 'why', '--confirm', '2'], moved)
    expect(wrong.code).toBe(exitCodes['guard-refused'])
    expect(wrong.err).toContain('--confirm 2 does not fit: there would be 1 change')
    await publish(moved, '--confirm', '1')
    const target = ['--table', store.table, '--endpoint', proxy.url]
    const { out } = await runHere(['releases', '--json', ...target])
    const confirmed = JSON.stringify(JSON.parse(out)).match(/"confirmed":(?:null|\d+)/g)
    expect(confirmed).toContain('"confirmed":1')
    expect(confirmed).toContain('"confirmed":null')
  })

  it('that does not change what was confirmed is refused even without another objection', async () => {
    await publish()
    const { code } = await seed(['publish', '-m', 'why', '--confirm', '9'], changed)
    expect(code).toBe(exitCodes['guard-refused'])
    expect(await activeGeneration()).toBe(1)
  })

  it('of the same content is unchanged whatever is confirmed, by two reads (P-10)', async () => {
    await publish()
    await publish(moved, '--confirm', '1')
    proxy.clear()
    const { code, out } = await seed(['publish', '-m', 'why', '--confirm', '1'], moved)
    expect([code, proxy.count()]).toEqual([exitCodes.done, 2])
    expect(out).toMatch(/^unchanged: release/)
  })

  it('of a first release needs no confirmation', async () => {
    await publish()
    expect(await activeGeneration()).toBe(1)
  })

  it('asks at a terminal, after showing what changes; no means nothing is written', async () => {
    await publish()
    proxy.clear()
    const asked: string[] = []
    const answer = (yes: boolean) => async (question: string) => {
      asked.push(question)
      return yes
    }
    const no = await seed(['publish', '-m', 'why'], changed, { ask: answer(false) })
    expect([no.code, no.out, writes()]).toEqual([exitCodes.interrupted, '', []])
    expect(no.err).toContain('      status: reimbursed -> recommended\n')
    expect(no.err).toMatch(/nothing was published\n$/)
    const yes = await seed(['publish', '-m', 'why'], changed, { ask: answer(true) })
    expect([yes.code, asked.length]).toEqual([exitCodes.done, 2])
    expect(asked[0]).toBe(`Publish this to table ${store.table} at ${proxy.url} now?`)
    const back = ['publish', '-m', 'why', '--yes', '--undo', '2']
    const skipped = await seed(back, {}, { ask: answer(false) })
    expect([skipped.code, asked.length]).toEqual([exitCodes.done, 2])
  })

  it('loses to who published while the question was open, whatever the answer (P-15)', async () => {
    await publish()
    const slow = async (): Promise<boolean> => {
      await publish(edited(guide, 'title: A guide', 'title: The winner'))
      return true
    }
    const { code, err } = await seed(['publish', '-m', 'why'], changed, { ask: slow })
    expect(code).toBe(exitCodes['lost-race'])
    expect(err).toContain('published generation 2 in the meantime')
    expect(await activeGeneration()).toBe(2)
  })

  it('says each step in a line of its own where there is no terminal', async () => {
    const { err } = await seed(['publish', '-m', 'why'])
    expect(err.split('\n')).toEqual([
      expect.stringMatching(warned),
      expect.stringContaining(`First publication: ${codeCount + 10} items`),
      'writing the release …',
      'reading it back …',
      'checking every answer with the code of its readers …',
      'switching …',
      '',
    ])
  })

  it('tells a script what changed', async () => {
    await publish()
    const { out } = await seed(['publish', '-m', 'why', '--json'], changed)
    expect(JSON.parse(out)).toMatchObject({
      outcome: 'published',
      generation: 2,
      changes: { added: 0, changed: 2, removed: 0 },
    })
  })

  it.each([['-1'], ['1.5'], ['x'], ['']])(
    'does not take --confirm %j for a count',
    async (count) => {
      const { code } = await seed(['publish', '-m', 'why', '--confirm', count])
      expect([code, proxy.count()]).toEqual([exitCodes.usage, 0])
    },
  )
})
