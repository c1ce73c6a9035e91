import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

function start(entry: string, named: string | undefined) {
  const { TABLE_NAME: _, ...others } = process.env
  const env = { ...others, ...(named !== undefined && { TABLE_NAME: named }) }
  const path = fileURLToPath(new URL(`../functions/${entry}`, import.meta.url))
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], { env, encoding: 'utf8' })
  return { status, stdout, stderr }
}

const must = 'it must name the table that the releases are in.\n'

describe.each(['api.ts', 'check-links.ts'])('functions/%s without its table', (entry) => {
  it.each([
    ['is not set', undefined],
    ['is too short for a name', 'ab'],
  ])('ends with one sentence: TABLE_NAME %s', (fault, named) => {
    const stderr = `TABLE_NAME ${fault}: ${must}`
    expect(start(entry, named)).toEqual({ status: 1, stdout: '', stderr })
  })
})
