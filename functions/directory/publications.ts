/** Documents the directory draws on, as readers see them: with their date, never as today's word. */
import type { Publication } from '../model/publication.ts'
import type { ServedPublication } from './answers/publication.ts'
import type { Directory } from './directory.ts'
import { readText, type View } from './view.ts'

export function servePublication(
  publication: Publication,
  view: View,
): ServedPublication | undefined {
  const read = readText(publication.text, view)
  if (read === undefined) return undefined
  return {
    id: publication.id,
    title: read.text.title,
    description: read.text.description,
    ...read.block,
    publisher: publication.publisher,
    members: publication.members,
    dated: publication.dated,
    language: publication.language,
    statements: publication.statements.flatMap((statement) => {
      const said = readText(statement.text, view)
      return said === undefined
        ? []
        : { about: statement.about, text: said.text.text, ...said.block }
    }),
  }
}

export function listPublications(directory: Directory, view: View): ServedPublication[] {
  return directory.dataset.publications.flatMap((one) => servePublication(one, view) ?? [])
}
