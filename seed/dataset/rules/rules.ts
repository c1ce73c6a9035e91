/**
 * The closed table of what can be wrong with a dataset. Codes are stable: scripts and editors may
 * rely on them.
 */
import { shapeRules, valueRules } from './fields.ts'
import { encodingRules, fileRules } from './files.ts'
import { limitRules, recordRules } from './records.ts'
import { textRules } from './texts.ts'
import { yamlRules } from './yaml.ts'

export const rules = {
  ...fileRules,
  ...encodingRules,
  ...yamlRules,
  ...shapeRules,
  ...valueRules,
  ...textRules,
  ...recordRules,
  ...limitRules,
} as const
export type RuleCode = keyof typeof rules
