/** What checkers of templates find, in one form, and what of it is accepted with a reason. */
import * as z from 'zod'

export type Finding = {
  readonly tool: 'cfn-lint' | 'checkov' | 'cfn-guard'
  readonly rule: string
  readonly stage: string
  /** Its logical id, without the hash that the CDK puts behind it. */
  readonly resource: string
  readonly says: string
}

function nameOf(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '')
}

/** Of `cdk.out/STAGE/STACK.template.json`. */
function stageOf(file: string): string {
  return file.split('/').at(-2) ?? ''
}

const Lint = z.array(
  z.object({
    Filename: z.string(),
    Message: z.string(),
    Rule: z.object({ Id: z.string() }),
    Location: z.object({ Path: z.array(z.union([z.string(), z.number()])).nullable() }),
  }),
)

export function readLint(output: string): Finding[] {
  return Lint.parse(JSON.parse(output)).map((one) => ({
    tool: 'cfn-lint',
    rule: one.Rule.Id,
    stage: stageOf(one.Filename),
    resource: nameOf(String(one.Location.Path?.[1] ?? '')),
    says: one.Message,
  }))
}

const Checkov = z.object({
  results: z.object({
    failed_checks: z.array(
      z.object({
        check_id: z.string(),
        check_name: z.string(),
        file_abs_path: z.string(),
        resource: z.string(),
      }),
    ),
  }),
  summary: z.object({ parsing_errors: z.literal(0) }),
})

export function readCheckov(output: string): Finding[] {
  return Checkov.parse(JSON.parse(output)).results.failed_checks.map((one) => ({
    tool: 'checkov',
    rule: one.check_id,
    stage: stageOf(one.file_abs_path),
    resource: nameOf(one.resource.split('.').at(-1) ?? ''),
    says: one.check_name,
  }))
}

const Guard = z.array(
  z.object({
    name: z.string(),
    not_compliant: z.array(z.object({ Rule: z.looseObject({ name: z.string() }) })),
  }),
)

/** A rule nests its checks as deep as its text does; each names places of the template. */
function placesIn(value: unknown): string[] {
  const found = JSON.stringify(value).matchAll(/"path":"\/Resources\/(\w+)/g)
  return [...new Set([...found].map(([, id = '']) => nameOf(id)))]
}

export function readGuard(output: string): Finding[] {
  return Guard.parse(JSON.parse(output)).flatMap(({ name, not_compliant: rules }) =>
    rules.flatMap(({ Rule }) => {
      const [, says = Rule.name] = /\[(CT\.[^\]]+\]: [^\\"]+)/.exec(JSON.stringify(Rule)) ?? []
      return placesIn(Rule).map((resource) => ({
        tool: 'cfn-guard' as const,
        rule: Rule.name,
        stage: stageOf(name),
        resource,
        says,
      }))
    }),
  )
}

export const Accepted = z.array(
  z.strictObject({
    rules: z.array(z.string()).min(1),
    /** Every one of the names is met by one of these, whole. */
    resources: z.array(z.string()).min(1),
    /** Only there. */
    stage: z.string().optional(),
    reason: z.string().min(20),
  }),
)

type One = z.infer<typeof Accepted>[number]

function meets(one: One, finding: Finding): boolean {
  return (
    one.rules.includes(`${finding.tool} ${finding.rule}`) &&
    (one.stage === undefined || one.stage === finding.stage) &&
    one.resources.some((name) => new RegExp(`^(?:${name})$`).test(finding.resource))
  )
}

export type Judged = {
  readonly open: readonly Finding[]
  readonly accepted: readonly Finding[]
  /** What is accepted and no longer found: a rule or a resource of an entry. */
  readonly gone: readonly string[]
}

export function judge(findings: readonly Finding[], list: z.infer<typeof Accepted>): Judged {
  const accepted = findings.filter((one) => list.some((entry) => meets(entry, one)))
  const open = findings.filter((one) => !accepted.includes(one))
  const gone = list.flatMap((entry) => {
    const met = findings.filter((one) => meets(entry, one))
    const rules = entry.rules.filter(
      (rule) => !met.some((one) => rule === `${one.tool} ${one.rule}`),
    )
    const names = entry.resources.filter(
      (name) => !met.some((one) => new RegExp(`^(?:${name})$`).test(one.resource)),
    )
    return [...rules, ...names.map((name) => `${entry.rules.join(', ')} at ${name}`)]
  })
  return { open, accepted, gone }
}
