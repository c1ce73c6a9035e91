/** All files of a command are written, or none; what the system says is told with the path. */
import * as node from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { writeFiles } from '../../../seed/dataset/editing/write-files.ts'
import { temporaryFolder } from '../../support/seed.ts'

let folder: string
beforeEach(async () => {
  folder = await temporaryFolder()
  await node.writeFile(join(folder, 'a'), 'old a')
})

const files = () =>
  ['a', 'new/b', 'new/deep/c'].map((name) => ({ path: join(folder, name), text: name }))

async function everything(): Promise<Readonly<Record<string, string>>> {
  const found = await node.readdir(folder, { recursive: true, withFileTypes: true })
  const read = found.map(async (one) => {
    const path = join(one.parentPath, one.name)
    const content = one.isFile() ? await node.readFile(path, 'utf8') : '/'
    return [path.slice(folder.length + 1), content] as const
  })
  const all = await Promise.all(read)
  return Object.fromEntries(all)
}

const before = { a: 'old a' }

/** A disk on which the nth call of one kind fails. */
function diskFailing(name: 'open' | 'rename' | 'copyFile' | 'mkdir', code: string, nth: number) {
  let calls = 0
  const fail = (...args: never[]): unknown => {
    calls += 1
    if (calls === nth) return Promise.reject(Object.assign(new Error(code), { code }))
    return (node[name] as (...all: never[]) => unknown)(...args)
  }
  return { ...node, [name]: fail } as typeof node
}

describe('files of one command', () => {
  it('are all written, in folders that are made for them', async () => {
    await writeFiles(files())
    expect(await everything()).toEqual({
      a: 'a',
      new: '/',
      'new/b': 'new/b',
      'new/deep': '/',
      'new/deep/c': 'new/deep/c',
    })
  })

  it.each([
    ['open', 'ENOSPC', 1, 'store-unavailable', 'no space is left on the disk'],
    ['open', 'EROFS', 3, 'usage', 'the disk can only be read'],
    ['copyFile', 'ENOSPC', 1, 'store-unavailable', 'no space is left on the disk'],
    ['mkdir', 'EACCES', 2, 'usage', 'this user may not write there'],
    ['rename', 'EIO', 1, 'store-unavailable', 'the disk fails'],
    ['rename', 'EIO', 3, 'store-unavailable', 'the disk fails'],
  ] as const)(
    'are none of them changed when %s fails with %s at call %i',
    async (name, code, nth, reason, words) => {
      const disk = diskFailing(name, code, nth)
      await expect(writeFiles(files(), { disk })).rejects.toMatchObject({
        name: 'Refusal',
        reason,
        message: expect.stringContaining(`(${code}): ${words}; nothing was changed`),
      })
      expect(await everything()).toEqual(before)
    },
  )

  it.each([
    ['a folder in its place', 'dir', 'EISDIR'],
    ['a file where a folder is needed', 'a/b', 'ENOTDIR'],
    ['a name that is too long', 'x'.repeat(300), 'ENAMETOOLONG'],
  ])('are refused by the system’s own word for %s', async (_, name, code) => {
    await node.mkdir(join(folder, 'dir'))
    const wanted = [
      { path: join(folder, 'a'), text: 'new' },
      { path: join(folder, name), text: '' },
    ]
    await expect(writeFiles(wanted)).rejects.toMatchObject({
      message: expect.stringContaining(`${join(folder, name)} cannot be written (${code})`),
    })
    expect(await everything()).toEqual({ ...before, dir: '/' })
  })

  it('never replace one that is there, when they are to be fresh', async () => {
    await expect(writeFiles(files(), { fresh: true })).rejects.toThrow(
      'a cannot be written (EEXIST)',
    )
    expect(await everything()).toEqual(before)
  })

  it('leave a failure that is a bug as it is', async () => {
    const disk = diskFailing('open', 'ERR_OURS', 1)
    await expect(writeFiles(files(), { disk })).rejects.toMatchObject({ name: 'Error' })
    expect(await everything()).toEqual(before)
  })
})
