/** The words for every code a reader meets, and the notice. */
import { termSets, type TermSet } from '../model/term-sets.ts'
import type { Notice, ServedTerm } from './answers/discovery.ts'
import type { Directory } from './directory.ts'
import { readAlways, readText, type View } from './view.ts'

export function listTerms(directory: Directory, view: View): ServedTerm[] {
  const sets = Object.keys(termSets) as TermSet[]
  return sets.flatMap((set) =>
    // The order of the code tables is the order of meaning; a stored record is ordered by key.
    Object.keys(termSets[set]).flatMap((code) => {
      const term = new Map(Object.entries(directory.dataset.terms[set])).get(code)
      const read = term && readText(term, view)
      if (read === undefined) return []
      const { label, definition } = read.text
      return { set, code, label, definition, ...read.block }
    }),
  )
}

/** "Talk to your oncologist …": part of every answer, whatever fallback was asked for. */
export function serveNotice(directory: Directory, view: View): Notice {
  const { text, block } = readAlways(directory.dataset.manifest.notice, view)
  return { text: text.text, locale: block.locale, translation: block.translation }
}
