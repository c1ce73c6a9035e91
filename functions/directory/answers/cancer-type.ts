/** A cancer type. */
import * as z from 'zod'
import { Code, otherNames, searchWords } from '../../model/cancer-type.ts'
import { Group } from '../../model/codes.ts'
import { PartialDate } from '../../model/dates.ts'
import { RecordId } from '../../model/ids.ts'
import { EuStatus, Freshness } from '../../model/statement-codes.ts'
import { ServedNote } from './note.ts'
import { CancerTypeName, ServedMedicine, textBlock } from './parts.ts'

/** As other systems call a cancer type. */
export const ServedCode = Code.meta({ id: 'ClassificationCode' })

export const ServedCancerType = z
  .strictObject({
    id: RecordId,
    name: z.string(),
    synonyms: z.array(z.string()).meta({ description: otherNames }),
    searchTerms: z.array(z.string()).meta({ description: searchWords }),
    ...textBlock,
    group: Group,
    codes: z.array(ServedCode),
    euStatus: EuStatus,
    euStatusConfirmedOn: PartialDate.nullable(),
    euStatusFreshness: Freshness.meta({ description: 'of the EU-wide note: see it first' }),
    medicines: z.array(ServedMedicine),
    euWide: ServedNote.nullable().optional().meta({ description: 'on a single cancer type only' }),
  })
  .meta({ id: 'CancerType' })
export type ServedCancerType = z.infer<typeof ServedCancerType>

/** A medicine, and what it is named for. */
export const ServedMedicineWithTypes = ServedMedicine.extend({
  cancerTypes: z.array(CancerTypeName).meta({
    description: 'which statements name it for, of the EU or of a country, whatever they say of it',
  }),
}).meta({ id: 'MedicineWithTypes' })
export type ServedMedicineWithTypes = z.infer<typeof ServedMedicineWithTypes>
