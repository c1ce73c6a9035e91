/** What every synthesis is judged by; a finding that nobody has acknowledged fails it. */
import { Validations, type App } from 'aws-cdk-lib'
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag'
import type { IConstruct } from 'constructs'
import { HouseRules } from './house-rules.ts'

export function addChecks(app: App): void {
  Validations.of(app).addPlugins(
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
    new HouseRules(),
  )
}

/** `AwsSolutions-CFR1` is known to the CDK as `AwsSolutions::AwsSolutions-CFR1`. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  const [pack] = rule.split('-')
  Validations.of(construct).acknowledge({ id: `${pack}::${rule}`, reason })
}
