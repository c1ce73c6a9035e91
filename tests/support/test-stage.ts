/** A stage that is deployed to a cloud which is none, and the command line of whoever publishes to it. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { vi } from 'vitest'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { stackNameOf, stackOutputs } from '../../functions/store/database/deployed.ts'
import { headKey, keyAttributes } from '../../functions/store/database/keys.ts'
import { cloudBudget } from '../../seed/stores/cloud-budget.ts'
import { runHere } from './cli.ts'
import { startFakeCloud, type FakeCloud } from './fake-cloud.ts'
import { temporaryFolder, type Finished } from './seed.ts'
import type { TestStore } from './store.ts'

export type TestStage = {
  readonly store: Store
  readonly cloud: FakeCloud
  /** The folder that commands run in. */
  readonly cwd: string
  /** Waiting for the origin is left out, and AWS given less time to stay silent. */
  readonly seed: (
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<Finished>
  readonly publish: (data: string, ...more: string[]) => Promise<Finished>
  /** Deploys the edge anew. */
  readonly buildEdge: (defaultLocale: string, locales?: string) => void
  readonly loseHead: () => Promise<void>
}

/** Its name is "test"; its edge knows English, the default, and French. */
export async function startTestStage(tests: TestStore): Promise<TestStage> {
  const store = await tests.createTable()
  const { table } = store
  const cloud = startFakeCloud(tests.endpoint, [{ stage: 'test', table, locales: ['en', 'fr'] }])
  const cwd = await temporaryFolder()
  const impatient = { ...cloudBudget, attemptMs: 1_000, deadlineMs: 1_500 }

  async function seed(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Finished> {
    for (const [name, value] of Object.entries({ ...cloud.env, ...env })) vi.stubEnv(name, value)
    return runHere(args, { cwd, pause: () => Promise.resolve(), cloudBudget: impatient })
  }

  return {
    store,
    cloud,
    cwd,
    seed,
    publish: async (data, ...more) =>
      seed(['publish', '-m', 'why', '--data', data, '--stage', 'test', ...more]),
    buildEdge(defaultLocale, locales = 'en,fr') {
      const name = stackNameOf('test', 'Edge')
      const { edgeLocales, edgeDefaultLocale } = stackOutputs.Edge
      const built = { [edgeLocales]: locales, [edgeDefaultLocale]: defaultLocale }
      cloud.stacks.set(name, { ...cloud.stacks.get(name), ...built })
    },
    async loseHead() {
      const request = { TableName: table, Key: keyAttributes(headKey) }
      await send(store, new DeleteItemCommand(request), storeBudgets.publisher)
    },
  }
}
