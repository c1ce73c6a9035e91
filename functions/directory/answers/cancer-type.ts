/** A cancer type. */
import * as z from 'zod'
import { Code, otherNames } from '../../model/cancer-type.ts'
import { EuStatus, Group } from '../../model/codes.ts'
import { PartialDate } from '../../model/dates.ts'
import { RecordId } from '../../model/ids.ts'
import { ServedNote } from './note.ts'
import { ServedMedicine, textBlock } from './parts.ts'

/** As other systems call a cancer type. */
export const ServedCode = Code.meta({ id: 'ClassificationCode' })

export const ServedCancerType = z
  .strictObject({
    id: RecordId,
    name: z.string(),
    synonyms: z.array(z.string()).meta({ description: otherNames }),
    ...textBlock,
    group: Group,
    codes: z.array(ServedCode),
    euStatus: EuStatus,
    euStatusAsOf: PartialDate.nullable(),
    euStatusStale: z.boolean().meta({ description: 'the EU-wide note is `stale`: see it first' }),
    medicines: z.array(ServedMedicine),
    euWide: ServedNote.nullable().optional().meta({ description: 'on a single cancer type only' }),
  })
  .meta({ id: 'CancerType' })
export type ServedCancerType = z.infer<typeof ServedCancerType>
