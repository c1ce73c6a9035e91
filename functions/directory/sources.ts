/** Sources as readers see them: the publisher follows from the host, by the manifest. */
import { officialIn, ofHost } from '../model/hosts.ts'
import type { Body, Source } from '../model/source.ts'
import type { ServedBody, ServedSource } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { perDirectory } from './per-directory.ts'
import { readAlways, type View } from './view.ts'

/** Whose host an address is on. */
export function publisherOf(
  { dataset }: Pick<Directory, 'dataset'>,
  address: string,
): string | null {
  return ofHost(dataset.manifest.sourceHosts, address)?.publisher ?? null
}

export function serveSource(directory: Directory, { url, title }: Source): ServedSource {
  return { url, title, publisher: publisherOf(directory, url) }
}

export type Sourced = { readonly sources: readonly Source[] }

/** By the list that they stand in. */
const official = perDirectory(() => new WeakMap<readonly Source[], boolean>())

/** Whether one of its sources is an authority's own page, by the manifest's list of hosts. */
export function isOfficial(directory: Directory, { sources }: Sourced): boolean {
  const known = official(directory)
  const isOwn = officialIn(directory.dataset.manifest.sourceHosts)
  const found = known.get(sources) ?? sources.some(({ url }) => isOwn(url))
  known.set(sources, found)
  return found
}

/** By the list that they stand in. */
const servedIn = perDirectory(() => new WeakMap<readonly Source[], ServedSource[]>())

export function serveSources(directory: Directory, sources: readonly Source[]): ServedSource[] {
  const known = servedIn(directory)
  const served = known.get(sources) ?? sources.map((source) => serveSource(directory, source))
  known.set(sources, served)
  return served
}

export function serveBody(
  directory: Directory,
  { text, sources, ...facts }: Body,
  view: View,
): ServedBody {
  const read = readAlways(text, view)
  return {
    name: read.text.name,
    ...read.block,
    ...facts,
    sources: serveSources(directory, sources),
  }
}
