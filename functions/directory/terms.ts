/** The words for every code a reader meets, and the notice. */
import { termSets, type TermSet } from '../model/codes.ts'
import type { Notice, ServedTerm } from './answers.ts'
import type { Directory } from './directory.ts'
import { readText, wholeChain, type View } from './view.ts'

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
  const read = readText(directory.dataset.manifest.notice, wholeChain(view))
  if (read === undefined) throw new Error('the notice is not held in the default locale')
  return { text: read.text.text, locale: read.block.locale, translation: read.block.translation }
}
