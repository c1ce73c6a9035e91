import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { runHere } from '../../support/cli.ts'
import { dataFolder } from '../../support/repository-dataset.ts'
import { edited, runSeed, startScript, temporaryFolder, writeDataset } from '../../support/seed.ts'

const bad = edited('resources/example-guide.yaml', 'kind: guide', 'kind: gide')

describe('npm run seed', () => {
  it('teaches by example', async () => {
    for (const args of [['--help'], ['help', 'publish'], ['validate', '--help']]) {
      const { code, out, err } = await runHere(args)
      expect([code, err]).toEqual([exitCodes.done, ''])
      expect(out).toContain('Examples:\n  npm run seed -- ')
    }
  })

  it.each([
    ['without a command', []],
    ['with an unknown command', ['pubish']],
    ['with an unknown option', ['validate', '--jsno']],
    ['with publish without a reason', ['publish']],
    ['with an empty reason', ['publish', '-m', ' ']],
    [
      'with an endpoint without a table',
      ['publish', '-m', 'why', '--endpoint', 'http://127.0.0.1:1'],
    ],
    [
      'with an endpoint that is no address',
      ['publish', '-m', 'why', '--table', 't', '--endpoint', 'x'],
    ],
  ])('%s ends with 2 and says why on stderr (F-04)', async (_, args) => {
    const cwd = await temporaryFolder()
    const data = args[0] === 'publish' ? ['--data', await writeDataset()] : []
    const { code, out, err } = await runHere([...args, ...data], { cwd })
    expect([code, out]).toEqual([exitCodes.usage, ''])
    expect(err).not.toBe('')
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('finds no store when npm start is not running, and ends with 4', async () => {
    const cwd = await temporaryFolder()
    const args = ['publish', '-m', 'why', '--data', await writeDataset()]
    const notRunning = async (): Promise<void> => {
      const { code, out, err } = await runHere(args, { cwd })
      expect([code, out]).toEqual([exitCodes['store-unavailable'], ''])
      expect(err).toMatch(/npm start is not running here\n.*--table NAME/)
    }
    await notRunning()
    // What a crashed server left behind is no store either.
    await mkdir(join(cwd, '.local'), { recursive: true })
    const gone = {
      endpoint: 'http://127.0.0.1:1',
      table: 't',
      pid: 2 ** 30,
      url: 'http://127.0.0.1:2',
    }
    await writeFile(join(cwd, '.local/store.json'), JSON.stringify(gone))
    await notRunning()
  })
})

describe('npm run seed -- validate', () => {
  it('prints what a good dataset holds, and on standard error what it could do better', async () => {
    const cwd = await temporaryFolder()
    const result = await runSeed(['validate', '--data', await writeDataset()], { cwd })
    const counts = '1 resource, 1 cancer type, 1 country, 1 publication, 2 availability notes'
    expect(result).toMatchObject({ code: 0, out: `valid: ${counts}\n` })
    expect(result.err).toMatch(/warnings: none of them stops a publication\n$/)
  })

  it('finds nothing wrong with the dataset of this repository, which it finds from anywhere', async () => {
    const { code, err } = await runHere(['validate'])
    expect([code, err]).toEqual([0, ''])
    const cwd = await temporaryFolder()
    const { out } = await runHere(['validate', '--help'], { cwd })
    const shown = /dataset \(default: "([^"]+)"\)/.exec(out)?.[1] ?? ''
    expect(resolve(cwd, shown)).toBe(dataFolder)
  })

  it('prints problems on stderr, each code explained once, and ends with 3', async () => {
    const cwd = await temporaryFolder()
    await writeDataset(bad, cwd)
    const { code, out, err } = await runSeed(['validate', '--data', 'data'], { cwd })
    expect([code, out]).toEqual([exitCodes['invalid-data'], ''])
    const [first = '', blank, meaning = '', summary] = err.split('\n')
    expect(first).toMatch(
      /^data\/resources\/example-guide\.yaml:2:7: error unknown-code "gide" is /,
    )
    expect(blank).toBe('')
    expect(meaning).toMatch(/^unknown-code: /)
    expect(summary).toBe('1 problem in 1 file: nothing was published')
  })

  it('prints the same as JSON on stdout', async () => {
    const data = await writeDataset(bad)
    const { code, out } = await runHere(['validate', '--data', data, '--json'])
    expect(code).toBe(exitCodes['invalid-data'])
    expect(JSON.parse(out)).toMatchObject({
      valid: false,
      counts: null,
      problems: [
        {
          path: `${data}/resources/example-guide.yaml`,
          line: 2,
          column: 7,
          code: 'unknown-code',
          field: 'kind',
        },
      ],
    })
    expect(out).toContain('did you mean \\"guide\\"?')
  })

  it('is no failure when nobody reads its output to the end', async () => {
    const cwd = await temporaryFolder()
    const many: readonly [string, string][] = Array.from({ length: 400 }, (_, i) => [
      `resources/${i}-${'x'.repeat(150)}.yaml`,
      'id: 1',
    ])
    const data = await writeDataset(Object.fromEntries(many))
    const running = startScript('cli.ts', ['validate', '--json', '--data', data], { cwd })
    running.child.stdout?.destroy()
    const { code, err } = await running.ended
    expect([exitCodes.done, exitCodes['invalid-data']]).toContain(code)
    expect(err).not.toContain('EPIPE')
  })
})
