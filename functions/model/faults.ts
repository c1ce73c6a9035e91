/**
 * What can be wrong with the form of a value. The issue itself carries the code; its words are for
 * people, and nobody tells faults apart by them.
 */
import * as z from 'zod'

const codes = [
  'text-blank',
  'text-too-long',
  'text-markup',
  'text-hidden-character',
  'text-damaged',
  'one-original',
  'bad-locale',
  'bad-id',
  'bad-country',
  'bad-region',
  'bad-date',
  'bad-url',
  'bad-format',
  'bad-number',
  'bad-phone',
  'bad-medicine',
] as const
const FaultCode = z.enum(codes)
export type FaultCode = z.infer<typeof FaultCode>

/** What a refinement says when it refuses. */
export function fault(code: FaultCode, error: string, more: object = {}) {
  return { error, params: { code, ...more } }
}

/** A text of a form that a pattern tells; published schemas have the pattern. */
export function formed(pattern: RegExp, code: FaultCode, error: string) {
  return z
    .string()
    .refine((text) => pattern.test(text), fault(code, error))
    .meta({ pattern: pattern.source })
}

/** The code that one of our refinements gave; undefined for what zod itself refuses. */
export function faultOf(issue: z.core.$ZodIssue): FaultCode | undefined {
  return issue.code === 'custom' ? FaultCode.safeParse(issue.params?.['code']).data : undefined
}
