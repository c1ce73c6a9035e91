/**
 * Files that this process has parsed before: of a dataset that is read again, most have not changed.
 * Kept by their whole text, the ones used last, within a bound.
 */
import { parseYaml, type YamlFile } from '../yaml/file.ts'

/** Characters of all texts together: a few datasets as large as ours. */
const most = 16 * 1024 * 1024

const known = new Map<string, YamlFile>()
let held = 0

export function parseOnce(text: string): YamlFile {
  const before = known.get(text)
  if (before !== undefined) known.delete(text)
  else held += text.length
  const parsed = before ?? parseYaml(text)
  known.set(text, parsed)
  for (const oldest of known.keys()) {
    if (held <= most || oldest === text) break
    known.delete(oldest)
    held -= oldest.length
  }
  return parsed
}
