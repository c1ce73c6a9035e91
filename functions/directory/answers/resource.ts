/** Links a reader can follow, and their counts. */
import * as z from 'zod'
import { Audience, Kind } from '../../model/codes.ts'
import { Day } from '../../model/dates.ts'
import { CountryCode, RecordId } from '../../model/ids.ts'
import { LinkResult } from '../../model/link-report.ts'
import { Resource } from '../../model/resource.ts'
import { Confidence } from '../../model/statement-codes.ts'
import { LocaleTag } from '../../model/text.ts'
import { WebAddress } from '../../model/web-address.ts'
import { ServedPhone, ServedSource, textBlock } from './parts.ts'

export const ServedResource = z
  .strictObject({
    id: RecordId,
    kind: Kind,
    url: WebAddress,
    phone: ServedPhone,
    languages: z.array(LocaleTag).meta({ description: 'languages of the target' }),
    countries: z.array(CountryCode).meta({ description: 'empty: serves every country' }),
    cancerTypes: z.array(RecordId).meta({ description: 'empty: concerns every cancer type' }),
    audiences: z.array(Audience),
    title: z.string(),
    description: z.string(),
    ...textBlock,
    aboutSideEffects: Resource.shape.aboutSideEffects.unwrap(),
    onlyEu: Resource.shape.onlyEu.unwrap(),
    retired: Resource.shape.retired.unwrap(),
    checkedOn: Day.nullable(),
    confidence: Confidence,
    sources: z.array(ServedSource),
    link: z
      .strictObject({
        state: LinkResult.shape.state,
        checkedAt: LinkResult.shape.checkedAt.meta({
          description:
            'when the address was last looked at, even if that could not tell; null when it never was',
        }),
      })
      .meta({
        id: 'LinkCheck',
        description:
          'whether readers get a page at the address: a fact about now and not of the release, from a check that is made from time to time',
      }),
  })
  .meta({ id: 'Resource' })
export type ServedResource = z.infer<typeof ServedResource>

export const Facet = z
  .strictObject({
    param: z.enum(['country', 'cancerType', 'kind', 'audience', 'language']),
    items: z.array(
      z
        .strictObject({
          key: z.string().meta({ description: '`*` for what serves everywhere' }),
          label: z.string(),
          count: z.int().min(1),
        })
        .meta({ id: 'FacetItem' }),
    ),
  })
  .meta({ id: 'Facet' })
export type Facet = z.infer<typeof Facet>
