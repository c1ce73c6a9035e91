/** What the runbooks say about the stacks is so. */
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  removeSynthesised,
  resources,
  synthesise,
  type Resource,
  type Synthesised,
} from '../../support/stacks.ts'

/** Pages of tasks, and of what tells by other ways than an alarm. */
const others = new Set([
  'README.md',
  'budget.md',
  'first-deployment.md',
  'game-day.md',
  'real-account-checklist.md',
  'region-move.md',
  'rollback-code.md',
  'rollback-data.md',
  'teardown.md',
  'upgrade.md',
])

let production: Synthesised
beforeAll(() => {
  production = synthesise('production')
})
afterAll(removeSynthesised)

function all(type: string): Resource[] {
  const stacks = ['Edge', 'Api', 'Operations', 'EdgeOperations'] as const
  return stacks.flatMap((stack) => Object.values(resources(production.template(stack), type)))
}

it('O-05 every alarm has its page, and every page its alarm', async () => {
  const named = all('AWS::CloudWatch::Alarm').map(
    ({ Properties }) =>
      / Runbook: infra\/runbooks\/([a-z0-9-]+\.md)$/.exec(
        String(Properties['AlarmDescription']),
      )?.[1],
  )
  const folder = fileURLToPath(new URL('../../../infra/runbooks', import.meta.url))
  const pages = (await readdir(folder)).filter((name) => !others.has(name))
  expect(new Set(named)).toEqual(new Set(pages))
})
