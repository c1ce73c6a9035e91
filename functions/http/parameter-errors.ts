/** The closed tables of what can be wrong with a parameter. */

/** Of the request itself, whatever the release. */
const formErrors = {
  'unknown-parameter': 'this operation has no parameter of that name',
  duplicate: 'the parameter is given more than once',
  missing: 'a required parameter is not given',
  malformed: 'the value is outside the grammar of the parameter',
  'unknown-field': 'the answer has no field of that name',
  'bad-encoding': 'the value is not valid percent-encoded UTF-8',
} as const

/** Of what the release that is read holds. */
export const meaningErrors = {
  'unknown-value': 'the value is well-formed but not in this release',
  'code-too-broad': 'the code covers more than one cancer type, or more than the one we hold',
} as const
export type MeaningErrorCode = keyof typeof meaningErrors

const cursorErrors = {
  'invalid-cursor': 'the cursor is damaged, or belongs to another list',
} as const
export type FormErrorCode = keyof typeof formErrors | keyof typeof cursorErrors

export const parameterErrors = { ...formErrors, ...meaningErrors, ...cursorErrors } as const
export type ParameterErrorCode = FormErrorCode | MeaningErrorCode
