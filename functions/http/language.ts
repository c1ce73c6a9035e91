/** Which supported locale serves a request, and what of it belongs into the key of an answer. */
import type { Directory } from '../directory/directory.ts'
import { negotiateLocale } from '../directory/locales.ts'
import type { Locale } from '../model/manifest.ts'
import { createMemory, type Memory } from './memory.ts'

const memories = new WeakMap<Directory, Memory<Locale>>()

/** By the header alone. */
export function localeByHeader(directory: Directory, header = ''): Locale {
  const memory = memories.get(directory) ?? createMemory<Locale>()
  memories.set(directory, memory)
  return memory(header, () => negotiateLocale(directory, undefined, header))
}

/** A query in which some name is written with percent signs, so that its letters are not enough. */
export const spelledOut = /(?:^|&)[^=&]*%/
/** The first value of `locale`, and no other. */
const parameter = /(?:^|&)locale(?:=([^&]*))?(?=&|$)/

/** The supported tag by the header; empty when the header has no say in the answer. */
export function languageKey(
  directory: Directory,
  query: string,
  header: string | undefined,
): string {
  const named = spelledOut.test(query) ? undefined : parameter.exec(query)?.[1]
  // What is not exactly a supported tag may still turn out to be none.
  if (named !== undefined && directory.locales.has(named)) return ''
  return localeByHeader(directory, header).tag
}
