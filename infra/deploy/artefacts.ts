/** What was deployed, kept to be gone back to: a folder that needs no checkout to be deployed again. */
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { beforeOf, deployedOf } from './request.ts'

/**
 * After a deployment: what the last one kept becomes what was before. The same templates once more
 * change nothing, and neither does going back: what was before stays what one can go back to.
 */
export async function keepDeployed(root: string, stage: string, assembly: string): Promise<void> {
  const from = resolve(root, assembly)
  const deployed = join(root, deployedOf(stage))
  const before = join(root, beforeOf(stage))
  const last = await templatesOf(deployed)
  if (last !== undefined && last === (await templatesOf(from))) return
  const next = `${deployed}.new`
  await rm(next, { recursive: true, force: true })
  await cp(from, next, { recursive: true })
  if (last !== undefined && from !== before) {
    await rm(before, { recursive: true, force: true })
    await rename(deployed, before)
  }
  await rm(deployed, { recursive: true, force: true })
  await rename(next, deployed)
}

/** All of them as one text; undefined where there are none. */
export async function templatesOf(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  const templates = names.filter((name) => name.endsWith('.template.json')).toSorted()
  if (templates.length === 0) return undefined
  const texts = templates.map(async (name) => [name, await readFile(join(folder, name), 'utf8')])
  return JSON.stringify(await Promise.all(texts))
}
