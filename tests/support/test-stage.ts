/** A stage that is deployed to a cloud which is none, and the command line of whoever publishes to it. */
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { onTestFinished, vi } from 'vitest'
import { storeBudgets } from '../../functions/store/database/budgets.ts'
import { send } from '../../functions/store/database/call.ts'
import type { Store } from '../../functions/store/database/connect.ts'
import { stackNameOf, stackOutputs } from '../../functions/store/database/deployed.ts'
import { headKey, keyAttributes } from '../../functions/store/database/keys.ts'
import { cloudBudget } from '../../seed/stores/cloud-budget.ts'
import { runHere } from './cli.ts'
import { startFakeBucket, type FakeBucket } from './fake-bucket.ts'
import { startFakeCloud, type FakeCloud } from './fake-cloud.ts'
import { temporaryFolder, writeDataset, type Finished } from './seed.ts'
import type { TestStore } from './store.ts'

export type TestStage = {
  readonly store: Store
  readonly cloud: FakeCloud
  /** Where the copy of the last release is kept. */
  readonly bucket: FakeBucket
  /** What `/health` says of the origin, asked through the edge. */
  health: 'ok' | 'stale'
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
  /** As before its bucket was deployed. */
  readonly withoutBucket: () => void
  readonly loseHead: () => Promise<void>
}

/** Its name is "test"; its edge knows English, the default, and French. */
export async function startTestStage(tests: TestStore): Promise<TestStage> {
  const store = await tests.createTable()
  const { table } = store
  const bucket = await startFakeBucket()
  const cloud = startFakeCloud(tests.endpoint, [
    { stage: 'test', table, bucket: bucket.name, locales: ['en', 'fr'] },
  ])
  vi.stubGlobal('fetch', async () => Response.json({ status: test.health }))
  onTestFinished(async () => {
    vi.unstubAllGlobals()
    await bucket.close()
  })
  const cwd = await temporaryFolder()
  // What status compares with: the repository's takes half a second to read.
  const ownData = await writeDataset({}, cwd)
  const pause = (): Promise<void> => Promise.resolve()
  const impatient = { ...cloudBudget, attemptMs: 500, deadlineMs: 600 }

  async function seed(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Finished> {
    for (const [name, value] of Object.entries({
      ...cloud.env,
      AWS_ENDPOINT_URL_S3: bucket.endpoint,
      ...env,
    }))
      vi.stubEnv(name, value)
    return runHere(args, { cwd, ownData, pause, cloudBudget: impatient })
  }

  const test: TestStage = {
    store,
    cloud,
    bucket,
    health: 'ok',
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
    withoutBucket() {
      cloud.stacks.set(stackNameOf('test', 'Data'), { [stackOutputs.Data.table]: table })
    },
    async loseHead() {
      const request = { TableName: table, Key: keyAttributes(headKey) }
      await send(store, new DeleteItemCommand(request), storeBudgets.publisher)
    },
  }
  return test
}
