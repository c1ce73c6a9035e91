/**
 * The schema of a problem as it is sent. The document and tests read it; what serves readers imports
 * its types alone.
 */
import * as z from 'zod'
import { ServedCode } from '../directory/answers/cancer-type.ts'
import { codes } from '../model/code-table.ts'
import { RecordId } from '../model/ids.ts'
import { parameterErrors } from './parameter-errors.ts'

const Candidate = z
  .strictObject({
    id: RecordId,
    name: z.string().meta({ description: 'in the language of the answer' }),
    codes: z.array(ServedCode),
  })
  .meta({ id: 'Candidate', description: 'a cancer type that a code may mean' })
export type Candidate = z.infer<typeof Candidate>

export const ParameterError = z
  .strictObject({
    parameter: z.string(),
    code: codes('ParameterErrorCode', parameterErrors),
    detail: z.string(),
    candidates: z
      .array(Candidate)
      .optional()
      .meta({ description: 'cancer types whose `id` would be accepted instead' }),
  })
  .meta({ id: 'ParameterError' })
export type ParameterError = z.infer<typeof ParameterError>

export const ProblemBody = z
  .strictObject({
    type: z.string().meta({ description: 'relative address of the page of this problem type' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().meta({ description: 'urn:uuid of the request' }),
    requestId: z.string(),
    errors: z.array(ParameterError).optional(),
    availableLocales: z.array(z.string()).optional(),
    restart: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })
export type ProblemBody = z.infer<typeof ProblemBody>
