/**
 * When the readers of a stage see what was switched to. The edge keeps an answer for a minute and may
 * serve it for another one; an invalidation makes it ask anew.
 */
import type { Budget } from '../../functions/store/database/budgets.ts'
import { callCloud, clientSettings } from './cloud.ts'
import type { Edge } from './stage.ts'

/** In seconds after a switch. The promise of rollbacks too. */
const seen = { origin: 10, edge: 60, edgeByItself: 180 } as const

/** Waits, in milliseconds, as long as readers may hold what was active. */
export type Pause = (ms: number) => Promise<unknown>

/** What is active now, and since when. */
export type Switch = {
  readonly id: string
  readonly generation: number
  readonly publishedAt: string
}

export type Reach = {
  readonly originSeconds: number
  readonly edgeSeconds: number
  /** Undefined when it could not be made. */
  readonly invalidation: string | undefined
}

/** `fault`: why the edge could not be told. */
export type Reached = { readonly reach: Reach; readonly fault?: unknown }

type ReachParts = {
  readonly edge: Edge
  readonly budget: Budget
  readonly now: () => Date
  readonly pause: Pause
  /** Told of each step that takes its time. */
  readonly onStep: (step: string) => void
}

/**
 * Makes the edge ask anew, once for each switch however often this is called. Never rejects: the
 * switch is made, and the edge follows by itself.
 */
export async function reachReaders(active: Switch, parts: ReachParts): Promise<Reached> {
  const { edge, budget, now, pause, onStep } = parts
  // Earlier, the edge could fetch the old release again from an instance that has not noticed yet.
  const left = Date.parse(active.publishedAt) + seen.origin * 1_000 - now().getTime()
  if (left > 0) {
    onStep('waiting until the origin answers from it, before the edge asks anew …')
    await pause(Math.min(left, seen.origin * 1_000))
  }
  onStep(`invalidating ${paths.join(' ')} at the edge …`)
  const { origin: originSeconds } = seen
  try {
    const invalidation = await invalidate(edge, active, budget)
    return { reach: { originSeconds, edgeSeconds: seen.edge, invalidation } }
  } catch (fault) {
    const reach = { originSeconds, edgeSeconds: seen.edgeByItself, invalidation: undefined }
    return { reach, fault }
  }
}

/** Answers and pages are all made from the release; a list of their addresses would be longer. */
const paths = ['/*'] as const

async function invalidate(
  { distribution }: Edge,
  active: Switch,
  budget: Budget,
): Promise<string | undefined> {
  const { CloudFrontClient, CreateInvalidationCommand } = await import('@aws-sdk/client-cloudfront')
  const command = new CreateInvalidationCommand({
    DistributionId: distribution,
    InvalidationBatch: {
      // CloudFront answers a reference that it knows with the invalidation that it has.
      CallerReference: `${active.id}-${active.generation}-${active.publishedAt}`,
      Paths: { Quantity: paths.length, Items: [...paths] },
    },
  })
  // CloudFront is one service for all regions, and signs for this one.
  const client = new CloudFrontClient({ ...clientSettings, region: 'us-east-1' })
  try {
    const { Invalidation } = await callCloud(
      'cloudfront:CreateInvalidation',
      async (abortSignal) => client.send(command, { abortSignal }),
      budget,
    )
    return Invalidation?.Id
  } finally {
    client.destroy()
  }
}
