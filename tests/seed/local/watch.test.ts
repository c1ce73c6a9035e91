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
  await tells(() => writeFile(join(dir, 'countries/be.yaml'), 'code: FR\n'))
  await tells(() => mkdir(join(dir, 'resources')))
  await settled()
  await tells(() => writeFile(join(dir, 'resources/one.yaml'), 'id: one\n'))
})

it('a folder inside that vanishes and comes back is watched again', async () => {
  const { dir, tells, settled } = await watched()
  const countries = join(dir, 'countries')
  await tells(() => rm(countries, { recursive: true }))
  await tells(() => mkdir(countries))
  await settled()
  await tells(() => writeFile(join(countries, 'be.yaml'), 'code: BE\n'))
})

it('the whole folder that vanishes and comes back is watched again, with all that is in it', async () => {
  const { folder, dir, tells, settled } = await watched()
  const away = join(folder, 'away')
  await tells(() => rename(dir, away))
  await tells(() => cp(away, dir, { recursive: true }))
  await settled()
  await tells(() => writeFile(join(dir, 'countries/be.yaml'), 'code: NL\n'))
  await tells(() => writeFile(join(dir, 'manifest.yaml'), 'name: Directory\n'))
})
