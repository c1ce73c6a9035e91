/** `--out FILE`: the result of any command in a file, whole, without the lines of npm. */
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { exitCodes } from '../../../seed/commands/terminal/exit-codes.ts'
import { runHere } from '../../support/cli.ts'
import { edited, temporaryFolder, writeDataset } from '../../support/seed.ts'

const invalid = edited('resources/example-guide.yaml', 'https://', 'ftp://')

async function namesInHelp(...names: readonly string[]): Promise<string[]> {
  const { out } = await runHere([...names, '--help'])
  const list = out.slice(out.indexOf('\nCommands:\n')).split('\n\n')[0] ?? ''
  return [...list.matchAll(/^ {2}([a-z]+) /gm)].map(([, name = '']) => name)
}

describe('npm run seed -- COMMAND --out FILE', () => {
  it('is there wherever there is --json, and at the export of translations', async () => {
    const names = (await namesInHelp()).filter((name) => name !== 'help')
    const lines = names.flatMap((name) => (name === 'translate' ? [] : [[name]]))
    const all = [...lines, ['translate', 'import'], ['translate', 'export']]
    const having = await Promise.all(
      all.map(async (line) => {
        const { out } = await runHere([...line, '--help'])
        return { line, json: out.includes('--json '), out: out.includes('--out <file>') }
      }),
    )
    expect(having.filter((one) => one.out).length).toBeGreaterThan(14)
    const differ = having.filter((one) => one.json !== one.out).map(({ line }) => line.join(' '))
    expect(differ).toEqual(['translate export'])
  })

  it.each([
    ['lines', ['validate']],
    ['JSON', ['coverage', '--json']],
    ['a record', ['show', 'melanoma', '--local']],
  ])('writes %s as they would be printed, in place of what was there', async (_, args) => {
    const [data, folder] = [await writeDataset(), await temporaryFolder()]
    const file = join(folder, 'result')
    await writeFile(file, 'a longer result of before\n'.repeat(10_000))
    const printed = await runHere([...args, '--data', data])
    const written = await runHere([...args, '--data', data, '--out', file])
    expect([written.code, written.out]).toEqual([exitCodes.done, ''])
    expect(await readFile(file, 'utf8')).toBe(printed.out)
    expect(await readdir(folder)).toEqual(['result'])
  })

  it('keeps what a command found that ends with a refusal', async () => {
    const data = await writeDataset(invalid)
    const file = join(await temporaryFolder(), 'new', 'report.json')
    const { code } = await runHere(['validate', '--json', '--data', data, '--out', file])
    expect(code).toBe(exitCodes['invalid-data'])
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ valid: false })
  })

  it('leaves a file alone when there is no result', async () => {
    const data = await writeDataset(invalid)
    const file = join(await temporaryFolder(), 'report.txt')
    await writeFile(file, 'of yesterday')
    const { code } = await runHere(['validate', '--data', data, '--out', file])
    expect(code).toBe(exitCodes['invalid-data'])
    expect(await readFile(file, 'utf8')).toBe('of yesterday')
  })

  it.each([
    ['a folder', (folder: string) => folder, 'a folder has this name'],
    ['no name', () => '', 'it is not there'],
    [
      'below a file',
      (folder: string) => join(folder, 'f', 'x'),
      'what should be a folder is a file',
    ],
  ])('refuses %s before anything is done', async (_, nameIn, why) => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'f'), '')
    const data = await writeDataset(edited('resources/example-guide.yaml', 'title: A', 'title: B'))
    const before = await readFile(join(data, 'resources/example-guide.yaml'), 'utf8')
    const args = ['review', '--done', 'example-guide', '--data', data, '--out', nameIn(folder)]
    const { code, err } = await runHere(args)
    expect(code).toBe(exitCodes.usage)
    expect(err).toContain(`${why}; nothing was changed`)
    expect(await readFile(join(data, 'resources/example-guide.yaml'), 'utf8')).toBe(before)
  })

  it.skipIf(!existsSync('/dev/full'))(
    'that does not fit on the disk is a failure, says that the work stands, and hides no verdict',
    async () => {
      const done = await runHere(['validate', '--data', await writeDataset(), '--out', '/dev/full'])
      expect(done.code).toBe(exitCodes['store-unavailable'])
      expect(done.err).toContain('(ENOSPC)')
      expect(done.err).toContain('what the command has done stands')
      const data = await writeDataset(invalid)
      const refused = await runHere(['validate', '--json', '--data', data, '--out', '/dev/full'])
      expect(refused.code).toBe(exitCodes['invalid-data'])
      expect(refused.err).toContain('(ENOSPC)')
    },
  )
})

it('a translation that begins with the lines of npm is refused with cause and fix', async () => {
  const data = await writeDataset()
  const { out } = await runHere(['translate', 'export', 'fr', '--data', data])
  const file = join(await temporaryFolder(), 'fr.xlf')
  const args = ['translate', 'import', file, '--data', data, '--dry-run']
  await writeFile(file, out)
  expect((await runHere(args)).code).not.toBe(exitCodes.usage)
  const before = '\n> immuno-directory@0.1.0 seed\n> node seed/cli.ts translate export fr\n\n'
  await writeFile(file, before + out)
  const { code, err } = await runHere(args)
  expect(code).toBe(exitCodes['invalid-data'])
  expect(err).toContain(`${file}:1:1: error npm-banner`)
  expect(err).toContain('write it with --out FILE')
})
