/** What others find in our templates stays only with a reason, and reasons go with what they were for. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { Accepted, judge, readCheckov, readGuard, readLint } from './findings.ts'

const file = '/x/cdk.out/sandbox/ImmunoDirectory-sandbox-Api.template.json'
const [found] = readLint(
  JSON.stringify([
    {
      Filename: file,
      Message: 'superfluous',
      Rule: { Id: 'W3005' },
      Location: { Path: ['Resources', 'ApiFirstFunctionFBD4C912', 'DependsOn', 0] },
    },
  ]),
)
const entry = {
  rules: ['cfn-lint W3005'],
  resources: ['Api\\w+Function'],
  reason: 'A sentence that says why it stays.',
}

describe('a finding', () => {
  it('is read from each tool in one form', () => {
    const resource = { resource: 'ApiFirstFunction', stage: 'sandbox' }
    expect(found).toMatchObject({ tool: 'cfn-lint', rule: 'W3005', ...resource })
    const check = { check_id: 'CKV_1', check_name: 'n', file_abs_path: file }
    const failed = [{ ...check, resource: 'AWS::Lambda::Function.ApiFirstFunctionFBD4C912' }]
    const summary = { parsing_errors: 0 }
    expect(
      readCheckov(JSON.stringify({ results: { failed_checks: failed }, summary })),
    ).toMatchObject([{ tool: 'checkov', rule: 'CKV_1', ...resource }])
    const messages = { error_message: '[CT.LAMBDA.PR.3]: Require a network' }
    const place = { path: '/Resources/ApiFirstFunctionFBD4C912/Properties' }
    const Rule = { name: 'inside', checks: [{ messages, traversed: place }] }
    expect(readGuard(JSON.stringify([{ name: file, not_compliant: [{ Rule }] }]))).toMatchObject([
      {
        tool: 'cfn-guard',
        rule: 'inside',
        says: 'CT.LAMBDA.PR.3]: Require a network',
        ...resource,
      },
    ])
  })

  it('is open unless rule, resource and stage are accepted', () => {
    const findings = found === undefined ? [] : [found]
    expect(judge(findings, [entry])).toMatchObject({ open: [], accepted: findings, gone: [] })
    for (const other of [
      { rules: ['checkov W3005'] },
      { resources: ['ApiFirst'] },
      { stage: 'production' },
    ])
      expect(judge(findings, [{ ...entry, ...other }]).open).toEqual(findings)
  })
})

it('an accepted finding that is no longer found is told', () => {
  expect(judge([], [entry]).gone).toContain('cfn-lint W3005')
})

it('every accepted finding has a reason', () => {
  const text = readFileSync(new URL('../../infra/accepted-findings.yaml', import.meta.url), 'utf8')
  expect(Accepted.parse(parse(text)).length).toBeGreaterThan(10)
})
