/** Documents the directory draws on, as readers see them: with their date, never as today's word. */
import type { Publication } from '../model/publication.ts'
import type { ServedPublication } from './answers/publication.ts'
import type { Directory } from './directory.ts'
import { readAlways, readText, type View } from './view.ts'

type Caution = NonNullable<Publication['statements'][number]['caution']>
type Served = NonNullable<ServedPublication['statements'][number]['caution']>

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
      if (said === undefined) return []
      const { about, cancerTypes, addresses, caution } = statement
      return {
        about,
        cancerTypes,
        addresses,
        text: said.text.text,
        ...said.block,
        caution: caution === null ? null : serveCaution(caution, view),
      }
    }),
  }
}

/** A claim that aged badly is never shown without it. */
function serveCaution(caution: Caution, view: View): Served {
  const { text, block } = readAlways(caution, view)
  return { text: text.text, ...block }
}

export function listPublications(directory: Directory, view: View): ServedPublication[] {
  return directory.dataset.publications.flatMap((one) => servePublication(one, view) ?? [])
}
