/** Medicines: one record each, which the notes name by its id. */
import * as z from 'zod'
import { MedicineClass } from './codes.ts'
import { formed } from './faults.ts'
import { RecordId } from './ids.ts'
import { marked } from './marks.ts'
import { LocaleTag, plainText } from './text.ts'

/** A medicine: its international nonproprietary name (INN), its EU brand name and how it works. */
export const Medicine = z.strictObject({
  id: RecordId.meta({ description: 'the INN written as an id' }),
  inn: formed(
    /^[a-z][A-Za-z0-9 -]*[A-Za-z0-9](?: \+ [a-z][A-Za-z0-9 -]*[A-Za-z0-9])*$/,
    'bad-medicine',
    'expected an INN, without capital; fixed combinations are joined with " + "',
  )
    .max(120)
    .meta({ description: 'INN; of a fixed combination, the INNs joined with " + "' }),
  innByLocale: z.record(LocaleTag, plainText(120)).default({}).meta({
    description: 'its INN as a language writes it, where that differs: { fr: atézolizumab }',
  }),
  brand: plainText(80).nullable().meta({ description: 'its brand name in the EU' }),
  class: MedicineClass,
  /** By these the official registers know it; readers are not told them. */
  emaNumbers: z
    .array(
      formed(
        /^EMEA\/H\/C\/[0-9]{6}$/,
        'bad-medicine',
        'expected an EU product number as "EMEA/H/C/003820"',
      ),
    )
    .default([])
    .meta({
      description: 'EU product numbers of its authorisations and applications, of whatever outcome',
    })
    .apply(marked, { set: true }),
  atc: formed(
    /^[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}$/,
    'bad-medicine',
    'expected an ATC code as "L01FF02"',
  )
    .nullable()
    .default(null)
    .meta({
      description: 'its ATC code as the EU register gives it; null where it gives none in full',
    }),
  innVariants: z
    .array(plainText(300))
    .default([])
    .meta({ description: 'other ways in which registers write its INN' })
    .apply(marked, { set: true }),
})
export type Medicine = z.infer<typeof Medicine>
