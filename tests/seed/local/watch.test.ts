/** A folder that is watched, and what happens to it. */
import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { watchFolder } from '../../../seed/local/watch.ts'
import { temporaryFolder } from '../../support/seed.ts'

async function watched() {
  const folder = await temporaryFolder()
  const dir = join(folder, 'data')
  await mkdir(join(dir, 'countries'), { recursive: true })
  await writeFile(join(dir, 'countries/be.yaml'), 'code: BE\n')
  let changes = 0
  const watcher = watchFolder({
    dir,
    settleMs: 5,
    lookMs: 10,
    onChange: () => {
      changes += 1
      return Promise.resolve()
    },
  })
  onTestFinished(() => watcher.close())
  /** Whether a change is told of at least once more. */
  const tells = async (change: () => Promise<unknown>) => {
    const before = changes
    await change()
    await expect.poll(() => changes, { interval: 5 }).toBeGreaterThan(before)
    return true
  }
  const settled = async () => {
    let before = -1
    await expect
      .poll(() => [before, (before = changes)], { interval: 30 })
      .toSatisfy(([was, is]: number[]) => was === is)
  }
  return { folder, dir, tells, settled }
}

it('a changed file and a new folder are told', async () => {
  const { dir, tells, settled } = await watched()
  expect(await tells(() => writeFile(join(dir, 'countries/be.yaml'), 'code: FR\n'))).toBe(true)
  expect(await tells(() => mkdir(join(dir, 'resources')))).toBe(true)
  await settled()
  expect(await tells(() => writeFile(join(dir, 'resources/one.yaml'), 'id: one\n'))).toBe(true)
})

it('a folder inside that vanishes and comes back is watched again', async () => {
  const { dir, tells, settled } = await watched()
  const countries = join(dir, 'countries')
  expect(await tells(() => rm(countries, { recursive: true }))).toBe(true)
  expect(await tells(() => mkdir(countries))).toBe(true)
  await settled()
  expect(await tells(() => writeFile(join(countries, 'be.yaml'), 'code: BE\n'))).toBe(true)
})

it('the whole folder that vanishes and comes back is watched again, with all that is in it', async () => {
  const { folder, dir, tells, settled } = await watched()
  const away = join(folder, 'away')
  expect(await tells(() => rename(dir, away))).toBe(true)
  expect(await tells(() => cp(away, dir, { recursive: true }))).toBe(true)
  await settled()
  expect(await tells(() => writeFile(join(dir, 'countries/be.yaml'), 'code: NL\n'))).toBe(true)
  expect(await tells(() => writeFile(join(dir, 'manifest.yaml'), 'name: Directory\n'))).toBe(true)
})
