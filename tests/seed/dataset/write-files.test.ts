/** All files of a command are written, or none; what the system says is told with the path. */
import { execFileSync } from 'node:child_process'
import * as node from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeFiles } from '../../../seed/dataset/editing/write-files.ts'
import { temporaryFolder } from '../../support/seed.ts'

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
  node.writeFileSync(join(folder, 'a'), 'old a')
})

const files = () =>
  ['a', 'new/b', 'new/deep/c'].map((name) => ({ path: join(folder, name), text: name }))

function everything(): Readonly<Record<string, string>> {
  const found = node.readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    found.map((one) => {
      const path = join(one.parentPath, one.name)
      return [path.slice(folder.length + 1), one.isFile() ? node.readFileSync(path, 'utf8') : '/']
    }),
  )
}

const before = { a: 'old a' }

/** A disk on which the nth call of one kind fails. */
type Call = 'writeFileSync' | 'renameSync' | 'copyFileSync' | 'mkdirSync' | 'linkSync'

function diskFailing(name: Call, code: string, nth: number) {
  let calls = 0
  const fail = (...args: never[]): unknown => {
    calls += 1
    if (calls === nth) throw Object.assign(new Error(code), { code })
    return (node[name] as (...all: never[]) => unknown)(...args)
  }
  return { ...node, [name]: fail } as typeof node
}

describe('files of one command', () => {
  it('are all written, in folders that are made for them', async () => {
    writeFiles(files())
    expect(everything()).toEqual({
      a: 'a',
      new: '/',
      'new/b': 'new/b',
      'new/deep': '/',
      'new/deep/c': 'new/deep/c',
    })
  })

  it.each([
    ['writeFileSync', 'ENOSPC', 1, 'store-unavailable', 'no space is left on the disk'],
    ['writeFileSync', 'EROFS', 3, 'usage', 'the disk can only be read'],
    ['copyFileSync', 'ENOSPC', 1, 'store-unavailable', 'no space is left on the disk'],
    ['mkdirSync', 'EACCES', 2, 'usage', 'this user may not use it so'],
    ['renameSync', 'EIO', 1, 'store-unavailable', 'the disk fails'],
    ['renameSync', 'EIO', 3, 'store-unavailable', 'the disk fails'],
  ] as const)(
    'are none of them changed when %s fails with %s at call %i',
    (name, code, nth, reason, words) => {
      const failed = failureOf(() => writeFiles(files(), { disk: diskFailing(name, code, nth) }))
      expect(failed).toMatchObject({
        name: 'Refusal',
        reason,
        message: expect.stringContaining(`(${code}): ${words}; nothing was changed`),
      })
      expect(everything()).toEqual(before)
    },
  )

  it.each([
    ['a folder in its place', 'dir', 'EISDIR'],
    ['a file where a folder is needed', 'a/b', 'ENOTDIR'],
    ['a name that is too long', 'x'.repeat(300), 'ENAMETOOLONG'],
  ])('are refused by the system’s own word for %s', (_, name, code) => {
    node.mkdirSync(join(folder, 'dir'))
    const wanted = ['a', name].map((one) => ({ path: join(folder, one), text: 'new' }))
    expect(failureOf(() => writeFiles(wanted))).toMatchObject({
      message: expect.stringContaining(`${join(folder, name)} cannot be written (${code})`),
    })
    expect(everything()).toEqual({ ...before, dir: '/' })
  })

  it('never replace one that is there, when they are to be fresh', () => {
    expect(() => writeFiles(files(), { fresh: true })).toThrow('a cannot be written (EEXIST)')
    expect(everything()).toEqual(before)
  })

  it('are fresh also on a disk that knows no links', () => {
    const disk = diskFailing('linkSync', 'EPERM', 1)
    writeFiles([{ path: join(folder, 'b'), text: 'b' }], { fresh: true, disk })
    expect(everything()).toEqual({ ...before, b: 'b' })
  })

  it('leave a failure that is a bug as it is', () => {
    const disk = diskFailing('writeFileSync', 'ERR_OURS', 1)
    expect(failureOf(() => writeFiles(files(), { disk }))).toMatchObject({ name: 'Error' })
    expect(everything()).toEqual(before)
  })

  it('are written into a pipe that has their name, which stays one', () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const held = node.openSync(pipe, node.constants.O_RDWR)
    writeFiles([{ path: pipe, text: 'through' }])
    const bytes = Buffer.alloc(7)
    node.readSync(held, bytes)
    node.closeSync(held)
    expect([String(bytes), node.statSync(pipe).isFIFO()]).toEqual(['through', true])
  })
})

function failureOf(work: () => void): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error
  }
}
