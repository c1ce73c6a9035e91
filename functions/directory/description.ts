/** What the directory says of itself. */
import { countsOf } from '../model/release.ts'
import type { Description } from './answers/discovery.ts'
import type { Directory } from './directory.ts'

export function describeDirectory(directory: Directory, release: string): Description {
  const { manifest } = directory.dataset
  return {
    name: manifest.name,
    release,
    locales: manifest.locales.map((locale) => locale.tag),
    defaultLocale: manifest.defaultLocale,
    counts: countsOf(directory.dataset),
    licence: manifest.licence,
    publisher: manifest.publisher,
    report: manifest.report,
  }
}
