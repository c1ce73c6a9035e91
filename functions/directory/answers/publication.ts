/** A document that the directory draws on. */
import * as z from 'zod'
import { Topic } from '../../model/codes.ts'
import { RecordId } from '../../model/ids.ts'
import { Publication } from '../../model/publication.ts'
import { LocaleTag } from '../../model/text.ts'
import { textBlock } from './parts.ts'

export const ServedPublication = z
  .strictObject({
    id: RecordId,
    title: z.string(),
    description: z.string(),
    ...textBlock,
    publisher: z.string(),
    members: z.array(Publication.shape.members.element.meta({ id: 'PublicationMember' })),
    dated: Publication.shape.dated.meta({ id: 'PublicationDates' }),
    language: LocaleTag,
    statements: z.array(
      z
        .strictObject({ about: Topic, text: z.string(), ...textBlock })
        .meta({ id: 'PublicationStatement' }),
    ),
  })
  .meta({ id: 'Publication' })
export type ServedPublication = z.infer<typeof ServedPublication>
