/**
 * From which release of which store the files of a folder come, kept beside them. Nothing needs it:
 * where it is missing the content tells, as far as it can. It is about one working copy, so git
 * ignores it.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { ReleaseId } from '../../functions/model/ids.ts'

const Kept = z.strictObject({
  about: z.string(),
  bases: z.record(z.string(), z.strictObject({ release: ReleaseId, at: z.iso.datetime() })),
})
type Kept = z.infer<typeof Kept>

const about =
  'Written by "npm run seed": which release these files come from, for each store they were published to. No part of the dataset.'

/** More stores than one person publishes one folder to; every start in memory is another one. */
const most = 20

/** Hidden, so that it is no file of the dataset. */
export function basePath(dir: string): string {
  return join(dir, '.base.json')
}

/** `key` names the store; undefined when nothing is known of it. */
export async function readBase(dir: string, key: string): Promise<ReleaseId | undefined> {
  return (await readKept(dir)).bases[key]?.release
}

/** What is to be written at `basePath`; undefined when it says so already. */
export async function renewedBase(
  dir: string,
  { key, release, at }: { readonly key: string; readonly release: ReleaseId; readonly at: Date },
): Promise<string | undefined> {
  const { bases } = await readKept(dir)
  if (bases[key]?.release === release) return undefined
  const others = Object.entries(bases)
    .filter(([other]) => other !== key)
    .toSorted(([, a], [, b]) => Date.parse(b.at) - Date.parse(a.at))
  const newest = [[key, { release, at: at.toISOString() }] as const, ...others].slice(0, most)
  const kept: Kept = { about, bases: Object.fromEntries(newest) }
  return `${JSON.stringify(kept, null, 2)}\n`
}

/** What cannot be read is as good as missing. */
async function readKept(dir: string): Promise<Kept> {
  const none: Kept = { about, bases: {} }
  try {
    const text = await readFile(basePath(dir), 'utf8')
    return Kept.safeParse(JSON.parse(text)).data ?? none
  } catch {
    return none
  }
}
