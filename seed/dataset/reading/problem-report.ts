/** What `validate --json` prints; its JSON Schema is published with those of the dataset files. */
import * as z from 'zod'
import { Counts, countsOf } from '../../../functions/model/release.ts'
import type { FileProblem } from '../rules/problems.ts'
import { rules, type RuleCode } from '../rules/rules.ts'
import { warningRules, type WarningCode } from '../rules/warnings.ts'
import type { Warning } from '../warnings/placed-text.ts'
import type { Loaded } from './load.ts'

const codes = Object.keys(rules) as [RuleCode, ...RuleCode[]]
const warningCodes = Object.keys(warningRules) as [WarningCode, ...WarningCode[]]

const stable = { description: 'which rule; codes are stable' }

const Problem = z.strictObject({
  path: z.string().meta({ description: 'file or folder, with forward slashes' }),
  line: z.int().positive().meta({ description: 'from 1' }),
  column: z.int().positive().meta({ description: 'from 1, in code points; a tab is one' }),
  code: z.enum(codes).meta(stable),
  message: z.string().meta({ description: 'for people; its words may change' }),
  field: z.string().meta({
    description: 'within the file, such as availability[2].asOf; empty for the file itself',
  }),
})

export const ProblemReport = z.strictObject({
  valid: z.boolean().meta({ description: 'whether the dataset could be published' }),
  counts: Counts.nullable().meta({ description: 'what the dataset holds; null when not valid' }),
  problems: z.array(Problem).meta({ description: 'sorted by path, line, column, code and field' }),
  warnings: z.array(Problem.extend({ code: z.enum(warningCodes).meta(stable) })).meta({
    description: 'what a valid dataset could do better, sorted likewise; none stops a publication',
  }),
})
type ProblemReport = z.infer<typeof ProblemReport>

export function reportProblems(
  { dataset, problems }: Loaded,
  warnings: readonly Warning[],
): ProblemReport {
  return {
    valid: dataset !== undefined,
    counts: dataset === undefined ? null : countsOf(dataset),
    problems: problems.map(inOrder),
    warnings: warnings.map(inOrder),
  }
}

/** The fields of a problem as the report names them, whatever else it carries. */
function inOrder<Code extends string>(problem: FileProblem<Code>): FileProblem<Code> {
  const { path, line, column, code, message, field } = problem
  return { path, line, column, code, message, field }
}
