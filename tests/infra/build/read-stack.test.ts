/** What a deployed function logs of a fault leads to our sources: `npm run stack`. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod'
import { formatFault } from '../../../functions/log.ts'
import { bundleFunction } from '../../../infra/build/bundle.ts'
import { readStack } from '../../../infra/build/read-stack.ts'

const source = `import { inner } from './inner.ts'

export function handler() {
  return inner('x')
}
`
const inner = `/** Fails. */
export function inner(what: string): string {
  const told = what.toUpperCase()
  throw new Error(told, { cause: new TypeError('below') })
}
`

let root: string
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'stack-'))
  await writeFile(join(root, 'entry.ts'), source)
  await writeFile(join(root, 'inner.ts'), inner)
  const { files, maps } = await bundleFunction(root, 'api', 'entry.ts')
  const write = async (at: string, text: string) => {
    await mkdir(dirname(join(root, at)), { recursive: true })
    await writeFile(join(root, at), text)
  }
  for (const [name, text] of files) await write(`dist/api/${name}`, text)
  for (const [name, text] of maps) await write(`dist/maps/api/${name}`, text)
})
afterAll(() => rm(root, { recursive: true, force: true }))

async function fault(): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(join(root, 'dist/api/index.mjs')).href)
  const { handler } = z.object({ handler: z.function() }).parse(loaded)
  try {
    return handler()
  } catch (error) {
    return error
  }
}

it('a log line of a minified function becomes files and lines of ours, its cause too', async () => {
  const { stack, found } = await readStack(
    `${formatFault(await fault())}\n`,
    join(root, 'dist/maps'),
  )
  expect(stack).toMatch(/^Error: X\n/)
  expect(stack).toMatch(/ inner\.ts:4:\d+|\(inner\.ts:4:\d+\)/)
  expect(stack).toMatch(/entry\.ts:4:\d+/)
  expect(stack).toContain('Caused by: TypeError: below')
  expect(stack).not.toContain('index.mjs')
  expect(found).toBeGreaterThanOrEqual(3)
})

it('a stack as Lambda has it, whose folder is another, is read too', async () => {
  const error = await fault()
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const elsewhere = stack.replaceAll(join(root, 'dist/api'), '/var/task')
  expect((await readStack(elsewhere, join(root, 'dist/maps'))).stack).toContain('inner.ts:4:')
})

it('what leads into no file of ours stays as it is', async () => {
  const told = 'Error: x\n    at y (/var/runtime/other.mjs:1:2)\n{"level":"info"}\n'
  expect((await readStack(told, join(root, 'dist/maps'))).found).toBe(0)
})
