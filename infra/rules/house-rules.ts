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

/** `all` are those of the app: what one lets in may stand in another. */
type Rule = (template: Template, all: readonly Template[]) => Breach[]

const rules = {
  'data-is-kept': dataIsKept,
  'least-privilege': leastPrivilege,
  'logs-name-nobody': logsNameNobody,
  'only-through-the-edge': onlyThroughTheEdge,
  'whole-query-in-the-key': wholeQueryInTheKey,
} as const satisfies Record<string, Rule>

function read(path: string): Template {
  return Template.parse(JSON.parse(readFileSync(path, 'utf8')))
}

export class HouseRules implements IPolicyValidationPlugin {
  readonly name = 'House'

  validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const templates = stackTemplates.map(({ templatePath }) => ({
      templatePath,
      template: read(templatePath),
    }))
    const all = templates.map(({ template }) => template)
    const violations = templates.flatMap(({ templatePath, template }) =>
      Object.entries(rules).flatMap(([rule, find]) =>
        find(template, all).map(({ resource, what }) => ({
          ruleName: rule,
          description: `${resource} ${what}`,
          severity: 'error',
          violatingResources: [{ resourceLogicalId: resource, templatePath, locations: [] }],
        })),
      ),
    )
    return { success: violations.length === 0, violations }
  }
}
