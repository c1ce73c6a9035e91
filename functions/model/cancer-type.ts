/** Tumour types: names, synonyms, group, codes and the EU-wide note. */
import * as z from 'zod'
import { CodeMatch, CodeSystem, Group } from './codes.ts'
import { formed } from './faults.ts'
import { RecordId } from './ids.ts'
import { EuNote } from './note.ts'
import { plainText, textByLocale } from './text.ts'

/** ICD-10 codes may be a range of categories, such as C00-C14. */
export const Code = z.strictObject({
  system: CodeSystem,
  code: formed(
    /^[A-Z0-9][A-Z0-9.]{0,15}(?:-[A-Z0-9]{1,15})?$/,
    'bad-format',
    'expected a code as its system writes it, such as C43.4 or C00-C14',
  ).meta({ description: 'as the system writes it' }),
  match: CodeMatch,
})
export type Code = z.infer<typeof Code>

export const otherNames = 'other names of this type, and of nothing wider'
/** A reader who knows only "lung cancer" is to find its types, not to take one for the whole. */
export const searchWords =
  'what people search for who may mean this type, also names of something wider, as "lung cancer" is: to find it by, never to show as its name'

export const CancerType = z.strictObject({
  id: RecordId,
  group: Group,
  codes: z.array(Code).meta({ description: 'what other systems call it' }),
  text: textByLocale({
    name: plainText(120).meta({ description: 'as a reader knows it' }),
    synonyms: z.array(plainText(120)).default([]).meta({ description: otherNames }),
    searchTerms: z.array(plainText(120)).default([]).meta({ description: searchWords }),
  }),
  euWide: EuNote.meta({ description: 'what holds in the whole EU' }),
})
export type CancerType = z.infer<typeof CancerType>
