/** What the log proves: which files, whose words, who; and what of it readers never get. */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import * as z from 'zod'
import { createService } from '../../../functions/compose.ts'
import type { Store } from '../../../functions/store/database/connect.ts'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { prove } from '../../../seed/prove.ts'
import { runHere } from '../../support/cli.ts'
import { edited, temporaryFolder, writeDataset } from '../../support/seed.ts'
import { it } from '../../support/store-test.ts'

const guide = 'resources/example-guide.yaml'
const now = () => new Date('2026-11-23T12:00:00Z')

let store: Store
let endpoint: string

it.beforeEach(({ stores, store: own }) => {
  store = own
  endpoint = stores.endpoint
})

async function seed(args: readonly string[], options: Parameters<typeof runHere>[1] = {}) {
  const target = ['--table', store.table, '--endpoint', endpoint]
  return runHere([...args, ...target], { now, prove, named: 'by git', ...options })
}

function git(cwd: string, ...args: readonly string[]): string {
  const author = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org']
  return execFileSync('git', [...author, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' }).trim()
}

const Log = z.array(z.looseObject({ by: z.string(), uncommitted: z.boolean().nullable() }))

async function newest() {
  const { out } = await seed(['releases', '--json'])
  return Log.parse(JSON.parse(out))[0]
}

describe('the commit in the log', () => {
  it('is named with uncommitted changes when the files differ from it, whatever else does', async () => {
    const folder = await temporaryFolder()
    const data = await writeDataset({}, folder)
    git(folder, 'init', '--quiet')
    git(folder, 'add', '.')
    git(folder, 'commit', '--quiet', '-m', 'first')
    const commit = git(folder, 'rev-parse', 'HEAD')
    await writeFile(join(folder, 'elsewhere.txt'), 'no file of the dataset')
    const publish = ['publish', '--data', data, '-m']
    expect((await seed([...publish, 'clean'])).code).toBe(exitCodes.done)
    expect(await newest()).toMatchObject({ commit, uncommitted: false })
    const clean = (await seed(['releases'])).out
    expect(clean).toContain(`from commit ${commit.slice(0, 12)}, with version`)
    // What publish itself has kept beside the files is no change of them.
    await writeDataset(edited(guide, 'A guide', 'Another guide'), folder)
    expect((await seed([...publish, 'not yet committed'])).code).toBe(exitCodes.done)
    expect(await newest()).toMatchObject({ commit, uncommitted: true })
    const { out } = await seed(['releases'])
    expect(out).toContain(`from commit ${commit.slice(0, 12)} with uncommitted changes, with`)
    git(folder, 'commit', '--quiet', '-am', 'second')
    await writeFile(join(data, 'README.md'), 'a new file')
    await writeDataset(edited(guide, 'A guide', 'A third guide'), folder)
    git(folder, 'commit', '--quiet', '-am', 'third')
    await seed([...publish, 'with a new file'])
    expect(await newest()).toMatchObject({ uncommitted: true })
  })
})

describe('who is named in the log', () => {
  it('is who git says, and for whom it is done beside them, never instead', async () => {
    const cwd = await temporaryFolder()
    git(cwd, 'init', '--quiet')
    git(cwd, 'config', 'user.name', 'Ann Example')
    git(cwd, 'config', 'user.email', 'ann@example.org')
    const data = await writeDataset({}, cwd)
    await seed(['publish', '--data', data, '-m', 'first'], { cwd })
    expect((await newest())?.by).toBe('Ann Example <ann@example.org>')
    await writeDataset(edited(guide, 'A guide', 'Another guide'), cwd)
    const publish = ['publish', '--data', data, '-m', 'second', '--by']
    expect((await seed([...publish, 'Bob'], { cwd })).code).toBe(exitCodes.done)
    expect((await newest())?.by).toBe('Bob, by Ann Example <ann@example.org>')
    for (const name of ['', 'x'.repeat(200)]) {
      const refused = await seed([...publish, name], { cwd })
      expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('--by needs a name')])
    }
  })
})

describe('a private note', () => {
  it('is kept in the log, and served by no answer that tells of releases; the message is', async () => {
    const folder = await temporaryFolder()
    await mkdir(join(folder, 'data'))
    const data = await writeDataset({}, folder)
    const secret = 'told by Dr Private'
    const why = ['-m', 'public reason', '--private-note', secret, '--by', 'Carol']
    await seed(['publish', '--data', data, ...why])
    await writeDataset(edited(guide, 'A guide', 'Another guide'), folder)
    await seed(['publish', '--data', data, '-m', 'again', '--private-note', `${secret}, twice`])
    await seed(['rollback', '-m', 'back', '--private-note', `${secret}, thrice`])
    const { out } = await seed(['releases'])
    for (const note of [secret, `${secret}, twice`, `${secret}, thrice`]) {
      expect(out).toContain(`\n  private: ${note}\n`)
    }
    const { app, live } = createService(store, { log: () => undefined, onFault: () => undefined })
    await live.start()
    const paths = ['/v1', '/v1/releases', '/v1/resources', '/openapi.json', '/']
    const answers = await Promise.all(paths.map(async (path) => (await app.request(path)).text()))
    expect(answers[1]).toContain('again')
    for (const answer of answers) expect(answer).not.toMatch(/Private|Carol|private/)
    const empty = await seed(['publish', '--data', data, '-m', 'x', '--private-note', ' '])
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('--private-note needs')])
  })

  it('is told apart from the message where the message is asked for, and in the question', async () => {
    const data = await writeDataset()
    for (const command of ['publish', 'rollback']) {
      const { out } = await runHere([command, '--help'])
      expect(out.replaceAll(/\s+/g, ' ')).toContain('shown to every reader (/v1/releases)')
      expect(out).toContain('--private-note <text>')
    }
    const asked = await seed(['publish', '--data', data, '-m', 'why so'], {
      ask: async () => false,
    })
    expect(asked.err).toContain('Every reader can see the message: why so\n')
  })
})
