/** A stack of a minified function, with places in our sources. Files are told apart by their names. */
import { glob, readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { basename, dirname, join, relative, resolve } from 'node:path'
import * as z from 'zod'

const Map3 = z.object({
  version: z.literal(3),
  sources: z.array(z.string()),
  names: z.array(z.string()),
  mappings: z.string(),
  file: z.string().default(''),
  sourceRoot: z.string().default(''),
  sourcesContent: z.array(z.string()).default([]),
})

const Fault = z.object({ stack: z.string(), cause: z.unknown() }).partial()
const Line = z.object({ fault: Fault })

function stackOf(fault: unknown): string {
  const { success, data } = Fault.safeParse(fault)
  if (!success || data.stack === undefined) return ''
  const cause = stackOf(data.cause)
  return cause === '' ? data.stack : `${data.stack}\nCaused by: ${cause}`
}

/** The stacks in lines of our log; what is none is taken as it is. */
function stacksIn(told: string): string {
  return told
    .split('\n')
    .map((line) => {
      if (!line.startsWith('{')) return line
      const read = Line.safeParse(JSON.parse(line))
      return read.success ? stackOf(read.data.fault) : line
    })
    .join('\n')
}

/** Chunks of API, pages and links may have one name; which is meant says the folder, if it is told. */
async function findMap(folder: string, path: string): Promise<string | undefined> {
  const found: string[] = []
  for await (const file of glob(`*/**/${basename(path)}.map`, { cwd: folder })) found.push(file)
  return found.find((file) => path.includes(dirname(file))) ?? found[0]
}

export async function readStack(
  told: string,
  maps: string,
): Promise<{ readonly stack: string; readonly found: number }> {
  let found = 0
  const lines: string[] = []
  for (const line of stacksIn(told).split('\n')) {
    const [place, path = '', row, column] = /([^\s()]+\.m?js):(\d+):(\d+)/.exec(line) ?? []
    const file = place === undefined ? undefined : await findMap(maps, path)
    if (place === undefined || file === undefined) {
      lines.push(line)
      continue
    }
    const map = new SourceMap(Map3.parse(JSON.parse(await readFile(join(maps, file), 'utf8'))))
    const entry = map.findEntry(Number(row) - 1, Number(column) - 1)
    if (!('originalSource' in entry)) {
      lines.push(line)
      continue
    }
    found += 1
    const source = resolve(join(maps, dirname(file)), entry.originalSource)
    const at = `${entry.originalLine + 1}:${entry.originalColumn + 1}`
    lines.push(line.replace(place, `${relative(resolve(maps, '../..'), source)}:${at}`))
  }
  return { stack: lines.join('\n'), found }
}
