/** Sources as readers see them: the publisher follows from the host, by the manifest. */
import { ofHost } from '../model/hosts.ts'
import type { Body, Source } from '../model/source.ts'
import type { ServedBody, ServedSource } from './answers/parts.ts'
import type { Directory } from './directory.ts'
import { readAlways, type View } from './view.ts'

export function serveSource(directory: Directory, source: Source): ServedSource {
  const host = ofHost(directory.dataset.manifest.sourceHosts, source.url)
  return { url: source.url, title: source.title, publisher: host?.publisher ?? null }
}

export function serveSources(directory: Directory, sources: readonly Source[]): ServedSource[] {
  return sources.map((source) => serveSource(directory, source))
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
