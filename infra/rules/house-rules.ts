/**
 * What must hold of every template, whoever changes the stacks: no pack of rules knows it, and a
 * slip would cost readers or data. Part of every synthesis, so that a deployment cannot miss it.
 */
import { readFileSync } from 'node:fs'
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib'
import { dataIsKept } from './data-is-kept.ts'
import { leastPrivilege } from './least-privilege.ts'
import { logsNameNobody } from './logs-name-nobody.ts'
import { onlyThroughTheEdge } from './only-through-the-edge.ts'
import { Template, type Breach } from './template.ts'
import { wholeQueryInTheKey } from './whole-query-in-the-key.ts'

const rules = {
  'data-is-kept': dataIsKept,
  'least-privilege': leastPrivilege,
  'logs-name-nobody': logsNameNobody,
  'only-through-the-edge': onlyThroughTheEdge,
  'whole-query-in-the-key': wholeQueryInTheKey,
} as const satisfies Record<string, (template: Template) => Breach[]>

/** Every finding of every rule in a template. */
function findBreaches(template: unknown): (Breach & { readonly rule: string })[] {
  const parsed = Template.parse(template)
  return Object.entries(rules).flatMap(([rule, find]) =>
    find(parsed).map((finding) => ({ rule, ...finding })),
  )
}

export class HouseRules implements IPolicyValidationPlugin {
  readonly name = 'House'

  validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = stackTemplates.flatMap(({ templatePath }) =>
      findBreaches(JSON.parse(readFileSync(templatePath, 'utf8'))).map(
        ({ rule, resource, what }) => ({
          ruleName: rule,
          description: `${resource} ${what}`,
          severity: 'error',
          violatingResources: [{ resourceLogicalId: resource, templatePath, locations: [] }],
        }),
      ),
    )
    return { success: violations.length === 0, violations }
  }
}
