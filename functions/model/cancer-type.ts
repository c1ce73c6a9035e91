/** Tumour types: names, synonyms, group, codes and the EU-wide note. */
import * as z from 'zod'
import { CodeMatch, CodeSystem, Group } from './codes.ts'
import { RecordId } from './ids.ts'
import { EuNote } from './note.ts'
import { plainText, textByLocale } from './text.ts'

/** ICD-10 codes may be a range of categories, such as C00-C14. */
export const Code = z.strictObject({
  system: CodeSystem,
  code: z.string().regex(/^[A-Z0-9][A-Z0-9.]{0,15}(?:-[A-Z0-9]{1,15})?$/),
  match: CodeMatch,
})
export type Code = z.infer<typeof Code>

export const CancerType = z.strictObject({
  id: RecordId,
  group: Group,
  codes: z.array(Code),
  text: textByLocale({ name: plainText(120), synonyms: z.array(plainText(120)).default([]) }),
  euWide: EuNote,
})
export type CancerType = z.infer<typeof CancerType>
