/**
 * The closed table of what can be wrong with a dataset. Codes are stable: scripts and editors may
 * rely on them.
 */
import { shapeRules, valueRules } from './rules/fields.ts'
import { encodingRules, fileRules } from './rules/files.ts'
import { limitRules, recordRules } from './rules/records.ts'
import { textRules } from './rules/texts.ts'
import { yamlRules } from './rules/yaml.ts'

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
