/** The locale tags an edge function is built with: from the manifest, and as a build recorded them. */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

const Manifest = z
  .object({
    defaultLocale: z.string(),
    locales: z.array(z.object({ tag: z.string() })).min(1),
  })
  .refine(({ defaultLocale, locales }) => locales.some(({ tag }) => tag === defaultLocale), {
    error: 'the default locale is not among the locales',
  })

export const EdgeLocales = z.object({ tags: z.array(z.string()).min(1), defaultTag: z.string() })
export type EdgeLocales = z.infer<typeof EdgeLocales>

/** Of the manifest of the dataset in the repository at `root`. */
export async function readManifestLocales(root: string): Promise<EdgeLocales> {
  const text = await readFile(join(root, 'seed/data/manifest.yaml'), 'utf8')
  const { defaultLocale, locales } = Manifest.parse(parse(text))
  return { tags: locales.map(({ tag }) => tag), defaultTag: defaultLocale }
}

/** Of what was built into `folder` (such as dist), whatever the manifest says by now. */
export function readBuiltLocales(folder: string): EdgeLocales {
  return EdgeLocales.parse(JSON.parse(readFileSync(join(folder, 'edge/locales.json'), 'utf8')))
}
