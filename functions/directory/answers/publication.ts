/** A document that the directory draws on. */
import * as z from 'zod'
import { Topic } from '../../model/codes.ts'
import { RecordId } from '../../model/ids.ts'
import { Publication } from '../../model/publication.ts'
import { LocaleTag } from '../../model/text.ts'
import { neverLeftOut, textBlock } from './parts.ts'

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
        .strictObject({
          about: Topic,
          cancerTypes: z
            .array(RecordId)
            .meta({ description: 'the types it speaks of by name; [] when it names none' }),
          addresses: z
            .array(z.string())
            .meta({ description: 'where it sent its readers, as printed; not checked, no links' }),
          text: z.string(),
          ...textBlock,
          caution: z
            .strictObject({ text: z.string().meta({ description: neverLeftOut }), ...textBlock })
            .meta({ id: 'Caution' })
            .nullable()
            .meta({ description: 'what has changed since, or is not to be relied on' }),
        })
        .meta({ id: 'PublicationStatement' }),
    ),
  })
  .meta({ id: 'Publication' })
export type ServedPublication = z.infer<typeof ServedPublication>
