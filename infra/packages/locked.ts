/** Packages as package-lock.json locks them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

const Entry = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  integrity: z.string().optional(),
  inBundle: z.boolean().default(false),
  dev: z.boolean().default(false),
  optional: z.boolean().default(false),
  devOptional: z.boolean().default(false),
  hasInstallScript: z.boolean().default(false),
})
const Lockfile = z.object({ packages: z.record(z.string(), Entry) })

export type LockedPackage = {
  readonly name: string
  readonly version: string
  /** An SPDX expression; undefined where its maker states none. */
  readonly licence: string | undefined
  /** Of the archive; a package that lies within another's archive has none. */
  readonly integrity: string | undefined
  readonly inBundle: boolean
  /** Whether `npm install --omit=dev` brings it. */
  readonly runtime: boolean
  /** Left out where the machine is not the one it is for. */
  readonly optional: boolean
  readonly hasInstallScript: boolean
}

/** The packages that the lockfile in `folder` holds, each place it stands in once. */
export async function lockedPackages(folder: string): Promise<LockedPackage[]> {
  const text = await readFile(join(folder, 'package-lock.json'), 'utf8')
  const { packages } = Lockfile.parse(JSON.parse(text))
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, { license, dev, devOptional, version = '', ...entry }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      integrity: entry.integrity,
      inBundle: entry.inBundle,
      runtime: !dev && !devOptional,
      optional: entry.optional,
      hasInstallScript: entry.hasInstallScript,
    }))
}
