/** Documents the directory draws on, with what they said at their time. */
import { listPublications, servePublication } from '../../directory/publications.ts'
import { wholeList } from '../empty.ts'
import { recordNamed, operation, inPermittedLocale } from '../operation.ts'
import { idInPath } from '../parameters.ts'

export const list = operation({
  id: 'listPublications',
  path: '/v1/publications',
  tag: 'Directory',
  summary: 'Documents the directory draws on',
  description:
    'Each with its date: what it says of cancers and countries is history. A brochure is 23 KB (4 KB compressed), with `fields=title` less than 1.',
  fields: true,
  ofRelease: true,
  reads: { publications: 'all' },
  empties: true,
  parameters: {},
  example: { locale: 'fr' },
  problems: [],
  answer: async (_params, context) =>
    wholeList(context, {
      path: '/v1/publications',
      filter: {},
      find: (_, view) => listPublications(context.directory, view),
    }),
})

export const one = operation({
  id: 'getPublication',
  path: '/v1/publications/{id}',
  tag: 'Directory',
  summary: 'One document',
  description: 'With its statements, as they were made at its time.',
  ofRelease: true,
  reads: { publications: { record: 'id' } },
  parameters: { id: idInPath('publications', 'what-is-immuno-oncology') },
  example: { id: 'what-is-immuno-oncology', locale: 'fr' },
  problems: ['not-found', 'not-in-locale'],
  answer: ({ id }, { directory, view }) => {
    const publication = recordNamed(directory.publications, id)
    return { data: inPermittedLocale(servePublication(publication, view), [publication.text]) }
  },
})
