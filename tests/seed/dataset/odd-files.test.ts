import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { chmod, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, it, onTestFinished } from 'vitest'
import { loadDataset } from '../../../seed/dataset/reading/load.ts'
import { edited, exampleFiles, temporaryFolder, writeDataset } from '../../support/seed.ts'

async function codesAndMessages(dir: string): Promise<[string, string][]> {
  const { dataset, problems } = await loadDataset(dir)
  expect(dataset).toBeUndefined()
  return problems.map(({ code, message }) => [code, message])
}

it('a dataset of settings and words alone is never valid', async () => {
  const frame = new Set(['manifest.yaml', 'terms.yaml'])
  const others = Object.keys(exampleFiles).filter((name) => !frame.has(name))
  const dir = await writeDataset(Object.fromEntries(others.map((name) => [name, null])))
  const [[code] = []] = await codesAndMessages(dir)
  expect(code).toBe('empty-dataset')
})

it('a translation of nothing is refused, whatever else is asked of it', async () => {
  const nothing = edited(
    'manifest.yaml',
    '{ text: Parlez à votre oncologue., state: unreviewed }',
    'null',
  )
  const [[code] = []] = await codesAndMessages(await writeDataset(nothing))
  expect(code).toBe('empty-value')
})

const onWindows = process.platform === 'win32' ? 'Windows has no such files' : undefined

describe.skipIf(onWindows !== undefined)('what is no plain file is not read (F-49)', () => {
  it('a symbolic link, wherever it leads', async () => {
    const dir = await writeDataset()
    await symlink('/etc/hostname', join(dir, 'resources/out.yaml'))
    await symlink('example-guide.yaml', join(dir, 'resources/within.yaml'))
    await symlink('nowhere', join(dir, 'resources/broken.yaml'))
    const link = ['not-a-file', 'this is a symbolic link: put the file itself there']
    expect(await codesAndMessages(dir)).toEqual([link, link, link])
  })

  it('a folder that is a symbolic link', async () => {
    const dir = await writeDataset({ 'publications/brochure.yaml': null })
    await rm(join(dir, 'publications'), { recursive: true, force: true })
    await symlink('/etc', join(dir, 'publications'))
    expect(await codesAndMessages(dir)).toEqual([
      ['unknown-file', 'expected a folder of this name'],
    ])
  })

  it('a pipe that nobody writes to', async () => {
    const dir = await writeDataset()
    execFileSync('mkfifo', [join(dir, 'resources/pipe.yaml')])
    expect(await codesAndMessages(dir)).toEqual([
      ['not-a-file', 'this is not a plain file: put the file itself there'],
    ])
  })

  it('a socket', async () => {
    const dir = await writeDataset()
    const socket = createServer().listen(join(dir, 'resources/socket.yaml'))
    onTestFinished(() => void socket.close())
    await once(socket, 'listening')
    expect(await codesAndMessages(dir)).toEqual([
      ['not-a-file', 'this is not a plain file: put the file itself there'],
    ])
  })

  it('a file or folder that may not be read', async () => {
    const dir = await writeDataset()
    await chmod(dirname(dir), 0o755)
    await chmod(join(dir, 'resources/example-guide.yaml'), 0)
    await chmod(join(dir, 'publications'), 0)
    onTestFinished(() => chmod(join(dir, 'publications'), 0o755))
    // The superuser may read everything, so somebody else has to.
    if (process.getuid?.() === 0) process.seteuid?.(65_534)
    onTestFinished(() => process.seteuid?.(process.getuid?.() ?? 0))
    expect(await codesAndMessages(dir)).toEqual([
      ['unreadable-file', 'the folder cannot be read (EACCES): see that you may read it'],
      ['unreadable-file', 'the file cannot be read (EACCES): see that you may read it'],
    ])
  })
})

describe('a file that changes while it is read (F-49)', () => {
  it('is refused, and the command is to be run again', async () => {
    const dir = await writeDataset()
    const path = join(dir, 'resources/example-guide.yaml')
    const writer = new Worker(
      `const { appendFileSync, writeFileSync } = require('node:fs')
       const { path, text } = require('node:worker_threads').workerData
       for (let i = 0; ; i++) i % 1000 ? appendFileSync(path, '# more\\n') : writeFileSync(path, text)`,
      { eval: true, workerData: { path, text: exampleFiles['resources/example-guide.yaml'] } },
    )
    onTestFinished(async () => void (await writer.terminate()))
    await once(writer, 'online')
    const until = Date.now() + 10_000
    let found: [string, string][] = []
    while (!found.some(([code]) => code === 'file-changed') && Date.now() < until) {
      const { problems } = await loadDataset(dir)
      found = problems.map(({ code, message }) => [code, message])
    }
    expect(found).toEqual([
      ['file-changed', 'the file was being written while it was read: run the command again'],
    ])
  })
})

describe('a dataset without end', () => {
  it('of more files than records may be is not read at all (F-47)', async () => {
    const dir = await writeDataset()
    const folder = join(dir, 'resources')
    for (let i = 0; i <= 40_000; i += 1) writeFileSync(join(folder, `g${i}.yaml`), '')
    const started = performance.now()
    expect(await codesAndMessages(dir)).toEqual([
      ['too-many-records', '40009 files; at most 40000 records: remove some'],
    ])
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})

describe('a folder for a dataset', () => {
  it('may be reached by a symbolic link', async () => {
    const dir = await writeDataset()
    const link = join(await temporaryFolder(), 'link')
    await symlink(dir, link)
    expect((await loadDataset(link)).problems).toEqual([])
  })
})

it('a manifest that cannot be read is told alone: nothing is held against addresses that it may allow', async () => {
  const dir = await writeDataset({
    ...edited('resources/example-guide.yaml', 'https://', 'http://'),
    'manifest.yaml': 'locales: [\n',
  })
  const codes = new Set((await codesAndMessages(dir)).map(([code]) => code))
  expect(codes).toEqual(new Set(['yaml-syntax']))
})
